/* bind/runtime/error.c -- error objects; see error.h. They are Lua tables and own no C memory. */
#include "bind/runtime/error.h"

#include "bind/runtime/loop.h"
#include "bind/runtime/names.h"
#include "bind/runtime/raw.h"

void vastL_error_text(lua_State *L, const char *field, const char *text) {
  if (text == NULL || text[0] == '\0') return;
  lua_pushstring(L, text);
  lua_setfield(L, -2, field);
}

/* Sets `where` to the place of the call in the script: "script.lua:12", without the last colon. */
static void set_where(lua_State *L) {
  vastL_loop_push_where(L);
  size_t len;
  const char *where = lua_tolstring(L, -1, &len);
  if (len > 1) {
    lua_pushlstring(L, where, len - 1);
    lua_setfield(L, -3, "where");
  }
  lua_pop(L, 1);
}

void vastL_error_push(lua_State *L, const struct vast_error *e) {
  lua_createtable(L, 0, 12);
  luaL_setmetatable(L, VASTL_TYPE_ERROR);
  vastL_error_text(L, "kind", vast_kind_name(e->kind));
  vastL_error_text(L, "message", e->message);
  vastL_error_text(L, "code", e->code);
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "retryable");
  set_where(L);
}

int vastL_error_return(lua_State *L, const struct vast_error *e, const char *method) {
  luaL_pushfail(L);
  vastL_error_push(L, e);
  vastL_error_text(L, "method", method);
  return 2;
}

/* Replaces the value at the top by its text as one line, without control characters. */
static void to_line(lua_State *L) {
  size_t len;
  luaL_Buffer b;
  const char *text = luaL_tolstring(L, -1, &len);
  char *to = luaL_buffinitsize(L, &b, len);
  luaL_pushresultsize(&b, vast_text_clean(to, text, len));
  lua_remove(L, -2);
}

/* Adds `before .. field .. after` to the buffer, unless the field is nil. */
static void add_field(luaL_Buffer *b, int idx, const char *before, const char *field,
                      const char *after) {
  lua_State *L = b->L;
  lua_getfield(L, idx, field);
  if (lua_isnil(L, -1)) {
    lua_pop(L, 1);
    return;
  }
  to_line(L);
  lua_pushfstring(L, "%s%s%s", before, lua_tostring(L, -1), after);
  lua_replace(L, -3);
  lua_pop(L, 1);
  luaL_addvalue(b);
}

/* script.lua:12: show_user: HTTP 401: … [auth] (hint) */
static int error_tostring(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_Buffer b;
  luaL_buffinit(L, &b);
  add_field(&b, 1, "", "where", ": ");
  add_field(&b, 1, "", "method", ": ");
  add_field(&b, 1, "", "message", "");
  add_field(&b, 1, " [", "kind", "]");
  add_field(&b, 1, " (", "hint", ")");
  luaL_pushresult(&b);
  return 1;
}

static int error_concat(lua_State *L) {
  luaL_tolstring(L, 1, NULL);
  luaL_tolstring(L, 2, NULL);
  lua_concat(L, 2);
  return 1;
}

bool vastL_error_at(lua_State *L, int idx) {
  return vastL_raw_has_metatable(L, idx, VASTL_TYPE_ERROR);
}

int vastL_error_is(lua_State *L) {
  lua_pushboolean(L, vastL_error_at(L, 1));
  return 1;
}

int vastL_open_error(lua_State *L) {
  static const luaL_Reg meta[] = {
      {"__tostring", error_tostring}, {"__concat", error_concat}, {NULL, NULL}};
  if (luaL_newmetatable(L, VASTL_TYPE_ERROR)) luaL_setfuncs(L, meta, 0);
  lua_pop(L, 1);
  return 0;
}
