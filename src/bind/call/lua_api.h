/* bind/call/lua_api.h -- the functions of vastai.core that only lua/vastai uses. */
#ifndef VAST_BIND_CALL_LUA_API_H
#define VAST_BIND_CALL_LUA_API_H

#include "bind/runtime/base.h"

#pragma GCC visibility push(hidden)

extern const luaL_Reg vastL_lua_api_functions[];

#pragma GCC visibility pop

#endif
