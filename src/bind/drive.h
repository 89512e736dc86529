/* bind/drive.h -- blocking, interruptibly. */
#ifndef VAST_BIND_DRIVE_H
#define VAST_BIND_DRIVE_H

#include "base.h"

#include "loop.h"

#pragma GCC visibility push(hidden)

/* Submits the exchange and waits for its end. Ctrl-C cancels it, then raises. */
void drive_call(lua_State *L, struct loop *loop, struct vast_exchange *x);

/* One turn of the engine: at most so many seconds of waiting, interruptible. */
void drive_turn(lua_State *L, struct loop *loop, double seconds, double budget);

/* Waits, while the calls in flight go on. */
void drive_sleep(lua_State *L, struct loop *loop, double seconds);

#pragma GCC visibility pop

#endif
