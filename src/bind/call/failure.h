/* bind/call/failure.h -- from a failed call to the error object that the script receives. */
#ifndef VAST_BIND_CALL_FAILURE_H
#define VAST_BIND_CALL_FAILURE_H

#include "bind/call/state.h"

#pragma GCC visibility push(hidden)

/* Pushes the error object of c->x.error: the failure, the request, and a hint. */
void vastL_failure_push(lua_State *L, struct call *c);

#pragma GCC visibility pop

#endif
