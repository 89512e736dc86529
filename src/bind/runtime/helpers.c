/* bind/runtime/helpers.c -- see helpers.h. Owns nothing. */
#include "bind/runtime/helpers.h"
#include "core/base/text.h"

/* --- fields ------------------------------------------------------------------------- */

bool vastL_flag(lua_State *L, int table, const char *name) {
  bool set = lua_getfield(L, table, name) == LUA_TBOOLEAN && lua_toboolean(L, -1);
  lua_pop(L, 1);
  return set;
}

bool vastL_push_given(lua_State *L, int table, const char *name) {
  int type = lua_getfield(L, table, name);
  if (type != LUA_TNIL && type != LUA_TLIGHTUSERDATA) return true;
  lua_pop(L, 1);
  return false;
}

bool vastL_given(lua_State *L, int table, const char *name) {
  bool given = vastL_push_given(L, table, name);
  if (given) lua_pop(L, 1);
  return given;
}

bool vastL_push_text(lua_State *L, int table, const char *name) {
  if (lua_getfield(L, table, name) == LUA_TSTRING && lua_rawlen(L, -1) > 0) return true;
  lua_pop(L, 1);
  lua_pushnil(L);
  return false;
}

/* The value on top becomes the field. */
static void set_field(lua_State *L, int table, const char *name) {
  int relative = table < 0 && table > LUA_REGISTRYINDEX;
  lua_setfield(L, relative ? table - 1 : table, name);
}

void vastL_set_string(lua_State *L, int table, const char *name, const char *text) {
  lua_pushstring(L, text);
  set_field(L, table, name);
}

void vastL_set_integer(lua_State *L, int table, const char *name, lua_Integer value) {
  lua_pushinteger(L, value);
  set_field(L, table, name);
}

void vastL_set_number(lua_State *L, int table, const char *name, lua_Number value) {
  lua_pushnumber(L, value);
  set_field(L, table, name);
}

void vastL_set_flag(lua_State *L, int table, const char *name, bool value) {
  lua_pushboolean(L, value);
  set_field(L, table, name);
}

void vastL_clear(lua_State *L, int table, const char *name) {
  lua_pushnil(L);
  set_field(L, table, name);
}

bool vastL_is_empty(lua_State *L, int table) {
  table = lua_absindex(L, table);
  lua_pushnil(L);
  if (!lua_next(L, table)) return true;
  lua_pop(L, 2);
  return false;
}

void vastL_drop_empty(lua_State *L, int table, const char *name) {
  int type = lua_getfield(L, table, name);
  bool empty = (type == LUA_TSTRING && lua_rawlen(L, -1) == 0) ||
               (type == LUA_TTABLE && vastL_is_empty(L, -1));
  lua_pop(L, 1);
  if (empty) vastL_clear(L, table, name);
}

/* --- words -------------------------------------------------------------------------- */

void vastL_push_words(lua_State *L, const char *words, char separator) {
  struct vast_slice word;
  lua_Integer count = 0;
  lua_newtable(L);
  while (vast_next_word(&words, separator, &word)) {
    lua_pushlstring(L, word.bytes, word.len);
    lua_rawseti(L, -2, ++count);
  }
}

/* --- failures ----------------------------------------------------------------------- */

int vastL_return_failure(lua_State *L) {
  luaL_pushfail(L);
  lua_insert(L, -2);
  return 2;
}

static int to_text(lua_State *L) {
  luaL_tolstring(L, 1, NULL);
  return 1;
}

const char *vastL_push_error_text(lua_State *L, int idx) {
  idx = lua_absindex(L, idx);
  lua_pushcfunction(L, to_text);
  lua_pushvalue(L, idx);
  if (lua_pcall(L, 1, 1, 0) != LUA_OK) {
    lua_pop(L, 1);
    lua_pushliteral(L, "(an error that cannot be shown)");
  }
  return lua_tostring(L, -1);
}
