/* bind/module.c -- the module "vastai.core": its functions and its opener. */
#include "base.h"

#include <stdlib.h>

#include "../core/credentials.h"
#include "../vastai.h"
#include "box.h"
#include "call.h"
#include "client.h"
#include "describe.h"
#include "encode.h"
#include "error.h"
#include "loop.h"
#include "request.h"
#include "seam.h"
#include "shape_ssh.h"
#include "task.h"
#include "tasks.h"

/* save_api_key(key) → path, { what shadows it }; or nil, err. */
static int save_api_key(lua_State *L) {
  loop_check_dot(L, "save_api_key");
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

static const luaL_Reg functions[] = {{"new", client_new},
                                     {"save_api_key", save_api_key},
                                     {"is_error", error_is},
                                     {"array", encode_array},
                                     {"encode", encode_text},
                                     {"describe", describe},
                                     {"facts", describe_facts},
                                     {"nearest", describe_nearest},
                                     {"composed", describe_composed},
                                     {NULL, NULL}};

/* Methods that are no rows. */
static const luaL_Reg methods[] = {{"request", request_method},
                                   {"preview", preview_method},
                                   {"ssh_endpoint", ssh_endpoint_method},
                                   {NULL, NULL}};

static const lua_CFunction parts[] = {open_loop,   open_box,    open_error,
                                      open_encode, open_client, open_call, open_tasks};

int luaopen_vastai_core(lua_State *L) {
  luaL_checkversion(L);
  for (size_t i = 0; i < VAST_COUNT(parts); i++) parts[i](L);
  loop_push(L, "methods");
  luaL_setfuncs(L, methods, 0);
  luaL_newlib(L, functions);
  luaL_setfuncs(L, seam_functions, 0);
  luaL_setfuncs(L, task_functions, 0);
  luaL_setfuncs(L, tasks_functions, 0);
  lua_pushlightuserdata(L, NULL);
  lua_setfield(L, -2, "null");
  lua_pushliteral(L, VAST_VERSION);
  lua_setfield(L, -2, "version");
  return 1;
}
