/* bind/call/args.h -- arguments by the row: from positions and names to one checked
** table. */
#ifndef VAST_BIND_CALL_ARGS_H
#define VAST_BIND_CALL_ARGS_H

#include "bind/runtime/base.h"

#include "core/op.h"

#pragma GCC visibility push(hidden)

/* Stack 2..top are a method's arguments: replaces them by one new table of
** official names (never the caller's own), checked against the row. Raises. */
void vastL_args_collect(lua_State *L, const struct vast_op *op);
/* The same from a table at idx (or nothing): pushes the new table. */
void vastL_args_from_table(lua_State *L, const struct vast_op *op, int idx);

/* Whether the result is a list, whose columns `fields` chooses. */
bool vastL_args_take_fields(const struct vast_op *op);

#pragma GCC visibility pop

#endif
