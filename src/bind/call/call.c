/* bind/call/call.c -- the generic caller; see call.h. A blocking call is the engine
** driven to that call's end: it moves the bytes of all calls, runs nobody else's
** Lua, and stays interruptible.
** Invariant: an exchange that the engine holds is taken from it (cancel) before
** anything here raises; the finalizer takes it in any case. */
#include "bind/call/call.h"

#include "bind/call/args.h"
#include "bind/call/compose.h"
#include "bind/json/decode.h"
#include "bind/runtime/drive.h"
#include "bind/runtime/error.h"
#include "bind/call/failure.h"
#include "bind/call/callbacks.h"
#include "bind/call/mask.h"
#include "bind/runtime/names.h"
#include "bind/runtime/raw.h"
#include "bind/call/result.h"
#include "bind/call/hook.h"
#include "bind/call/slices.h"
#include "bind/call/task.h"

#define CALL VASTL_TYPE_CALL

/* --- life -------------------------------------------------------------------- */

/* Nothing may run between the check of the client and this: a finalizer, which any
** allocation can start, may close it. From here on the call has what it needs. */
static void hold(struct call *c, struct client *client) {
  c->client = client;
  c->x.settings = vast_settings_hold(client->settings);
  c->x.identity = vast_identity_hold(client->identity);
  c->x.owner = client;
}

static struct call *new_call(lua_State *L, int client, const struct vast_op *op) {
  client = lua_absindex(L, client);
  struct call *c = lua_newuserdatauv(L, sizeof *c, 4);
  *c = (struct call){.op = op};
  vast_exchange_init(&c->x);
  c->x.phase = VAST_DONE;
  luaL_setmetatable(L, CALL);
  hold(c, vastL_client_check(L, client));
  lua_pushvalue(L, client);
  lua_setiuservalue(L, -2, CALL_CLIENT);
  return c;
}

/* Raises where the client has been closed since: nothing was sent. */
static void check_open(lua_State *L, int self) {
  lua_getiuservalue(L, self, CALL_CLIENT);
  vastL_client_check(L, -1);
  lua_pop(L, 1);
}

/* Key and settings are let go now, not when the call is collected. */
static void let_go(struct call *c) {
  vast_exchange_free(&c->x);
  vast_secrets_free(&c->secrets);
  c->x.phase = VAST_DONE;
}

static int call_gc(lua_State *L) {
  struct call *c = luaL_checkudata(L, 1, CALL);
  /* the script has closed the thread that waited: the scheduler finds that out */
  if (c->waiter) vast_sched_call_lost(&c->client->loop->sched, c->waiter);
  if (c->client && c->client->loop->open && c->client->loop->engine)
    vast_engine_remove(c->client->loop->engine, &c->x);
  vast_exchange_free(&c->x);
  vast_secrets_free(&c->secrets);
  c->x.phase = VAST_DONE;
  return 0;
}

/* --- preparing ------------------------------------------------------------------ */

static void adopt(struct call *c) {
  c->x.non_idempotent = c->op->non_idempotent;
  c->x.verb = c->op->verb;
  c->x.route = vast_pace_route(c->op->verb, c->op->path);
  c->x.phase = VAST_IDLE;
}

struct call *vastL_call_new(lua_State *L, int client, const struct vast_op *op) {
  struct call *c = new_call(L, client, NULL);
  int self = lua_gettop(L);
  c->own = *op;
  c->op = &c->own;
  vastL_decode_prepare(L);
  adopt(c);
  vastL_client_push_hook(L, client, "transport");
  c->user_transport = lua_isfunction(L, -1);
  lua_settop(L, self);
  return c;
}

