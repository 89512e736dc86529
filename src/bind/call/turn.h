/* bind/call/turn.h -- drives tasks: turns of the loop, outside of tasks. */
#ifndef VAST_BIND_CALL_TURN_H
#define VAST_BIND_CALL_TURN_H

#include "bind/runtime/base.h"

#include "bind/runtime/loop.h"

#pragma GCC visibility push(hidden)

/* One turn: runs the engine, which waits at most `seconds`, then resumes the tasks that are ready.
** budget: seconds of work after which no task is resumed; 0: no limit. May raise before any task is
** resumed (an interrupt, no descriptors); then nothing has changed. */
void vastL_turn_once(lua_State *L, struct loop *loop, double seconds, double budget);

/* Resumes the READY task now, also while another one is running. False: too many C calls are
** nested; the task stays READY. */
bool vastL_turn_resume(lua_State *L, struct loop *loop, struct vast_task *t);

/* Calls on_error for each task that failed and is not waited for. Without on_error raises the error
** of the first; the others are reported next time. */
void vastL_turn_report(lua_State *L, struct loop *loop);

/* Until when to drive: the end of one task, of all tasks of a group, or of all; or a time. */
struct goal {
  const struct vast_task *task; /* NULL: see group */
  uint64_t group;               /* 0: all */
  double until;
  bool one_failure; /* also until there is an error to report */
};

void vastL_turn_drive(lua_State *L, struct loop *loop, const struct goal *goal);

/* For an error, on top, that leaves the call that started the tasks of that group (0: all): cancels
** them and drives them until they end or the time for closers is over. Another error, such as a
** second interrupt, ends that. Leaves the first error on top. */
void vastL_turn_end_group(lua_State *L, struct loop *loop, uint64_t group);

/* vastL_turn_drive; on an error calls vastL_turn_end_group, then raises the error. */
void vastL_turn_drive_or_end(lua_State *L, struct loop *loop, const struct goal *goal,
                             uint64_t group);

#pragma GCC visibility pop

#endif
