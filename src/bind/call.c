/* bind/call.c -- the generic caller; see call.h. A blocking call is the engine
** driven to that call's end: it moves the bytes of all calls, runs nobody else's
** Lua, and stays interruptible.
** Invariant: an exchange that the engine holds is taken from it (cancel) before
** anything here raises; the finalizer takes it in any case. */
#include "call.h"

#include "args.h"
#include "compose.h"
#include "decode.h"
#include "drive.h"
#include "error.h"
#include "failure.h"
#include "hook.h"
#include "mask.h"
#include "raw.h"
#include "result.h"
#include "shape.h"
#include "slices.h"
#include "task.h"

#define CALL "vastai.call"

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
  hold(c, client_check(L, client));
  lua_pushvalue(L, client);
  lua_setiuservalue(L, -2, CALL_CLIENT);
  return c;
}

/* Raises where the client has been closed since: nothing was sent. */
static void check_open(lua_State *L, int self) {
  lua_getiuservalue(L, self, CALL_CLIENT);
  client_check(L, -1);
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
  c->x.once = c->op->once;
  c->x.verb = c->op->verb;
  c->x.route = vast_pace_route(c->op->verb, c->op->path);
  c->x.phase = VAST_IDLE;
}

struct call *call_new(lua_State *L, int client, const struct vast_op *op) {
  struct call *c = new_call(L, client, NULL);
  int self = lua_gettop(L);
  c->own = *op;
  c->op = &c->own;
  decode_prepare(L);
  adopt(c);
  client_push_hook(L, client, "transport");
  c->user_transport = lua_isfunction(L, -1);
  lua_settop(L, self);
  return c;
}

bool call_prepare(lua_State *L, int client, const struct vast_op *op, int args) {
  args = lua_absindex(L, args);
  struct call *c = new_call(L, client, op);
  int self = lua_gettop(L);
  const struct shape *shape = shape_of(op);
  lua_pushvalue(L, args);
  lua_setiuservalue(L, self, CALL_ARGS);
  if (shape->before && !shape->before(L, c, args)) return false;
  decode_prepare(L);
  adopt(c);
  if (shape->request) {
    if (!shape->request(L, c, args)) return false;
  } else {
    compose_request(L, c->op, args, &c->x); /* `before` may have moved to another row */
  }
  mask_collect(L, c);
  client_push_hook(L, client, "transport");
  c->user_transport = lua_isfunction(L, -1);
  lua_settop(L, self);
  check_open(L, self);
  return true;
}

void call_again(struct call *c, const char *verb) {
  vast_exchange_again(&c->x);
  c->x.verb = verb;
  c->x.once = false;
  c->x.route = c->op->path ? vast_pace_route(verb, c->op->path) : 0;
}

/* --- failing ------------------------------------------------------------------------ */

