/* bind/json/encode.h -- Lua values to JSON, with the writer of src/core/json. */
#ifndef VAST_BIND_JSON_ENCODE_H
#define VAST_BIND_JSON_ENCODE_H

#include "bind/runtime/base.h"

#include "core/json/json.h"

#pragma GCC visibility push(hidden)

/* Maximum nesting of a script's tables, wherever they are traversed recursively. It bounds the C
** stack, and is below VAST_JSON_DEPTH, so that what is sent can be decoded. */
enum { ENCODE_DEPTH = 100 };

enum encode_as { ENCODE_AUTO, ENCODE_OBJECT, ENCODE_ARRAY }; /* for an empty table */

/* Writes the value at idx. Raises for cycles, NaN, mixed keys, holes and types that JSON does not
** have; the message contains the path to the value ("permissions.api[2]"), which starts with
** `name`. The caller owns the buffer, also after an error. */
void vastL_encode_value(lua_State *L, int idx, struct vast_json_writer *w, enum encode_as as,
                        const char *name);

/* vastai.array { … }: marks the table (or a new one) as a JSON array. */
int vastL_encode_array(lua_State *L);
bool vastL_encode_is_array(lua_State *L, int idx);

/* encode(value) → the JSON text that would be sent. */
int vastL_encode_text(lua_State *L);
int vastL_open_encode(lua_State *L);

#pragma GCC visibility pop

#endif
