/* bind/request.c -- vast:request: any route, with the same auth, retries and
** errors as a row has. */
#include "request.h"

#include "../core/scopes.h"
#include "../core/url.h"
#include "call.h"
#include "decode.h"
#include "encode.h"
#include "mask.h"

static const char *check_verb(lua_State *L, int idx) {
  static const char *const verbs[] = {"GET", "POST", "PUT", "DELETE", "PATCH"};
  const char *verb = lua_type(L, idx) == LUA_TSTRING ? lua_tostring(L, idx) : "";
  for (size_t i = 0; i < VAST_COUNT(verbs); i++)
    if (strcmp(verbs[i], verb) == 0) return verbs[i];
  loop_raise(L, "request: the verb must be GET, POST, PUT, DELETE or PATCH");
  return NULL;
}

static bool has_dot_segment(const char *path) {
  for (const char *at = path; (at = strchr(at, '/')); at++) {
    size_t len = strcspn(at + 1, "/");
    if ((len == 1 && at[1] == '.') || (len == 2 && at[1] == '.' && at[2] == '.')) return true;
  }
  return strcasestr(path, "%2e") != NULL;
}

static const char *check_path(lua_State *L, int idx) {
  size_t len;
  const char *path = lua_type(L, idx) == LUA_TSTRING ? lua_tolstring(L, idx, &len) : NULL;
  if (path == NULL || path[0] != '/' || strlen(path) != len)
    loop_raise(L, "request: the path must start with '/', as in \"/api/v0/users/current\"");
  if (strpbrk(path, "?#"))
    loop_raise(L, "request: the path may hold no '?' or '#' (give query = { … })");
  if (has_dot_segment(path)) loop_raise(L, "request: dot segments in the path are refused");
  for (size_t i = 0; i < len; i++)
    if ((unsigned char)path[i] <= 0x20 || (unsigned char)path[i] >= 0x7F)
      loop_raise(L, "request: the path must be percent-encoded ASCII");
  return path;
}

static void check_options(lua_State *L, int idx) {
  if (lua_isnoneornil(L, idx)) return;
  if (!lua_istable(L, idx)) loop_raise(L, "request: options must be a table");
  for (lua_pushnil(L); lua_next(L, idx); lua_pop(L, 1)) {
    const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?";
    if (strcmp(name, "query") != 0 && strcmp(name, "json") != 0)
      loop_raise(L, "request: unknown option '%s' (it takes query and json)", name);
  }
}

/* Pushes the option of that name, or nil. */
static bool push_option(lua_State *L, int idx, const char *name) {
  if (!lua_istable(L, idx)) return lua_pushnil(L), false;
  return lua_getfield(L, idx, name) != LUA_TNIL;
}

static void put_query(lua_State *L, struct vast_exchange *x, int table) {
  bool first = true;
  for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
    size_t name_len, len;
    if (lua_type(L, -2) != LUA_TSTRING) loop_raise(L, "request: query goes by name");
    const char *name = lua_tolstring(L, -2, &name_len);
    if (lua_type(L, -1) == LUA_TSTRING) {
      const char *text = lua_tolstring(L, -1, &len);
      vast_url_query(&x->url, &first, name, name_len, text, len);
      continue;
    }
    struct vast_json_writer w = {.out = &x->body}; /* scratch, still empty */
    encode_value(L, -1, &w, ENCODE_AUTO, name);
    vast_url_query(&x->url, &first, name, name_len, x->body.data, x->body.len);
    vast_buffer_cut(&x->body, 0);
  }
}

static void put_body(lua_State *L, struct call *c, int options) {
  if (push_option(L, options, "json")) {
    if (strcmp(c->x.verb, "GET") == 0) loop_raise(L, "request: a GET carries no json");
    struct vast_json_writer w = {.out = &c->x.body};
    encode_value(L, -1, &w, ENCODE_OBJECT, "json");
  } else if (strcmp(c->x.verb, "GET") != 0) {
    vast_buffer_puts(&c->x.body, "{}");
  }
  lua_pop(L, 1);
}

static void put_url(lua_State *L, struct call *c, const char *path, int options) {
  vast_buffer_puts(&c->x.url, c->x.settings->server_url);
  vast_buffer_puts(&c->x.url, path);
  if (push_option(L, options, "query")) {
    if (!lua_istable(L, -1)) loop_raise(L, "request: query must be a table");
    put_query(L, &c->x, lua_gettop(L));
  }
  lua_pop(L, 1);
}

int request_method(lua_State *L) {
  client_check(L, 1);
  const char *verb = check_verb(L, 2), *path = check_path(L, 3);
  check_options(L, 4);
  lua_settop(L, 4);
  struct call *c = call_new(L, 1,
                            &(struct vast_op){.name = "request",
                                              .verb = verb,
                                              .path = path,
                                              .scope = vast_scope_of_route(verb, path),
                                              .once = strcmp(verb, "GET") != 0});
  put_url(L, c, path, 4);
  put_body(L, c, 4);
  if (c->x.url.failed || c->x.body.failed) return loop_raise(L, "request: it is too large");
  mask_collect(L, c);
  return call_run(L);
}
