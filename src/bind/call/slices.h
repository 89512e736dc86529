/* bind/call/slices.h -- decodes a long list in slices of a few rows, so that a turn of the loop
** stays short, and keeps only the columns that the argument `fields` names. */
#ifndef VAST_BIND_CALL_SLICES_H
#define VAST_BIND_CALL_SLICES_H

#include "bind/call/state.h"

#pragma GCC visibility push(hidden)

enum slices { SLICES_NONE, SLICES_MORE, SLICES_DONE, SLICES_BROKEN };

/* Decodes the next rows of the answer's body until that time (VAST_NEVER: all rows). DONE: the
** whole value lies on top, as vastL_decode_value would have made it. MORE: to be called again.
** BROKEN: not JSON, or larger than max_result. NONE: not a long list, to be decoded at once. */
enum slices vastL_slices_decode(lua_State *L, struct call *c, int self, double until);

/* The list lies on top. Unless the slices have done so: runs the hook `row` for each row, and keeps
** the columns in `fields`. False: the hook failed, with the error in c->x.error. */
bool vastL_slices_finish_rows(lua_State *L, struct call *c, int self);

/* Keeps the columns in `fields` of the rows in the list, or page, at idx. */
void vastL_slices_keep_fields(lua_State *L, int self, int idx);

#pragma GCC visibility pop

#endif
