/* bind/runtime/helpers.h -- short operations on the Lua stack and on lists of words. Unless a
** comment says otherwise, a function leaves the stack as it was, and `table` is an absolute or a
** relative index of a table without a metatable. */
#ifndef VAST_BIND_RUNTIME_HELPERS_H
#define VAST_BIND_RUNTIME_HELPERS_H

#include "bind/runtime/base.h"

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

/* --- fields ------------------------------------------------------------------------- */

/* Whether the field is the boolean true. */
bool vastL_flag(lua_State *L, int table, const char *name);
/* Whether the field is neither nil nor null. */
bool vastL_given(lua_State *L, int table, const char *name);
/* The same; a field that is given is pushed. */
bool vastL_push_given(lua_State *L, int table, const char *name);
/* Pushes the field if it is a string that is not empty, else nil. */
bool vastL_push_text(lua_State *L, int table, const char *name);

void vastL_set_string(lua_State *L, int table, const char *name, const char *text);
void vastL_set_integer(lua_State *L, int table, const char *name, lua_Integer value);
void vastL_set_number(lua_State *L, int table, const char *name, lua_Number value);
void vastL_set_flag(lua_State *L, int table, const char *name, bool value);
void vastL_clear(lua_State *L, int table, const char *name);
/* Clears a field that is "" or an empty table. */
void vastL_drop_empty(lua_State *L, int table, const char *name);

bool vastL_is_empty(lua_State *L, int table);

/* --- words -------------------------------------------------------------------------- */

/* Pushes the words as a list. */
void vastL_push_words(lua_State *L, const char *words, char separator);

/* --- failures ----------------------------------------------------------------------- */

/* Inserts nil below the error object on top; returns 2. */
int vastL_return_failure(lua_State *L);
/* Pushes the value at idx as text and returns it. Runs __tostring protected: where it fails, the
** text says that the error cannot be shown. */
const char *vastL_push_error_text(lua_State *L, int idx);

#pragma GCC visibility pop

#endif
