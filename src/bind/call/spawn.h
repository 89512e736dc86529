/* bind/call/spawn.h -- starts a task. */
#ifndef VAST_BIND_CALL_SPAWN_H
#define VAST_BIND_CALL_SPAWN_H

#include "bind/runtime/base.h"

#include "bind/runtime/loop.h"

#pragma GCC visibility push(hidden)

/* Starts a task with the function at `first` and its arguments up to the top, and replaces them by
** the userdata of the task. awaited: its error is raised where it is waited for, not reported.
** Whatever may raise comes before the task is added to the scheduler. */
struct vast_task *vastL_task_spawn(lua_State *L, int first, bool awaited);

/* Pushes the values that the task at `self` holds: its function and arguments before it starts, its
** results after it has ended. Returns their number. */
int vastL_task_push_values(lua_State *L, const struct vast_task *t, int self);

#pragma GCC visibility pop

#endif
