/* bind/decode.c -- JSON to Lua values; see decode.h. Uses a cjson instance of its
** own, so that a host's settings do not reach us, nor ours the host. */
#include "decode.h"

#include <math.h>
#include <stdlib.h>

#include "../core/json.h"
#include "box.h"
#include "loop.h"

/* Stands before the digits of an integer that a double cannot hold. A control
** character cannot begin a string by chance unless it was sent escaped. */
#define MARK_TEXT "\\u0001int:"
#define MARK "\001int:"
enum { MARK_LEN = sizeof MARK - 1 };

static void call_setting(lua_State *L, const char *name, int value) {
  lua_getfield(L, -1, name);
  if (value >= 0) lua_pushinteger(L, value);
  else lua_pushboolean(L, 0);
  lua_call(L, 1, 0);
}

void decode_prepare(lua_State *L) {
  loop_push(L, "decode");
  bool there = !lua_isnil(L, -1);
  lua_pop(L, 1);
  if (there) return;
  if (lua_getglobal(L, "require") != LUA_TFUNCTION)
    luaL_error(L, "vastai needs lua-cjson, and this Lua state has no 'require' to load it");
  lua_pushliteral(L, "cjson");
  lua_call(L, 1, 1);
  lua_getfield(L, -1, "new");
  lua_call(L, 0, 1);
  call_setting(L, "decode_invalid_numbers", -1);
  call_setting(L, "decode_max_depth", VAST_JSON_DEPTH);
  lua_getfield(L, -1, "decode");
  loop_set(L, "decode");
  lua_pop(L, 2);
}

/* --- the walk ------------------------------------------------------------------ */

static void walk(lua_State *L, int table, bool marked);

static bool is_null(lua_State *L, int idx) {
  return lua_type(L, idx) == LUA_TLIGHTUSERDATA && lua_touserdata(L, idx) == NULL;
}

/* Pushes the better form of the scalar at the top, or nothing: returns whether. */
static bool push_better(lua_State *L, bool marked) {
  lua_Number n;
  lua_Integer i;
  if (lua_type(L, -1) == LUA_TNUMBER) {
    n = lua_tonumber(L, -1);
    if (fabs(n) > 9007199254740992.0 || !lua_numbertointeger(n, &i) || (lua_Number)i != n)
      return false;
    lua_pushinteger(L, i);
    return true;
  }
  size_t len;
  const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &len) : NULL;
  if (!marked || text == NULL || len <= MARK_LEN || memcmp(text, MARK, MARK_LEN) != 0) return false;
  lua_pushinteger(L, strtoll(text + MARK_LEN, NULL, 10));
  return true;
}

/* The entry whose key and value are on top; keeps the key for lua_next. Assigning
** to an existing field is allowed during a traversal. */
static void walk_entry(lua_State *L, int table, bool marked) {
  if (lua_type(L, -1) == LUA_TTABLE) {
    walk(L, lua_gettop(L), marked);
  } else if (is_null(L, -1)) {
    if (lua_type(L, -2) != LUA_TSTRING) return;
    lua_pushvalue(L, -2);
    lua_pushnil(L);
    lua_rawset(L, table);
  } else if (push_better(L, marked)) {
    lua_pushvalue(L, -3);
    lua_insert(L, -2);
    lua_rawset(L, table);
  }
}

static void walk(lua_State *L, int table, bool marked) {
  luaL_checkstack(L, 6, "JSON nested too deeply");
  for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) walk_entry(L, table, marked);
}

/* --- decoding -------------------------------------------------------------------- */

/* Pushes the text to decode: the body itself, or a copy in which long integers
** are strings. Returns whether it is such a copy. */
static bool push_text(lua_State *L, const char *text, size_t len) {
  struct vast_buffer *copy = box_push(L, len * 2 + 64);
  bool marked = vast_json_mark_integers(text, len, MARK_TEXT, copy) > 0 && !copy->failed;
  if (marked) {
    box_to_string(L);
    return true;
  }
  lua_pop(L, 1);
  lua_pushlstring(L, text, len);
  return false;
}

bool decode_value(lua_State *L, const char *text, size_t len) {
  loop_push(L, "decode");
  bool marked = push_text(L, text, len);
  if (lua_pcall(L, 1, 1, 0) != LUA_OK) return false;
  if (lua_type(L, -1) == LUA_TTABLE) walk(L, lua_gettop(L), marked);
  else if (push_better(L, marked)) lua_remove(L, -2);
  return true;
}
