/* bind/ops/teams.c -- the hook of the role methods: permissions from a table or a file, as for
** keys. */
#include "bind/call/hook.h"

#include "bind/runtime/helpers.h"
#include "bind/runtime/loop.h"

/* Permissions given as a string are the path of their file. */
static enum hook_result role_arguments(struct hook_context *h) {
  lua_State *L = h->L;
  int type = lua_getfield(L, h->args, "permissions");
  int file = lua_getfield(L, h->args, "permission_file");
  if (type == LUA_TSTRING && file == LUA_TNIL) {
    lua_pushvalue(L, -2);
    lua_setfield(L, h->args, "permission_file");
    vastL_clear(L, h->args, "permissions");
  } else if (type == LUA_TNIL && file == LUA_TNIL && strcmp(h->op->verb, "POST") == 0) {
    vastL_loop_raise(
        L, "missing argument 'permissions' to '%s' (a table, or permission_file, expected)",
        h->op->name);
  }
  lua_pop(L, 2);
  return vastL_permissions_argument(h);
}

const struct vast_hooks vastL_hooks_role = {.arguments = role_arguments};
