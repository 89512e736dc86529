/* bind/call/call.c -- the generic caller; see call.h. A blocking call drives the engine until the
** call ends: the bytes of all calls in flight move, no other Lua code runs, and an interrupt is
** noticed.
** Invariant: an exchange that the engine holds is removed from it before anything here raises;
** the finalizer removes it in any case. */
#include "bind/call/call.h"

#include "bind/call/args.h"
#include "bind/call/compose.h"
#include "bind/json/decode.h"
#include "bind/runtime/drive.h"
#include "bind/runtime/error.h"
#include "bind/runtime/helpers.h"
#include "bind/call/failure.h"
#include "bind/call/callbacks.h"
#include "bind/call/mask.h"
#include "bind/runtime/names.h"
#include "bind/runtime/raw.h"
#include "bind/call/result.h"
#include "bind/call/hook.h"
#include "bind/call/slices.h"
#include "bind/call/task.h"

/* --- life -------------------------------------------------------------------- */

/* Nothing may be allocated between the check of the client and this: a finalizer could run and
** close the client. Afterwards the call holds settings and key itself. */
static void hold(struct call *c, struct client *client) {
  c->client = client;
  c->x.settings = vast_settings_hold(client->settings);
  c->x.identity = vast_identity_hold(client->identity);
  c->x.owner = client;
}

static struct call *new_call(lua_State *L, int client, const struct vast_op *op) {
  client = lua_absindex(L, client);
  struct call *c = lua_newuserdatauv(L, sizeof *c, 3);
  *c = (struct call){.op = op};
  vast_exchange_init(&c->x);
  c->x.phase = VAST_DONE;
  luaL_setmetatable(L, VASTL_TYPE_CALL);
  hold(c, vastL_client_check(L, client));
  lua_pushvalue(L, client);
  lua_setiuservalue(L, -2, CALL_CLIENT);
  return c;
}

/* Raises where the client has been closed meanwhile; nothing was sent. */
static void check_open(lua_State *L, int self) {
  lua_getiuservalue(L, self, CALL_CLIENT);
  vastL_client_check(L, -1);
  lua_pop(L, 1);
}

/* Releases key and settings now, not when the call is collected. */
static void release(struct call *c) {
  vast_exchange_free(&c->x);
  vast_secrets_free(&c->secrets);
  c->x.phase = VAST_DONE;
}

static int call_gc(lua_State *L) {
  struct call *c = luaL_checkudata(L, 1, VASTL_TYPE_CALL);
  /* the script has closed the waiting thread: the scheduler ends its task */
  if (c->waiter) vast_sched_call_lost(&c->client->loop->sched, c->waiter);
  if (c->client && c->client->loop->open && c->client->loop->engine)
    vast_engine_remove(c->client->loop->engine, &c->x);
  release(c);
  return 0;
}

/* --- preparing ------------------------------------------------------------------ */

/* Verb, route and idempotence as the row says. */
static void use_row(struct call *c) {
  c->x.non_idempotent = c->op->non_idempotent;
  c->x.verb = c->op->verb;
  c->x.route = vast_pace_route(c->op->verb, c->op->path);
  c->x.phase = VAST_IDLE;
}

/* Whether the client has the callback transport. */
static void find_transport(lua_State *L, struct call *c, int self) {
  lua_getiuservalue(L, self, CALL_CLIENT);
  vastL_client_push_hook(L, lua_gettop(L), "transport");
  c->user_transport = lua_isfunction(L, -1);
  lua_settop(L, self + 1);
}

struct call *vastL_call_new(lua_State *L, int client, const struct vast_op *op) {
  struct call *c = new_call(L, client, NULL);
  int self = lua_gettop(L);
  lua_pushnil(L);
  c->own = *op;
  c->op = &c->own;
  vastL_decode_prepare(L);
  use_row(c);
  find_transport(L, c, self);
  return c;
}

/* Every request is checked here before it is sent. Raises without memory. */
static bool is_too_large(lua_State *L, const struct call *c) {
  vastL_memory_check(L, &c->x.url);
  vastL_memory_check(L, &c->x.body);
  return c->x.url.failed || c->x.body.failed;
}

/* Runs a hook that may be missing. */
static enum hook_result run_hook(lua_State *L, struct call *c, int self, hook_function *hook) {
  struct hook_context h = vastL_hook_context(L, c, self);
  return hook ? hook(&h) : HOOK_DEFAULT;
}

/* A hook failed before anything was sent: pushes an error object without fields of a request. */
static bool failed_early(lua_State *L, const struct call *c) {
  vastL_error_push(L, &c->x.error);
  vastL_error_text(L, "method", c->op->name);
  return false;
}

