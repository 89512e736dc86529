/* bind/call/describe.h -- the rows as Lua tables. */
#ifndef VAST_BIND_CALL_DESCRIBE_H
#define VAST_BIND_CALL_DESCRIBE_H

#include "bind/runtime/base.h"

#pragma GCC visibility push(hidden)

int vastL_describe(lua_State *L); /* describe() → all rows; describe(name) → one row, or nil */
int vastL_describe_facts(lua_State *L); /* facts(name) → one row without arguments and fields */
int vastL_describe_composed(lua_State *L); /* composed() → the rows of methods written in Lua */
int vastL_describe_nearest(
    lua_State *L); /* nearest(name) → the method with the most similar name, or nil */

#pragma GCC visibility pop

#endif
