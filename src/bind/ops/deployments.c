/* bind/vastL_hooks_deployments.c -- the shapes of the deployment methods: by number or
** by name, and an answer that must say that it is one. */
#include "bind/call/hook.h"

#include "bind/call/call.h"
#include "bind/runtime/loop.h"

/* --- delete_deployment ------------------------------------------------------------------ */

/* By name, all of its tags or one, on a route of its own. */
static bool deployment_before(lua_State *L, struct call *c, int args) {
  bool id = lua_getfield(L, args, "id") != LUA_TNIL;
  bool name = lua_getfield(L, args, "name") != LUA_TNIL;
  bool tag = lua_getfield(L, args, "tag") != LUA_TNIL;
  if (id == name || (tag && !name))
    vastL_loop_raise(L, "'%s' takes the id, or the name and perhaps the tag", c->op->name);
  lua_pop(L, 3);
  if (id) return true;
  c->own = *c->op;
  c->own.path = "/api/v0/deployments/";
  c->op = &c->own;
  return true;
}

const struct vast_hooks vastL_hooks_deployment = {.before = deployment_before};

/* --- show_deployment_versions -------------------------------------------------------------- */

static enum hook_result versions_after(lua_State *L, struct call *c, int self) {
  (void)self;
  bool success = lua_istable(L, -1) && lua_getfield(L, -1, "success") == LUA_TBOOLEAN;
  if (success && lua_getfield(L, -2, "versions") == LUA_TTABLE) return HOOK_DONE;
  vast_error_set(&c->x.error, VAST_DECODE, "the answer does not say that it succeeded");
  return HOOK_FAILED;
}

const struct vast_hooks vastL_hooks_versions = {.after = versions_after};
