/* core/http/engine.c -- runs exchanges; see engine.h.
** Owns: the transport, the descriptors, and the links (not the memory) of the exchanges in its
** lists. Invariant: a submitted exchange is in `active` until its phase is DONE; then it is in
** `done` if it has `announce`, else in no list. */
#include "core/http/engine.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "core/base/descriptors.h"

enum { EVENTS = 64 };

struct vast_engine {
  struct vast_transport *transport;
  struct vast_exchange *active;
  struct vast_exchange *done; /* ended with `announce`, the latest first */
  struct vast_descriptors own;
  int host_fd; /* the descriptor of the host; -1: none */
  pid_t pid;
  double alarm;       /* the next tick of the transport */
  double host;        /* the time that the host has set */
  double due;         /* the earliest time of an exchange */
  double began;       /* start of the work of the latest turn */
  double until;       /* end of the budget of this turn */
  double armed;       /* the time that the timerfd is set to */
  bool had_work;      /* the latest turn had something to do */
  unsigned turns;     /* counts turns; selects the descriptor to begin with */
  unsigned postponed; /* consecutive turns that postponed a timeout */
  bool drained;       /* the latest turn found no descriptor of the transport ready */
  bool in_turn;       /* vast_engine_step is running */
  bool resignal;      /* a wake or the host's time was consumed, and no tasks were resumed since */
  bool read_body;     /* this turn has read bytes of a body */
  struct vast_random random;
};

/* --- what the transport calls ------------------------------------------ */

static uint32_t to_epoll(int mask) {
  return (mask & VAST_READABLE ? (uint32_t)EPOLLIN : 0) |
         (mask & VAST_WRITABLE ? (uint32_t)EPOLLOUT : 0);
}

static bool watch(void *engine, int fd, int mask) {
  struct vast_engine *e = engine;
  if (fd == e->host_fd)
    e->host_fd = -1; /* the host has closed it, and the transport has the number */
  if (mask) return vast_descriptors_watch(&e->own, fd, to_epoll(mask));
  epoll_ctl(e->own.epoll, EPOLL_CTL_DEL, fd, NULL); /* it may be closed already */
  return true;
}

static void alarm_at(void *engine, double when) {
  struct vast_engine *e = engine;
  e->alarm = when;
}

static void detach(struct vast_exchange *x) {
  if (x->list && *x->list == x) *x->list = x->next;
  if (x->prev) x->prev->next = x->next;
  if (x->next) x->next->prev = x->prev;
  x->prev = x->next = NULL;
  x->list = NULL;
}

static void attach(struct vast_exchange **list, struct vast_exchange *x) {
  x->list = list;
  x->prev = NULL;
  x->next = *list;
  if (*list) (*list)->prev = x;
  *list = x;
}

void vast_engine_wake(struct vast_engine *e) {
  uint64_t one = 1;
  ssize_t written = write(e->own.wake, &one, sizeof one); /* a full eventfd is readable already */
  (void)written;
}

/* An exchange has ended. If it ended outside a turn, a host that polls must be woken. */
static void move_to_done(struct vast_engine *e, struct vast_exchange *x) {
  detach(x);
  if (x->announce) attach(&e->done, x);
  if (!e->in_turn) vast_engine_wake(e);
}

/* After every change of an exchange: updates `due`, or moves it to `done`. */
static void update(struct vast_engine *e, struct vast_exchange *x) {
  if (x->phase != VAST_DONE) e->due = x->due < e->due ? x->due : e->due;
  else if (x->list == &e->active) move_to_done(e, x);
}

static bool is_spent(const struct vast_engine *e) {
  return e->until < VAST_NEVER && vast_clock_now() >= e->until;
}

/* Called before the transport reads bytes of a body. Each turn may read once, so that a small
** budget makes progress too. */
static bool budget_spent(void *engine) {
  struct vast_engine *e = engine;
  if (e->read_body) return is_spent(e);
  e->read_body = true;
  return false;
}

static void replied(void *engine, struct vast_exchange *x) {
  struct vast_engine *e = engine;
  vast_exchange_replied(x, vast_clock_now(), vast_engine_random(e));
  update(e, x);
}

static bool open_all(struct vast_engine *e) {
  e->armed = VAST_NEVER;
  e->host_fd = -1;
  return vast_descriptors_open(&e->own);
}

/* --- life ---------------------------------------------------------------- */

struct vast_engine *vast_engine_new(vast_transport_maker make) {
  struct vast_engine *e = malloc(sizeof *e);
  if (e == NULL) return NULL;
  *e = (struct vast_engine){.pid = getpid(),
                            .alarm = VAST_NEVER,
                            .host = VAST_NEVER,
                            .due = VAST_NEVER,
                            .until = VAST_NEVER};
  vast_random_seed(&e->random);
  struct vast_host host = {e, watch, alarm_at, budget_spent, replied};
  if (open_all(e)) e->transport = make(&host);
  if (e->transport) return e;
  vast_descriptors_close(&e->own);
  free(e);
  return NULL;
}

