/* bind/json/decode.h -- JSON to Lua values: lua-cjson decodes, then one walk makes
** integral numbers integers and drops nulls. */
#ifndef VAST_BIND_JSON_DECODE_H
#define VAST_BIND_JSON_DECODE_H

#include "bind/runtime/base.h"

#pragma GCC visibility push(hidden)

/* Pushes the value and returns true, or pushes a text that says what is wrong
** and returns false. Nulls in objects are absent, in arrays they stay
** vastai.null; integers beyond 2^53 are exact. */
bool vastL_decode_value(lua_State *L, const char *text, size_t len);

/* vastai.null stands there. */
bool vastL_decode_is_null(lua_State *L, int idx);

/* Raises when lua-cjson cannot be loaded; called before anything is sent. */
void vastL_decode_prepare(lua_State *L);

#pragma GCC visibility pop

#endif
