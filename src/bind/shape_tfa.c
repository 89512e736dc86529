/* bind/shape_tfa.c -- the shape of tfa_update, which must change something. */
#include "shape.h"

#include "call.h"
#include "loop.h"

static bool update_before(lua_State *L, struct call *c, int args) {
  bool label = lua_getfield(L, args, "label") != LUA_TNIL;
  bool primary = lua_getfield(L, args, "set_primary") != LUA_TNIL;
  if (!label && !primary)
    loop_raise(L, "'%s' needs label or set_primary: there is nothing to update", c->op->name);
  lua_pop(L, 2);
  return true;
}

const struct shape shape_tfa_update = {.before = update_before};