/* Writes the request: by the hooks, else by the row, which hooks may have changed. False: an
** error object or the result lies on top. */
static bool prepare(lua_State *L, struct call *c, int self) {
  enum hook_result outcome = run_hook(L, c, self, vastL_hooks_of(c->op)->arguments);
  if (outcome == HOOK_FAILED) return failed_early(L, c);
  if (outcome == HOOK_DONE) return false;
  vastL_decode_prepare(L);
  use_row(c);
  outcome = run_hook(L, c, self, vastL_hooks_of(c->op)->request);
  if (outcome == HOOK_FAILED) return failed_early(L, c);
  if (outcome == HOOK_DEFAULT) vastL_compose_request(L, c->op, self + 1, &c->x);
  if (is_too_large(L, c)) vastL_loop_raise(L, "the request of '%s' is too large", c->op->name);
  vastL_mask_collect(L, c);
  return true;
}

bool vastL_call_prepare(lua_State *L, int client, const struct vast_op *op, int args) {
  args = lua_absindex(L, args);
  struct call *c = new_call(L, client, op);
  int self = lua_gettop(L);
  lua_pushvalue(L, args);
  if (!prepare(L, c, self)) return false;
  find_transport(L, c, self);
  check_open(L, self);
  return true;
}

/* --- failing ------------------------------------------------------------------------ */

static void push_failure(lua_State *L, struct call *c, int self) {
  vastL_failure_push(L, c);
  if (!c->partial) return;
  lua_getiuservalue(L, self, CALL_KEPT);
  lua_setfield(L, -2, "results");
}

/* The bodies of a few rows hold the key. */
static void put_key_in_body(lua_State *L, struct call *c, int self) {
  if (!c->op->key_in_body) return;
  vast_buffer_clear(&c->x.url);
  vast_buffer_clear(&c->x.body);
  vastL_compose_request(L, c->op, self + 1, &c->x);
}

/* Once per call: replaces the key that was refused by the client's present key, or by a new one
** from the client's callback api_key. Not for requests without a key. */
static bool change_key(lua_State *L, struct call *c, int self) {
  if (c->key_changed || c->x.identity == NULL || !c->client->open) return false;
  c->key_changed = true;
  lua_getiuservalue(L, self, CALL_CLIENT);
  bool another =
      c->client->identity != c->x.identity || vastL_client_refresh_key(L, c->client, lua_gettop(L));
  lua_pop(L, 1);
  if (!another) return false;
  vast_identity_drop(c->x.identity);
  c->x.identity = vast_identity_hold(c->client->identity);
  put_key_in_body(L, c, self);
  c->x.attempt = 0;
  c->x.phase = VAST_IDLE;
  return true;
}

/* The error object lies on top, unless another request is sent. A lack of memory raises, but not
** where the request may have been processed: then the error says so. */
static enum hook_result fail(lua_State *L, struct call *c, int self) {
  const struct vast_hooks *hooks = vastL_hooks_of(c->op);
  bool no_memory = c->x.phase == VAST_DONE && c->x.reply.outcome == VAST_NO_MEMORY;
  if (no_memory && c->x.error.kind == VAST_NETWORK) vastL_memory_raise(L);
  vastL_mask_error(L, c);
  if (c->x.error.kind == VAST_AUTH && change_key(L, c, self)) return HOOK_RESEND;
  if (run_hook(L, c, self, hooks->failure) == HOOK_RESEND) return HOOK_RESEND;
  push_failure(L, c, self);
  return HOOK_FAILED;
}

/* Takes the error code of the answer, if it has one. */
static void take_code(struct vast_exchange *x) {
  struct vast_error answered;
  double wait;
  struct vast_answer answer = {
      VAST_ANSWERED, x->reply.status, {x->reply.body.data, x->reply.body.len}, ""};
  vast_classify(&answer, &answered, &wait);
  memcpy(x->error.code, answered.code, sizeof x->error.code);
}

static enum hook_result not_understood(lua_State *L, struct call *c, int self, const char *why) {
  bool unknown = c->x.non_idempotent;
  vast_error_set(&c->x.error, unknown ? VAST_AMBIGUOUS : VAST_DECODE,
                 unknown ? "it is not known whether this was done: HTTP %d, but %s"
                         : "HTTP %d, but %s",
                 c->x.reply.status, why);
  if (unknown) take_code(&c->x);
  return fail(L, c, self);
}

/* --- succeeding ----------------------------------------------------------------------- */

