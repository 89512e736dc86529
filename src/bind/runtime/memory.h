/* bind/runtime/memory.h -- no memory: raised as Lua's own memory error, whichever side lacked it. */
#ifndef VAST_BIND_RUNTIME_MEMORY_H
#define VAST_BIND_RUNTIME_MEMORY_H

#include "bind/runtime/base.h"

#include "core/base/buffer.h"

#pragma GCC visibility push(hidden)

/* Raises "not enough memory" with the status LUA_ERRMEM. Never returns. */
int vastL_memory_raise(lua_State *L) __attribute__((noreturn));

/* Raises it where an add to the buffer failed for lack of memory; one that reached its
** ceiling is left for the caller to judge. */
void vastL_memory_check(lua_State *L, const struct vast_buffer *b);

#pragma GCC visibility pop

#endif
