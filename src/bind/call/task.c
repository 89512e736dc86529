/* bind/call/task.c -- see task.h; and functions of vastai.core for tasks and for hosts with an
** event loop. The state of the scheduler is in core/base/sched.h, its driver in turn.h. */
#include "bind/call/task.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "core/http/curl_process.h"
#include "bind/call/state.h"
#include "bind/runtime/drive.h"
#include "bind/runtime/helpers.h"

void vastL_task_push(lua_State *L, const struct vast_task *t) {
  vastL_loop_push_tasks(L);
  lua_rawgetp(L, -1, t);
  lua_remove(L, -2);
}

struct vast_task *vastL_task_of(lua_State *L, const struct loop *loop) {
  return loop->task == (const void *)L ? loop->sched.current : NULL;
}

bool vastL_task_here(lua_State *L, const struct loop *loop) {
  return loop->task == (const void *)L && lua_isyieldable(L);
}

int vastL_task_suspend(lua_State *L, lua_KContext ctx, lua_KFunction k) {
  return lua_yieldk(L, 0, ctx, k);
}

void vastL_task_check_resumed(lua_State *L, const struct loop *loop) {
  if (vastL_task_of(L, loop) == NULL)
    luaL_error(L, "vastai: the coroutine of a task was resumed by the script");
}

/* --- cancelled tasks ------------------------------------------------------------ */

static void push_reason(lua_State *L, const struct vast_task *t) {
  vastL_task_push(L, t);
  lua_getiuservalue(L, -1, TASK_REASON);
  lua_remove(L, -2);
}

static int raise_reason(lua_State *L, int status, lua_KContext ctx) {
  (void)status, (void)ctx;
  const struct loop *loop = vastL_loop_get(L);
  vastL_task_check_resumed(L, loop);
  push_reason(L, loop->sched.current);
  return lua_error(L);
}

/* A task that catches its cancellation again and again must not block the loop: it yields first. */
static int raise_late(lua_State *L, struct loop *loop) {
  if (!vastL_task_here(L, loop)) return raise_reason(L, LUA_OK, 0);
  vast_sched_again(&loop->sched, loop->sched.current);
  return vastL_task_suspend(L, 0, raise_reason);
}

double vastL_task_check(lua_State *L, struct loop *loop) {
  struct vast_task *t = vastL_task_of(L, loop);
  if (t == NULL || !t->cancel_requested) return VAST_NEVER;
  luaL_checkstack(L, 8, NULL);
  double now = vast_clock_now();
  if (t->cancel_raised && now < t->cleanup_until) return t->cleanup_until;
  if (t->cancel_raised) return raise_late(L, loop);
  t->cancel_raised = true;
  t->cleanup_until = now + loop->cleanup;
  return raise_reason(L, LUA_OK, 0);
}

void vastL_task_set_reason(lua_State *L, const struct loop *loop) {
  const struct vast_task *t = vastL_task_of(L, loop);
  if (t && t->cancel_requested) {
    vastL_task_push(L, t);
    lua_pushvalue(L, -2);
    lua_setiuservalue(L, -2, TASK_REASON);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

static struct call *call_of(const struct vast_task *t) {
  return t->call ? (struct call *)((char *)t->call - offsetof(struct call, waiter)) : NULL;
}

void vastL_task_request_cancel(lua_State *L, struct loop *loop, struct vast_task *t) {
  struct call *c = call_of(t);
  vastL_task_push(L, t);
  lua_insert(L, -2);
  lua_setiuservalue(L, -2, TASK_REASON);
  lua_pop(L, 1);
  t->cancel_requested = true;
  if (c && loop->engine && c->x.phase != VAST_DONE) {
    c->task_cancelled = true;
    vast_engine_cancel(loop->engine, &c->x, VAST_CANCELLED, "the task was cancelled");
  }
  vast_sched_wake(&loop->sched, t);
  if (loop->sched.current == NULL && loop->engine) vast_engine_wake(loop->engine);
}

static const char *phase_of(const struct vast_exchange *x) {
  if (x->phase == VAST_DONE) return "receiving"; /* its rows are being decoded */
  if (x->phase != VAST_SENDING) return "waiting";
  return x->reply.status || x->reply.body.len ? "receiving" : "sending";
}

/* progress(task) → { phase, received, attempt } of the call that the task waits for, or nil. */
static int progress(lua_State *L) {
  const struct call *c = call_of(luaL_checkudata(L, 1, VASTL_TYPE_TASK));
  if (c == NULL) return 0;
  lua_createtable(L, 0, 3);
  vastL_set_string(L, -1, "phase", phase_of(&c->x));
  vastL_set_integer(L, -1, "received", (lua_Integer)c->x.reply.body.len);
  vastL_set_integer(L, -1, "attempt", (lua_Integer)c->x.attempt);
  return 1;
}

/* --- waiting ---------------------------------------------------------------------- */

/* inside() → whether the loop must not be driven here: in a task, or in a callback. */
static int inside(lua_State *L) {
  const struct loop *loop = vastL_loop_get(L);
  lua_pushboolean(L, loop->hooks > 0 || loop->task != NULL);
  return 1;
}

static int yieldable(lua_State *L) {
  lua_pushboolean(L, vastL_task_here(L, vastL_loop_get(L)));
  return 1;
}

static int after_sleep(lua_State *L, int status, lua_KContext ctx) {
  (void)status, (void)ctx;
  struct loop *loop = vastL_loop_get(L);
  vastL_task_check_resumed(L, loop);
  vastL_task_check(L, loop);
  return 0;
}

static int sleep_for(lua_State *L) {
  struct loop *loop = vastL_loop_get(L);
  double seconds = luaL_checknumber(L, 1);
  double limit = vastL_task_check(L, loop);
  if (!vastL_task_here(L, loop)) {
    vastL_drive_sleep(L, loop, seconds);
    return 0;
  }
  double until = vast_clock_now() + seconds;
  vast_sched_sleep(&loop->sched, loop->sched.current, until < limit ? until : limit);
  return vastL_task_suspend(L, 0, after_sleep);
}

/* --- hosts with an event loop -------------------------------------------------------- */

/* alarm(when): the descriptor becomes readable at that time; nil: never. */
static int alarm_at(lua_State *L) {
  struct loop *loop = vastL_loop_get(L);
  if (loop->engine) vast_engine_alarm(loop->engine, luaL_optnumber(L, 1, VAST_NEVER));
  return 0;
}

/* timeout() → seconds until a turn has work to do; nil: not before the descriptor is readable. */
static int timeout(lua_State *L) {
  const struct loop *loop = vastL_loop_get(L);
  double due = loop->engine ? vast_engine_due(loop->engine) : VAST_NEVER;
  double limit = vast_sched_due(&loop->sched), now = vast_clock_now();
  if (limit < due) due = limit;
  if (loop->sched.ready.count) due = now;
  if (due < VAST_NEVER) lua_pushnumber(L, due > now ? due - now : 0);
  else lua_pushnil(L);
  return 1;
}

/* pending() → the number of tasks that have not ended. */
static int pending(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)vastL_loop_get(L)->sched.alive);
  return 1;
}