void vast_engine_free(struct vast_engine *e) {
  if (e == NULL) return;
  vast_engine_check(e);
  while (e->active) vast_engine_cancel(e, e->active, VAST_CLOSED, "its Lua state was closed");
  while (e->done) detach(e->done);
  e->transport->class->free(e->transport);
  vast_descriptors_close(&e->own);
  free(e);
}

/* In a forked child: the parent continues what was in flight. */
static void abort_all(struct vast_engine *e) {
  while (e->active) {
    struct vast_exchange *x = e->active;
    vast_exchange_abort(x, VAST_CANCELLED, "the process forked while this call was in flight");
    move_to_done(e, x);
  }
}

/* The connections are lost: ends each attempt. It may be repeated. */
static void end_attempts(struct vast_engine *e) {
  static const char why[] = "its descriptor was closed by another part of the program";
  for (struct vast_exchange *x = e->active, *next; x; x = next) {
    next = x->next;
    if (x->phase == VAST_SENDING) {
      x->reply.outcome = VAST_LOST;
      vast_text_copy(x->reply.detail, sizeof x->reply.detail, why, sizeof why - 1);
      replied(e, x);
    } else update(e, x);
  }
}

void vast_engine_check(struct vast_engine *e) {
  bool forked = e->pid != getpid(), missing = e->own.epoll < 0;
  if (!forked && missing) missing = !open_all(e);
  if (!forked && (missing || vast_descriptors_intact(&e->own))) return;
  bool waited_for = e->active != NULL;
  e->pid = getpid();
  if (forked) vast_random_seed(&e->random); /* so that children do not retry at the same time */
  vast_descriptors_close(&e->own);
  if (forked) abort_all(e);
  e->transport->class->renew(e->transport); /* even if no descriptor is left */
  e->alarm = e->due = VAST_NEVER;
  bool usable = open_all(e);
  end_attempts(e);
  if (usable && waited_for) vast_engine_wake(e);
}

double vast_engine_random(struct vast_engine *e) { return vast_random_next(&e->random); }

/* --- exchanges ------------------------------------------------------------ */

static void start(struct vast_engine *e, struct vast_exchange *x) {
  if (!e->transport->class->start(e->transport, x)) replied(e, x);
}

static void tick(struct vast_engine *e, struct vast_exchange *x, double now) {
  switch (vast_exchange_tick(x, now, vast_engine_random(e))) {
  case VAST_TODO_SEND: start(e, x); break;
  case VAST_TODO_STOP: e->transport->class->stop(e->transport, x); break;
  case VAST_TODO_NOTHING: break;
  }
  update(e, x);
}

void vast_engine_submit(struct vast_engine *e, struct vast_exchange *x) {
  vast_engine_check(e);
  double now = vast_clock_now();
  detach(x);
  attach(&e->active, x);
  vast_exchange_begin(x, now);
  tick(e, x, now);
}

void vast_engine_remove(struct vast_engine *e, struct vast_exchange *x) {
  vast_engine_check(e);
  if (x->phase == VAST_SENDING) e->transport->class->stop(e->transport, x);
  detach(x);
  x->phase = VAST_DONE;
}

void vast_engine_cancel(struct vast_engine *e, struct vast_exchange *x, enum vast_kind kind,
                        const char *why) {
  vast_engine_check(e);
  if (x->phase == VAST_DONE || x->phase == VAST_IDLE) return;
  if (x->phase == VAST_SENDING) e->transport->class->stop(e->transport, x);
  vast_exchange_abort(x, kind, why);
  update(e, x);
}

void vast_engine_close_owner(struct vast_engine *e, const void *owner) {
  for (struct vast_exchange *x = e->active, *next; x; x = next) {
    next = x->next;
    if (x->owner == owner)
      vast_engine_cancel(e, x, VAST_CLOSED, "its client was closed while the call was in flight");
  }
}

/* Runs every exchange that is due and finds the next time. Timeouts of attempts are checked only
** after the sockets are drained, and against the time `before` they were polled: the process may
** have been stopped (a breakpoint, SIGSTOP) while the answer arrived. If the sockets are always
** busy, timeouts are checked after EVENTS turns. */
static void run_due(struct vast_engine *e, double before, double now) {
  if (now < e->due) return;
  bool check_timeouts = e->drained || e->postponed >= EVENTS, postponed = false;
  e->due = VAST_NEVER;
  for (struct vast_exchange *x = e->active, *next; x; x = next) {
    next = x->next;
    if (x->phase != VAST_SENDING) tick(e, x, now);
    else if (check_timeouts) tick(e, x, before);
    else {
      postponed = postponed || now >= x->due;
      update(e, x);
    }
  }
  e->postponed = postponed ? e->postponed + 1 : 0;
}

/* --- one turn --------------------------------------------------------------- */

static int to_mask(uint32_t events) {
  return (events & EPOLLIN ? VAST_READABLE : 0) | (events & EPOLLOUT ? VAST_WRITABLE : 0) |
         (events & (EPOLLERR | EPOLLHUP) ? VAST_BROKEN : 0);
}

