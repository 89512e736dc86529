/* bind/module.c -- the module "vastai.core": its functions and its opener. */
#include "bind/runtime/base.h"

#include <stdlib.h>

#include "core/auth/credentials.h"
#include "vastai.h"
#include "bind/runtime/buffer_box.h"
#include "bind/call/call.h"
#include "bind/client/client.h"
#include "bind/call/describe.h"
#include "bind/json/encode.h"
#include "bind/runtime/error.h"
#include "bind/runtime/loop.h"
#include "bind/call/request.h"
#include "bind/call/lua_api.h"
#include "bind/ops/instances_ssh.h"
#include "bind/call/task.h"
#include "bind/call/tasks.h"

/* save_api_key(key) → path, { sources that are used instead of the file }; or nil, err. */
static int save_api_key(lua_State *L) {
  vastL_loop_check_dot(L, "save_api_key");
  char path[1024];
  struct vast_error error;
  size_t len;
  if (lua_type(L, 1) != LUA_TSTRING)
    return vastL_loop_raise(L, "bad argument #1 to 'save_api_key' (string expected, got %s)",
                            luaL_typename(L, 1));
  const char *key = lua_tolstring(L, 1, &len);
  if (!vast_credentials_save(key, len, path, &error))
    return vastL_error_return(L, &error, "save_api_key");
  lua_pushstring(L, path);
  lua_newtable(L);
  /* VAST_API_KEY is the only source that precedes the file */
  const char *variable = getenv("VAST_API_KEY");
  if (variable && variable[strspn(variable, " \t\r\n")]) {
    lua_pushliteral(L, "VAST_API_KEY");
    lua_rawseti(L, -2, 1);
  }
  return 2;
}

static const luaL_Reg functions[] = {{"new", vastL_client_new},
                                     {"save_api_key", save_api_key},
                                     {"is_error", vastL_error_is},
                                     {"array", vastL_encode_array},
                                     {"encode", vastL_encode_text},
                                     {"describe", vastL_describe},
                                     {"facts", vastL_describe_facts},
                                     {"nearest", vastL_describe_nearest},
                                     {"composed", vastL_describe_composed},
                                     {NULL, NULL}};

/* Methods without a row in src/api. */
static const luaL_Reg methods[] = {{"request", vastL_request_method},
                                   {"preview", vastL_preview_method},
                                   {"ssh_endpoint", vastL_ssh_endpoint_method},
                                   {NULL, NULL}};

static const lua_CFunction parts[] = {vastL_open_buffer_box, vastL_open_error, vastL_open_encode,
                                      vastL_open_client,     vastL_open_call,  vastL_open_tasks};

int luaopen_vastai_core(lua_State *L) {
  luaL_checkversion(L);
  vastL_open_loop(L);
  lua_pushcfunction(L, vastL_call_method); /* runs a row; the client's methods are closures of it */
  vastL_loop_set(L, "call_method");
  for (size_t i = 0; i < VAST_COUNT(parts); i++) parts[i](L);
  vastL_loop_push(L, "methods");
  luaL_setfuncs(L, methods, 0);
  luaL_newlib(L, functions);
  luaL_setfuncs(L, vastL_lua_api_functions, 0);
  luaL_setfuncs(L, vastL_task_functions, 0);
  luaL_setfuncs(L, vastL_tasks_functions, 0);
  lua_pushlightuserdata(L, NULL);
  lua_setfield(L, -2, "null");
  lua_pushliteral(L, VASTAI_VERSION);
  lua_setfield(L, -2, "version");
  return 1;
}
