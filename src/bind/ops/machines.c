/* bind/ops/machines.c -- the shapes of the host's methods: one machine out of
** the list that is answered, and one request for each of several machines. */
#include "bind/call/hook.h"

#include "bind/json/decode.h"

/* --- show_machine ------------------------------------------------------------------ */

static enum hook_result machine_result(struct hook_context *h) {
  lua_State *L = h->L;
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
  if (count) return vastL_hook_fail(h, VAST_DECODE, "the service answered several machines");
  return vastL_hook_fail(h, VAST_NOT_FOUND, "there is no such machine");
}

const struct vast_hooks vastL_hooks_machine = {.result = machine_result};

/* --- list_machines: one request a machine ---------------------------------------------- */

/* Puts the number of the machine whose turn it is. False: there is none left. */
static bool next_machine(struct hook_context *h) {
  lua_State *L = h->L;
  lua_getfield(L, h->args, "ids");
  bool more = lua_geti(L, -1, ++*h->step) != LUA_TNIL;
  lua_setfield(L, h->args, "id");
  lua_pop(L, 1);
  return more;
}

/* What was answered so far is kept: it goes with the error if one fails. */
static enum hook_result machines_arguments(struct hook_context *h) {
  lua_State *L = h->L;
  lua_newtable(L);
  lua_pushvalue(L, -1);
  vastL_hook_keep(h);
  vastL_hook_keep_for_error(h);
  return next_machine(h) ? HOOK_DEFAULT : HOOK_DONE;
}

static enum hook_result machines_reply(struct hook_context *h) {
  lua_State *L = h->L;
  const struct vast_buffer *body = &h->x->reply.body;
  if (h->error->kind != VAST_NONE || !vastL_hook_decode(h, vast_buffer_text(body), body->len))
    return HOOK_DEFAULT;
  vastL_hook_push_kept(h);
  lua_insert(L, -2);
  lua_rawseti(L, -2, *h->step);
  if (!next_machine(h)) return HOOK_DONE;
  vastL_hook_resend(h, h->op->verb);
  vastL_hook_compose(h);
  return HOOK_RESEND;
}

const struct vast_hooks vastL_hooks_machines = {.arguments = machines_arguments,
                                                .reply = machines_reply};
