/* bind/runtime/buffer_box.h -- a byte buffer as a Lua userdata, so that a Lua error cannot leak
** its C memory. The memory is wiped before it is freed. */
#ifndef VAST_BIND_RUNTIME_BUFFER_BOX_H
#define VAST_BIND_RUNTIME_BUFFER_BOX_H

#include "bind/runtime/base.h"

#include "core/base/buffer.h"

#pragma GCC visibility push(hidden)

struct vast_buffer *vastL_buffer_box_push(lua_State *L, size_t max); /* pushes an empty one */
struct vast_buffer *vastL_box_at(lua_State *L, int idx);             /* NULL: not a box */
/* Replaces the box at the top by its text as a Lua string. If an earlier add failed, raises
** the memory error, or an error that names the size limit: the text is never truncated. */
void vastL_buffer_box_to_string(lua_State *L);

int vastL_open_buffer_box(lua_State *L);

#pragma GCC visibility pop

#endif
