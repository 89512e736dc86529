/* bind/ops/deployments.c -- hooks of the deployment methods: deletion by id or by name, and a
** check of the answer. */
#include "bind/call/hook.h"

#include "bind/runtime/loop.h"

/* --- delete_deployment ------------------------------------------------------------------ */

/* Deletion by name, of all tags or of one, has another route. */
static enum hook_result deployment_arguments(struct hook_context *h) {
  lua_State *L = h->L;
  bool id = lua_getfield(L, h->args, "id") != LUA_TNIL;
  bool name = lua_getfield(L, h->args, "name") != LUA_TNIL;
  bool tag = lua_getfield(L, h->args, "tag") != LUA_TNIL;
  if (id == name || (tag && !name))
    vastL_loop_raise(L, "'%s' takes id, or name with an optional tag", h->op->name);
  lua_pop(L, 3);
  if (!id) vastL_hook_use_path(h, "/api/v0/deployments/");
  return HOOK_DEFAULT;
}

const struct vast_hooks vastL_hooks_deployment = {.arguments = deployment_arguments};

/* --- show_deployment_versions -------------------------------------------------------------- */

static enum hook_result versions_result(struct hook_context *h) {
  lua_State *L = h->L;
  bool success = lua_istable(L, -1) && lua_getfield(L, -1, "success") == LUA_TBOOLEAN;
  if (success && lua_getfield(L, -2, "versions") == LUA_TTABLE) return HOOK_DONE;
  return vastL_hook_fail(h, VAST_DECODE, "the answer has no list of versions");
}

const struct vast_hooks vastL_hooks_versions = {.result = versions_result};
