/* bind/call/task.h -- functions for code that runs inside tasks: may it yield, yielding (at one
** place only), and the cancellation of tasks. */
#ifndef VAST_BIND_CALL_TASK_H
#define VAST_BIND_CALL_TASK_H

#include "bind/runtime/base.h"

#include "bind/runtime/loop.h"
#include "bind/runtime/names.h"

#pragma GCC visibility push(hidden)

/* A task is a userdata VASTL_TYPE_TASK with a struct vast_task and these user values. */
enum {
  TASK_THREAD = 1, /* its coroutine; nil once it has ended */
  TASK_RESULT,     /* one value, a table of several (see vast_task.values), or the error */
  TASK_REASON,     /* what a cancelled task raises */
  TASK_TRACEBACK,
  TASK_VALUES = TASK_TRACEBACK
};

/* Pushes the userdata of a task that is alive, or failed and not reported. Never
** allocates. */
void vastL_task_push(lua_State *L, const struct vast_task *t);

/* The task whose coroutine this is, while the scheduler runs it; else NULL. */
struct vast_task *vastL_task_of(lua_State *L, const struct loop *loop);

/* True in the coroutine of the running task, where it may yield (not inside a sort,
** a gsub or a metamethod). */
bool vastL_task_here(lua_State *L, const struct loop *loop);

/* Yields to the scheduler; k continues with ctx. The task must be WAITING or READY. */
int vastL_task_suspend(lua_State *L, lua_KContext ctx, lua_KFunction k);

/* For continuations: raises where a script has resumed the coroutine of a task. */
void vastL_task_check_resumed(lua_State *L, const struct loop *loop);

/* Raises in a task whose cancellation was requested: at the first call of this, and at all calls
** after the time for its closers is over, then after yielding once. Else returns the time until
** which a wait may last (VAST_NEVER in a task that was not cancelled). */
double vastL_task_check(lua_State *L, struct loop *loop);

/* Requests the cancellation of a task that has not ended, with the reason on top, which is popped.
** Its call is cancelled; a waiting task becomes READY. Cannot fail. */
void vastL_task_request_cancel(lua_State *L, struct loop *loop, struct vast_task *t);

/* Makes the running task, if it was cancelled, raise the value on top; pops it. */
void vastL_task_set_reason(lua_State *L, const struct loop *loop);

extern const luaL_Reg vastL_task_functions[];

#pragma GCC visibility pop

#endif
