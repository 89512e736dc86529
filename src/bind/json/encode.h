/* bind/json/encode.h -- Lua values to JSON, through the core's writer. */
#ifndef VAST_BIND_JSON_ENCODE_H
#define VAST_BIND_JSON_ENCODE_H

#include "bind/runtime/base.h"

#include "core/json/json.h"

#pragma GCC visibility push(hidden)

/* How deep a script's tables may be nested, wherever they are walked: what is sent can
** be decoded again (VAST_JSON_DEPTH), and C's stack is bounded. */
enum { ENCODE_DEPTH = 100 };

enum encode_as { ENCODE_AUTO, ENCODE_OBJECT, ENCODE_ARRAY }; /* of an empty table */

/* Writes the value at idx. Refuses cycles, NaN, mixed keys, holes and what JSON
** has no word for by raising with the path to the value ("permissions.api[2]"),
** which starts with `name`. The buffer is the caller's and survives the raise. */
void vastL_encode_value(lua_State *L, int idx, struct vast_json_writer *w, enum encode_as as,
                        const char *name);

/* vastai.array { … }: marks the table (or a new one) as a JSON array. */
int vastL_encode_array(lua_State *L);
bool vastL_encode_is_array(lua_State *L, int idx);

/* encode(value) → its JSON text, as it would be sent. */
int vastL_encode_text(lua_State *L);
int vastL_open_encode(lua_State *L);

#pragma GCC visibility pop

#endif
