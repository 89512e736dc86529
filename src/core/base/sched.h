/* core/base/sched.h -- the state of the scheduler: which tasks are ready, what each of the others
** waits for, and which have failed without their error being reported.
** Uses neither Lua nor a clock. Owns the array of the heap; the tasks are memory of the caller.
** Invariant: only vast_sched_reserve can fail, and then it changes nothing. So a transition is
** never done in part.
**
** A task is in at most one list (ready, failed, or the waiters of another task) and, if its wait
** has a time limit, also in the heap. */
#ifndef VAST_CORE_BASE_SCHED_H
#define VAST_CORE_BASE_SCHED_H

#include "core/base/clock.h"

#pragma GCC visibility push(hidden)

enum vast_task_state {
  VAST_TASK_READY,
  VAST_TASK_RUNNING,
  VAST_TASK_WAITING,
  VAST_TASK_DONE, /* this state and those below: the task has ended */
  VAST_TASK_FAILED,
  VAST_TASK_CANCELLED
};

struct vast_task;

struct vast_task_list {
  struct vast_task *first, *last;
  size_t count;
};

struct vast_task {
  enum vast_task_state state;
  enum vast_task_state outcome; /* the state in which it will end; set while it runs */
  size_t values;                /* how many it holds: its function and arguments, or results */
  uint64_t id;
  uint64_t group;        /* the id of its first ancestor, which was spawned outside of tasks */
  bool started;          /* it has run at least once */
  bool cancel_requested; /* its next wait raises */
  bool cancel_raised;    /* its wait has raised; its closers may wait until cleanup_until */
  double cleanup_until;
  bool awaited; /* another task takes its result, so its error does not go to on_error */
  bool quiet;   /* its wait for another task does not count as taking the result */
  char where[80];

  /* what the task waits for */
  struct vast_task **call;  /* the field of the call that points back to this task */
  struct vast_task *joined; /* the task that it waits for, which has not ended */
  double at;                /* when a wait with a limit ends */
  size_t place;             /* in the heap, from 1; 0: not in it */

  struct vast_task_list waiters;
  struct vast_task_list *list; /* the list that contains it; NULL: none */
  struct vast_task *prev, *next;
  struct vast_task *older, *newer; /* list of all tasks that have not ended */
};

struct vast_sched {
  struct vast_task_list ready, failed;
  struct vast_task *oldest, *newest; /* of the tasks that have not ended */
  size_t alive;
  struct vast_task *current;
  struct vast_task **heap; /* 1-based: heap[0] is the first */
  size_t sleeping, room;
  uint64_t last_id;
};

static inline bool vast_task_ended(const struct vast_task *t) { return t->state >= VAST_TASK_DONE; }

const char *vast_task_state_name(enum vast_task_state state);

/* Makes room for one more task. False: no memory. */
bool vast_sched_reserve(struct vast_sched *s) VAST_MUST_USE;
/* Adds a new task in state READY. There must be room for it. */
void vast_sched_add(struct vast_sched *s, struct vast_task *t);

/* READY → RUNNING, at any position of the queue; the caller sets `current`. */
void vast_sched_start(struct vast_sched *s, struct vast_task *t);
/* RUNNING → READY: it continues in the next turn. */
void vast_sched_again(struct vast_sched *s, struct vast_task *t);

/* Links the task with the call that it waits for, until it runs again: `call` is the field of the
** call that points to the task. A call that is released earlier must use call_lost. */
void vast_task_set_call(struct vast_task *t, struct vast_task **call);
void vast_sched_call_lost(struct vast_sched *s, struct vast_task *t);

/* RUNNING → WAITING: for its call; for the end of another task; or for a time (VAST_NEVER: no
** limit). */
void vast_sched_await_call(struct vast_task *t);
void vast_sched_join(struct vast_sched *s, struct vast_task *t, struct vast_task *other,
                     double limit);
void vast_sched_sleep(struct vast_sched *s, struct vast_task *t, double until);

/* WAITING → READY at the end of the queue. No effect in other states. */
void vast_sched_wake(struct vast_sched *s, struct vast_task *t);
/* The same, after the task `after` of the queue (NULL: at its front). */
void vast_sched_wake_behind(struct vast_sched *s, struct vast_task *t, struct vast_task *after);
void vast_sched_wake_due(struct vast_sched *s, double now);
double vast_sched_due(const struct vast_sched *s); /* the earliest limit; VAST_NEVER: none */

/* Ends a task in any state and wakes its waiters. If it failed and is not awaited, it goes to the
** list `failed`. */
void vast_sched_end(struct vast_sched *s, struct vast_task *t, enum vast_task_state state);
/* Removes it from `failed`. */
void vast_sched_reported(struct vast_sched *s, struct vast_task *t);

/* Whether a waits for b, directly or through other tasks, with no time limit on the way. */
bool vast_task_waits_for(const struct vast_task *a, const struct vast_task *b);

void vast_sched_close(struct vast_sched *s); /* frees the array of the heap */

#pragma GCC visibility pop

#endif
