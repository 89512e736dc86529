/* bind/vastL_hooks_tfa.c -- the shape of tfa_update, which must change something. */
#include "bind/call/hook.h"

#include "bind/call/call.h"
#include "bind/runtime/loop.h"

static bool update_before(lua_State *L, struct call *c, int args) {
  bool label = lua_getfield(L, args, "label") != LUA_TNIL;
  bool primary = lua_getfield(L, args, "set_primary") != LUA_TNIL;
  if (!label && !primary)
    vastL_loop_raise(L, "'%s' needs label or set_primary: there is nothing to update", c->op->name);
  lua_pop(L, 2);
  return true;
}

const struct vast_hooks vastL_hooks_tfa_update = {.before = update_before};
