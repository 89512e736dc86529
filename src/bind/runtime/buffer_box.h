/* bind/runtime/buffer_box.h -- a byte buffer as a Lua userdata: C memory that an error on the
** way cannot leak, and that is wiped when it goes. */
#ifndef VAST_BIND_RUNTIME_BUFFER_BOX_H
#define VAST_BIND_RUNTIME_BUFFER_BOX_H

#include "bind/runtime/base.h"

#include "core/base/buffer.h"

#pragma GCC visibility push(hidden)

struct vast_buffer *vastL_buffer_box_push(lua_State *L, size_t max); /* empty, at the top */
struct vast_buffer *vastL_box_at(lua_State *L, int idx);             /* NULL: it is no box */
/* Replaces the box at the top by its text as a Lua string. Raises where an add failed: the
** memory error, or one that names the ceiling. A text is never truncated silently. */
void vastL_buffer_box_to_string(lua_State *L);

int vastL_open_buffer_box(lua_State *L);

#pragma GCC visibility pop

#endif
