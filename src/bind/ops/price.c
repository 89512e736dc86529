/* bind/ops/price.c -- answering a host's price increase: the pending increase of
** the instance is looked up first, then it is accepted or rejected by its id. */
#include "bind/call/hook.h"

static const char pending[] = "/api/v0/instances/pending-price-increases/";

static enum hook_result price_request(struct hook_context *h) {
  vastL_hook_ask(h, "GET", pending);
  vast_buffer_puts(&h->x->url, h->x->settings->server_url);
  vast_buffer_puts(&h->x->url, pending);
  return HOOK_DONE;
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

static enum hook_result price_result(struct hook_context *h) {
  lua_State *L = h->L;
  int page = lua_gettop(L);
  if (*h->step) return HOOK_DONE;
  lua_Integer instance = integer_field(L, h->args, "instance_id");
  lua_Integer id = lua_istable(L, page) ? find(L, page, instance) : 0;
  if (id == 0) {
    return vastL_hook_fail(h, VAST_NOT_FOUND, "no price increase is pending for instance %lld",
                           (long long)instance);
  }
  lua_pushinteger(L, id);
  lua_setfield(L, h->args, "pending_price_increase_id");
  *h->step = 1;
  return vastL_hook_send_own(h);
}

const struct vast_hooks vastL_hooks_price = {.request = price_request, .result = price_result};
