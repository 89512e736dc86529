/* bind/drive.c -- blocking: the engine driven until something has happened; see
** drive.h. Moves the bytes of all calls, resumes no task, runs nobody else's Lua. */
#include "drive.h"

static const double slice = 0.05; /* how long Ctrl-C may go unnoticed */

static int nothing(lua_State *L) {
  (void)L;
  return 0;
}

static lua_Hook main_hook(lua_State *L, bool *is_main) {
  lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_MAINTHREAD);
  lua_State *thread = lua_tothread(L, -1);
  lua_pop(L, 1);
  *is_main = thread == L;
  return lua_gethook(thread);
}

/* `lua` answers Ctrl-C by setting a hook on the main thread. On that thread a
** trivial call lets the hook speak for itself (and leaves a debugger's hook in
** peace); in a coroutine, whose own hook stays unset, a change of the main
** thread's hook is the sign. True: an error value lies on top. */
static bool interrupted(lua_State *L, lua_Hook at_entry) {
  bool is_main;
  if (main_hook(L, &is_main) != at_entry && !is_main) {
    loop_push_where(L);
    lua_pushliteral(L, " interrupted!");
    lua_concat(L, 2);
    return true;
  }
  if (lua_gethookmask(L) == 0) return false;
  lua_pushcfunction(L, nothing);
  return lua_pcall(L, 0, 0, 0) != LUA_OK;
}

/* What every blocking wait needs to know of its state. */
struct vigil {
  struct vast_engine *engine;
  lua_Hook hook; /* of the main thread, at entry */
};

static struct vigil begin(lua_State *L, struct loop *loop) {
  bool is_main;
  luaL_checkstack(L, 10, NULL);
  return (struct vigil){loop_engine(L, loop), main_hook(L, &is_main)};
}

void drive_call(lua_State *L, struct loop *loop, struct vast_exchange *x) {
  struct vigil v = begin(L, loop);
  vast_engine_submit(v.engine, x);
  while (x->phase != VAST_DONE) {
    if (!vast_engine_step(v.engine, slice))
      vast_engine_cancel(v.engine, x, VAST_NETWORK, "no descriptors left to wait on");
    if (x->phase != VAST_DONE && interrupted(L, v.hook)) {
      vast_engine_cancel(v.engine, x, VAST_CANCELLED, "interrupted");
      lua_error(L);
    }
  }
}

void drive_sleep(lua_State *L, struct loop *loop, double seconds) {
  struct vigil v = begin(L, loop);
  double now = vast_clock_now(), until = now + seconds;
  for (; now < until; now = vast_clock_now()) {
    double left = until - now;
    if (!vast_engine_step(v.engine, left < slice ? left : slice)) return;
    if (interrupted(L, v.hook)) lua_error(L);
  }
}
