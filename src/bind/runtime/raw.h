/* bind/runtime/raw.h -- reads values of a script without running code of the script (no
** metamethods) and without converting numbers. */
#ifndef VAST_BIND_RUNTIME_RAW_H
#define VAST_BIND_RUNTIME_RAW_H

#include "bind/runtime/base.h"

#pragma GCC visibility push(hidden)

/* Pushes the field of the table without metamethods; returns its type. */
int vastL_raw_field(lua_State *L, int table, const char *name);

/* The string at idx as a C string, for comparison with known names. NULL: not a string, or one
** with an embedded NUL, which equals no known name. */
const char *vastL_raw_text(lua_State *L, int idx);

/* Like luaL_checkstring; an embedded NUL raises too. */
const char *vastL_raw_check_text(lua_State *L, int arg);

/* Whether the value at idx, of any type, has the metatable of that name in the registry. */
bool vastL_raw_has_metatable(lua_State *L, int idx, const char *name);

/* Makes the metatable of a userdata that scripts do not receive. __metatable hides it, so that a
** script that reaches the userdata cannot call its finalizer. */
void vastL_raw_internal(lua_State *L, const char *name, lua_CFunction gc);

#pragma GCC visibility pop

#endif
