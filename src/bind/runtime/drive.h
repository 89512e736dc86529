/* bind/runtime/drive.h -- blocking, interruptibly. */
#ifndef VAST_BIND_RUNTIME_DRIVE_H
#define VAST_BIND_RUNTIME_DRIVE_H

#include "bind/runtime/base.h"

#include "bind/runtime/loop.h"

#pragma GCC visibility push(hidden)

/* Submits the exchange and waits for its end. Ctrl-C cancels it, then raises. */
void vastL_drive_call(lua_State *L, struct loop *loop, struct vast_exchange *x);

/* One turn of the engine: at most so many seconds of waiting, interruptible. */
void vastL_drive_turn(lua_State *L, struct loop *loop, double seconds, double budget);

/* Waits, while the calls in flight go on. */
void vastL_drive_sleep(lua_State *L, struct loop *loop, double seconds);

#pragma GCC visibility pop

#endif
