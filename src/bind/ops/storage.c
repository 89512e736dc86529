/* bind/ops/storage.c -- hooks of the volume methods: whole gigabytes, short names of volume
** types, and the time that each volume has existed. */
#include "bind/call/hook.h"

#include "bind/runtime/helpers.h"
#include "bind/runtime/loop.h"

/* Sizes are rounded down to whole gigabytes; an empty name is left out. */
static enum hook_result volume_arguments(struct hook_context *h) {
  lua_State *L = h->L;
  if (lua_getfield(L, h->args, "size") == LUA_TNUMBER) {
    lua_Number size = lua_tonumber(L, -1);
    if (size >= 1e15)
      vastL_loop_raise(L, "bad argument 'size' to '%s' (gigabytes expected)", h->op->name);
    vastL_set_integer(L, h->args, "size", (lua_Integer)size);
  }
  lua_pop(L, 1);
  vastL_drop_empty(L, h->args, "name");
  return HOOK_DEFAULT;
}

const struct vast_hooks vastL_hooks_volume = {.arguments = volume_arguments};

/* --- show_volumes ------------------------------------------------------------------ */

static enum hook_result volumes_arguments(struct hook_context *h) {
  lua_State *L = h->L;
  bool given = lua_getfield(L, h->args, "type") == LUA_TSTRING;
  if (!given) lua_pushliteral(L, "all");
  lua_pushliteral(L, "_volume");
  lua_concat(L, 2);
  lua_setfield(L, h->args, "type");
  return HOOK_DEFAULT;
}

static enum hook_result volumes_result(struct hook_context *h) {
  lua_State *L = h->L;
  for (lua_Integer i = 1; lua_istable(L, -1) && lua_rawgeti(L, -1, i) == LUA_TTABLE; i++) {
    vastL_instance_duration(L, lua_gettop(L));
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  return HOOK_DONE;
}

const struct vast_hooks vastL_hooks_volumes = {.arguments = volumes_arguments,
                                               .result = volumes_result};
