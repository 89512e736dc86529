/* bind/call/task.h -- what runs inside tasks: whether a call may yield, the one place
** that does, and how a cancelled task hears of it. */
#ifndef VAST_BIND_CALL_TASK_H
#define VAST_BIND_CALL_TASK_H

#include "bind/runtime/base.h"

#include "bind/runtime/loop.h"
#include "bind/runtime/names.h"

#pragma GCC visibility push(hidden)

/* A task is a userdata of this type with a struct vast_task and these user values. */
#define TASK VASTL_TYPE_TASK
enum {
  TASK_THREAD = 1, /* its coroutine; nil once it has ended */
  TASK_RESULT,     /* the one result, a table of several, or the error */
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

/* Yields to the scheduler; k goes on with ctx. The task must be WAITING or READY. */
int vastL_task_suspend(lua_State *L, lua_KContext ctx, lua_KFunction k);

/* For continuations: raises where a script has resumed the coroutine of a task. */
void vastL_task_check_resumed(lua_State *L, const struct loop *loop);

/* Raises in a task whose cancellation was requested: once at the first chance, and
** again, after yielding once, when the time for its closers is over. Else the moment
** until which a wait may last (VAST_NEVER in a task that was not cancelled). */
double vastL_task_check(lua_State *L, struct loop *loop);

/* Requests the cancellation of a task that has not ended, with the reason at the top,
** which is popped: its call is cancelled, a waiting one becomes ready. Cannot fail. */
void vastL_task_request_cancel(lua_State *L, struct loop *loop, struct vast_task *t);

/* The running task, if it was cancelled, shall raise the value at the top; pops it. */
void vastL_task_set_reason(lua_State *L, const struct loop *loop);

extern const luaL_Reg vastL_task_functions[];

#pragma GCC visibility pop

#endif