static enum hook_result use_result(lua_State *L, struct call *c, int self) {
  const struct vast_hooks *hooks = vastL_hooks_of(c->op);
  if (c->paged && hooks->result == NULL && hooks->row == NULL) {
    vastL_slices_keep_fields(L, self, lua_gettop(L));
    return HOOK_DONE;
  }
  const char *wrong = vastL_result_fit(L, c);
  if (wrong) return not_understood(L, c, self, wrong);
  if (hooks->row && !vastL_slices_finish_rows(L, c, self)) {
    vastL_failure_push(L, c);
    return HOOK_FAILED;
  }
  enum hook_result outcome = run_hook(L, c, self, hooks->result);
  if (outcome == HOOK_DEFAULT) outcome = HOOK_DONE;
  if (outcome == HOOK_FAILED) push_failure(L, c, self);
  if (outcome == HOOK_DONE && hooks->row == NULL) vastL_slices_keep_fields(L, self, lua_gettop(L));
  return outcome;
}

/* Pushes the decoded body; a long list is decoded in slices. */
static enum slices decode_body(lua_State *L, struct call *c, int self) {
  const struct vast_buffer *body = &c->x.reply.body;
  const struct loop *loop = c->client->loop;
  bool in_task = !c->user_transport && vastL_task_here(L, loop);
  enum slices state = vastL_slices_decode(L, c, self, in_task ? loop->until : VAST_NEVER);
  if (state != SLICES_NONE) return state;
  bool ok =
      vastL_result_charge(c, body->data, body->len) && vastL_decode_value(L, body->data, body->len);
  return ok ? SLICES_DONE : SLICES_BROKEN;
}

/* The decoded answer would be larger than max_result. */
static enum hook_result too_large(lua_State *L, struct call *c, int self) {
  if (c->x.non_idempotent)
    return not_understood(L, c, self, "its result is larger than max_result allows");
  vast_error_set(&c->x.error, VAST_TOO_LARGE,
                 "the result would take more than max_result, %zu bytes",
                 c->x.settings->max_result);
  c->hint = "request less, or raise max_result";
  return fail(L, c, self);
}

static enum hook_result decode(lua_State *L, struct call *c, int self) {
  const struct vast_reply *r = &c->x.reply;
  if (!c->slicing) {
    c->rows_done = false;
    c->row_error.kind = VAST_NONE;
  }
  if (r->body.len == 0) return not_understood(L, c, self, "the answer is empty");
  enum slices state = decode_body(L, c, self);
  if (state == SLICES_MORE) return HOOK_YIELD;
  if (state == SLICES_BROKEN && vastL_result_is_too_large(c)) return too_large(L, c, self);
  if (state == SLICES_BROKEN) {
    if (vastL_result_from_text(L, c)) return use_result(L, c, self);
    return not_understood(L, c, self, "the answer is not JSON");
  }
  if (!vastL_result_is_failure(L)) return use_result(L, c, self);
  double wait;
  struct vast_answer answer = {VAST_ANSWERED, r->status, {r->body.data, r->body.len}, ""};
  vast_classify(&answer, &c->x.error, &wait);
  return fail(L, c, self);
}

/* The hook `reply` reads answers that are not the API's JSON. */
static enum hook_result run_reply(lua_State *L, struct call *c, int self) {
  enum hook_result outcome = run_hook(L, c, self, vastL_hooks_of(c->op)->reply);
  if (outcome == HOOK_FAILED) vastL_failure_push(L, c);
  return outcome;
}

/* The next request of the call cannot be sent. */
static enum hook_result refuse_request(lua_State *L, struct call *c, int self) {
  vast_error_set(&c->x.error, VAST_DECODE, "its next request is too large");
  run_hook(L, c, self, vastL_hooks_of(c->op)->failure);
  push_failure(L, c, self);
  return HOOK_FAILED;
}

/* The exchange has ended: reports its attempts and makes its result. */
static enum hook_result finish_exchange(lua_State *L, struct call *c, int self) {
  vastL_callback_report(L, c, self);
  enum hook_result outcome = run_reply(L, c, self);
  if (outcome == HOOK_DEFAULT)
    outcome = c->x.error.kind == VAST_NONE ? decode(L, c, self) : fail(L, c, self);
  if (outcome != HOOK_RESEND) return outcome;
  if (is_too_large(L, c)) return refuse_request(L, c, self);
  if (c->client->open) return outcome;
  vast_exchange_abort(&c->x, VAST_CLOSED, "its client was closed before its next request");
  vastL_failure_push(L, c);
  return HOOK_FAILED;
}

void vastL_call_as_page(lua_State *L) {
  struct call *c = luaL_checkudata(L, -2, VASTL_TYPE_CALL);
  c->paged = true;
}

/* --- running -------------------------------------------------------------------------- */

/* The result, or the error object, lies on top. Returns the number of the call's results. */
static int conclude(lua_State *L, struct call *c, enum hook_result outcome) {
  release(c);
  return outcome == HOOK_DONE ? 1 : vastL_return_failure(L);
}

static int resumed(lua_State *L, int status, lua_KContext context);

