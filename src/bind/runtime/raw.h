/* bind/runtime/raw.h -- values that a script hands over, read without running any code of
** the script's: no metamethod, no conversion of numbers. */
#ifndef VAST_BIND_RUNTIME_RAW_H
#define VAST_BIND_RUNTIME_RAW_H

#include "bind/runtime/base.h"

#pragma GCC visibility push(hidden)

/* Pushes the field of the table without metamethods; returns its type. */
int vastL_raw_field(lua_State *L, int table, const char *name);

/* The string at idx as a C string, which comparisons with known names need. NULL: it
** is no string, or holds a NUL, so that no known name can be meant. */
const char *vastL_raw_text(lua_State *L, int idx);

/* As luaL_checkstring; a NUL raises as well. */
const char *vastL_raw_check_text(lua_State *L, int arg);

/* Whether the value at idx, of any type, has the metatable of that name in the registry. */
bool vastL_raw_has_metatable(lua_State *L, int idx, const char *name);

/* Makes the metatable of a userdata that scripts never get: its finalizer must not be
** called early, should one reach it all the same. */
void vastL_raw_internal(lua_State *L, const char *name, lua_CFunction gc);

#pragma GCC visibility pop

#endif
