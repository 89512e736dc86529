/* bind/runtime/drive.h -- waits that block the thread and that Ctrl-C can interrupt. */
#ifndef VAST_BIND_RUNTIME_DRIVE_H
#define VAST_BIND_RUNTIME_DRIVE_H

#include "bind/runtime/base.h"

#include "bind/runtime/loop.h"

#pragma GCC visibility push(hidden)

/* Submits the exchange and waits for its end. An interrupt cancels the exchange and raises. */
void vastL_drive_call(lua_State *L, struct loop *loop, struct vast_exchange *x);

/* One turn of the engine. Waits at most `seconds` for the first event; an interrupt raises. The
** turn's budget ends `budget` seconds after the wait; 0: no budget. */
void vastL_drive_turn(lua_State *L, struct loop *loop, double seconds, double budget);

/* Waits that long while calls in flight continue; an interrupt raises. */
void vastL_drive_sleep(lua_State *L, struct loop *loop, double seconds);

#pragma GCC visibility pop

#endif
