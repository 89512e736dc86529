/* bind/ops/teams.c -- the shape of the role methods: permissions as those of a
** key, from a table or a file. */
#include "bind/call/hook.h"

#include "bind/runtime/loop.h"

/* A text in place of the permissions is the path of their file. */
static enum hook_result role_arguments(struct hook_context *h) {
  lua_State *L = h->L;
  int type = lua_getfield(L, h->args, "permissions");
  int file = lua_getfield(L, h->args, "permission_file");
  if (type == LUA_TSTRING && file == LUA_TNIL) {
    lua_pushvalue(L, -2);
    lua_setfield(L, h->args, "permission_file");
    lua_pushnil(L);
    lua_setfield(L, h->args, "permissions");
  } else if (type == LUA_TNIL && file == LUA_TNIL && strcmp(h->op->verb, "POST") == 0) {
    vastL_loop_raise(
        L, "missing argument 'permissions' to '%s' (a table, or permission_file, expected)",
        h->op->name);
  }
  lua_pop(L, 2);
  return vastL_permissions_argument(h);
}

const struct vast_hooks vastL_hooks_role = {.arguments = role_arguments};
