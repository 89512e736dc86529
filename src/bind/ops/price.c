/* bind/vastL_hooks_price.c -- answering a host's price increase: the pending increase of
** the instance is looked up first, then it is accepted or rejected by its id. */
#include "bind/call/hook.h"

#include "bind/call/call.h"
#include "bind/call/compose.h"

static const char pending[] = "/api/v0/instances/pending-price-increases/";

static bool price_request(lua_State *L, struct call *c, int args) {
  (void)L, (void)args;
  c->x.verb = "GET";
  c->x.non_idempotent = false;
  c->x.route = vast_pace_route("GET", pending);
  vast_buffer_puts(&c->x.url, c->x.settings->server_url);
  vast_buffer_puts(&c->x.url, pending);
  return true;
}

static lua_Integer integer_field(lua_State *L, int row, const char *name) {
  lua_getfield(L, row, name);
  lua_Integer value = lua_tointeger(L, -1);
  lua_pop(L, 1);
  return value;
}

/* The increase that waits for an answer; 0: there is none. */
static lua_Integer find(lua_State *L, int page, lua_Integer instance) {
  lua_Integer found = 0;
  lua_getfield(L, page, "pending_price_increases");
  int rows = lua_gettop(L);
  for (lua_Integer i = 1; !found && lua_istable(L, rows) && lua_geti(L, rows, i) == LUA_TTABLE; i++)
    if (integer_field(L, rows + 1, "contract_id") == instance)
      found = integer_field(L, rows + 1, "pending_price_increase_id");
    else lua_settop(L, rows);
  lua_settop(L, page);
  return found;
}

static enum hook_result price_after(lua_State *L, struct call *c, int self) {
  int page = lua_gettop(L);
  if (c->step) return HOOK_DONE;
  lua_getiuservalue(L, self, CALL_ARGS);
  lua_Integer instance = integer_field(L, page + 1, "instance_id");
  lua_Integer id = lua_istable(L, page) ? find(L, page, instance) : 0;
  if (id == 0) {
    vast_error_set(&c->x.error, VAST_NOT_FOUND, "no price increase is pending for instance %lld",
                   (long long)instance);
    return HOOK_FAILED;
  }
  lua_getiuservalue(L, self, CALL_ARGS);
  lua_pushinteger(L, id);
  lua_setfield(L, -2, "pending_price_increase_id");
  c->step = 1;
  vastL_call_again(c, c->op->verb);
  c->x.non_idempotent = c->op->non_idempotent;
  vastL_compose_request(L, c->op, lua_gettop(L), &c->x);
  return HOOK_RESEND;
}

const struct vast_hooks vastL_hooks_price = {.request = price_request, .after = price_after};
