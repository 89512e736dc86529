/* bind/json/decode.h -- JSON to Lua values. lua-cjson decodes the text; one pass over the tables
** then turns integral numbers into integers and removes nulls from objects. */
#ifndef VAST_BIND_JSON_DECODE_H
#define VAST_BIND_JSON_DECODE_H

#include "bind/runtime/base.h"

#pragma GCC visibility push(hidden)

/* Pushes the value and returns true, or pushes an error message and returns false. Nulls are
** removed from objects; in arrays they become vastai.null. Integers beyond 2^53 are exact. */
bool vastL_decode_value(lua_State *L, const char *text, size_t len);

/* Whether the value is vastai.null. */
bool vastL_decode_is_null(lua_State *L, int idx);

/* Raises if lua-cjson cannot be loaded. Called before a request is sent, so that its answer can be
** decoded. */
void vastL_decode_prepare(lua_State *L);

#pragma GCC visibility pop

#endif
