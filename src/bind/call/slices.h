/* bind/call/slices.h -- decoding a long list a few rows at a time, so that no turn of a
** host's loop pays for all of it; and keeping only the wanted columns. */
#ifndef VAST_BIND_CALL_SLICES_H
#define VAST_BIND_CALL_SLICES_H

#include "bind/call/call.h"

#pragma GCC visibility push(hidden)

enum slices { SLICES_NONE, SLICES_MORE, SLICES_DONE, SLICES_BROKEN };

/* Decodes the answer's body from where it stands until that moment (VAST_NEVER: to
** its end). DONE: the whole value lies on top, as vastL_decode_value would have made it.
** MORE: call again. BROKEN: not JSON. NONE: not a long list, decode it whole. */
enum slices vastL_slices_decode(lua_State *L, struct call *c, int self, double until);

/* The list lies on top: lets the shape see each row, and keeps the wanted columns,
** where decoding has not. False: c->x.error says what the shape found. */
bool vastL_slices_settle_rows(lua_State *L, struct call *c, int self);

/* Of the rows in the list at idx (or in the page that holds it) keeps the columns that
** the caller asked for. */
void vastL_slices_keep_fields(lua_State *L, int self, int idx);

#pragma GCC visibility pop

#endif
