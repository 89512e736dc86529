/* bind/call/turn.c -- see turn.h.
** Invariant: between lua_resume and the end of vastL_turn_resume nothing raises or allocates, so
** that other code never finds a task between two states. */
#include "bind/call/turn.h"

#include "bind/call/state.h"
#include "bind/runtime/drive.h"
#include "bind/runtime/error.h"
#include "bind/call/task.h"

enum { SLOTS = 12 }; /* of the Lua stack, reserved for what must not fail */
static const double hour = 3600;

/* --- one task ------------------------------------------------------------------ */

/* The task of the userdata at `self` has ended: releases its coroutine, and the task itself unless
** its error is to be reported. */
static void end_task(lua_State *L, struct loop *loop, struct vast_task *t, int self) {
  vast_sched_end(&loop->sched, t, t->outcome);
  lua_pushnil(L);
  lua_setiuservalue(L, self, TASK_THREAD);
  if (t->list == &loop->sched.failed) return;
  vastL_loop_push_tasks(L);
  lua_pushnil(L);
  lua_rawsetp(L, -2, t);
  lua_pop(L, 1);
}

/* The coroutine ended with an error that its body did not catch, such as a lack of memory. */
static void take_raw_error(lua_State *L, struct vast_task *t, lua_State *thread, int self) {
  lua_xmove(thread, L, 1);
  lua_getiuservalue(L, self, TASK_REASON);
  bool cancelled = t->cancel_requested && lua_rawequal(L, -1, -2);
  lua_pop(L, 1);
  t->outcome = cancelled ? VAST_TASK_CANCELLED : VAST_TASK_FAILED;
  lua_setiuservalue(L, self, TASK_RESULT);
}

static void raise_own_yield(lua_State *L, lua_Debug *ar) {
  (void)ar;
  lua_sethook(L, NULL, 0, 0);
  luaL_where(L, 0);
  lua_pushliteral(L, "a task must not yield by itself (vastai.sleep(0) lets the others run)");
  lua_concat(L, 2);
  lua_error(L);
}

/* The task waits, or continues in the next turn. In a task that called coroutine.yield itself an
** error is raised when it continues. */
static void take_yield(struct loop *loop, struct vast_task *t, lua_State *thread, int values) {
  lua_pop(thread, values);
  if (t->state != VAST_TASK_RUNNING) return;
  lua_sethook(thread, raise_own_yield, LUA_MASKCOUNT, 1);
  vast_sched_again(&loop->sched, t);
}

/* False: the script, which can get the coroutine, has ended it. */
static bool is_resumable(const struct vast_task *t, lua_State *thread) {
  if (thread == NULL) return false;
  return t->started ? lua_status(thread) == LUA_YIELD : lua_status(thread) == LUA_OK;
}

/* Resumes the coroutine of the userdata at `self`. False: it could not be resumed. */
static bool run_thread(lua_State *L, struct loop *loop, struct vast_task *t, lua_State *thread,
                       int self) {
  struct vast_task *outer = loop->sched.current;
  const void *outer_thread = loop->task;
  bool started = t->started;
  int top = lua_gettop(thread), values = 0, before = lua_status(thread);
  vast_sched_start(&loop->sched, t);
  loop->sched.current = t;
  loop->task = thread;
  int status = lua_resume(thread, L, 0, &values);
  loop->sched.current = outer;
  loop->task = outer_thread;
  if (status == LUA_YIELD) {
    take_yield(loop, t, thread, values);
    return true;
  }
  if (status != LUA_OK && lua_status(thread) == before) { /* too many nested C calls */
    lua_settop(thread, top);                              /* without Lua's message */
    t->started = started;
    vast_sched_again(&loop->sched, t);
    return false;
  }
  if (status != LUA_OK) take_raw_error(L, t, thread, self);
  end_task(L, loop, t, self);
  return true;
}

