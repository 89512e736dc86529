/* bind/runtime/memory.c -- no memory; see memory.h. Allocates nothing. */
#include "bind/runtime/memory.h"

/* lua_error takes this very text, which every state holds from its start, for a memory
** error: no handler runs, and the status is LUA_ERRMEM. */
int vastL_memory_raise(lua_State *L) {
  lua_settop(L, 0); /* room for one value, whatever stood there */
  lua_pushliteral(L, "not enough memory");
  lua_error(L);
  __builtin_unreachable();
}

void vastL_memory_check(lua_State *L, const struct vast_buffer *b) {
  if (b->no_memory) vastL_memory_raise(L);
}
