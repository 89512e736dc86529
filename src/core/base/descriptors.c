/* core/base/descriptors.c -- the descriptors of the engine; see descriptors.h. An entry of an
** epoll set consists of a descriptor and its open file. EPOLL_CTL_MOD therefore fails if either
** was replaced, which is how the functions find out. */
#include "core/base/descriptors.h"

#include <errno.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

static bool change(const struct vast_descriptors *d, int how, int fd, uint32_t events) {
  struct epoll_event event = {.events = events, .data.fd = fd};
  return epoll_ctl(d->epoll, how, fd, &event) == 0;
}

bool vast_descriptors_watch(const struct vast_descriptors *d, int fd, uint32_t events) {
  if (change(d, EPOLL_CTL_MOD, fd, events)) return true;
  return errno == ENOENT && change(d, EPOLL_CTL_ADD, fd, events);
}

static bool is_ours(const struct vast_descriptors *d, int fd) {
  return fd >= 0 && change(d, EPOLL_CTL_MOD, fd, EPOLLIN);
}

bool vast_descriptors_intact(const struct vast_descriptors *d) {
  return is_ours(d, d->wake) && is_ours(d, d->timer);
}

/* If both entries are missing, the set may belong to the host: it is not closed then. */
void vast_descriptors_close(struct vast_descriptors *d) {
  bool wake = is_ours(d, d->wake), timer = is_ours(d, d->timer);
  if (wake || timer) close(d->epoll);
  if (timer) close(d->timer);
  if (wake) close(d->wake);
  *d = (struct vast_descriptors){-1, -1, -1};
}

static void close_new(struct vast_descriptors *d) {
  if (d->epoll >= 0) close(d->epoll);
  if (d->timer >= 0) close(d->timer);
  if (d->wake >= 0) close(d->wake);
  *d = (struct vast_descriptors){-1, -1, -1};
}

bool vast_descriptors_open(struct vast_descriptors *d) {
  d->epoll = epoll_create1(EPOLL_CLOEXEC);
  d->timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
  d->wake = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  bool ok = d->epoll >= 0 && d->timer >= 0 && d->wake >= 0 &&
            vast_descriptors_watch(d, d->timer, EPOLLIN) &&
            vast_descriptors_watch(d, d->wake, EPOLLIN);
  if (!ok) close_new(d);
  return ok;
}
