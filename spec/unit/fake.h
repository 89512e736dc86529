/* spec/unit/fake.h -- a transport of socket pairs and helpers for the test of the engine. The test
** is its own program, so the variables are static here. */
#ifndef VAST_SPEC_FAKE_H
#define VAST_SPEC_FAKE_H

#include "check.h"

#include <dirent.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/http/engine.h"

enum { PAIRS = 100 };

/* Each exchange in flight has a socket pair. A byte written to `far` is its status / 100. */
struct fake {
  struct vast_transport base;
  struct vast_host host;
  struct vast_exchange *x[PAIRS];
  int near[PAIRS], far[PAIRS];
  int started, stopped, readied, ticked, renewed;
  int last_fd, last_mask;
  bool refuse;
  struct vast_exchange *next_reply; /* ends in the tick after the next answer */
};

static struct fake *fake; /* the transport of the latest engine */
static int freed;

static inline size_t place_of(const struct fake *f, const struct vast_exchange *x) {
  size_t i = 0;
  while (i < PAIRS && f->x[i] != x) i++;
  return i;
}

static inline bool fake_start(struct vast_transport *t, struct vast_exchange *x) {
  struct fake *f = (struct fake *)t;
  int pair[2];
  size_t i = place_of(f, NULL);
  f->started++;
  x->reply.outcome = VAST_MISCONFIGURED;
  if (f->refuse || i == PAIRS || socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0) return false;
  f->x[i] = x;
  f->near[i] = pair[0];
  f->far[i] = pair[1];
  x->reply.sent = true;
  return f->host.watch(f->host.engine, pair[0], VAST_READABLE);
}

static inline void end_pair(struct fake *f, size_t i) {
  f->host.watch(f->host.engine, f->near[i], 0);
  close(f->near[i]);
  close(f->far[i]);
  f->x[i] = NULL;
}

static inline void fake_stop(struct vast_transport *t, struct vast_exchange *x) {
  struct fake *f = (struct fake *)t;
  f->stopped++;
  end_pair(f, place_of(f, x));
}

static inline void fake_ready(struct vast_transport *t, int fd, int mask) {
  struct fake *f = (struct fake *)t;
  f->readied++;
  f->last_fd = fd;
  f->last_mask = mask;
  size_t i = 0;
  while (i < PAIRS && (f->x[i] == NULL || f->near[i] != fd)) i++;
  if (i == PAIRS) return;
  struct vast_exchange *x = f->x[i];
  char byte = 0;
  x->reply.outcome = read(fd, &byte, 1) == 1 ? VAST_ANSWERED : VAST_LOST;
  x->reply.status = byte * 100;
  end_pair(f, i);
  if (f->next_reply) f->host.alarm(f->host.engine, vast_clock_now());
  f->host.replied(f->host.engine, x);
}

static inline void fake_tick(struct vast_transport *t) {
  struct fake *f = (struct fake *)t;
  struct vast_exchange *x = f->next_reply;
  f->ticked++;
  if (x == NULL) return;
  f->next_reply = NULL;
  x->reply.outcome = VAST_ANSWERED;
  x->reply.status = 200;
  end_pair(f, place_of(f, x));
  f->host.replied(f->host.engine, x);
}

static inline void fake_renew(struct vast_transport *t) {
  struct fake *f = (struct fake *)t;
  f->renewed++;
  for (size_t i = 0; i < PAIRS; i++)
    if (f->x[i]) end_pair(f, i);
}

static inline void fake_free(struct vast_transport *t) {
  freed++;
  free(t);
}

static inline struct vast_transport *make_fake(const struct vast_host *host) {
  static const struct vast_transport_class class = {fake_start, fake_stop,  fake_ready,
                                                    fake_tick,  fake_renew, fake_free};
  fake = calloc(1, sizeof *fake);
  if (fake == NULL) return NULL;
  fake->base.class = &class;
  fake->host = *host;
  return &fake->base;
}

static inline struct vast_transport *make_nothing(const struct vast_host *host) {
  (void)host;
  return NULL;
}

/* --- help ------------------------------------------------------------------- */

static inline void prepare(struct vast_exchange *x, const void *owner) {
  vast_exchange_init(x);
  x->verb = "GET";
  x->settings = vast_settings_new();
  x->owner = owner;
}

static inline void answer(const struct vast_exchange *x, char byte) {
  size_t i = place_of(fake, x);
  CHECK(i < PAIRS && write(fake->far[i], &byte, 1) == 1, "the test answers with status %d00", byte);
}

/* The number of open descriptors. *epoll receives the epoll set, if there is one. */
static inline int open_files(int *epoll) {
  int count = 0;
  DIR *dir = opendir("/proc/self/fd");
  for (struct dirent *d; dir && (d = readdir(dir)); count++) {
    char target[64] = "";
    ssize_t n = readlinkat(dirfd(dir), d->d_name, target, sizeof target - 1);
    if (n > 0 && strcmp(target, "anon_inode:[eventpoll]") == 0) *epoll = atoi(d->d_name);
  }
  if (dir) closedir(dir);
  return count;
}

static inline int epoll_set(void) {
  int epoll = -1;
  open_files(&epoll);
  return epoll;
}

static inline bool is_readable(int fd) {
  return poll(&(struct pollfd){.fd = fd, .events = POLLIN}, 1, 0) == 1;
}

/* Runs one turn. Returns its duration in seconds. */
static inline double turn(struct vast_engine *e, double seconds) {
  double before = vast_clock_now();
  CHECK(vast_engine_step(e, seconds, 0), "the engine runs a turn of at most %g s", seconds);
  return vast_clock_now() - before;
}

static inline void done(struct vast_engine *e, struct vast_exchange *x) {
  vast_engine_remove(e, x);
  vast_exchange_free(x);
}

#endif
