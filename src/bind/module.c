/* bind/module.c -- the module "vastai.core": its functions and its opener. */
#include "base.h"

#include <stdlib.h>

#include "../core/credentials.h"
#include "box.h"
#include "call.h"
#include "client.h"
#include "describe.h"
#include "encode.h"
#include "error.h"
#include "loop.h"
#include "request.h"

/* save_api_key(key) → path, { what shadows it }; or nil, err. */
static int save_api_key(lua_State *L) {
  char path[1024];
  struct vast_error error;
  size_t len;
  if (lua_type(L, 1) != LUA_TSTRING)
    return loop_raise(L, "bad argument #1 to 'save_api_key' (string expected, got %s)",
                      luaL_typename(L, 1));
  const char *key = lua_tolstring(L, 1, &len);
  if (!vast_credentials_save(key, len, path, &error))
    return error_return(L, &error, "save_api_key");
  lua_pushstring(L, path);
  lua_newtable(L);
  /* only the environment comes before the file */
  const char *variable = getenv("VAST_API_KEY");
  if (variable && variable[strspn(variable, " \t\r\n")]) {
    lua_pushliteral(L, "VAST_API_KEY");
    lua_rawseti(L, -2, 1);
  }
  return 2;
}

/* extend(name, fn): a method of all clients, written in Lua. */
static int extend(lua_State *L) {
  luaL_checktype(L, 1, LUA_TSTRING);
  luaL_checktype(L, 2, LUA_TFUNCTION);
  loop_own_source(L, 2);
  loop_push(L, "methods");
  lua_pushvalue(L, 1);
  lua_pushvalue(L, 2);
  lua_rawset(L, -3);
  return 0;
}

/* on_close(client, fn): fn(client) runs when the client is closed by close() or
** at the end of its block, never by the collector. */
static int on_close(lua_State *L) {
  client_check(L, 1);
  luaL_checktype(L, 2, LUA_TFUNCTION);
  lua_getiuservalue(L, 1, 1);
  lua_pushvalue(L, 2);
  lua_setfield(L, -2, "close");
  return 0;
}

/* raise(message): at the line of the user's script that called us. */
static int raise(lua_State *L) { return loop_raise(L, "%s", luaL_checkstring(L, 1)); }

static const luaL_Reg functions[] = {{"new", client_new},
                                     {"save_api_key", save_api_key},
                                     {"is_error", error_is},
                                     {"array", encode_array},
                                     {"extend", extend},
                                     {"on_close", on_close},
                                     {"raise", raise},
                                     {"describe", describe},
                                     {"nearest", describe_nearest},
                                     {NULL, NULL}};

/* Methods that are no rows. */
static const luaL_Reg methods[] = {
    {"request", request_method}, {"preview", preview_method}, {NULL, NULL}};

static const lua_CFunction parts[] = {open_loop,   open_box,    open_error,
                                      open_encode, open_client, open_call};

__attribute__((visibility("default"))) int luaopen_vastai_core(lua_State *L);

int luaopen_vastai_core(lua_State *L) {
  luaL_checkversion(L);
  for (size_t i = 0; i < VAST_COUNT(parts); i++) parts[i](L);
  loop_push(L, "methods");
  luaL_setfuncs(L, methods, 0);
  luaL_newlib(L, functions);
  lua_pushlightuserdata(L, NULL);
  lua_setfield(L, -2, "null");
  lua_pushliteral(L, VAST_VERSION);
  lua_setfield(L, -2, "version");
  return 1;
}
