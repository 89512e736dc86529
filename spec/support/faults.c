/* spec/support/faults.c -- injects one fault at a chosen point of a Lua program. Built by
** spec/tasks/tasks_faults_spec.lua. Each function arms or disarms the fault.
**
**   faults.allocation(n)  the n-th allocation fails, also when Lua repeats it after a collection
**   faults.interrupt(n)   the n-th instruction raises, in the thread that executes it
**   faults.signal(n)      the n-th instruction sets a hook on the main thread, as `lua` does on
**                         Ctrl-C
**   faults.off()          → whether the fault has occurred */
#include <stdbool.h>
#include <stddef.h>

#include <lauxlib.h>
#include <lua.h>

static struct {
  lua_Alloc allocate;
  void *user;
  long left;    /* events until the fault; 0: not armed */
  bool memory;  /* the fault is a failed allocation */
  bool repeats; /* the next allocation is the repetition */
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
