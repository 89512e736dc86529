/* bind/ops/keys_grants.c -- see keys_grants.h. Reads tables without metamethods, to a fixed
** depth: {"api": {SCOPE: {ENDPOINT: {"constraints": {PARAM: {OPERATOR: VALUE}}}}}}. {} allows
** everything below it, "*" the endpoints that are not named. Unknown parts of the granted tree
** count as allowing more. */
#include "bind/ops/keys_grants.h"

#include "bind/runtime/helpers.h"
#include "bind/runtime/raw.h"

/* The key below the top is that of an endpoint. */
static bool at_endpoint(lua_State *L) {
  return lua_type(L, -2) != LUA_TSTRING || strcmp(lua_tostring(L, -2), "constraints") != 0;
}

static bool has_endpoints(lua_State *L, int scope) {
  bool found = false;
  int top = lua_gettop(L);
  for (lua_pushnil(L); !found && lua_next(L, scope);) {
    found = at_endpoint(L);
    lua_pop(L, 1);
  }
  lua_settop(L, top);
  return found;
}

/* --- constraints ----------------------------------------------------------------- */

/* The requested value lies below the granted one on top. The service may return numbers as
** texts. */
static bool is_as_tight(lua_State *L, const char *operation) {
  if (!lua_isnumber(L, -2) || !lua_isnumber(L, -1)) return lua_rawequal(L, -2, -1);
  lua_Number asked = lua_tonumber(L, -2), granted = lua_tonumber(L, -1);
  if (strcmp(operation, "gte") == 0) return granted >= asked;
  if (strcmp(operation, "lte") == 0) return granted <= asked;
  return granted == asked;
}

/* Whether each operator at `asked` is in the table at `granted`, with the same or a tighter
** value. */
static bool holds_operators(lua_State *L, int asked, int granted) {
  bool ok = true;
  int top = lua_gettop(L);
  for (lua_pushnil(L); ok && lua_next(L, asked); lua_settop(L, top + 1)) {
    const char *operation = lua_type(L, top + 1) == LUA_TSTRING ? lua_tostring(L, top + 1) : "";
    ok = vastL_raw_field(L, granted, operation) != LUA_TNIL && is_as_tight(L, operation);
  }
  lua_settop(L, top);
  return ok;
}

/* Whether the node at `granted` has the constraints of the node at `asked`, or tighter ones. */
static bool holds_constraints(lua_State *L, int asked, int granted) {
  int top = lua_gettop(L);
  bool bound = vastL_raw_field(L, asked, "constraints") == LUA_TTABLE;
  bool ok = !bound || vastL_raw_field(L, granted, "constraints") == LUA_TTABLE;
  if (bound && ok) {
    lua_pushnil(L);
    while (ok && lua_next(L, top + 1)) {
      lua_pushvalue(L, top + 3);
      ok = lua_rawget(L, top + 2) == LUA_TTABLE && lua_istable(L, top + 4) &&
           holds_operators(L, top + 4, top + 5);
      lua_settop(L, top + 3);
    }
  }
  lua_settop(L, top);
  return ok;
}

/* --- endpoints ---------------------------------------------------------------------- */

/* Pushes the node of the scope for the endpoint whose name is at `name`: its own, or that of
** "*". */
static bool push_node(lua_State *L, int scope, int name) {
  lua_pushvalue(L, name);
  if (lua_rawget(L, scope) == LUA_TTABLE) return true;
  lua_pop(L, 1);
  return vastL_raw_field(L, scope, "*") == LUA_TTABLE;
}

/* For each endpoint named in the scope at `from` (`asked` or `granted`): whether it is not
** granted, or requested and granted with the requested constraints. */
static bool holds_each(lua_State *L, int from, int asked, int granted) {
  bool ok = true;
  int top = lua_gettop(L);
  for (lua_pushnil(L); ok && lua_next(L, from); lua_settop(L, top + 1)) {
    if (!at_endpoint(L)) continue;
    bool allowed = push_node(L, granted, top + 1), known = push_node(L, asked, top + 1);
    if (from == granted && !lua_istable(L, top + 2)) ok = false;
    else ok = !allowed || (known && holds_constraints(L, top + 4, top + 3));
  }
  lua_settop(L, top);
  return ok;
}

/* Whether the scope at `granted` allows no more than the scope at `asked`. A "*" may allow an
** endpoint without the requested constraints. */
static bool holds_scope(lua_State *L, int asked, int granted) {
  if (!lua_istable(L, asked) || !lua_istable(L, granted)) return false;
  if (vastL_is_empty(L, asked)) return true;
  if (vastL_is_empty(L, granted) || !holds_constraints(L, asked, granted)) return false;
  if (!has_endpoints(L, asked)) return true;
  return has_endpoints(L, granted) && holds_each(L, granted, asked, granted) &&
         holds_each(L, asked, asked, granted);
}

/* --- the tree ------------------------------------------------------------------------- */

/* True: the top of the tree allows more, and that path is pushed. False: its table `api` is
** pushed. */
static bool exceeds_at_top(lua_State *L, int granted) {
  if (!lua_istable(L, granted)) {
    lua_pushliteral(L, "permissions");
    return true;
  }
  for (lua_pushnil(L); lua_next(L, granted); lua_pop(L, 1)) {
    if (lua_type(L, -2) == LUA_TSTRING && strcmp(lua_tostring(L, -2), "api") == 0) continue;
    lua_pop(L, 1);
    luaL_tolstring(L, -1, NULL);
    return true;
  }
  if (vastL_raw_field(L, granted, "api") == LUA_TTABLE && !vastL_is_empty(L, lua_gettop(L)))
    return false;
  lua_pushliteral(L, "api");
  return true;
}

/* Pushes the path of the first scope that allows more, or nil. */
static bool push_scope(lua_State *L, int asked, int granted) {
  for (lua_pushnil(L); lua_next(L, granted); lua_pop(L, 2)) {
    lua_pushvalue(L, -2);
    lua_rawget(L, asked);
    if (holds_scope(L, lua_gettop(L), lua_gettop(L) - 1)) continue;
    lua_pushfstring(L, "api.%s", luaL_tolstring(L, -3, NULL));
    return true;
  }
  lua_pushnil(L);
  return false;
}

bool vastL_grants_exceed(lua_State *L, int asked, int granted) {
  luaL_checkstack(L, 20, NULL);
  asked = lua_absindex(L, asked), granted = lua_absindex(L, granted);
  int top = lua_gettop(L);
  bool exceeds = exceeds_at_top(L, granted);
  if (!exceeds && vastL_raw_field(L, asked, "api") == LUA_TTABLE)
    exceeds = push_scope(L, lua_gettop(L), lua_gettop(L) - 1);
  lua_insert(L, top + 1);
  lua_settop(L, top + 1);
  return exceeds;
}
