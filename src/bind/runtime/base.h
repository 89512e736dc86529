/* bind/runtime/base.h -- includes Lua's headers and checks their version. Another version than
** 5.4 fails here at compile time instead of crashing at run time. */
#ifndef VAST_BIND_RUNTIME_BASE_H
#define VAST_BIND_RUNTIME_BASE_H

#include "core/base/base.h"

#include <lauxlib.h>
#include <lua.h>

#if LUA_VERSION_NUM != 504
#error "vastai needs Lua 5.4 (luarocks --lua-version 5.4 make)"
#endif

#endif
