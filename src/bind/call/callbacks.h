/* bind/call/callbacks.h -- the user's functions around a call: transport answers in place
** of the network, on_event hears of each attempt. */
#ifndef VAST_BIND_CALL_CALLBACKS_H
#define VAST_BIND_CALL_CALLBACKS_H

#include "bind/call/state.h"

#pragma GCC visibility push(hidden)

/* Runs the exchange to DONE through the client's transport function. Time is the
** exchange's own: back-off passes at once. An error of the function is raised. */
void vastL_callback_drive(lua_State *L, struct call *c, int self);

/* Tells on_event of the attempts it has not heard of. Its errors are warnings:
** they must not lose the result of a call that was paid for. */
void vastL_callback_report(lua_State *L, struct call *c, int self);

#pragma GCC visibility pop

#endif
