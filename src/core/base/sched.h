/* core/base/sched.h -- the state of the scheduler: which tasks are ready, what each of
** the others waits for, and which have failed without anybody being told.
** Pure: no Lua, no clock. Owns the array of the heap and nothing else; the tasks are
** the caller's memory. Invariant: only vast_sched_reserve can fail, and it changes
** nothing then, so that each transition happens as a whole.
**
** A task stands in at most one list (ready, failed, or the waiters of another task)
** and, where its wait is limited, in the heap as well. */
#ifndef VAST_CORE_BASE_SCHED_H
#define VAST_CORE_BASE_SCHED_H

#include "core/base/clock.h"

#pragma GCC visibility push(hidden)

enum vast_task_state {
  VAST_TASK_READY,
  VAST_TASK_RUNNING,
  VAST_TASK_WAITING,
  VAST_TASK_DONE, /* this and what follows: it has ended */
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
  enum vast_task_state outcome; /* what it will end as; set while it runs */
  size_t results;               /* how many it has given */
  uint64_t id;
  uint64_t group;        /* the id of the task outside of tasks that it descends from */
  bool started;          /* it has run */
  bool cancel_requested; /* its next wait raises */
  bool cancel_raised;    /* that has happened; its closers may wait until then: */
  double cleanup_until;
  bool awaited; /* somebody takes its result: its error is not for on_error */
  bool quiet;   /* its wait for another task does not take the result */
  char where[80];

  /* what it waits for */
  struct vast_task **call;  /* the field of the call that points back to this task */
  struct vast_task *joined; /* the task that it waits for: alive */
  double at;                /* when a limited wait ends */
  size_t place;             /* in the heap, from 1; 0: not there */

  struct vast_task_list waiters;
  struct vast_task_list *list; /* the one that it stands in */
  struct vast_task *prev, *next;
  struct vast_task *older, *newer; /* of all that are alive */
};

struct vast_sched {
  struct vast_task_list ready, failed;
  struct vast_task *oldest, *newest; /* alive */
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
/* Takes a new task, for which there is room: READY. */
void vast_sched_add(struct vast_sched *s, struct vast_task *t);

/* READY → RUNNING, wherever it stands in the queue; the caller sets `current`. */
void vast_sched_start(struct vast_sched *s, struct vast_task *t);
/* RUNNING → READY: it goes on in the next turn. */
void vast_sched_again(struct vast_sched *s, struct vast_task *t);

/* Ties it to the call that it works on, whose field points back to the task, until it
** runs again; the call must say when it ends before that (call_lost). */
void vast_task_set_call(struct vast_task *t, struct vast_task **call);
void vast_sched_call_lost(struct vast_sched *s, struct vast_task *t);

/* RUNNING → WAITING: for its call; for the end of another task, or until a moment
** (VAST_NEVER: without limit). */
void vast_sched_await_call(struct vast_task *t);
void vast_sched_join(struct vast_sched *s, struct vast_task *t, struct vast_task *other,
                     double limit);
void vast_sched_sleep(struct vast_sched *s, struct vast_task *t, double until);

/* WAITING → READY at the end of the queue, whatever it waited for; else nothing. */
void vast_sched_wake(struct vast_sched *s, struct vast_task *t);
/* The same, behind the task `after` of the queue (NULL: in front of all). */
void vast_sched_wake_behind(struct vast_sched *s, struct vast_task *t, struct vast_task *after);
void vast_sched_wake_due(struct vast_sched *s, double now);
double vast_sched_due(const struct vast_sched *s); /* the earliest limit; VAST_NEVER: none */

/* Ends it, in any state: wakes its waiters. What failed and is not awaited goes to `failed`. */
void vast_sched_end(struct vast_sched *s, struct vast_task *t, enum vast_task_state state);
/* Takes it out of `failed`. */
void vast_sched_reported(struct vast_sched *s, struct vast_task *t);

/* Whether a, with nothing limited in between, waits for b. */
bool vast_task_waits_for(const struct vast_task *a, const struct vast_task *b);

void vast_sched_close(struct vast_sched *s); /* frees the array; the tasks wait for nothing */

#pragma GCC visibility pop

#endif
