/* bind/call/value.h -- checks the value of one argument against its row: type, range and words. */
#ifndef VAST_BIND_CALL_VALUE_H
#define VAST_BIND_CALL_VALUE_H

#include "bind/runtime/base.h"

#include "core/op.h"

#pragma GCC visibility push(hidden)

/* Replaces the value on top by the value to send ("42" becomes 42). Raises at the script's line
** where it is of another type, out of range, not one of the words, or blank. */
void vastL_value_check(lua_State *L, const struct vast_op *op, const struct vast_param *p);

/* The name of the type for messages: "integer", "list of integers (table)", … */
const char *vastL_value_type(const struct vast_param *p);

/* Pushes "above 0", "0 to 23", …; nil: any number is allowed. */
void vastL_value_push_range(lua_State *L, const struct vast_param *p);

#pragma GCC visibility pop

#endif
