/* bind/vastL_hooks_storage.c -- the shapes of the volume methods: whole gigabytes, the
** words for kinds of volumes, and how long each has been there. */
#include "bind/call/hook.h"

#include "bind/call/call.h"
#include "bind/runtime/loop.h"

/* Sizes are whole gigabytes; an empty name is none. */
static bool volume_before(lua_State *L, struct call *c, int args) {
  if (lua_getfield(L, args, "size") == LUA_TNUMBER) {
    lua_Number size = lua_tonumber(L, -1);
    if (size >= 1e15)
      vastL_loop_raise(L, "bad argument 'size' to '%s' (gigabytes expected)", c->op->name);
    lua_pushinteger(L, (lua_Integer)size);
    lua_setfield(L, args, "size");
  }
  if (lua_getfield(L, args, "name") == LUA_TSTRING && lua_rawlen(L, -1) == 0) {
    lua_pushnil(L);
    lua_setfield(L, args, "name");
  }
  lua_pop(L, 2);
  return true;
}

const struct vast_hooks vastL_hooks_volume = {.before = volume_before};

/* --- show_volumes ------------------------------------------------------------------ */

static bool volumes_before(lua_State *L, struct call *c, int args) {
  (void)c;
  bool given = lua_getfield(L, args, "type") == LUA_TSTRING;
  if (!given) lua_pushliteral(L, "all");
  lua_pushliteral(L, "_volume");
  lua_concat(L, 2);
  lua_setfield(L, args, "type");
  return true;
}

static enum hook_result volumes_after(lua_State *L, struct call *c, int self) {
  (void)c, (void)self;
  for (lua_Integer i = 1; lua_istable(L, -1) && lua_rawgeti(L, -1, i) == LUA_TTABLE; i++) {
    vastL_instance_duration(L, lua_gettop(L));
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  return HOOK_DONE;
}

const struct vast_hooks vastL_hooks_volumes = {.before = volumes_before, .after = volumes_after};