bool vastL_turn_resume(lua_State *L, struct loop *loop, struct vast_task *t) {
  luaL_checkstack(L, SLOTS, NULL);
  int top = lua_gettop(L), self = top + 1;
  bool resumed = true;
  vastL_task_push(L, t);
  lua_getiuservalue(L, self, TASK_THREAD);
  lua_State *thread = lua_tothread(L, -1);
  if (t->cancel_requested && !t->started) {
    t->outcome = VAST_TASK_CANCELLED;
    end_task(L, loop, t, self);
  } else if (is_resumable(t, thread)) {
    resumed = run_thread(L, loop, t, thread, self);
  } else {
    end_task(L, loop, t, self);
  }
  lua_settop(L, top);
  return resumed;
}

/* --- one turn -------------------------------------------------------------------- */

/* Wakes the tasks whose calls have ended. The engine returns the latest first; the tasks
** continue in the order in which the calls ended. */
static void wake_finished(struct loop *loop) {
  struct vast_task *last = loop->sched.ready.last;
  for (struct vast_exchange *x; (x = vast_engine_take(loop->engine)) != NULL;) {
    const struct call *c = (const struct call *)((char *)x - offsetof(struct call, x));
    if (c->waiter) vast_sched_wake_behind(&loop->sched, c->waiter, last);
  }
}

/* Resumes the tasks that are ready now, not those that become ready meanwhile, until the budget is
** spent. False: one could not be resumed. */
static bool run_ready(lua_State *L, struct loop *loop, double until) {
  struct vast_task_list *ready = &loop->sched.ready;
  for (size_t n = ready->count; n > 0 && ready->first; n--) {
    if (!vastL_turn_resume(L, loop, ready->first)) return false;
    if (until < VAST_NEVER && vast_clock_now() >= until) return true;
  }
  return true;
}

/* How long the engine may wait: not at all if a task is ready. */
static double wait_limit(const struct vast_sched *s, double seconds) {
  if (s->ready.count) return 0;
  double left = vast_sched_due(s) - vast_clock_now();
  if (left < seconds) seconds = left;
  return seconds > 0 ? seconds : 0;
}

void vastL_turn_once(lua_State *L, struct loop *loop, double seconds, double budget) {
  struct vast_sched *s = &loop->sched;
  luaL_checkstack(L, 2 * SLOTS, NULL);
  vastL_drive_turn(L, loop, wait_limit(s, seconds), budget);
  wake_finished(loop);
  vast_sched_wake_due(s, vast_clock_now());
  bool resumed = run_ready(L, loop, loop->until);
  vast_engine_alarm(loop->engine, vast_sched_due(s));
  if (s->ready.count) vast_engine_wake(loop->engine);
  if (!resumed) luaL_error(L, "vastai: C stack overflow");
}

/* --- errors of tasks that are not waited for ------------------------------------------- */

/* Adds the traceback to the error at `err`, which is to be raised: a text becomes the traceback, an
** error object gets a field, unless it has one. */
static void add_traceback(lua_State *L, int self, int err) {
  lua_getiuservalue(L, self, TASK_TRACEBACK);
  if (lua_type(L, err) == LUA_TSTRING && lua_isstring(L, -1)) lua_copy(L, -1, err);
  if (vastL_error_at(L, err) && lua_getfield(L, err, "traceback") == LUA_TNIL) {
    lua_pushvalue(L, self + 2);
    lua_setfield(L, err, "traceback");
  }
  lua_settop(L, self + 1);
}

static void forget(lua_State *L, struct loop *loop, struct vast_task *t) {
  vast_sched_reported(&loop->sched, t);
  vastL_loop_push_tasks(L);
  lua_pushnil(L);
  lua_rawsetp(L, -2, t);
  lua_pop(L, 1);
}