/* In a task: submits the exchange and yields until it ends. Whatever may raise comes before the
** submission. */
static int wait_in_task(lua_State *L, struct call *c, int self) {
  struct loop *loop = c->client->loop;
  double limit = vastL_task_check(L, loop);
  struct vast_engine *engine = vastL_loop_engine(L, loop);
  lua_settop(L, self + 1);
  if (limit < c->x.deadline) c->x.deadline = limit;
  c->x.announce = true;
  vast_task_set_call(loop->sched.current, &c->waiter);
  vast_engine_submit(engine, &c->x);
  vast_sched_await_call(loop->sched.current);
  return vastL_task_suspend(L, self, resumed);
}

/* Sends the prepared request, then those that follow from the answers. */
static int send(lua_State *L, struct call *c, int self) {
  for (;;) {
    lua_settop(L, self + 1);
    if (c->user_transport && vastL_task_here(L, c->client->loop))
      vastL_task_check(L, c->client->loop);
    if (c->user_transport) vastL_callback_drive(L, c, self);
    else if (vastL_task_here(L, c->client->loop)) return wait_in_task(L, c, self);
    else vastL_drive_call(L, c->client->loop, &c->x);
    enum hook_result outcome = finish_exchange(L, c, self);
    if (outcome != HOOK_RESEND) return conclude(L, c, outcome);
  }
}

/* In a task, after the end of the exchange. */
static int continue_call(lua_State *L, struct call *c, int self) {
  struct loop *loop = c->client->loop;
  enum hook_result outcome = finish_exchange(L, c, self);
  if (outcome == HOOK_RESEND) return send(L, c, self);
  if (outcome != HOOK_YIELD) return conclude(L, c, outcome);
  lua_settop(L, self + 1);
  vast_task_set_call(loop->sched.current, &c->waiter);
  vast_sched_again(&loop->sched, loop->sched.current);
  return vastL_task_suspend(L, self, resumed);
}

/* The call was cancelled while it was in flight: raises. The hook completes the error. */
static void raise_cancelled(lua_State *L, struct call *c, int self) {
  run_hook(L, c, self, vastL_hooks_of(c->op)->failure);
  push_failure(L, c, self);
  if (c->x.error.kind == VAST_AMBIGUOUS || c->partial) vastL_task_set_reason(L, c->client->loop);
  vastL_task_check(L, c->client->loop);
}

/* An answer that arrived before the cancellation is returned, as the call may have cost money. */
static int resumed(lua_State *L, int status, lua_KContext context) {
  (void)status;
  int self = (int)context;
  lua_settop(L, self + 1);
  struct call *c = lua_touserdata(L, self);
  vastL_task_check_resumed(L, c->client->loop);
  if (c->x.phase != VAST_DONE) { /* still in flight */
    vast_task_set_call(c->client->loop->sched.current, &c->waiter);
    vast_sched_await_call(c->client->loop->sched.current);
    return vastL_task_suspend(L, self, resumed);
  }
  vast_engine_remove(c->client->loop->engine, &c->x); /* if wake_finished has not taken it */
  if (c->task_cancelled) raise_cancelled(L, c, self);
  return continue_call(L, c, self);
}

int vastL_call_run(lua_State *L) {
  int self = lua_gettop(L) - 1;
  struct call *c = luaL_checkudata(L, self, VASTL_TYPE_CALL);
  check_open(L, self);
  return send(L, c, self);
}

/* --- methods ---------------------------------------------------------------------------- */

/* An error object, or the result of a call that was not sent, lies on top. */
static int return_early(lua_State *L) {
  return vastL_error_at(L, -1) ? vastL_return_failure(L) : 1;
}

/* A method that sends nothing. */
static int call_local(lua_State *L, const struct vast_op *op) {
  struct call *c = new_call(L, 1, op);
  int self = lua_gettop(L);
  lua_pushvalue(L, 2);
  if (run_hook(L, c, self, vastL_hooks_of(op)->local) == HOOK_FAILED) failed_early(L, c);
  release(c);
  return return_early(L);
}

int vastL_call_method(lua_State *L) {
  const struct vast_op *op = lua_touserdata(L, lua_upvalueindex(1));
  if (lua_type(L, 1) != LUA_TUSERDATA)
    return vastL_loop_raise(L, "call '%s' with a colon: client:%s(…)", op->name, op->name);
  vastL_client_check(L, 1);
  vastL_args_collect(L, op);
  if (op->verb == NULL) return call_local(L, op);
  return vastL_call_prepare(L, 1, op, 2) ? vastL_call_run(L) : return_early(L);
}

int vastL_open_call(lua_State *L) {
  vastL_raw_internal(L, VASTL_TYPE_CALL, call_gc);
  return 0;
}
