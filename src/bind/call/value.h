/* bind/call/value.h -- one argument's value against its row: the type, and what of that
** type makes sense. */
#ifndef VAST_BIND_CALL_VALUE_H
#define VAST_BIND_CALL_VALUE_H

#include "bind/runtime/base.h"

#include "core/op.h"

#pragma GCC visibility push(hidden)

/* Replaces the value at the top by what is sent ("42" becomes 42). Raises at the
** script's line where it is of another type, out of its range, none of its words,
** or blank. */
void vastL_value_check(lua_State *L, const struct vast_op *op, const struct vast_param *p);

/* "integer", "list of integers (table)", …: for messages. */
const char *vastL_value_type(const struct vast_param *p);

/* Pushes "above 0", "0 to 23", …; nil: any number will do. */
void vastL_value_push_range(lua_State *L, const struct vast_param *p);

/* Pushes the words of "a|b|c" as a list; nil where they are NULL. */
void vastL_value_push_words(lua_State *L, const char *words);

#pragma GCC visibility pop

#endif
