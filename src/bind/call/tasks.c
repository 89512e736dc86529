/* bind/call/tasks.c -- see tasks.h. Owns nothing: tasks are userdata. */
#include "bind/call/tasks.h"

#include "bind/runtime/error.h"
#include "bind/runtime/helpers.h"
#include "bind/call/spawn.h"
#include "bind/call/task.h"
#include "bind/call/turn.h"

static struct vast_task *check_task(lua_State *L) { return luaL_checkudata(L, 1, VASTL_TYPE_TASK); }

/* spawn(awaited, fn, …) → a task that calls fn(…). awaited: see vastL_task_spawn. */
static int spawn(lua_State *L) {
  vastL_task_spawn(L, 2, lua_toboolean(L, 1));
  return 1;
}

/* --- results ---------------------------------------------------------------------------- */

/* Pushes the results of the task at `self`, which has ended, or nil and the reason where it was
** cancelled. Raises its error. */
static int push_outcome(lua_State *L, struct vast_task *t, int self) {
  bool cancelled = t->state == VAST_TASK_CANCELLED;
  t->awaited = true;
  if (t->state == VAST_TASK_DONE) return vastL_task_push_values(L, t, self);
  lua_getiuservalue(L, self, cancelled ? TASK_REASON : TASK_RESULT);
  return cancelled ? vastL_return_failure(L) : lua_error(L);
}

static int return_timeout(lua_State *L, double seconds) {
  struct vast_error e;
  vast_error_set(&e, VAST_TIMEOUT, "the task has not ended within %g s", seconds);
  vastL_error_return(L, &e, NULL);
  vastL_set_flag(L, -1, "retryable", true);
  return 2;
}

/* --- waiting ------------------------------------------------------------------------------ */

/* Waits in a task for the end of another. */
static int join(lua_State *L, struct loop *loop, struct vast_task *t, double limit, bool quiet,
                lua_KFunction k) {
  struct vast_task *me = loop->sched.current;
  me->quiet = quiet;
  vast_sched_join(&loop->sched, me, t, limit);
  return vastL_task_suspend(L, 0, k);
}

static double limit_of(lua_State *L) {
  return lua_isnoneornil(L, 2) ? VAST_NEVER : vast_clock_now() + lua_tonumber(L, 2);
}

static int end_wait(lua_State *L, struct vast_task *t) {
  return vast_task_ended(t) ? push_outcome(L, t, 1) : return_timeout(L, lua_tonumber(L, 2));
}

static int after_wait(lua_State *L, int status, lua_KContext ctx) {
  (void)status, (void)ctx;
  struct loop *loop = vastL_loop_get(L);
  vastL_task_check_resumed(L, loop);
  vastL_task_check(L, loop);
  return end_wait(L, check_task(L));
}

static int wait_in_task(lua_State *L, struct loop *loop, struct vast_task *t) {
  double limit = limit_of(L), cleanup = vastL_task_check(L, loop);
  if (limit >= VAST_NEVER && vast_task_waits_for(t, loop->sched.current))
    vastL_loop_raise(L, "this task would wait for itself");
  return join(L, loop, t, limit < cleanup ? limit : cleanup, false, after_wait);
}

static void wait_outside(lua_State *L, struct loop *loop, const struct vast_task *t) {
  if (loop->callbacks > 0 || loop->task)
    vastL_loop_raise(
        L, "a task cannot be waited for here: in a callback, a sort, a gsub or a coroutine "
           "inside a task");
  struct goal goal = {.task = t, .until = limit_of(L)};
  vastL_turn_drive_or_end(L, loop, &goal, t->group);
}

