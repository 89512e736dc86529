/* spec/unit/sched_test.c -- the scheduler's state: the order of limits, the lists, and that each
** transition leaves a task in one place. */
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
  CHECK(right, "whatever is taken out in between");
  vast_sched_wake_due(&s, 20);
  CHECK(s.sleeping == 0 && s.ready.count == TASKS, "all are woken in the end");
  vast_sched_close(&s);
}

static void wakes_who_waits_for_a_task(void) {
  struct vast_sched s = {.alive = 0};
  struct vast_task *a = &tasks[0], *b = &tasks[1], *c = &tasks[2];
  CHECK(add(&s, a) && add(&s, b) && add(&s, c), "there is room");
  run(&s, b);
  vast_sched_join(&s, b, a, VAST_NEVER);
  run(&s, c);
  c->quiet = true;
  vast_sched_join(&s, c, b, VAST_NEVER);
  CHECK(vast_task_waits_for(c, a) && !vast_task_waits_for(a, c), "the chain is known");
  run(&s, a);
  vast_sched_end(&s, a, VAST_TASK_FAILED);
  CHECK(a->awaited && s.failed.count == 0, "its error is the waiter's");
  CHECK(s.ready.first == b && b->state == VAST_TASK_READY, "the waiter is ready");
  run(&s, b);
  vast_sched_end(&s, b, VAST_TASK_FAILED);
  CHECK(s.failed.first == b && c->state == VAST_TASK_READY, "a quiet waiter takes no error");
  vast_sched_reported(&s, b);
  CHECK(s.failed.count == 0 && s.alive == 1 && s.oldest == c, "one is left");
  vast_sched_close(&s);
}

static void lets_go_of_a_call(void) {
  struct vast_sched s = {.alive = 0};
  struct vast_task *t = &tasks[0], *field = NULL;
  CHECK(add(&s, t), "there is room");
  run(&s, t);
  vast_task_set_call(t, &field);
  vast_sched_await_call(t);
  CHECK(field == t, "the call points back");
  vast_sched_wake(&s, t);
  CHECK(field == NULL && t->call == NULL && s.ready.count == 1, "no more, once it is woken");
  run(&s, t);
  vast_task_set_call(t, &field);
  vast_sched_again(&s, t);
  vast_sched_call_lost(&s, t);
  CHECK(field == NULL && s.ready.count == 1, "a call that is lost leaves a ready task ready");
  vast_sched_close(&s);
}

static void hands_on_the_group(void) {
  struct vast_sched s = {.alive = 0};
  CHECK(add(&s, &tasks[0]) && add(&s, &tasks[1]), "two outside of tasks");
  run(&s, &tasks[1]);
  CHECK(add(&s, &tasks[2]), "one inside");
  CHECK(tasks[0].group != tasks[1].group, "each outside has a group of its own");
  CHECK(tasks[2].group == tasks[1].group, "that inside is in its starter's");
  vast_sched_close(&s);
}

int main(void) {
  gives_the_earliest_limit_first();
  wakes_who_waits_for_a_task();
  lets_go_of_a_call();
  hands_on_the_group();
  return check_done();
}
