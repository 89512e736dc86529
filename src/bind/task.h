/* bind/task.h -- the C side of tasks: whether a call may yield, the one place
** that does, and what becomes of a cancelled one. */
#ifndef VAST_BIND_TASK_H
#define VAST_BIND_TASK_H

#include "base.h"

#include "loop.h"

#pragma GCC visibility push(hidden)

/* True in a thread that the scheduler itself has resumed, where it may yield (not
** inside a sort, a gsub or a metamethod). */
bool task_here(lua_State *L, const struct loop *loop);

/* Yields the n values on top to the scheduler; k goes on with ctx. */
int task_yield(lua_State *L, int n, lua_KContext ctx, lua_KFunction k);

/* Raises in a thread whose task was cancelled: once at the first chance, and again
** when the time for its closers is over, behind a turn of the others. Else the moment until which a call may
** last (VAST_NEVER in a task that was not cancelled). */
double task_check(lua_State *L, struct loop *loop);

/* Replaces what the cancelled task shall raise by the value at the top; pops it. */
void task_blame(lua_State *L);

extern const luaL_Reg task_functions[];

#pragma GCC visibility pop

#endif
