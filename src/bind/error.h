/* bind/error.h -- the error object that scripts see: a table with fields and a
** readable tostring. */
#ifndef VAST_BIND_ERROR_H
#define VAST_BIND_ERROR_H

#include "base.h"

#include "../core/error.h"

#pragma GCC visibility push(hidden)

/* Pushes a new error object with kind, message, code; more fields are set by the
** caller on the table. */
void error_push(lua_State *L, const struct vast_error *e);

/* Sets a text field unless the text is NULL or "". The object is at the top. */
void error_text(lua_State *L, const char *field, const char *text);

/* Ends a function that fails for the world's sake: pushes nil and an error of
** that kind, for the method of that name (may be NULL); returns 2. */
int error_return(lua_State *L, const struct vast_error *e, const char *method);

bool error_at(lua_State *L, int idx);
int error_is(lua_State *L); /* vastai.is_error(x) */
int open_error(lua_State *L);

#pragma GCC visibility pop

#endif
