/* spec/support/faults.c -- faults at a chosen moment of a Lua program, for spec/tasks/tasks_faults_spec.lua
** alone, which builds it. One fault at a time; each function arms or disarms it.
**
**   faults.allocation(n)  the n-th request for more memory is refused, with its repetition
**   faults.interrupt(n)   the n-th instruction raises, in whatever thread it runs
**   faults.signal(n)      at the n-th instruction a hook is set on the main thread, as `lua` does
**                         for Ctrl-C
**   faults.off()          → whether it has happened */
#include <stdbool.h>
#include <stddef.h>

#include <lauxlib.h>
#include <lua.h>

static struct {
  lua_Alloc allocate;
  void *user;
  long left;    /* until the fault; 0: none is armed */
  bool memory;  /* it is a refused request */
  bool repeats; /* the next request is the repetition */
  bool fired;
} state;

static void *allocate(void *user, void *block, size_t old, size_t size) {
  bool more = size > (block ? old : 0);
  if (more && state.memory) {
    bool refuse = state.repeats || (state.left > 0 && --state.left == 0);
    state.repeats = refuse && !state.repeats;
    state.fired = state.fired || refuse;
    if (refuse) return NULL;
  }
  return state.allocate(user, block, old, size);
}

static int allocation(lua_State *L) {
  if (!state.memory) state.allocate = lua_getallocf(L, &state.user);
  lua_setallocf(L, allocate, state.user);
  state.left = (long)luaL_checkinteger(L, 1);
  state.fired = state.repeats = false;
  state.memory = true;
  return 0;
}

static void raise_at(lua_State *L, lua_Debug *ar) {
  (void)ar;
  if (state.left == 0 || --state.left > 0) return;
  state.fired = true;
  lua_sethook(L, NULL, 0, 0);
  luaL_error(L, "interrupted!");
}

static int interrupt(lua_State *L) {
  state.left = (long)luaL_checkinteger(L, 1);
  state.fired = false;
  lua_sethook(L, raise_at, LUA_MASKCOUNT, 1);
  return 0;
}

static void stop(lua_State *L, lua_Debug *ar) {
  (void)ar;
  lua_sethook(L, NULL, 0, 0);
  luaL_error(L, "interrupted!");
}

static void signal_at(lua_State *L, lua_Debug *ar) {
  (void)ar;
  if (state.left == 0 || --state.left > 0) return;
  state.fired = true;
  lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_MAINTHREAD);
  lua_sethook(lua_tothread(L, -1), stop, LUA_MASKCALL | LUA_MASKRET | LUA_MASKLINE | LUA_MASKCOUNT,
              1);
  lua_pop(L, 1);
}

static int signal_main(lua_State *L) {
  state.left = (long)luaL_checkinteger(L, 1);
  state.fired = false;
  lua_sethook(L, signal_at, LUA_MASKCOUNT, 1);
  return 0;
}

static int off(lua_State *L) {
  lua_sethook(L, NULL, 0, 0);
  if (state.memory) lua_setallocf(L, state.allocate, state.user);
  state.left = 0;
  state.memory = state.repeats = false;
  lua_pushboolean(L, state.fired);
  return 1;
}

int luaopen_faults(lua_State *L);

int luaopen_faults(lua_State *L) {
  static const luaL_Reg functions[] = {{"allocation", allocation},
                                       {"interrupt", interrupt},
                                       {"signal", signal_main},
                                       {"off", off},
                                       {NULL, NULL}};
  luaL_newlib(L, functions);
  return 1;
}