static void drain(int fd) {
  uint64_t count;
  while (read(fd, &count, sizeof count) > 0) {
  }
}

/* False: the descriptor belongs to the transport. */
static bool dispatch(struct vast_engine *e, const struct epoll_event *event) {
  int fd = event->data.fd;
  if (fd == e->own.timer) e->armed = VAST_NEVER;
  if (fd == e->own.wake) e->resignal = true;
  if (fd == e->own.timer || fd == e->own.wake) return drain(fd), true;
  if (fd == e->host_fd) return true;
  e->transport->class->ready(e->transport, fd, to_mask(event->events));
  return false;
}

/* Sets the timerfd to that time, if it has changed. */
static void arm(struct vast_engine *e, double when) {
  if (when == e->armed) return;
  struct itimerspec spec = {.it_value = {0, 0}};
  if (when < 1e12) { /* otherwise disarmed: the kernel's range is 64 bits */
    spec.it_value.tv_sec = (time_t)when;
    long ns = (long)((when - (double)spec.it_value.tv_sec) * 1e9);
    spec.it_value.tv_nsec = ns < 999999999 ? ns + 1 : ns; /* never 0, which would disarm it */
  }
  if (timerfd_settime(e->own.timer, TFD_TIMER_ABSTIME, &spec, NULL) == 0) e->armed = when;
}

double vast_engine_due(const struct vast_engine *e) {
  double next = e->due < e->alarm ? e->due : e->alarm;
  return next < e->host ? next : e->host;
}

/* The timeout for epoll_wait: the caller's limit, or 0 if something is due. */
static int wait_ms(struct vast_engine *e, double now, double seconds) {
  double next = vast_engine_due(e);
  if (next <= now || !(seconds > 0)) return 0;
  arm(e, next);
  if (seconds > 3600) return 3600000;
  int ms = (int)(seconds * 1000);
  return ms + (ms < seconds * 1000); /* rounded up, so that the rest is not spent in a busy wait */
}

static bool tick_transport(struct vast_engine *e) {
  e->alarm = VAST_NEVER;
  e->transport->class->tick(e->transport);
  return false;
}

/* Serves the descriptors that are ready and the transport's timer until the budget is spent. epoll
** returns descriptors in the same order each time, so each turn begins with another one and none
** is starved. */
static void serve(struct vast_engine *e, const struct epoll_event *events, int n) {
  unsigned ready = n > 0 ? (unsigned)n : 0, first = e->turns++, i = 0;
  unsigned count = ready + (vast_clock_now() >= e->alarm);
  bool drained = n >= 0;
  while (i < count && !(i && is_spent(e))) {
    unsigned which = (first + i++) % count;
    bool own = which < ready ? dispatch(e, &events[which]) : tick_transport(e);
    drained = drained && own;
  }
  e->drained = drained && i == count;
}

bool vast_engine_step(struct vast_engine *e, double seconds, double budget) {
  vast_engine_check(e);
  if (e->own.epoll < 0) return false;
  struct epoll_event events[EVENTS];
  double before = vast_clock_now();
  int n = epoll_wait(e->own.epoll, events, EVENTS, wait_ms(e, before, seconds));
  if (n < 0 && errno != EINTR) return false; /* the host has closed the set */
  double now = vast_clock_now();
  e->began = now;
  e->had_work = n > 0 || now >= vast_engine_due(e);
  e->in_turn = true;
  e->read_body = false;
  if (now >= e->host) { /* reported once, so that later turns may wait */
    e->resignal = true;
    e->host = VAST_NEVER;
  }
  e->until = budget > 0 ? now + budget : VAST_NEVER;
  serve(e, events, n);
  run_due(e, before, vast_clock_now());
  e->until = VAST_NEVER;
  e->in_turn = false;
  return true;
}

/* --- for hosts with a loop of their own ------------------------------------------- */

struct vast_exchange *vast_engine_take(struct vast_engine *e) {
  struct vast_exchange *x = e->done;
  if (x) detach(x);
  return x;
}

bool vast_engine_had_work(const struct vast_engine *e) { return e->had_work || e->done != NULL; }

double vast_engine_began(const struct vast_engine *e) { return e->began; }

bool vast_engine_watch(struct vast_engine *e, int fd) {
  vast_engine_check(e);
  bool ok = vast_descriptors_watch(&e->own, fd, EPOLLIN | EPOLLONESHOT);
  if (ok) e->host_fd = fd;
  return ok;
}

int vast_engine_fd(const struct vast_engine *e) { return e->own.epoll; }

void vast_engine_rearm(struct vast_engine *e) {
  if (e->resignal || e->done) vast_engine_wake(e);
  arm(e, vast_engine_due(e));
}

void vast_engine_acknowledge(struct vast_engine *e) { e->resignal = false; }

void vast_engine_alarm(struct vast_engine *e, double when) {
  e->host = when;
  arm(e, vast_engine_due(e));
}
