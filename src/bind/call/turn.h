/* bind/call/turn.h -- driving the tasks: turns of the loop, outside of tasks. */
#ifndef VAST_BIND_CALL_TURN_H
#define VAST_BIND_CALL_TURN_H

#include "bind/runtime/base.h"

#include "bind/runtime/loop.h"

#pragma GCC visibility push(hidden)

/* One turn: moves bytes (waiting at most `seconds`), then resumes what is ready.
** budget: seconds of work after which nothing new is begun; 0: none. May raise before
** anything is resumed (an interrupt, no descriptors), and then has changed nothing. */
void vastL_turn_once(lua_State *L, struct loop *loop, double seconds, double budget);

/* Resumes the READY task now, whatever is running. False: too many C calls are
** nested; it stays READY. */
bool vastL_turn_resume(lua_State *L, struct loop *loop, struct vast_task *t);

/* Tells on_error of the tasks that failed unawaited, or raises the error of the first;
** the others keep until the next time. */
void vastL_turn_report(lua_State *L, struct loop *loop);

/* Until when to drive: the end of one task, of all in a group, or of all; or a moment. */
struct goal {
  const struct vast_task *task; /* NULL: see group */
  uint64_t group;               /* 0: all */
  double until;
  bool one_failure; /* or an error that is to be reported */
};

void vastL_turn_drive(lua_State *L, struct loop *loop, const struct goal *goal);

/* Before the error at the top leaves a call that began the tasks of that group (0: all):
** cancels them and drives them to their end, for as long as closers may take. Another
** error, such as a second interrupt, ends that. Leaves the first error at the top. */
void vastL_turn_end_group(lua_State *L, struct loop *loop, uint64_t group);

/* vastL_turn_drive; on an error vastL_turn_end_group, then raises it. */
void vastL_turn_drive_or_end(lua_State *L, struct loop *loop, const struct goal *goal,
                             uint64_t group);

#pragma GCC visibility pop

#endif
