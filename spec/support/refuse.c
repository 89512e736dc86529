/* spec/support/refuse.c -- makes one allocation of this library's C code fail. Preloaded into a Lua
** process and loaded there as a module. Built by spec/calls/no_memory_spec.lua. Allocations of Lua and of
** other libraries are not affected. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <string.h>

#include <lauxlib.h>
#include <lua.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);

static long left = -1; /* allocations until the one that fails; negative: none fails */

static int refuses(const void *caller) {
  Dl_info from;
  if (left < 0 || !dladdr(caller, &from) || !from.dli_fname) return 0;
  if (!strstr(from.dli_fname, "vastai/core.so") || left-- > 0) return 0;
  errno = ENOMEM;
  return 1;
}

void *malloc(size_t size) {
  return refuses(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
  return refuses(__builtin_return_address(0)) ? NULL : __libc_calloc(count, size);
}

/* at(n): the n-th allocation from now on, counted from 0, fails. */
static int at(lua_State *L) {
  left = (long)luaL_checkinteger(L, 1);
  return 0;
}

/* stop() → whether an allocation has failed */
static int stop(lua_State *L) {
  lua_pushboolean(L, left < 0);
  left = -1;
  return 1;
}

int luaopen_refuse(lua_State *L);

int luaopen_refuse(lua_State *L) {
  static const luaL_Reg functions[] = {{"at", at}, {"stop", stop}, {NULL, NULL}};
  luaL_newlib(L, functions);
  return 1;
}