/* Whatever may fail comes before the task is removed from the list. */
static void report(lua_State *L, struct loop *loop, struct vast_task *t) {
  int top = lua_gettop(L), self = top + 1, err = top + 2;
  vastL_task_push(L, t);
  lua_getiuservalue(L, self, TASK_RESULT);
  vastL_loop_push(L, "on_error");
  bool handled = lua_isfunction(L, -1);
  if (!handled) {
    lua_settop(L, err);
    add_traceback(L, self, err);
  }
  forget(L, loop, t);
  if (!handled) lua_error(L);
  lua_pushvalue(L, err);
  lua_pushvalue(L, self);
  lua_call(L, 2, 0);
  lua_settop(L, top);
}

void vastL_turn_report(lua_State *L, struct loop *loop) {
  luaL_checkstack(L, SLOTS, NULL);
  for (struct vast_task *t; (t = loop->sched.failed.first) != NULL;) {
    if (t->awaited) forget(L, loop, t);
    else report(L, loop, t);
  }
}

/* --- driving ---------------------------------------------------------------------- */

static bool in_group(const struct vast_task *t, uint64_t group) {
  return group == 0 || t->group == group;
}

static bool has_group(const struct vast_sched *s, uint64_t group) {
  if (group == 0) return s->alive > 0;
  for (const struct vast_task *t = s->oldest; t; t = t->newer)
    if (in_group(t, group)) return true;
  return false;
}

static bool reached(const struct vast_sched *s, const struct goal *goal) {
  if (goal->one_failure && s->failed.count) return true;
  if (goal->task ? vast_task_ended(goal->task) : !has_group(s, goal->group)) return true;
  return goal->until < VAST_NEVER && vast_clock_now() >= goal->until;
}

void vastL_turn_drive(lua_State *L, struct loop *loop, const struct goal *goal) {
  while (!reached(&loop->sched, goal)) {
    double left = goal->until - vast_clock_now();
    vastL_turn_once(L, loop, left < 0 ? 0 : left < hour ? left : hour, 0);
  }
}

/* vastL_turn_drive for lua_pcall; the goal is a light userdata. */
static int drive(lua_State *L) {
  vastL_turn_drive(L, vastL_loop_get(L), lua_touserdata(L, 1));
  return 0;
}

static int drive_protected(lua_State *L, struct goal *goal) {
  lua_pushcfunction(L, drive);
  lua_pushlightuserdata(L, goal);
  return lua_pcall(L, 1, 0, 0);
}

static int new_reason(lua_State *L) {
  struct vast_error e;
  vast_error_set(&e, VAST_CANCELLED, "the task was cancelled: the call that started it has failed");
  vastL_error_push(L, &e);
  return 1;
}

/* Pushes what the cancelled tasks raise; without memory for that, the error on top again. */
static void push_reason(lua_State *L) {
  lua_pushcfunction(L, new_reason);
  if (lua_pcall(L, 0, 1, 0) == LUA_OK) return;
  lua_pop(L, 1);
  lua_pushvalue(L, -1);
}

void vastL_turn_end_group(lua_State *L, struct loop *loop, uint64_t group) {
  int err = lua_gettop(L);
  if (!has_group(&loop->sched, group) || !lua_checkstack(L, 2 * SLOTS)) return;
  push_reason(L);
  for (struct vast_task *t = loop->sched.oldest; t; t = t->newer) {
    if (!in_group(t, group) || t->cancel_requested) continue;
    lua_pushvalue(L, err + 1);
    vastL_task_request_cancel(L, loop, t);
  }
  /* a little longer than the waits of the closers may last */
  struct goal goal = {.group = group, .until = vast_clock_now() + loop->cleanup * 1.05};
  drive_protected(L, &goal);
  lua_settop(L, err);
}

void vastL_turn_drive_or_end(lua_State *L, struct loop *loop, const struct goal *goal,
                             uint64_t group) {
  struct goal copy = *goal;
  if (drive_protected(L, &copy) == LUA_OK) return;
  vastL_turn_end_group(L, loop, group);
  lua_error(L);
}
