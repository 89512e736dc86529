/* bind/ops/tfa.c -- the hook of tfa_update, which takes at least one change. */
#include "bind/call/hook.h"

#include "bind/runtime/loop.h"

static enum hook_result update_arguments(struct hook_context *h) {
  lua_State *L = h->L;
  bool label = lua_getfield(L, h->args, "label") != LUA_TNIL;
  bool primary = lua_getfield(L, h->args, "set_primary") != LUA_TNIL;
  if (!label && !primary)
    vastL_loop_raise(L, "'%s' needs label or set_primary: there is nothing to update", h->op->name);
  lua_pop(L, 2);
  return HOOK_DEFAULT;
}

const struct vast_hooks vastL_hooks_tfa_update = {.arguments = update_arguments};
