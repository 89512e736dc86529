/* bind/runtime/raw.c -- reads values of a script; see raw.h. Owns nothing. */
#include "bind/runtime/raw.h"

int vastL_raw_field(lua_State *L, int table, const char *name) {
  table = lua_absindex(L, table);
  lua_pushstring(L, name);
  return lua_rawget(L, table);
}

const char *vastL_raw_text(lua_State *L, int idx) {
  size_t len;
  const char *text = lua_type(L, idx) == LUA_TSTRING ? lua_tolstring(L, idx, &len) : NULL;
  return text && strlen(text) == len ? text : NULL;
}

const char *vastL_raw_check_text(lua_State *L, int arg) {
  size_t len;
  const char *text = luaL_checklstring(L, arg, &len);
  luaL_argcheck(L, strlen(text) == len, arg, "the text holds a NUL");
  return text;
}

bool vastL_raw_has_metatable(lua_State *L, int idx, const char *name) {
  if (!lua_getmetatable(L, idx)) return false;
  luaL_getmetatable(L, name);
  bool is = lua_rawequal(L, -1, -2);
  lua_pop(L, 2);
  return is;
}

void vastL_raw_internal(lua_State *L, const char *name, lua_CFunction gc) {
  if (luaL_newmetatable(L, name)) {
    lua_pushcfunction(L, gc);
    lua_setfield(L, -2, "__gc");
    lua_pushboolean(L, 0); /* the result of getmetatable */
    lua_setfield(L, -2, "__metatable");
  }
  lua_pop(L, 1);
}
