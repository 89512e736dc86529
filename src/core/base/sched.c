/* core/base/sched.c -- the lists and the heap of the scheduler; see sched.h. */
#include "core/base/sched.h"

#include <stdlib.h>

const char *vast_task_state_name(enum vast_task_state state) {
  static const char *const names[] = {"ready", "running", "waiting", "done", "failed", "cancelled"};
  return names[state];
}

/* --- lists ---------------------------------------------------------------- */

static void list_insert(struct vast_task_list *list, struct vast_task *t, struct vast_task *after) {
  t->list = list;
  t->prev = after;
  t->next = after ? after->next : list->first;
  if (t->prev) t->prev->next = t;
  else list->first = t;
  if (t->next) t->next->prev = t;
  else list->last = t;
  list->count++;
}

static void list_append(struct vast_task_list *list, struct vast_task *t) {
  list_insert(list, t, list->last);
}

static void list_remove(struct vast_task *t) {
  struct vast_task_list *list = t->list;
  if (list == NULL) return;
  if (t->prev) t->prev->next = t->next;
  else list->first = t->next;
  if (t->next) t->next->prev = t->prev;
  else list->last = t->prev;
  list->count--;
  t->list = NULL;
  t->prev = t->next = NULL;
}

static void link_alive(struct vast_sched *s, struct vast_task *t) {
  t->older = s->newest;
  t->newer = NULL;
  if (t->older) t->older->newer = t;
  else s->oldest = t;
  s->newest = t;
  s->alive++;
}

static void unlink_alive(struct vast_sched *s, struct vast_task *t) {
  if (t->older) t->older->newer = t->newer;
  else s->oldest = t->newer;
  if (t->newer) t->newer->older = t->older;
  else s->newest = t->older;
  t->older = t->newer = NULL;
  s->alive--;
}

/* --- the heap, ordered by time limit ------------------------------------------- */

static void heap_put(struct vast_sched *s, size_t place, struct vast_task *t) {
  s->heap[place - 1] = t;
  t->place = place;
}

static void heap_rise(struct vast_sched *s, size_t place, struct vast_task *t) {
  while (place > 1 && s->heap[place / 2 - 1]->at > t->at) {
    heap_put(s, place, s->heap[place / 2 - 1]);
    place /= 2;
  }
  heap_put(s, place, t);
}

static void heap_sink(struct vast_sched *s, size_t place, struct vast_task *t) {
  while (2 * place <= s->sleeping) {
    size_t child = 2 * place;
    if (child < s->sleeping && s->heap[child]->at < s->heap[child - 1]->at) child++;
    if (t->at <= s->heap[child - 1]->at) break;
    heap_put(s, place, s->heap[child - 1]);
    place = child;
  }
  heap_put(s, place, t);
}

static void heap_push(struct vast_sched *s, struct vast_task *t, double at) {
  if (!(at < VAST_NEVER)) return;
  t->at = at;
  heap_rise(s, ++s->sleeping, t);
}

static void heap_remove(struct vast_sched *s, struct vast_task *t) {
  size_t place = t->place;
  if (place == 0) return;
  struct vast_task *last = s->heap[--s->sleeping];
  t->place = 0;
  if (last == t) return;
  if (place > 1 && s->heap[place / 2 - 1]->at > last->at) heap_rise(s, place, last);
  else heap_sink(s, place, last);
}

/* --- transitions ------------------------------------------------------------------ */

bool vast_sched_reserve(struct vast_sched *s) {
  if (s->alive < s->room) return true;
  size_t room = s->room ? 2 * s->room : 16;
  struct vast_task **heap = realloc(s->heap, room * sizeof(void *));
  if (heap == NULL) return false;
  s->heap = heap;
  s->room = room;
  return true;
}

void vast_sched_add(struct vast_sched *s, struct vast_task *t) {
  t->id = ++s->last_id;
  t->group = s->current ? s->current->group : t->id;
  t->state = VAST_TASK_READY;
  t->outcome = VAST_TASK_FAILED;
  link_alive(s, t);
  list_append(&s->ready, t);
}

static void leave_call(struct vast_task *t) {
  if (t->call) *t->call = NULL;
  t->call = NULL;
}

/* Removes it from its list and the heap, and unlinks it from its call. */
static void detach(struct vast_sched *s, struct vast_task *t) {
  leave_call(t);
  heap_remove(s, t);
  list_remove(t);
  t->joined = NULL;
}

void vast_sched_start(struct vast_sched *s, struct vast_task *t) {
  detach(s, t);
  t->started = true;
  t->state = VAST_TASK_RUNNING;
}

void vast_sched_again(struct vast_sched *s, struct vast_task *t) {
  t->state = VAST_TASK_READY;
  list_append(&s->ready, t);
}

void vast_task_set_call(struct vast_task *t, struct vast_task **call) {
  leave_call(t);
  t->call = call;
  *call = t;
}

void vast_sched_call_lost(struct vast_sched *s, struct vast_task *t) {
  leave_call(t);
  vast_sched_wake(s, t);
}

void vast_sched_await_call(struct vast_task *t) { t->state = VAST_TASK_WAITING; }

void vast_sched_join(struct vast_sched *s, struct vast_task *t, struct vast_task *other,
                     double limit) {
  t->state = VAST_TASK_WAITING;
  t->joined = other;
  list_append(&other->waiters, t);
  heap_push(s, t, limit);
}

void vast_sched_sleep(struct vast_sched *s, struct vast_task *t, double until) {
  t->state = VAST_TASK_WAITING;
  heap_push(s, t, until);
}

void vast_sched_wake_behind(struct vast_sched *s, struct vast_task *t, struct vast_task *after) {
  if (t->state != VAST_TASK_WAITING) return;
  detach(s, t);
  t->state = VAST_TASK_READY;
  list_insert(&s->ready, t, after);
}

void vast_sched_wake(struct vast_sched *s, struct vast_task *t) {
  vast_sched_wake_behind(s, t, s->ready.last);
}

double vast_sched_due(const struct vast_sched *s) {
  return s->sleeping ? s->heap[0]->at : VAST_NEVER;
}

void vast_sched_wake_due(struct vast_sched *s, double now) {
  while (s->sleeping && s->heap[0]->at <= now) vast_sched_wake(s, s->heap[0]);
}

void vast_sched_end(struct vast_sched *s, struct vast_task *t, enum vast_task_state state) {
  detach(s, t);
  unlink_alive(s, t);
  t->state = state;
  while (t->waiters.first) {
    if (!t->waiters.first->quiet) t->awaited = true;
    vast_sched_wake(s, t->waiters.first);
  }
  if (state == VAST_TASK_FAILED && !t->awaited) list_append(&s->failed, t);
}

void vast_sched_reported(struct vast_sched *s, struct vast_task *t) {
  if (t->list == &s->failed) list_remove(t);
}

bool vast_task_waits_for(const struct vast_task *a, const struct vast_task *b) {
  while (a && a->place == 0) {
    if (a == b) return true;
    a = a->joined;
  }
  return false;
}

void vast_sched_close(struct vast_sched *s) {
  for (size_t i = 0; i < s->sleeping; i++) s->heap[i]->place = 0;
  free(s->heap);
  s->heap = NULL;
  s->sleeping = s->room = 0;
}
