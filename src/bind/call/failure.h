/* bind/call/failure.h -- from a failed call to the error object that its script sees. */
#ifndef VAST_BIND_CALL_FAILURE_H
#define VAST_BIND_CALL_FAILURE_H

#include "bind/call/call.h"

#pragma GCC visibility push(hidden)

/* Pushes the error object of c->x.error: what happened, to which call, and what
** to do about it. */
void vastL_failure_push(lua_State *L, struct call *c);

#pragma GCC visibility pop

#endif