/* task:wait([seconds]) */
static int task_wait(lua_State *L) {
  struct vast_task *t = check_task(L);
  struct loop *loop = vastL_loop_get(L);
  lua_settop(L, 2);
  bool limited = !lua_isnil(L, 2);
  if (limited && (lua_type(L, 2) != LUA_TNUMBER || !(lua_tonumber(L, 2) >= 0)))
    vastL_loop_raise(L, "bad argument to 'wait' (seconds expected)");
  if (vast_task_ended(t)) return push_outcome(L, t, 1);
  if (vastL_task_here(L, loop)) return wait_in_task(L, loop, t);
  wait_outside(L, loop, t);
  return end_wait(L, t);
}

/* --- cancelling ----------------------------------------------------------------------------- */

/* Requests the cancellation; in the task itself it is raised at once. */
static void cancel(lua_State *L, struct loop *loop, struct vast_task *t) {
  struct vast_error e;
  if (vast_task_ended(t) || t->cancel_requested) return;
  vast_error_set(&e, VAST_CANCELLED, "the task was cancelled");
  vastL_error_push(L, &e);
  if (vast_task_ended(t) || t->cancel_requested) { /* a finalizer has run meanwhile */
    lua_pop(L, 1);
    return;
  }
  lua_pushvalue(L, -1);
  vastL_task_request_cancel(L, loop, t);
  if (t != loop->sched.current) {
    lua_pop(L, 1);
    return;
  }
  vastL_task_check(L, loop);
  lua_error(L); /* in a coroutine inside the task, where it is raised again at the next wait */
}

static int task_cancel(lua_State *L) {
  cancel(L, vastL_loop_get(L), check_task(L));
  return 0;
}

/* cancel_now(task) → whether it has ended. Cancels the task, then runs it until it ends or
** waits, so that the outcome of its call is known. */
static int cancel_now(lua_State *L) {
  struct vast_task *t = check_task(L);
  struct loop *loop = vastL_loop_get(L);
  double until = loop->until;
  bool running = !vast_task_ended(t);
  cancel(L, loop, t);
  loop->until = VAST_NEVER;
  while (running && t->state == VAST_TASK_READY)
    running = vastL_turn_resume(L, loop, t) && t->call != NULL; /* a list is decoded in parts */
  loop->until = until;
  lua_pushboolean(L, vast_task_ended(t));
  return 1;
}

/* reason(task) → the error of its cancellation, or nil. */
static int reason(lua_State *L) {
  check_task(L);
  lua_getiuservalue(L, 1, TASK_REASON);
  return 1;
}

static int after_close(lua_State *L, int status, lua_KContext ctx) {
  (void)status, (void)ctx;
  struct loop *loop = vastL_loop_get(L);
  vastL_task_check_resumed(L, loop);
  vastL_task_check(L, loop);
  return 0;
}

/* Waits in a task for the end of a cancelled one. A cancellation of the waiting task is raised
** after that, or now if the time for its closers is over. */
static int close_in_task(lua_State *L, struct loop *loop, struct vast_task *t, double limit) {
  const struct vast_task *me = loop->sched.current;
  bool first = me->cancel_requested && !me->cancel_raised;
  double cleanup = first ? VAST_NEVER : vastL_task_check(L, loop);
  return join(L, loop, t, limit < cleanup ? limit : cleanup, true, after_close);
}

/* `local task <close> = vastai.spawn(fn)`: cancels the task and drives it until it ends, or the
** time for its closers is over. Where nothing can wait, the task is only cancelled. */
static int task_close(lua_State *L) {
  struct vast_task *t = check_task(L);
  struct loop *loop = vastL_loop_get(L);
  if (vast_task_ended(t)) return 0;
  cancel(L, loop, t);
  double limit = vast_clock_now() + loop->cleanup * 1.05;
  if (vast_task_ended(t) || t->state == VAST_TASK_RUNNING) return 0;
  if (vastL_task_here(L, loop)) return close_in_task(L, loop, t, limit);
  if (loop->callbacks > 0 || loop->task) return 0;
  struct goal goal = {.task = t, .until = limit};
  vastL_turn_drive(L, loop, &goal);
  return 0;
}

