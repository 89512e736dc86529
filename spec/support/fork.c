/* spec/support/fork.c -- fork, wait and _exit for Lua: local fork = require "fork". Built by
** spec/hosts/fork_spec.lua. */
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <lauxlib.h>
#include <lua.h>

/* fork() → 0 in the child, its process id in the parent */
static int do_fork(lua_State *L) {
  lua_pushinteger(L, fork());
  return 1;
}

/* wait(pid) → exit code, or 128 + signal */
static int do_wait(lua_State *L) {
  int status = 0;
  pid_t pid = (pid_t)luaL_checkinteger(L, 1);
  if (waitpid(pid, &status, 0) != pid) return luaL_error(L, "waitpid failed");
  lua_pushinteger(L, WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
  return 1;
}

static int do_getpid(lua_State *L) {
  lua_pushinteger(L, getpid());
  return 1;
}

/* _exit(code): ends the process without closing the state or running exit handlers */
static int do_exit(lua_State *L) { _exit((int)luaL_checkinteger(L, 1)); }

int luaopen_fork(lua_State *L);

int luaopen_fork(lua_State *L) {
  static const luaL_Reg functions[] = {{"fork", do_fork},
                                       {"wait", do_wait},
                                       {"getpid", do_getpid},
                                       {"_exit", do_exit},
                                       {NULL, NULL}};
  luaL_newlib(L, functions);
  return 1;
}
