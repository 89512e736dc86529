/* bind/json/decode.c -- JSON to Lua values; see decode.h. Uses a separate cjson instance, so
** that the host's settings do not affect this one, nor these settings the host. */
#include "bind/json/decode.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/json/json.h"
#include "bind/runtime/buffer_box.h"
#include "bind/runtime/loop.h"

/* An integer that a double cannot represent is passed through cjson as a string that begins with a
** mark: a control character that the body does not contain, raw or escaped, so that no string of
** the service can begin with it. Each of these characters has only one \u escape, because its
** code has no letters, which could be upper or lower case. */
static const char marks[] = "\001\002\003\004\005\006\007\020\021\022\023\024\025\026\027";
enum { NO_MARK = 0 };

static void call_setting(lua_State *L, const char *name, int value) {
  lua_getfield(L, -1, name);
  if (value >= 0) lua_pushinteger(L, value);
  else lua_pushboolean(L, 0);
  lua_call(L, 1, 0);
}

/* A cjson instance reads the locale's decimal point when it is created. If the host sets another
** locale later, a new instance is necessary. */
static bool is_prepared(lua_State *L, const char *point) {
  vastL_loop_push(L, "decimal_point");
  bool same = lua_isstring(L, -1) && strcmp(lua_tostring(L, -1), point) == 0;
  lua_pop(L, 1);
  return same;
}

void vastL_decode_prepare(lua_State *L) {
  const char *point = localeconv()->decimal_point;
  if (is_prepared(L, point)) return;
  if (lua_getglobal(L, "require") != LUA_TFUNCTION)
    luaL_error(L, "vastai needs lua-cjson, and this Lua state has no 'require' to load it");
  lua_pushliteral(L, "cjson");
  lua_call(L, 1, 1);
  lua_getfield(L, -1, "new");
  lua_call(L, 0, 1);
  call_setting(L, "decode_invalid_numbers", -1);
  call_setting(L, "decode_max_depth", VAST_JSON_DEPTH);
  lua_getfield(L, -1, "decode");
  vastL_loop_set(L, "decode");
  lua_pop(L, 2);
  lua_pushstring(L, point);
  vastL_loop_set(L, "decimal_point");
}

/* --- the pass over the tables ------------------------------------------------------------------ */

static void walk(lua_State *L, int table, char mark);

bool vastL_decode_is_null(lua_State *L, int idx) {
  return lua_type(L, idx) == LUA_TLIGHTUSERDATA && lua_touserdata(L, idx) == NULL;
}

/* Pushes the integer that the scalar at the top stands for, or nothing. Returns whether it pushed.
*/
static bool push_integer(lua_State *L, char mark) {
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
  if (mark == NO_MARK || text == NULL || text[0] != mark) return false;
  lua_pushinteger(L, strtoll(text + 1, NULL, 10));
  return true;
}

/* Converts the entry whose key and value are at the top. Leaves the key for lua_next, which permits
** assignments to existing fields during a traversal. */
static void walk_entry(lua_State *L, int table, char mark) {
  if (lua_type(L, -1) == LUA_TTABLE) {
    walk(L, lua_gettop(L), mark);
  } else if (vastL_decode_is_null(L, -1)) {
    if (lua_type(L, -2) != LUA_TSTRING) return;
    lua_pushvalue(L, -2);
    lua_pushnil(L);
    lua_rawset(L, table);
  } else if (push_integer(L, mark)) {
    lua_pushvalue(L, -3);
    lua_insert(L, -2);
    lua_rawset(L, table);
  }
}

static void walk(lua_State *L, int table, char mark) {
  luaL_checkstack(L, 6, "JSON nested too deeply");
  for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) walk_entry(L, table, mark);
}

/* --- decoding -------------------------------------------------------------------- */

static bool is_unused(const char *text, size_t len, char mark, const char *escape) {
  return memchr(text, mark, len) == NULL && memmem(text, len, escape, strlen(escape)) == NULL;
}

/* Pushes the text to decode: the body, or a copy in which long integers are strings that begin
** with the returned mark. */
static char push_text(lua_State *L, const char *text, size_t len) {
  char escape[8];
  bool any = vast_json_has_long(text, len);
  for (const char *mark = marks; any && *mark; mark++) {
    struct vast_buffer *copy = vastL_buffer_box_push(L, len * 2 + 64);
    snprintf(escape, sizeof escape, "\\u%04x", (unsigned)*mark);
    vast_json_mark_integers(text, len, escape, copy);
    if (is_unused(text, len, *mark, escape)) {
      vastL_buffer_box_to_string(L);
      return *mark;
    }
    vast_buffer_free(copy);
    lua_pop(L, 1);
  }
  lua_pushlstring(L, text, len);
  return NO_MARK;
}

bool vastL_decode_value(lua_State *L, const char *text, size_t len) {
  vastL_decode_prepare(L);
  vastL_loop_push(L, "decode");
  char mark = push_text(L, text, len);
  int status = lua_pcall(L, 1, 1, 0);
  if (status == LUA_ERRMEM) lua_error(L); /* not a fault of the text */
  if (status != LUA_OK) return false;
  if (lua_type(L, -1) == LUA_TTABLE) walk(L, lua_gettop(L), mark);
  else if (push_integer(L, mark)) lua_remove(L, -2);
  return true;
}