/* --- state ----------------------------------------------------------------------------------- */

static int task_status(lua_State *L) {
  lua_pushstring(L, vast_task_state_name(check_task(L)->state));
  return 1;
}

/* ended(task) */
static int ended(lua_State *L) {
  lua_pushboolean(L, vast_task_ended(check_task(L)));
  return 1;
}

static int task_tostring(lua_State *L) {
  lua_pushfstring(L, "vastai task (%s)", vast_task_state_name(check_task(L)->state));
  return 1;
}

/* current() → the running task, or nil. */
static int current(lua_State *L) {
  const struct vast_task *t = vastL_loop_get(L)->sched.current;
  if (t) vastL_task_push(L, t);
  else lua_pushnil(L);
  return 1;
}

/* --- driving ---------------------------------------------------------------------------------- */

/* Drives the task at 1 to its end, then pushes its results. */
static int run_task(lua_State *L) {
  struct loop *loop = vastL_loop_get(L);
  struct vast_task *t = check_task(L);
  struct goal goal = {.task = t, .until = VAST_NEVER};
  vastL_turn_drive(L, loop, &goal);
  int count = push_outcome(L, t, 1);
  vastL_turn_report(L, loop);
  return count;
}

/* run(fn, …) → the results of fn. An error ends the tasks that fn has started. */
static int run(lua_State *L) {
  struct loop *loop = vastL_loop_get(L);
  uint64_t group = vastL_task_spawn(L, 1, true)->group;
  lua_pushcfunction(L, run_task);
  lua_pushvalue(L, 1);
  if (lua_pcall(L, 1, LUA_MULTRET, 0) == LUA_OK) return lua_gettop(L) - 1;
  vastL_turn_end_group(L, loop, group);
  return lua_error(L);
}

/* run_all(): drives all tasks to their end. An interrupt ends them. The error of a task that is not
** waited for is raised, without an effect on the other tasks. */
static int run_all(lua_State *L) {
  struct loop *loop = vastL_loop_get(L);
  vastL_turn_report(L, loop);
  while (loop->sched.alive > 0) {
    struct goal goal = {.until = VAST_NEVER, .one_failure = true};
    vastL_turn_drive_or_end(L, loop, &goal, 0);
    vastL_turn_report(L, loop);
  }
  return 0;
}

/* turn(seconds [, budget]) → the number of tasks alive, after one turn of the loop. */
static int turn(lua_State *L) {
  struct loop *loop = vastL_loop_get(L);
  vastL_loop_engine(L, loop);
  vastL_turn_once(L, loop, luaL_checknumber(L, 1), luaL_optnumber(L, 2, 0));
  vastL_turn_report(L, loop);
  lua_pushinteger(L, (lua_Integer)loop->sched.alive);
  return 1;
}

/* on_error(fn or nil): sets the function that errors of tasks are reported to. */
static int on_error(lua_State *L) {
  lua_settop(L, 1);
  vastL_loop_set(L, "on_error");
  return 0;
}

const luaL_Reg vastL_tasks_functions[] = {
    {"spawn", spawn},           {"run", run},     {"run_all", run_all}, {"turn", turn},
    {"on_error", on_error},     {"ended", ended}, {"reason", reason},   {"current", current},
    {"cancel_now", cancel_now}, {NULL, NULL}};

int vastL_open_tasks(lua_State *L) {
  static const luaL_Reg methods[] = {
      {"wait", task_wait}, {"cancel", task_cancel}, {"status", task_status}, {NULL, NULL}};
  static const luaL_Reg meta[] = {
      {"__close", task_close}, {"__tostring", task_tostring}, {NULL, NULL}};
  if (luaL_newmetatable(L, VASTL_TYPE_TASK)) {
    luaL_setfuncs(L, meta, 0);
    luaL_newlib(L, methods);
    lua_setfield(L, -2, "__index");
  }
  lua_pop(L, 1);
  return 0;
}
