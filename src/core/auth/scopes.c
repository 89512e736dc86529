/* core/auth/scopes.c -- scopes, endpoint names and the scope of a route; see scopes.h. */
#include "core/auth/scopes.h"

#include "core/base/names.h"
#include "core/auth/scope_routes.h"

/* The agents scopes are not documented, but customers may call routes that need them. They are
** accepted, and not listed in messages. */
static const char *const public_scopes[] = {
    "billing_read",  "billing_write", "instance_read", "instance_write", "machine_read",
    "machine_write", "misc",          "team_read",     "team_write",     "user_read",
    "user_write",    "agents_read",   "agents_write"};

/* The same without the agents scopes, for messages. A test compares the two. */
#define PUBLIC_LIST                                                                                \
  "billing_read, billing_write, instance_read, instance_write, machine_read, machine_write, "      \
  "misc, team_read, team_write, user_read, user_write"

/* The first five belong to internal routes of the service; the last two occur in the keys of its
** staff. */
static const char *const internal_scopes[] = {
    "admin_read_new", "admin_write_new", "autoscaler_master", "legion_s3",
    "lower_admin",    "admin_read",      "admin_write"};

/* Every documented endpoint name. The service has more. */
static const struct {
  const char *name, *scope;
} endpoints[] = {
    {"api.instance.destroy", "instance_write"},
    {"api.instance.reboot", "instance_write"},
    {"api.instance.request_logs", "instance_read"},
    {"api.instance.show", "instance_read"},
    {"api.team.members", "team_read"},
};

static bool is_listed(const char *const *list, size_t count, const char *name) {
  for (size_t i = 0; i < count; i++)
    if (strcmp(list[i], name) == 0) return true;
  return false;
}

enum vast_scope_class vast_scope_class(const char *scope) {
  if (is_listed(public_scopes, VAST_COUNT(public_scopes), scope)) return VAST_SCOPE_PUBLIC;
  if (is_listed(internal_scopes, VAST_COUNT(internal_scopes), scope)) return VAST_SCOPE_INTERNAL;
  return VAST_SCOPE_UNKNOWN;
}

const char *vast_scope_nearest(const char *scope) {
  struct vast_nearest nearest;
  vast_nearest_start(&nearest, scope);
  for (size_t i = 0; i < VAST_COUNT(public_scopes); i++)
    vast_nearest_offer(&nearest, public_scopes[i]);
  return nearest.best;
}

const char *vast_scope_list(void) { return PUBLIC_LIST; }

const char *vast_scope_of_endpoint(const char *name) {
  for (size_t i = 0; i < VAST_COUNT(endpoints); i++)
    if (strcmp(endpoints[i].name, name) == 0) return endpoints[i].scope;
  return NULL;
}

/* Names of other scopes are not suggested, because the check would refuse them. */
const char *vast_endpoint_nearest(const char *name, const char *scope) {
  struct vast_nearest nearest;
  vast_nearest_start(&nearest, name);
  for (size_t i = 0; i < VAST_COUNT(endpoints); i++)
    if (strcmp(endpoints[i].scope, scope) == 0) vast_nearest_offer(&nearest, endpoints[i].name);
  return nearest.best;
}

/* --- routes -------------------------------------------------------------- */

/* Returns the length of the next segment of a path and moves *at to its end; 0: there is none. A
** trailing slash and a query are ignored. */
static size_t next_segment(const char **at, const char **segment) {
  while (**at == '/') (*at)++;
  *segment = *at;
  size_t n = strcspn(*at, "/?#");
  *at += n;
  return n;
}

/* The path may be a template too; the names of placeholders do not matter. */
static bool is_placeholder(const char *segment, size_t n) { return n > 0 && segment[0] == '{'; }

/* The number of placeholders used to match the path; -1: no match. */
static int match(const char *pattern, const char *path) {
  int wild = 0;
  for (;;) {
    const char *p, *q;
    size_t n = next_segment(&pattern, &p), m = next_segment(&path, &q);
    if (n == 0 || m == 0) return n == m ? wild : -1;
    if (n == m && memcmp(p, q, n) == 0 && !is_placeholder(p, n)) continue;
    if (!is_placeholder(p, n)) return -1;
    wild++;
  }
}

/* Searches all rows. This runs when a request has failed or is described, not for each request. */
const char *vast_scope_of_route(const char *verb, const char *path) {
  const char *best = NULL;
  int fewest = INT32_MAX;
  for (size_t i = 0; i < vast_scope_route_count; i++) {
    const struct vast_scope_route *route = &vast_scope_routes[i];
    if (strcmp(route->verb, verb) != 0) continue;
    int wild = match(route->path, path);
    if (wild < 0 || wild >= fewest) continue;
    best = route->scope;
    fewest = wild;
  }
  return best;
}
