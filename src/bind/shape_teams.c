/* bind/shape_teams.c -- the shape of the role methods: permissions as those of a
** key, from a table or a file. */
#include "shape.h"

#include "call.h"
#include "loop.h"

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
    loop_raise(L, "missing argument 'permissions' to '%s' (a table, or permission_file, expected)",
               c->op->name);
  }
  lua_pop(L, 2);
  return shape_permissions(L, c, args);
}

const struct shape shape_role = {.before = role_before};