bool vastL_call_prepare(lua_State *L, int client, const struct vast_op *op, int args) {
  args = lua_absindex(L, args);
  struct call *c = new_call(L, client, op);
  int self = lua_gettop(L);
  const struct vast_hooks *shape = vastL_hooks_of(op);
  lua_pushvalue(L, args);
  lua_setiuservalue(L, self, CALL_ARGS);
  if (shape->before && !shape->before(L, c, args)) return false;
  vastL_decode_prepare(L);
  adopt(c);
  if (shape->request) {
    if (!shape->request(L, c, args)) return false;
  } else {
    vastL_compose_request(L, c->op, args, &c->x); /* `before` may have moved to another row */
  }
  vastL_mask_collect(L, c);
  vastL_client_push_hook(L, client, "transport");
  c->user_transport = lua_isfunction(L, -1);
  lua_settop(L, self);
  check_open(L, self);
  return true;
}

void vastL_call_again(struct call *c, const char *verb) {
  vast_exchange_again(&c->x);
  c->x.verb = verb;
  c->x.non_idempotent = false;
  c->x.route = c->op->path ? vast_pace_route(verb, c->op->path) : 0;
}

/* --- failing ------------------------------------------------------------------------ */

static void push_failure(lua_State *L, struct call *c, int self) {
  vastL_failure_push(L, c);
  if (!c->partial) return;
  lua_getiuservalue(L, self, CALL_KEPT);
  lua_setfield(L, -2, "results");
}

/* A few bodies hold the key as well. */
static void put_key_in_body(lua_State *L, struct call *c, int self) {
  if (!c->op->key_in_body) return;
  vast_buffer_clear(&c->x.url);
  vast_buffer_clear(&c->x.body);
  lua_getiuservalue(L, self, CALL_ARGS);
  vastL_compose_request(L, c->op, lua_gettop(L), &c->x);
  lua_pop(L, 1);
}

