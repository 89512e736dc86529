/* bind/call/spawn.h -- beginning a task. */
#ifndef VAST_BIND_CALL_SPAWN_H
#define VAST_BIND_CALL_SPAWN_H

#include "bind/runtime/base.h"

#include "bind/runtime/loop.h"

#pragma GCC visibility push(hidden)

/* Begins a task of the function at `first` and its arguments up to the top, and leaves
** its userdata at `first` instead. awaited: somebody takes its result. All that may
** raise comes before the scheduler has it. */
struct vast_task *vastL_task_spawn(lua_State *L, int first, bool awaited);

#pragma GCC visibility pop

#endif
