/* bind/runtime/error.h -- error objects: tables with fields, for scripts. tostring() gives one
** readable line. */
#ifndef VAST_BIND_RUNTIME_ERROR_H
#define VAST_BIND_RUNTIME_ERROR_H

#include "bind/runtime/base.h"

#include "core/base/error.h"

#pragma GCC visibility push(hidden)

/* Pushes a new error object with kind, message and code; the caller adds other fields. */
void vastL_error_push(lua_State *L, const struct vast_error *e);

/* Sets a field of the table at the top to the text, unless that is NULL or "". */
void vastL_error_text(lua_State *L, const char *field, const char *text);

/* Pushes the results of a function that failed at run time: nil and an error object for the
** method of that name (may be NULL); returns 2. */
int vastL_error_return(lua_State *L, const struct vast_error *e, const char *method);

bool vastL_error_at(lua_State *L, int idx); /* whether the value is an error object */
int vastL_error_is(lua_State *L);           /* vastai.is_error(x) */
int vastL_open_error(lua_State *L);

#pragma GCC visibility pop

#endif
