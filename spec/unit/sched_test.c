/* spec/unit/sched_test.c -- tests the state of the scheduler: the order of time limits, the lists,
** and that a task is in one list after each transition. */
#include "check.h"

#include "core/base/sched.h"

enum { TASKS = 60, ROUNDS = 3000 };

static struct vast_task tasks[TASKS];

static bool add(struct vast_sched *s, struct vast_task *t) {
  *t = (struct vast_task){.state = VAST_TASK_FAILED};
  if (!vast_sched_reserve(s)) return false;
  vast_sched_add(s, t);
  return true;
}

static void run(struct vast_sched *s, struct vast_task *t) {
  vast_sched_start(s, t);
  s->current = t;
}

static double earliest(void) {
  double least = VAST_NEVER;
  for (size_t i = 0; i < TASKS; i++)
    if (tasks[i].place && tasks[i].at < least) least = tasks[i].at;
  return least;
}

static void gives_the_earliest_limit_first(void) {
  struct vast_sched s = {.alive = 0};
  struct vast_random random = {7};
  bool right = true;
  for (size_t i = 0; i < TASKS; i++) right = right && add(&s, &tasks[i]);
  for (int round = 0; round < ROUNDS; round++) {
    struct vast_task *t = &tasks[(size_t)(vast_random_next(&random) * TASKS)];
    if (t->state == VAST_TASK_READY) {
      run(&s, t);
      vast_sched_sleep(&s, t, (double)(int)(vast_random_next(&random) * 20));
    } else {
      vast_sched_wake(&s, t);
    }
    right = right && vast_sched_due(&s) == earliest();
  }
  CHECK(right, "the earliest limit stays first while tasks are removed");
  vast_sched_wake_due(&s, 20);
  CHECK(s.sleeping == 0 && s.ready.count == TASKS, "all tasks are woken at the end");
  vast_sched_close(&s);
}

static void wakes_waiters(void) {
  struct vast_sched s = {.alive = 0};
  struct vast_task *a = &tasks[0], *b = &tasks[1], *c = &tasks[2];
  CHECK(add(&s, a) && add(&s, b) && add(&s, c), "the tasks are added");
  run(&s, b);
  vast_sched_join(&s, b, a, VAST_NEVER);
  run(&s, c);
  c->quiet = true;
  vast_sched_join(&s, c, b, VAST_NEVER);
  CHECK(vast_task_waits_for(c, a) && !vast_task_waits_for(a, c),
        "a task waits for another one through a third");
  run(&s, a);
  vast_sched_end(&s, a, VAST_TASK_FAILED);
  CHECK(a->awaited && s.failed.count == 0, "the error of an awaited task goes to its waiter");
  CHECK(s.ready.first == b && b->state == VAST_TASK_READY,
        "the end of a task makes its waiter ready");
  run(&s, b);
  vast_sched_end(&s, b, VAST_TASK_FAILED);
  CHECK(s.failed.first == b && c->state == VAST_TASK_READY,
        "a quiet waiter does not take the error");
  vast_sched_reported(&s, b);
  CHECK(s.failed.count == 0 && s.alive == 1 && s.oldest == c, "one task remains");
  vast_sched_close(&s);
}

static void unlinks_calls(void) {
  struct vast_sched s = {.alive = 0};
  struct vast_task *t = &tasks[0], *field = NULL;
  CHECK(add(&s, t), "the tasks are added");
  run(&s, t);
  vast_task_set_call(t, &field);
  vast_sched_await_call(t);
  CHECK(field == t, "the call points to its task");
  vast_sched_wake(&s, t);
  CHECK(field == NULL && t->call == NULL && s.ready.count == 1,
        "a woken task is unlinked from its call");
  run(&s, t);
  vast_task_set_call(t, &field);
  vast_sched_again(&s, t);
  vast_sched_call_lost(&s, t);
  CHECK(field == NULL && s.ready.count == 1, "a lost call does not change a ready task");
  vast_sched_close(&s);
}

static void inherits_groups(void) {
  struct vast_sched s = {.alive = 0};
  CHECK(add(&s, &tasks[0]) && add(&s, &tasks[1]), "two tasks are added outside tasks");
  run(&s, &tasks[1]);
  CHECK(add(&s, &tasks[2]), "one task is added inside a task");
  CHECK(tasks[0].group != tasks[1].group, "tasks added outside tasks have their own groups");
  CHECK(tasks[2].group == tasks[1].group, "a task added inside a task is in its group");
  vast_sched_close(&s);
}

int main(void) {
  gives_the_earliest_limit_first();
  wakes_waiters();
  unlinks_calls();
  inherits_groups();
  return check_done();
}
