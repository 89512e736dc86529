/* bind/call/call.h -- the generic caller: makes and runs calls of every row. */
#ifndef VAST_BIND_CALL_CALL_H
#define VAST_BIND_CALL_CALL_H

#include "bind/call/state.h"

#pragma GCC visibility push(hidden)

/* Methods are closures: upvalue 1 is the row. */
int vastL_call_method(lua_State *L);

/* Pushes a call of that row and its arguments (the table of names at `args`), its request
** prepared. True: ready to be sent. False: an error object, or the result of a call that need
** not be sent, lies on top instead. */
bool vastL_call_prepare(lua_State *L, int client, const struct vast_op *op, int args);

/* Pushes a call of a method without a row (the op is copied), and nil for its arguments. It
** has settings and key of the client; URL and body are empty. */
struct call *vastL_call_new(lua_State *L, int client, const struct vast_op *op);

/* The prepared call on top returns one page, as the service sent it. */
void vastL_call_as_page(lua_State *L);

/* Runs the prepared call on top to its end: leaves its results. */
int vastL_call_run(lua_State *L);

int vastL_open_call(lua_State *L);

#pragma GCC visibility pop

#endif
