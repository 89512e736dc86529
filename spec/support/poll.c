/* spec/support/poll.c -- poll for one descriptor: local poll = require "poll". Built by
** spec/tasks/start_spec.lua. */
#include <poll.h>

#include <lauxlib.h>
#include <lua.h>

/* poll(fd, seconds) → whether it became readable within that time */
static int do_poll(lua_State *L) {
  struct pollfd entry = {.fd = (int)luaL_checkinteger(L, 1), .events = POLLIN};
  int count = poll(&entry, 1, (int)(luaL_checknumber(L, 2) * 1000));
  lua_pushboolean(L, count > 0 && (entry.revents & POLLIN) != 0);
  return 1;
}

int luaopen_poll(lua_State *L);

int luaopen_poll(lua_State *L) {
  lua_pushcfunction(L, do_poll);
  return 1;
}
