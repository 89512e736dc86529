/* bind/call/callbacks.h -- the script's functions around a call: transport replaces the
** network, on_event is called after each attempt. */
#ifndef VAST_BIND_CALL_CALLBACKS_H
#define VAST_BIND_CALL_CALLBACKS_H

#include "bind/call/state.h"

#pragma GCC visibility push(hidden)

/* Runs the exchange to DONE through the client's callback `transport`. Time is simulated:
** back-off takes no real time. An error of the callback is raised. */
void vastL_callback_drive(lua_State *L, struct call *c, int self);

/* Calls on_event for each attempt that has not been reported. Its errors become warnings, so
** that the result of a call, which may have cost money, is not lost. */
void vastL_callback_report(lua_State *L, struct call *c, int self);

#pragma GCC visibility pop

#endif
