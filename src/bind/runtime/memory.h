/* bind/runtime/memory.h -- raises Lua's memory error when an allocation in C failed. */
#ifndef VAST_BIND_RUNTIME_MEMORY_H
#define VAST_BIND_RUNTIME_MEMORY_H

#include "bind/runtime/base.h"

#include "core/base/buffer.h"

#pragma GCC visibility push(hidden)

/* Raises "not enough memory" with the status LUA_ERRMEM. Never returns. */
int vastL_memory_raise(lua_State *L) __attribute__((noreturn));

/* Raises it if an add to the buffer failed for lack of memory. The caller checks for a buffer that
** reached its size limit. */
void vastL_memory_check(lua_State *L, const struct vast_buffer *b);

#pragma GCC visibility pop

#endif
