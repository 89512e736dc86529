/* bind/call/args.h -- from arguments by position and by name to one table, checked against the
** row. */
#ifndef VAST_BIND_CALL_ARGS_H
#define VAST_BIND_CALL_ARGS_H

#include "bind/runtime/base.h"

#include "core/op.h"

#pragma GCC visibility push(hidden)

/* The arguments of a method lie at 2 to the top: replaces them by one new table with the official
** names, which the script cannot reach. Raises where they do not match the row. */
void vastL_args_collect(lua_State *L, const struct vast_op *op);
/* The same for a table, or nil, at idx: pushes the new table. */
void vastL_args_from_table(lua_State *L, const struct vast_op *op, int idx);

/* Whether the method takes the argument `fields`: its result is a list. */
bool vastL_args_take_fields(const struct vast_op *op);

#pragma GCC visibility pop

#endif
