/* bench/cpu.c -- clocks for the benchmarks, as a Lua module.
** cpu(): seconds of CPU time of this thread; wall(): monotonic seconds; sleep_until(wall). */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif

#include <errno.h>
#include <lauxlib.h>
#include <lua.h>
#include <time.h>

static int push_clock(lua_State *L, clockid_t id) {
  struct timespec time;
  clock_gettime(id, &time);
  lua_pushnumber(L, (lua_Number)time.tv_sec + (lua_Number)time.tv_nsec / 1e9);
  return 1;
}

static int cpu(lua_State *L) { return push_clock(L, CLOCK_THREAD_CPUTIME_ID); }

static int wall(lua_State *L) { return push_clock(L, CLOCK_MONOTONIC); }

static int sleep_until(lua_State *L) {
  double moment = luaL_checknumber(L, 1);
  struct timespec time = {.tv_sec = (time_t)moment};
  time.tv_nsec = (long)((moment - (double)time.tv_sec) * 1e9);
  while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, NULL) == EINTR) {
  }
  return 0;
}

int luaopen_cpu(lua_State *L);

int luaopen_cpu(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"cpu", cpu}, {"wall", wall}, {"sleep_until", sleep_until}, {NULL, NULL}};
  luaL_newlib(L, functions);
  return 1;
}
