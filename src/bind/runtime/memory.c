/* bind/runtime/memory.c -- memory errors; see memory.h. Allocates nothing. */
#include "bind/runtime/memory.h"

/* Every state creates this string at its start. lua_error treats it as a memory error: no message
** handler runs, and the status is LUA_ERRMEM. */
int vastL_memory_raise(lua_State *L) {
  lua_settop(L, 0); /* makes room for one value without growing the stack */
  lua_pushliteral(L, "not enough memory");
  lua_error(L);
  __builtin_unreachable();
}

void vastL_memory_check(lua_State *L, const struct vast_buffer *b) {
  if (b->no_memory) vastL_memory_raise(L);
}
