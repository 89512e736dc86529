/* bind/call/request.c -- vast:request: a call of any route, with the same authentication, retries
** and errors as a method. */
#include "bind/call/request.h"

#include "core/auth/scopes.h"
#include "core/http/url.h"
#include "bind/call/call.h"
#include "bind/json/decode.h"
#include "bind/json/encode.h"
#include "bind/call/mask.h"
#include "bind/runtime/raw.h"

static const char *check_verb(lua_State *L, int idx) {
  static const char *const verbs[] = {"GET", "POST", "PUT", "DELETE", "PATCH"};
  const char *verb = vastL_raw_text(L, idx);
  for (size_t i = 0; verb && i < VAST_COUNT(verbs); i++)
    if (strcmp(verbs[i], verb) == 0) return verbs[i];
  vastL_loop_raise(L, "request: the verb must be GET, POST, PUT, DELETE or PATCH");
  return NULL;
}

static const char *check_path(lua_State *L, int idx) {
  const char *path = vastL_raw_text(L, idx);
  if (path == NULL || path[0] != '/')
    vastL_loop_raise(L, "request: the path must start with '/', as in \"/api/v0/users/current\"");
  if (strpbrk(path, "?#"))
    vastL_loop_raise(L, "request: the path may hold no '?' or '#' (give query = { … })");
  const char *why = vast_url_refuse_path(path, strlen(path));
  if (why) vastL_loop_raise(L, "request: the path %s", why);
  return path;
}

static void check_options(lua_State *L, int idx) {
  if (lua_isnoneornil(L, idx)) return;
  if (!lua_istable(L, idx)) vastL_loop_raise(L, "request: options must be a table");
  for (lua_pushnil(L); lua_next(L, idx); lua_pop(L, 1)) {
    const char *name = vastL_raw_text(L, -2);
    if (name == NULL) name = "?";
    if (strcmp(name, "query") != 0 && strcmp(name, "json") != 0)
      vastL_loop_raise(L, "request: unknown option '%s' (it takes query and json)", name);
  }
}

/* Pushes the option of that name, or nil. True: it is there. */
static bool push_option(lua_State *L, int idx, const char *name) {
  if (lua_istable(L, idx)) return vastL_raw_field(L, idx, name) != LUA_TNIL;
  lua_pushnil(L);
  return false;
}

static void put_query(lua_State *L, struct vast_exchange *x, int table) {
  bool first = true;
  for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
    size_t name_len, len;
    if (lua_type(L, -2) != LUA_TSTRING) vastL_loop_raise(L, "request: query goes by name");
    const char *name = lua_tolstring(L, -2, &name_len);
    if (lua_type(L, -1) == LUA_TSTRING) {
      const char *text = lua_tolstring(L, -1, &len);
      vast_url_query(&x->url, &first, name, name_len, text, len);
      continue;
    }
    struct vast_json_writer w = {.out = &x->body}; /* scratch space: the body is still empty */
    vastL_encode_value(L, -1, &w, ENCODE_AUTO, name);
    vast_url_query(&x->url, &first, name, name_len, x->body.data, x->body.len);
    vast_buffer_cut(&x->body, 0);
  }
}

static void put_body(lua_State *L, struct call *c, int options) {
  if (push_option(L, options, "json")) {
    if (strcmp(c->x.verb, "GET") == 0) vastL_loop_raise(L, "request: a GET carries no json");
    struct vast_json_writer w = {.out = &c->x.body};
    vastL_encode_value(L, -1, &w, ENCODE_OBJECT, "json");
  } else if (strcmp(c->x.verb, "GET") != 0) {
    vast_buffer_puts(&c->x.body, "{}");
  }
  lua_pop(L, 1);
}

static void put_url(lua_State *L, struct call *c, const char *path, int options) {
  vast_buffer_puts(&c->x.url, c->x.settings->server_url);
  vast_buffer_puts(&c->x.url, path);
  if (push_option(L, options, "query")) {
    if (!lua_istable(L, -1)) vastL_loop_raise(L, "request: query must be a table");
    put_query(L, &c->x, lua_gettop(L));
  }
  lua_pop(L, 1);
}

int vastL_request_method(lua_State *L) {
  vastL_client_check(L, 1);
  const char *verb = check_verb(L, 2), *path = check_path(L, 3);
  check_options(L, 4);
  lua_settop(L, 4);
  struct call *c = vastL_call_new(L, 1,
                                  &(struct vast_op){.name = "request",
                                                    .verb = verb,
                                                    .path = path,
                                                    .scope = vast_scope_of_route(verb, path),
                                                    .non_idempotent = strcmp(verb, "GET") != 0});
  put_url(L, c, path, 4);
  put_body(L, c, 4);
  vastL_memory_check(L, &c->x.url);
  vastL_memory_check(L, &c->x.body);
  if (c->x.url.failed || c->x.body.failed) return vastL_loop_raise(L, "request: it is too large");
  vastL_mask_collect(L, c);
  return vastL_call_run(L);
}
