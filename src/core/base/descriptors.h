/* core/base/descriptors.h -- the engine's own descriptors: an epoll set, and in it a timerfd
** and an eventfd. A host may close them behind our back (programs that daemonize close
** all), and open others under the same numbers. */
#ifndef VAST_CORE_BASE_DESCRIPTORS_H
#define VAST_CORE_BASE_DESCRIPTORS_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

struct vast_descriptors {
  int epoll, timer, wake; /* -1: none */
};

/* False: no descriptors left; nothing is open then. */
bool vast_descriptors_open(struct vast_descriptors *d) VAST_MUST_USE;
/* Closes those that are still ours, forgets all. */
void vast_descriptors_close(struct vast_descriptors *d);
/* Whether all three still are what was opened. */
bool vast_descriptors_intact(const struct vast_descriptors *d);
/* In the set: the events (EPOLLIN, …) of fd. False: it cannot be watched. */
bool vast_descriptors_watch(const struct vast_descriptors *d, int fd, uint32_t events);

#pragma GCC visibility pop

#endif
