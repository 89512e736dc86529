/* bind/ops/machines.c -- hooks of the machine methods: one machine from a list of one, and one
** request for each of several machines. */
#include "bind/call/hook.h"

#include "bind/runtime/helpers.h"

/* --- show_machine ------------------------------------------------------------------ */

static enum hook_result machine_result(struct hook_context *h) {
  lua_State *L = h->L;
  bool table = lua_istable(L, -1);
  lua_Unsigned count = table ? lua_rawlen(L, -1) : 0;
  if (count == 1) {
    lua_rawgeti(L, -1, 1);
    return HOOK_DONE;
  }
  if (count == 0 && table && !vastL_is_empty(L, -1)) return HOOK_DONE; /* one object */
  if (count) return vastL_hook_fail(h, VAST_DECODE, "the service answered several machines");
  return vastL_hook_fail(h, VAST_NOT_FOUND, "there is no such machine");
}

const struct vast_hooks vastL_hooks_machine = {.result = machine_result};

/* --- list_machines --------------------------------------------------------------------- */

/* Sets `id` to the id of the next machine. False: there are no more. */
static bool next_machine(struct hook_context *h) {
  lua_State *L = h->L;
  lua_getfield(L, h->args, "ids");
  bool more = lua_geti(L, -1, ++*h->step) != LUA_TNIL;
  lua_setfield(L, h->args, "id");
  lua_pop(L, 1);
  return more;
}

/* The answers so far are kept: an error holds them as results. */
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