static void push_failure(lua_State *L, struct call *c, int self) {
  failure_push(L, c);
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
  compose_request(L, c->op, lua_gettop(L), &c->x);
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
      c->client->identity != c->x.identity || client_refresh_key(L, c->client, lua_gettop(L));
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
static enum verdict fail(lua_State *L, struct call *c, int self) {
  const struct shape *shape = shape_of(c->op);
  bool no_memory = c->x.phase == VAST_DONE && c->x.reply.outcome == VAST_NO_MEMORY;
  if (no_memory && c->x.error.kind == VAST_NETWORK) memory_raise(L);
  mask_error(L, c);
  if (c->x.error.kind == VAST_AUTH && change_key(L, c, self)) return SHAPE_AGAIN;
  if (shape->failed && shape->failed(L, c, self) == SHAPE_AGAIN) return SHAPE_AGAIN;
  push_failure(L, c, self);
  return SHAPE_FAILED;
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

static enum verdict not_understood(lua_State *L, struct call *c, int self, const char *why) {
  bool unknown = c->x.once;
  vast_error_set(&c->x.error, unknown ? VAST_AMBIGUOUS : VAST_DECODE,
                 unknown ? "it is not known whether this was done: HTTP %d, but %s"
                         : "HTTP %d, but %s",
                 c->x.reply.status, why);
  if (unknown) take_code(&c->x);
  return fail(L, c, self);
}

/* --- succeeding ----------------------------------------------------------------------- */

static enum verdict use_result(lua_State *L, struct call *c, int self) {
  const struct shape *shape = shape_of(c->op);
  if (c->paged && shape->after == NULL && shape->row == NULL)
    return slices_keep_fields(L, self, lua_gettop(L)), SHAPE_DONE;
  const char *wrong = result_fit(L, c);
  if (wrong) return not_understood(L, c, self, wrong);
  if (shape->row && !slices_settle_rows(L, c, self)) return failure_push(L, c), SHAPE_FAILED;
  enum verdict verdict = shape->after ? shape->after(L, c, self) : SHAPE_DONE;
  if (verdict == SHAPE_FAILED) push_failure(L, c, self);
  if (verdict == SHAPE_DONE && shape->row == NULL) slices_keep_fields(L, self, lua_gettop(L));
  return verdict;
}

/* The body's value on top: in slices where it is a long list. */
static enum slices decode_body(lua_State *L, struct call *c, int self) {
  const struct vast_buffer *body = &c->x.reply.body;
  const struct loop *loop = c->client->loop;
  bool in_task = !c->user_transport && task_here(L, loop);
  enum slices how = slices_decode(L, c, self, in_task ? loop->until : VAST_NEVER);
  if (how != SLICES_NONE) return how;
  bool ok = result_charge(c, body->data, body->len) && decode_value(L, body->data, body->len);
  return ok ? SLICES_DONE : SLICES_BROKEN;
}

/* The tables of the answer would take more than max_result allows. */
static enum verdict too_large(lua_State *L, struct call *c, int self) {
  if (c->x.once) return not_understood(L, c, self, "its result is larger than max_result allows");
  vast_error_set(&c->x.error, VAST_TOO_LARGE,
                 "the result would take more than max_result, %zu bytes",
                 c->x.settings->max_result);
  c->hint = "ask for less, or raise max_result";
  return fail(L, c, self);
}

static enum verdict decode(lua_State *L, struct call *c, int self) {
  const struct vast_reply *r = &c->x.reply;
  if (!c->slicing) c->rows_done = false, c->row_error.kind = VAST_NONE;
  if (r->body.len == 0) return not_understood(L, c, self, "the answer is empty");
  enum slices how = decode_body(L, c, self);
  if (how == SLICES_MORE) return SHAPE_LATER;
  if (how == SLICES_BROKEN && result_is_too_large(c)) return too_large(L, c, self);
  if (how == SLICES_BROKEN) {
    if (result_from_text(L, c)) return use_result(L, c, self);
    return not_understood(L, c, self, "the answer is not JSON");
  }
  if (!result_says_failure(L)) return use_result(L, c, self);
  double wait;
  struct vast_answer answer = {VAST_ANSWERED, r->status, {r->body.data, r->body.len}, ""};
  vast_classify(&answer, &c->x.error, &wait);
  return fail(L, c, self);
}

/* The shape's own reading of an answer that is not the API's JSON. */
static enum verdict read_raw(lua_State *L, struct call *c, int self) {
  const struct shape *shape = shape_of(c->op);
  enum verdict verdict = shape->reply ? shape->reply(L, c, self) : SHAPE_PASS;
  if (verdict == SHAPE_FAILED) failure_push(L, c);
  return verdict;
}

static enum verdict settle(lua_State *L, struct call *c, int self) {
  hook_tell(L, c, self);
  enum verdict verdict = read_raw(L, c, self);
  if (verdict == SHAPE_PASS)
    verdict = c->x.error.kind == VAST_NONE ? decode(L, c, self) : fail(L, c, self);
  if (verdict != SHAPE_AGAIN || c->client->open) return verdict;
  vast_exchange_abort(&c->x, VAST_CLOSED, "its client was closed before its next request");
  failure_push(L, c);
  return SHAPE_FAILED;
}

void call_as_page(lua_State *L) {
  struct call *c = luaL_checkudata(L, -1, CALL);
  c->paged = true;
}

/* --- running -------------------------------------------------------------------------- */

/* Leaves nil and the error object, or the result, on top. */
static int conclude(lua_State *L, struct call *c, enum verdict verdict) {
  let_go(c);
  if (verdict == SHAPE_DONE) return 1;
  lua_pushnil(L);
  lua_insert(L, -2);
  return 2;
}

static int resumed(lua_State *L, int status, lua_KContext context);

/* In a task: submits the exchange, and waits for its end. What may raise comes first. */
static int wait_in_task(lua_State *L, struct call *c, int self) {
  struct loop *loop = c->client->loop;
  double limit = task_check(L, loop);
  struct vast_engine *engine = loop_engine(L, loop);
  lua_settop(L, self);
  if (limit < c->x.deadline) c->x.deadline = limit;
  c->x.announce = true;
  vast_task_set_call(loop->sched.current, &c->waiter);
  vast_engine_submit(engine, &c->x);
  vast_sched_await_call(loop->sched.current);
  return task_suspend(L, self, resumed);
}

/* Sends the prepared request, and goes on with what came of it until there is
** nothing more to send. */
static int advance(lua_State *L, struct call *c, int self) {
  for (;;) {
    lua_settop(L, self);
    if (c->user_transport && task_here(L, c->client->loop)) task_check(L, c->client->loop);
    if (c->user_transport) hook_drive(L, c, self);
    else if (task_here(L, c->client->loop)) return wait_in_task(L, c, self);
    else drive_call(L, c->client->loop, &c->x);
    enum verdict verdict = settle(L, c, self);
    if (verdict != SHAPE_AGAIN) return conclude(L, c, verdict);
  }
}

/* The exchange has ended: goes on with its answer. */
static int digest(lua_State *L, struct call *c, int self) {
  struct loop *loop = c->client->loop;
  enum verdict verdict = settle(L, c, self);
  if (verdict == SHAPE_AGAIN) return advance(L, c, self);
  if (verdict != SHAPE_LATER) return conclude(L, c, verdict);
  lua_settop(L, self);
  vast_task_set_call(loop->sched.current, &c->waiter);
  vast_sched_again(&loop->sched, loop->sched.current);
  return task_suspend(L, self, resumed);
}

/* The call was cancelled while it was in flight: raises. */
static void raise_cancelled(lua_State *L, struct call *c, int self) {
  const struct shape *shape = shape_of(c->op);
  if (shape->failed) shape->failed(L, c, self); /* what it knows; nothing more is sent */
  push_failure(L, c, self);
  if (c->x.error.kind == VAST_AMBIGUOUS || c->partial) task_set_reason(L, c->client->loop);
  task_check(L, c->client->loop);
}

/* An answer that had arrived before the cancellation is delivered: it may have been
** paid for. */
static int resumed(lua_State *L, int status, lua_KContext context) {
  (void)status;
  int self = (int)context;
  lua_settop(L, self);
  struct call *c = lua_touserdata(L, self);
  task_check_resumed(L, c->client->loop);
  if (c->x.phase != VAST_DONE) { /* still in flight */
    vast_task_set_call(c->client->loop->sched.current, &c->waiter);
    vast_sched_await_call(c->client->loop->sched.current);
    return task_suspend(L, self, resumed);
  }
  vast_engine_remove(c->client->loop->engine, &c->x); /* its end may not have been taken yet */
  if (c->task_cancelled) raise_cancelled(L, c, self);
  return digest(L, c, self);
}

int call_run(lua_State *L) {
  int self = lua_gettop(L);
  struct call *c = luaL_checkudata(L, self, CALL);
  check_open(L, self);
  return advance(L, c, self);
}

/* --- methods ---------------------------------------------------------------------------- */

/* An error object, or the result of a call that has nothing to send. */
static int failed_early(lua_State *L) {
  if (!error_at(L, -1)) return 1;
  lua_pushnil(L);
  lua_insert(L, -2);
  return 2;
}

static int call_local(lua_State *L, const struct vast_op *op) {
  struct call *c = new_call(L, 1, op);
  enum verdict verdict = shape_of(op)->local(L, c, 2);
  let_go(c);
  return verdict == SHAPE_DONE ? 1 : failed_early(L);
}

int call_method(lua_State *L) {
  const struct vast_op *op = lua_touserdata(L, lua_upvalueindex(1));
  if (lua_type(L, 1) != LUA_TUSERDATA)
    return loop_raise(L, "call '%s' with a colon: client:%s(…)", op->name, op->name);
  client_check(L, 1);
  args_collect(L, op);
  if (op->verb == NULL) return call_local(L, op);
  return call_prepare(L, 1, op, 2) ? call_run(L) : failed_early(L);
}

int open_call(lua_State *L) {
  raw_internal(L, CALL, call_gc);
  return 0;
}
