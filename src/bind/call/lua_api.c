/* bind/call/lua_api.c -- see lua_api.h. Private to lua/vastai: not a part of the library's API. */
#include "bind/call/lua_api.h"

#include <sys/random.h>

#include "api/api.h"
#include "bind/call/args.h"
#include "bind/call/call.h"
#include "bind/json/decode.h"
#include "bind/runtime/error.h"
#include "bind/runtime/helpers.h"
#include "bind/runtime/raw.h"

/* extend(name, fn): adds a method, written in Lua, to all clients. */
static int extend(lua_State *L) {
  luaL_checktype(L, 1, LUA_TSTRING);
  luaL_checktype(L, 2, LUA_TFUNCTION);
  vastL_loop_own_source(L, 2);
  vastL_loop_push(L, "methods");
  lua_pushvalue(L, 1);
  lua_pushvalue(L, 2);
  lua_rawset(L, -3);
  return 0;
}

/* on_close(client, fn): fn(client) is called when the client is closed by close() or __close, not
** by the garbage collector. */
static int on_close(lua_State *L) {
  vastL_client_check(L, 1);
  luaL_checktype(L, 2, LUA_TFUNCTION);
  lua_getiuservalue(L, 1, 1);
  lua_pushvalue(L, 2);
  lua_setfield(L, -2, "close");
  return 0;
}

/* raise(message): raises at the script's line. */
static int raise(lua_State *L) { return vastL_loop_raise(L, "%s", luaL_checkstring(L, 1)); }

/* own(): marks the file that calls this as a part of the library: errors are placed at the line of
** the script that calls it. */
static int own(lua_State *L) {
  lua_Debug ar;
  if (lua_getstack(L, 1, &ar) && lua_getinfo(L, "f", &ar)) vastL_loop_own_source(L, -1);
  return 0;
}

/* error(kind, message [, fields]) → an error object for a runtime failure. */
static int new_error(lua_State *L) {
  struct vast_error e;
  enum vast_kind kind;
  if (!vast_kind_find(vastL_raw_check_text(L, 1), &kind))
    return luaL_argerror(L, 1, "unknown kind");
  vast_error_set(&e, kind, "%s", luaL_checkstring(L, 2));
  lua_settop(L, 3);
  vastL_error_push(L, &e);
  if (!lua_istable(L, 3)) return 1;
  for (lua_pushnil(L); lua_next(L, 3); lua_pop(L, 1)) {
    lua_pushvalue(L, -2);
    lua_pushvalue(L, -2);
    lua_settable(L, 4);
  }
  return 1;
}

static int now(lua_State *L) {
  lua_pushnumber(L, vast_clock_now());
  return 1;
}

/* unique() → 16 random hexadecimal digits. */
static int unique(lua_State *L) {
  unsigned char bytes[8];
  char text[2 * sizeof bytes + 1];
  if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
    return luaL_error(L, "no random bytes are available");
  for (size_t i = 0; i < sizeof bytes; i++) {
    text[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
    text[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
  }
  lua_pushlstring(L, text, 2 * sizeof bytes);
  return 1;
}

static const struct vast_op *check_paged(lua_State *L, int idx) {
  const char *name = vastL_raw_check_text(L, idx);
  const struct vast_op *op = vast_op_find(name);
  if (op && op->token) return op;
  vastL_loop_raise(L, "'%s' has no pages", name);
}

/* The iterator has returned as many pages as max_pages allows. */
static int refuse_page(lua_State *L, const struct vast_op *op, size_t most) {
  struct vast_error error;
  vast_error_set(&error, VAST_TOO_LARGE, "there are more than max_pages pages, %zu", most);
  vastL_error_return(L, &error, op->name);
  vastL_error_text(L, "hint", "request less, or raise max_pages");
  return 2;
}

/* page(client, method, args, token [, before]) → the page as the service sent it; or nil, err.
** before: the number of pages read so far. */
static int page(lua_State *L) {
  const struct client *client = vastL_client_check(L, 1);
  const struct vast_op *op = check_paged(L, 2);
  size_t most = client->settings->max_pages;
  if (luaL_optinteger(L, 5, 0) >= 0 && (size_t)luaL_optinteger(L, 5, 0) >= most)
    return refuse_page(L, op, most);
  lua_settop(L, 4);
  vastL_args_from_table(L, op, 3);
  if (!lua_isnil(L, 4)) {
    lua_pushvalue(L, 4);
    lua_setfield(L, -2, op->token);
  }
  if (!vastL_call_prepare(L, 1, op, lua_gettop(L))) return vastL_return_failure(L);
  vastL_call_as_page(L);
  return vastL_call_run(L);
}

static const struct vast_op *find_any(const char *name) {
  const struct vast_op *op = vast_op_find(name);
  return op ? op : vast_composed_find(name);
}

/* check(client, method, args): raises what the call would raise for these arguments. */
static int check(lua_State *L) {
  vastL_client_check(L, 1);
  const struct vast_op *op = find_any(vastL_raw_check_text(L, 2));
  if (op == NULL) return vastL_loop_raise(L, "no such method: '%s'", lua_tostring(L, 2));
  vastL_args_from_table(L, op, 3);
  return 0;
}

/* collect(client, method, …) → the arguments as a table of names. */
static int collect(lua_State *L) {
  vastL_client_check(L, 1);
  const struct vast_op *op = vast_op_find(vastL_raw_check_text(L, 2));
  if (op == NULL) return vastL_loop_raise(L, "no such method: '%s'", lua_tostring(L, 2));
  lua_remove(L, 2);
  vastL_args_collect(L, op);
  lua_settop(L, 2);
  return 1;
}

/* arguments(name, …) → the arguments of a method written in Lua as a table of names, with the
** defaults of those that are missing. Raises as a method does. */
static int arguments(lua_State *L) {
  const struct vast_op *op = vast_composed_find(vastL_raw_check_text(L, 1));
  if (op == NULL) return luaL_argerror(L, 1, "no row");
  vastL_args_collect(L, op);
  for (size_t i = 0; i < op->param_count; i++) {
    const struct vast_param *p = &op->params[i];
    bool has_default = p->default_json && p->place == VAST_LOCAL;
    if (has_default && lua_getfield(L, 2, p->name) == LUA_TNIL &&
        vastL_decode_value(L, p->default_json, strlen(p->default_json)))
      lua_setfield(L, 2, p->name);
    lua_settop(L, 2);
  }
  return 1;
}

const luaL_Reg vastL_lua_api_functions[] = {
    {"extend", extend},   {"own", own},         {"on_close", on_close},   {"raise", raise},
    {"error", new_error}, {"now", now},         {"unique", unique},       {"page", page},
    {"check", check},     {"collect", collect}, {"arguments", arguments}, {NULL, NULL}};
