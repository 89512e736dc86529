/* bind/runtime/buffer_box.c -- boxed buffers; see buffer_box.h. */
#include "bind/runtime/buffer_box.h"

#include "bind/runtime/memory.h"
#include "bind/runtime/names.h"
#include "bind/runtime/raw.h"

struct vast_buffer *vastL_buffer_box_push(lua_State *L, size_t max) {
  struct vast_buffer *b = lua_newuserdatauv(L, sizeof *b, 0);
  vast_buffer_init(b, max);
  luaL_setmetatable(L, VASTL_TYPE_BOX);
  return b;
}

struct vast_buffer *vastL_box_at(lua_State *L, int idx) {
  return luaL_testudata(L, idx, VASTL_TYPE_BOX);
}

void vastL_buffer_box_to_string(lua_State *L) {
  struct vast_buffer *b = lua_touserdata(L, -1);
  vastL_memory_check(L, b);
  if (b->failed) luaL_error(L, "a text is longer than %d bytes", (int)b->max);
  lua_pushlstring(L, vast_buffer_text(b), b->len);
  vast_buffer_free(b);
  lua_remove(L, -2);
}

static int box_gc(lua_State *L) {
  vast_buffer_free(luaL_checkudata(L, 1, VASTL_TYPE_BOX));
  return 0;
}

int vastL_open_buffer_box(lua_State *L) {
  vastL_raw_internal(L, VASTL_TYPE_BOX, box_gc);
  return 0;
}
