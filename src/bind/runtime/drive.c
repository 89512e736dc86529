/* bind/runtime/drive.c -- blocking waits: runs the engine until an event ends the wait; see
** drive.h. Transfers the data of all calls, resumes no task and runs no Lua code but debug hooks.
*/
#include "bind/runtime/drive.h"

static const double slice = 0.05; /* seconds between two checks for an interrupt */

static int no_op(lua_State *L) {
  (void)L;
  return 0;
}

/* The main thread's debug hook when a blocking wait began. */
struct interrupt_state {
  struct vast_engine *engine;
  lua_Hook hook;
  int mask, count;
};

static lua_State *main_thread(lua_State *L) {
  lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_MAINTHREAD);
  lua_State *thread = lua_tothread(L, -1);
  lua_pop(L, 1);
  return thread;
}

/* Runs the debug hook of L by calling a no-op. True: it raised, the error is at the top. */
static bool hook_raises(lua_State *L) {
  lua_pushcfunction(L, no_op);
  return lua_pcall(L, 0, 0, 0) != LUA_OK;
}

/* Runs the main thread's new hook in this coroutine and pushes the error to raise. If the hook
** removes itself, as the one of `lua` does, the main thread gets its former hook back, so that
** one Ctrl-C raises one error. */
static void push_hook_error(lua_State *thread, lua_State *L, const struct interrupt_state *v) {
  lua_Hook hook = lua_gethook(thread), own = lua_gethook(L);
  int mask = lua_gethookmask(L), count = lua_gethookcount(L);
  lua_sethook(L, hook, lua_gethookmask(thread), lua_gethookcount(thread));
  bool raised = hook_raises(L);
  if (lua_gethook(L) != hook) lua_sethook(thread, v->hook, v->mask, v->count);
  lua_sethook(L, own, mask, count);
  if (!raised) lua_pushliteral(L, "interrupted!");
}

/* On Ctrl-C `lua` sets a debug hook on the main thread. On that thread a no-op call runs the hook,
** which raises, or not if it is a debugger's. A coroutine keeps its own hook, so there the sign of
** an interrupt is a change of the main thread's hook. True: an error value is at the top. */
static bool interrupted(lua_State *L, const struct interrupt_state *v) {
  lua_State *thread = main_thread(L);
  lua_Hook hook = lua_gethook(thread);
  if (thread != L && hook != NULL && hook != v->hook) {
    push_hook_error(thread, L, v);
    return true;
  }
  return lua_gethookmask(L) != 0 && hook_raises(L);
}

/* Starts the engine if necessary; raises if that fails. */
static struct interrupt_state begin(lua_State *L, struct loop *loop) {
  luaL_checkstack(L, 10, NULL);
  lua_State *thread = main_thread(L);
  return (struct interrupt_state){vastL_loop_engine(L, loop), lua_gethook(thread),
                                  lua_gethookmask(thread), lua_gethookcount(thread)};
}

static void check_allowed(lua_State *L, const struct loop *loop) {
  if (loop->no_blocking)
    vastL_loop_raise(L,
                     "this would block, and vastai.blocking(false) forbids it: run it in a task");
}

void vastL_drive_call(lua_State *L, struct loop *loop, struct vast_exchange *x) {
  check_allowed(L, loop);
  struct interrupt_state v = begin(L, loop);
  vast_engine_submit(v.engine, x);
  while (x->phase != VAST_DONE) {
    if (!vast_engine_step(v.engine, slice, 0))
      vast_engine_cancel(v.engine, x, VAST_NETWORK, "no descriptors left to wait on");
    if (x->phase != VAST_DONE && interrupted(L, &v)) {
      vast_engine_cancel(v.engine, x, VAST_CANCELLED, "interrupted");
      vast_engine_rearm(v.engine);
      lua_error(L);
    }
  }
  vast_engine_rearm(v.engine);
}

/* One step of a wait; an interrupt raises. */
static void step(lua_State *L, const struct interrupt_state *v, double left, double budget) {
  bool usable = vast_engine_step(v->engine, left < slice ? left : slice, budget);
  bool raises = interrupted(L, v);
  if (raises || !usable) vast_engine_rearm(v->engine);
  if (raises) lua_error(L);
  if (!usable) luaL_error(L, "vastai: no descriptors left to wait on");
}

void vastL_drive_turn(lua_State *L, struct loop *loop, double seconds, double budget) {
  struct interrupt_state v = begin(L, loop);
  double until = vast_clock_now() + seconds, left = seconds;
  do {
    step(L, &v, left, budget);
    left = until - vast_clock_now();
  } while (left > 0 && !vast_engine_had_work(v.engine));
  vast_engine_acknowledge(v.engine);
  loop->until = budget > 0 ? vast_engine_began(v.engine) + budget : VAST_NEVER;
}

void vastL_drive_sleep(lua_State *L, struct loop *loop, double seconds) {
  check_allowed(L, loop);
  struct interrupt_state v = begin(L, loop);
  double until = vast_clock_now() + seconds, left = seconds;
  while (left > 0) {
    step(L, &v, left, 0);
    left = until - vast_clock_now();
  }
  vast_engine_rearm(v.engine);
}