static int pollfd(lua_State *L) {
  struct vast_engine *engine = vastL_loop_engine(L, vastL_loop_get(L));
  vast_engine_check(engine);
  lua_pushinteger(L, vast_engine_fd(engine));
  return 1;
}

/* --- a descriptor of the host, such as standard input -------------------------------- */

/* watch(fd) → true: the next turn ends when fd is readable; false: fd is a file. */
static int watch(lua_State *L) {
  int fd = (int)luaL_checkinteger(L, 1);
  lua_pushboolean(L, vast_engine_watch(vastL_loop_engine(L, vastL_loop_get(L)), fd));
  return 1;
}

/* read(fd) → bytes; "" if there are none at present; nil at the end. Does not wait. */
static int read_some(lua_State *L) {
  struct pollfd one = {(int)luaL_checkinteger(L, 1), POLLIN, 0};
  char bytes[16384];
  bool ready = poll(&one, 1, 0) > 0;
  ssize_t n = ready ? read(one.fd, bytes, sizeof bytes) : 0;
  if (n > 0) lua_pushlstring(L, bytes, (size_t)n);
  else if (!ready || (n < 0 && (errno == EINTR || errno == EAGAIN))) lua_pushliteral(L, "");
  else lua_pushnil(L);
  return 1;
}

/* blocking(allowed): whether calls outside of tasks may block. Without them TLS is initialised
** here, not in the first call, as that takes some milliseconds. */
static int blocking(lua_State *L) {
  bool allowed = lua_toboolean(L, 1);
  vastL_loop_get(L)->no_blocking = !allowed;
  if (!allowed) vast_curl_warm();
  return 0;
}

/* tasks() → the numbers of tasks that are alive, ready, waiting with a limit, and failed but not
** reported; whether one is running. For the specs. */
static int tasks(lua_State *L) {
  const struct vast_sched *s = &vastL_loop_get(L)->sched;
  lua_createtable(L, 0, 5);
  vastL_set_integer(L, -1, "alive", (lua_Integer)s->alive);
  vastL_set_integer(L, -1, "ready", (lua_Integer)s->ready.count);
  vastL_set_integer(L, -1, "limited", (lua_Integer)s->sleeping);
  vastL_set_integer(L, -1, "failed", (lua_Integer)s->failed.count);
  vastL_set_flag(L, -1, "running", s->current != NULL || vastL_loop_get(L)->task != NULL);
  return 1;
}

/* cleanup(seconds) → the value before: how long closers of cancelled tasks may wait. For the
** specs. */
static int cleanup(lua_State *L) {
  struct loop *loop = vastL_loop_get(L);
  lua_pushnumber(L, loop->cleanup);
  loop->cleanup = luaL_checknumber(L, 1);
  return 1;
}

const luaL_Reg vastL_task_functions[] = {{"inside", inside},     {"yieldable", yieldable},
                                         {"sleep", sleep_for},   {"progress", progress},
                                         {"alarm", alarm_at},    {"timeout", timeout},
                                         {"pending", pending},   {"pollfd", pollfd},
                                         {"blocking", blocking}, {"watch", watch},
                                         {"read", read_some},    {"tasks", tasks},
                                         {"cleanup", cleanup},   {NULL, NULL}};
