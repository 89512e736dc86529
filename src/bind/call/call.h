/* bind/call/call.h -- the generic caller: makes and runs the calls of all rows. */
#ifndef VAST_BIND_CALL_CALL_H
#define VAST_BIND_CALL_CALL_H

#include "bind/call/state.h"

#pragma GCC visibility push(hidden)

/* Methods are closures: upvalue 1 is the row. */
int vastL_call_method(lua_State *L);

/* Pushes a call of that row and its arguments (the table of names at `args`), and writes its
** request. False: an error object, or the result of a call that sends nothing, lies on top. */
bool vastL_call_prepare(lua_State *L, int client, const struct vast_op *op, int args);

/* Pushes a call of a method without a row (the op is copied), and nil for its arguments. URL and
** body are empty. */
struct call *vastL_call_new(lua_State *L, int client, const struct vast_op *op);

/* Makes the prepared call on top return one page, as the service sent it. */
void vastL_call_as_page(lua_State *L);

/* Runs the prepared call on top. Returns the number of its results, which lie on top. */
int vastL_call_run(lua_State *L);

int vastL_open_call(lua_State *L);

#pragma GCC visibility pop

#endif