/* The call goes on with another key than the one that was refused, once: with the
** client's, which may have moved on while this was in flight, or with one that is
** asked for now. A request that went without a key goes with none. */
static bool change_key(lua_State *L, struct call *c, int self) {
  if (c->fresh_key || c->x.identity == NULL || !c->client->open) return false;
  c->fresh_key = true;
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

/* Where a request may have been done the error that says so comes first. */
static enum hook_result fail(lua_State *L, struct call *c, int self) {
  const struct vast_hooks *shape = vastL_hooks_of(c->op);
  bool no_memory = c->x.phase == VAST_DONE && c->x.reply.outcome == VAST_NO_MEMORY;
  if (no_memory && c->x.error.kind == VAST_NETWORK) vastL_memory_raise(L);
  vastL_mask_error(L, c);
  if (c->x.error.kind == VAST_AUTH && change_key(L, c, self)) return HOOK_RESEND;
  if (shape->failed && shape->failed(L, c, self) == HOOK_RESEND) return HOOK_RESEND;
  push_failure(L, c, self);
  return HOOK_FAILED;
}

/* The code by which the answer names an error, if it does. */
static void take_code(struct vast_exchange *x) {
  struct vast_error said;
  double wait;
  struct vast_answer answer = {
      VAST_ANSWERED, x->reply.status, {x->reply.body.data, x->reply.body.len}, ""};
  vast_classify(&answer, &said, &wait);
  memcpy(x->error.code, said.code, sizeof x->error.code);
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
  const struct vast_hooks *shape = vastL_hooks_of(c->op);
  if (c->paged && shape->after == NULL && shape->row == NULL)
    return vastL_slices_keep_fields(L, self, lua_gettop(L)), HOOK_DONE;
  const char *wrong = vastL_result_fit(L, c);
  if (wrong) return not_understood(L, c, self, wrong);
  if (shape->row && !vastL_slices_settle_rows(L, c, self))
    return vastL_failure_push(L, c), HOOK_FAILED;
  enum hook_result outcome = shape->after ? shape->after(L, c, self) : HOOK_DONE;
  if (outcome == HOOK_FAILED) push_failure(L, c, self);
  if (outcome == HOOK_DONE && shape->row == NULL) vastL_slices_keep_fields(L, self, lua_gettop(L));
  return outcome;
}

/* The body's value on top: in slices where it is a long list. */
static enum slices decode_body(lua_State *L, struct call *c, int self) {
  const struct vast_buffer *body = &c->x.reply.body;
  const struct loop *loop = c->client->loop;
  bool in_task = !c->user_transport && vastL_task_here(L, loop);
  enum slices how = vastL_slices_decode(L, c, self, in_task ? loop->until : VAST_NEVER);
  if (how != SLICES_NONE) return how;
  bool ok =
      vastL_result_charge(c, body->data, body->len) && vastL_decode_value(L, body->data, body->len);
  return ok ? SLICES_DONE : SLICES_BROKEN;
}

/* The tables of the answer would take more than max_result allows. */
static enum hook_result too_large(lua_State *L, struct call *c, int self) {
  if (c->x.non_idempotent)
    return not_understood(L, c, self, "its result is larger than max_result allows");
  vast_error_set(&c->x.error, VAST_TOO_LARGE,
                 "the result would take more than max_result, %zu bytes",
                 c->x.settings->max_result);
  c->hint = "ask for less, or raise max_result";
  return fail(L, c, self);
}

static enum hook_result decode(lua_State *L, struct call *c, int self) {
  const struct vast_reply *r = &c->x.reply;
  if (!c->slicing) c->rows_done = false, c->row_error.kind = VAST_NONE;
  if (r->body.len == 0) return not_understood(L, c, self, "the answer is empty");
  enum slices how = decode_body(L, c, self);
  if (how == SLICES_MORE) return HOOK_YIELD;
  if (how == SLICES_BROKEN && vastL_result_is_too_large(c)) return too_large(L, c, self);
  if (how == SLICES_BROKEN) {
    if (vastL_result_from_text(L, c)) return use_result(L, c, self);
    return not_understood(L, c, self, "the answer is not JSON");
  }
  if (!vastL_result_says_failure(L)) return use_result(L, c, self);
  double wait;
  struct vast_answer answer = {VAST_ANSWERED, r->status, {r->body.data, r->body.len}, ""};
  vast_classify(&answer, &c->x.error, &wait);
  return fail(L, c, self);
}

/* The shape's own reading of an answer that is not the API's JSON. */
static enum hook_result read_raw(lua_State *L, struct call *c, int self) {
  const struct vast_hooks *shape = vastL_hooks_of(c->op);
  enum hook_result outcome = shape->reply ? shape->reply(L, c, self) : HOOK_DEFAULT;
  if (outcome == HOOK_FAILED) vastL_failure_push(L, c);
  return outcome;
}

static enum hook_result settle(lua_State *L, struct call *c, int self) {
  vastL_hook_tell(L, c, self);
  enum hook_result outcome = read_raw(L, c, self);
  if (outcome == HOOK_DEFAULT)
    outcome = c->x.error.kind == VAST_NONE ? decode(L, c, self) : fail(L, c, self);
  if (outcome != HOOK_RESEND || c->client->open) return outcome;
  vast_exchange_abort(&c->x, VAST_CLOSED, "its client was closed before its next request");
  vastL_failure_push(L, c);
  return HOOK_FAILED;
}

void vastL_call_as_page(lua_State *L) {
  struct call *c = luaL_checkudata(L, -1, CALL);
  c->paged = true;
}

/* --- running -------------------------------------------------------------------------- */

/* Leaves nil and the error object, or the result, on top. */
static int conclude(lua_State *L, struct call *c, enum hook_result outcome) {
  let_go(c);
  if (outcome == HOOK_DONE) return 1;
  lua_pushnil(L);
  lua_insert(L, -2);
  return 2;
}

static int resumed(lua_State *L, int status, lua_KContext context);

/* In a task: submits the exchange, and waits for its end. What may raise comes first. */
static int wait_in_task(lua_State *L, struct call *c, int self) {
  struct loop *loop = c->client->loop;
  double limit = vastL_task_check(L, loop);
  struct vast_engine *engine = vastL_loop_engine(L, loop);
  lua_settop(L, self);
  if (limit < c->x.deadline) c->x.deadline = limit;
  c->x.announce = true;
  vast_task_set_call(loop->sched.current, &c->waiter);
  vast_engine_submit(engine, &c->x);
  vast_sched_await_call(loop->sched.current);
  return vastL_task_suspend(L, self, resumed);
}

/* Sends the prepared request, and goes on with what came of it until there is
** nothing more to send. */
static int advance(lua_State *L, struct call *c, int self) {
  for (;;) {
    lua_settop(L, self);
    if (c->user_transport && vastL_task_here(L, c->client->loop))
      vastL_task_check(L, c->client->loop);
    if (c->user_transport) vastL_hook_drive(L, c, self);
    else if (vastL_task_here(L, c->client->loop)) return wait_in_task(L, c, self);
    else vastL_drive_call(L, c->client->loop, &c->x);
    enum hook_result outcome = settle(L, c, self);
    if (outcome != HOOK_RESEND) return conclude(L, c, outcome);
  }
}

/* The exchange has ended: goes on with its answer. */
static int digest(lua_State *L, struct call *c, int self) {
  struct loop *loop = c->client->loop;
  enum hook_result outcome = settle(L, c, self);
  if (outcome == HOOK_RESEND) return advance(L, c, self);
  if (outcome != HOOK_YIELD) return conclude(L, c, outcome);
  lua_settop(L, self);
  vast_task_set_call(loop->sched.current, &c->waiter);
  vast_sched_again(&loop->sched, loop->sched.current);
  return vastL_task_suspend(L, self, resumed);
}

/* The call was cancelled while it was in flight: raises. */
static void raise_cancelled(lua_State *L, struct call *c, int self) {
  const struct vast_hooks *shape = vastL_hooks_of(c->op);
  if (shape->failed) shape->failed(L, c, self); /* what it knows; nothing more is sent */
  push_failure(L, c, self);
  if (c->x.error.kind == VAST_AMBIGUOUS || c->partial) vastL_task_set_reason(L, c->client->loop);
  vastL_task_check(L, c->client->loop);
}

/* An answer that had arrived before the cancellation is delivered: it may have been
** paid for. */
static int resumed(lua_State *L, int status, lua_KContext context) {
  (void)status;
  int self = (int)context;
  lua_settop(L, self);
  struct call *c = lua_touserdata(L, self);
  vastL_task_check_resumed(L, c->client->loop);
  if (c->x.phase != VAST_DONE) { /* still in flight */
    vast_task_set_call(c->client->loop->sched.current, &c->waiter);
    vast_sched_await_call(c->client->loop->sched.current);
    return vastL_task_suspend(L, self, resumed);
  }
  vast_engine_remove(c->client->loop->engine, &c->x); /* its end may not have been taken yet */
  if (c->task_cancelled) raise_cancelled(L, c, self);
  return digest(L, c, self);
}

int vastL_call_run(lua_State *L) {
  int self = lua_gettop(L);
  struct call *c = luaL_checkudata(L, self, CALL);
  check_open(L, self);
  return advance(L, c, self);
}

/* --- methods ---------------------------------------------------------------------------- */

/* An error object, or the result of a call that has nothing to send. */
static int failed_early(lua_State *L) {
  if (!vastL_error_at(L, -1)) return 1;
  lua_pushnil(L);
  lua_insert(L, -2);
  return 2;
}

static int call_local(lua_State *L, const struct vast_op *op) {
  struct call *c = new_call(L, 1, op);
  enum hook_result outcome = vastL_hooks_of(op)->local(L, c, 2);
  let_go(c);
  return outcome == HOOK_DONE ? 1 : failed_early(L);
}

int vastL_call_method(lua_State *L) {
  const struct vast_op *op = lua_touserdata(L, lua_upvalueindex(1));
  if (lua_type(L, 1) != LUA_TUSERDATA)
    return vastL_loop_raise(L, "call '%s' with a colon: client:%s(…)", op->name, op->name);
  vastL_client_check(L, 1);
  vastL_args_collect(L, op);
  if (op->verb == NULL) return call_local(L, op);
  return vastL_call_prepare(L, 1, op, 2) ? vastL_call_run(L) : failed_early(L);
}

int vastL_open_call(lua_State *L) {
  vastL_raw_internal(L, CALL, call_gc);
  return 0;
}
