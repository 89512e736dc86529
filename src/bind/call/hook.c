/* bind/call/hook.c -- the table of hooks, and the functions that hooks use; see hook.h. */
#include "bind/call/hook.h"

#include <stdarg.h>

#include "bind/call/compose.h"
#include "bind/call/result.h"
#include "bind/call/state.h"
#include "bind/json/decode.h"

const struct vast_hooks vastL_hooks_plain = {.arguments = NULL};

static const struct vast_hooks *const sets[VAST_HOOKS_COUNT] = {
#define X(id, name) [VAST_HOOKS_##id] = &vastL_hooks_##name,
    VAST_HOOKS(X)
#undef X
};

const struct vast_hooks *vastL_hooks_of(const struct vast_op *op) { return sets[op->hooks]; }

struct hook_context vastL_hook_context(lua_State *L, struct call *c, int self) {
  return (struct hook_context){.L = L,
                               .call = c,
                               .op = c->op,
                               .x = &c->x,
                               .error = &c->x.error,
                               .step = &c->step,
                               .self = self,
                               .args = self + 1};
}

/* --- errors ----------------------------------------------------------------------- */

enum hook_result vastL_hook_fail(struct hook_context *h, enum vast_kind kind, const char *format,
                                 ...) {
  char message[sizeof h->error->message];
  va_list args;
  va_start(args, format);
  vsnprintf(message, sizeof message, format, args);
  va_end(args);
  vast_error_set(h->error, kind, "%s", message);
  return HOOK_FAILED;
}

void vastL_hook_hint(struct hook_context *h, const char *text) { h->call->hint = text; }

void vastL_hook_keep_for_error(struct hook_context *h) { h->call->partial = true; }

/* --- the request ------------------------------------------------------------------- */

void vastL_hook_use_op(struct hook_context *h, const struct vast_op *op) {
  h->op = h->call->op = op;
}

void vastL_hook_use_path(struct hook_context *h, const char *path) {
  h->call->own = *h->op;
  h->call->own.path = path;
  vastL_hook_use_op(h, &h->call->own);
}

void vastL_hook_compose(struct hook_context *h) {
  vastL_compose_request(h->L, h->op, h->args, h->x);
}

enum hook_result vastL_hook_resend(struct hook_context *h, const char *verb) {
  vast_exchange_again(h->x);
  vastL_hook_set_verb(h, verb, h->op->path);
  return HOOK_RESEND;
}

void vastL_hook_set_verb(struct hook_context *h, const char *verb, const char *path) {
  h->x->verb = verb;
  h->x->non_idempotent = false;
  h->x->route = path ? vast_pace_route(verb, path) : 0;
}

enum hook_result vastL_hook_send_row(struct hook_context *h) {
  vastL_hook_resend(h, h->op->verb);
  h->x->non_idempotent = h->op->non_idempotent;
  vastL_hook_compose(h);
  return HOOK_RESEND;
}

bool vastL_hook_is_page(const struct hook_context *h) { return h->call->paged; }

bool vastL_hook_is_cancelled(const struct hook_context *h) { return h->call->task_cancelled; }

bool vastL_hook_may_send(const struct hook_context *h) {
  return !h->call->task_cancelled && h->call->client->open;
}

/* --- values ------------------------------------------------------------------------- */

void vastL_hook_keep(struct hook_context *h) { lua_setiuservalue(h->L, h->self, CALL_KEPT); }

int vastL_hook_push_kept(struct hook_context *h) {
  return lua_getiuservalue(h->L, h->self, CALL_KEPT);
}

bool vastL_hook_decode(struct hook_context *h, const char *json, size_t len) {
  if (!vastL_result_charge(h->call, json, len)) return false;
  bool ok = vastL_decode_value(h->L, json, len);
  if (!ok) lua_pop(h->L, 1); /* the reason */
  return ok;
}

bool vastL_hook_use_key(struct hook_context *h, const char *key, size_t len) {
  struct client *client = h->call->client;
  return client->open && vastL_client_use_key(client, key, len, VAST_KEY_ARGUMENT);
}
