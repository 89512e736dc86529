/* bind/vastL_hooks_teams.c -- the shape of the role methods: permissions as those of a
** key, from a table or a file. */
#include "bind/call/hook.h"

#include "bind/call/call.h"
#include "bind/runtime/loop.h"

/* A text in place of the permissions is the path of their file. */
static bool role_before(lua_State *L, struct call *c, int args) {
  int type = lua_getfield(L, args, "permissions");
  int file = lua_getfield(L, args, "permission_file");
  if (type == LUA_TSTRING && file == LUA_TNIL) {
    lua_pushvalue(L, -2);
    lua_setfield(L, args, "permission_file");
    lua_pushnil(L);
    lua_setfield(L, args, "permissions");
  } else if (type == LUA_TNIL && file == LUA_TNIL && strcmp(c->op->verb, "POST") == 0) {
    vastL_loop_raise(
        L, "missing argument 'permissions' to '%s' (a table, or permission_file, expected)",
        c->op->name);
  }
  lua_pop(L, 2);
  return vastL_permissions_argument(L, c, args);
}

const struct vast_hooks vastL_hooks_role = {.before = role_before};
