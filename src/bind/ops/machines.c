/* bind/vastL_hooks_machines.c -- the shapes of the host's methods: one machine out of
** the list that is answered, and one request for each of several machines. */
#include "bind/call/hook.h"

#include "bind/call/call.h"
#include "bind/call/compose.h"
#include "bind/json/decode.h"
#include "bind/call/result.h"

/* --- show_machine ------------------------------------------------------------------ */

static enum hook_result machine_after(lua_State *L, struct call *c, int self) {
  (void)self;
  bool table = lua_istable(L, -1);
  lua_Unsigned count = table ? lua_rawlen(L, -1) : 0;
  if (count == 1) {
    lua_rawgeti(L, -1, 1);
    return HOOK_DONE;
  }
  lua_pushnil(L);
  bool object = count == 0 && table && lua_next(L, -2);
  if (object) lua_pop(L, 2);
  if (object) return HOOK_DONE;
  if (count) vast_error_set(&c->x.error, VAST_DECODE, "the service answered several machines");
  else vast_error_set(&c->x.error, VAST_NOT_FOUND, "there is no such machine");
  return HOOK_FAILED;
}

const struct vast_hooks vastL_hooks_machine = {.after = machine_after};

/* --- list_machines: one request a machine ---------------------------------------------- */

/* Puts the number of the machine whose turn it is. False: there is none left. */
static bool next_machine(lua_State *L, struct call *c, int args) {
  lua_getfield(L, args, "ids");
  bool more = lua_geti(L, -1, ++c->step) != LUA_TNIL;
  lua_setfield(L, args, "id");
  lua_pop(L, 1);
  return more;
}

/* What was answered so far is kept: it goes with the error if one fails. */
static bool machines_before(lua_State *L, struct call *c, int args) {
  lua_newtable(L);
  lua_pushvalue(L, -1);
  lua_setiuservalue(L, -3, CALL_KEPT);
  c->partial = true;
  if (!next_machine(L, c, args)) return false;
  lua_pop(L, 1);
  return true;
}

static enum hook_result machines_reply(lua_State *L, struct call *c, int self) {
  const struct vast_buffer *body = &c->x.reply.body;
  if (c->x.error.kind != VAST_NONE || !vastL_result_charge(c, vast_buffer_text(body), body->len) ||
      !vastL_decode_value(L, vast_buffer_text(body), body->len))
    return HOOK_DEFAULT;
  lua_getiuservalue(L, self, CALL_KEPT);
  lua_insert(L, -2);
  lua_rawseti(L, -2, c->step);
  lua_getiuservalue(L, self, CALL_ARGS);
  int args = lua_gettop(L);
  if (!next_machine(L, c, args)) return lua_pop(L, 1), HOOK_DONE;
  vastL_call_again(c, c->op->verb);
  vastL_compose_request(L, c->op, args, &c->x);
  return HOOK_RESEND;
}

const struct vast_hooks vastL_hooks_machines = {.before = machines_before, .reply = machines_reply};
