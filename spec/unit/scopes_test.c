/* spec/unit/scopes_test.c -- tests scopes, endpoint names and the scope of routes. */
#include "check.h"

#include "core/auth/scope_routes.h"
#include "core/auth/scopes.h"

static void classes(void) {
  CHECK(vast_scope_class("instance_read") == VAST_SCOPE_PUBLIC, "instance_read is public");
  CHECK(vast_scope_class("misc") == VAST_SCOPE_PUBLIC, "misc is public");
  CHECK(vast_scope_class("agents_write") == VAST_SCOPE_PUBLIC, "agents_write is accepted");
  CHECK(vast_scope_class("admin_read_new") == VAST_SCOPE_INTERNAL, "admin_read_new is internal");
  CHECK(vast_scope_class("instance") == VAST_SCOPE_UNKNOWN, "instance is unknown");
  CHECK(vast_scope_class("") == VAST_SCOPE_UNKNOWN, "an empty scope is unknown");
  CHECK_TEXT(vast_scope_nearest("instances_read"), "instance_read");
  CHECK(vast_scope_nearest("legion_s3") == NULL, "an internal scope has no similar public scope");
  CHECK_HAS(vast_scope_list(), "machine_write, misc, team_read");
}

/* The list in messages contains only public scopes. */
static void list_matches_scopes(void) {
  char list[512];
  snprintf(list, sizeof list, "%s", vast_scope_list());
  for (char *at = list, *word; (word = strsep(&at, ",")) != NULL;)
    CHECK(vast_scope_class(word + (*word == ' ')) == VAST_SCOPE_PUBLIC,
          "the listed scope%s is public", word);
}

static void endpoint_names(void) {
  CHECK_TEXT(vast_scope_of_endpoint("api.instance.show"), "instance_read");
  CHECK_TEXT(vast_scope_of_endpoint("api.instance.destroy"), "instance_write");
  CHECK_TEXT(vast_scope_of_endpoint("api.team.members"), "team_read");
  CHECK(vast_scope_of_endpoint("api.instance.recycle") == NULL,
        "api.instance.recycle is not documented");
  CHECK_TEXT(vast_endpoint_nearest("api.instance.shwo", "instance_read"), "api.instance.show");
  CHECK(vast_endpoint_nearest("api.instance.shwo", "team_read") == NULL,
        "a similar name of another scope is not suggested");
}

static const struct {
  const char *verb, *path, *scope;
} routes[] = {
    {"GET", "/api/v0/instances/42/", "instance_read"},
    {"GET", "/api/v0/instances/42", "instance_read"},
    {"GET", "/api/v0/instances/{id}/", "instance_read"},
    {"PUT", "/api/v0/instances/42/", "instance_write"},
    {"DELETE", "/api/v0/instances/42/", "instance_write"},
    {"PUT", "/api/v0/instances/request_logs/42/", "instance_read"},
    {"GET", "/api/v1/instances/", "instance_read"},
    {"GET", "/api/v1/instances/?limit=25", "instance_read"},
    {"GET", "/api/v0/users/current", "user_read"},
    {"PUT", "/api/v0/users/current/", "user_read"},
    {"PUT", "/api/v0/users/7/", "user_write"},
    {"POST", "/api/v0/auth/apikeys/", "user_write"},
    {"DELETE", "/api/v0/auth/apikeys/{id}/", "user_write"},
    {"PUT", "/api/v0/machines/{machine_id}/cancel_maint", "machine_write"},
    {"GET", "/api/v0/machines/errors", "machine_read"},
    {"GET", "/api/v0/team/apikeys/", "team_write"},
    {"POST", "/api/v0/bundles/", "misc"},
    {"DELETE", "/api/v0/instances/1/ssh/2/", "instance_write"},
    {"PATCH", "/api/v0/instances/42/", NULL},
    {"GET", "/api/v0/instances/42/unknown/", NULL},
    {"GET", "/api/v0/", NULL},
    {"GET", "", NULL},
    {"POST", "/route/", NULL},
    {"POST", "/api/v0/contracts/fetch/", NULL},
};

static void route_scopes(void) {
  for (size_t i = 0; i < VAST_COUNT(routes); i++) {
    const char *found = vast_scope_of_route(routes[i].verb, routes[i].path);
    const char *wanted = routes[i].scope ? routes[i].scope : "none";
    CHECK(strcmp(found ? found : "none", wanted) == 0, "the scope of %s %s is %s (found %s)",
          routes[i].verb, routes[i].path, wanted, found ? found : "none");
  }
}

/* The rows are sorted by path, then verb, without duplicates, and have public scopes. */
static void rows_are_in_order(void) {
  bool sorted = true, known = true;
  for (size_t i = 0; i < vast_scope_route_count; i++) {
    const struct vast_scope_route *now = &vast_scope_routes[i];
    known = known && vast_scope_class(now->scope) == VAST_SCOPE_PUBLIC;
    if (i == 0) continue;
    int paths = strcmp(now[-1].path, now->path);
    sorted = sorted && (paths < 0 || (paths == 0 && strcmp(now[-1].verb, now->verb) < 0));
  }
  CHECK(vast_scope_route_count > 240, "the table has %zu routes", vast_scope_route_count);
  CHECK(sorted, "the rows are sorted without duplicates");
  CHECK(known, "every scope of a row is public");
}

int main(void) {
  classes();
  list_matches_scopes();
  endpoint_names();
  route_scopes();
  rows_are_in_order();
  return check_done();
}
