/* bind/runtime/error.h -- the error object that scripts see: a table with fields and a
** readable tostring. */
#ifndef VAST_BIND_RUNTIME_ERROR_H
#define VAST_BIND_RUNTIME_ERROR_H

#include "bind/runtime/base.h"

#include "core/base/error.h"

#pragma GCC visibility push(hidden)

/* Pushes a new error object with kind, message, code; more fields are set by the
** caller on the table. */
void vastL_error_push(lua_State *L, const struct vast_error *e);

/* Sets a text field unless the text is NULL or "". The object is at the top. */
void vastL_error_text(lua_State *L, const char *field, const char *text);

/* Ends a function that fails for the world's sake: pushes nil and an error of
** that kind, for the method of that name (may be NULL); returns 2. */
int vastL_error_return(lua_State *L, const struct vast_error *e, const char *method);

bool vastL_error_at(lua_State *L, int idx);
int vastL_error_is(lua_State *L); /* vastai.is_error(x) */
int vastL_open_error(lua_State *L);

#pragma GCC visibility pop

#endif
