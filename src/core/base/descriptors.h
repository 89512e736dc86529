/* core/base/descriptors.h -- the descriptors of the engine: an epoll set that contains a timerfd
** and an eventfd. The host may close them (a program that daemonizes closes all) and open files
** of its own under the same numbers; these functions detect that. */
#ifndef VAST_CORE_BASE_DESCRIPTORS_H
#define VAST_CORE_BASE_DESCRIPTORS_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

struct vast_descriptors {
  int epoll, timer, wake; /* -1: none */
};

/* False: no descriptors are left; none is open then. */
bool vast_descriptors_open(struct vast_descriptors *d) VAST_MUST_USE;
/* Closes those that were not replaced by the host, and resets all to -1. */
void vast_descriptors_close(struct vast_descriptors *d);
/* Whether all three are still those that were opened. */
bool vast_descriptors_intact(const struct vast_descriptors *d);
/* Adds fd to the set, or changes its events (EPOLLIN, …). False: it cannot be watched. */
bool vast_descriptors_watch(const struct vast_descriptors *d, int fd, uint32_t events);

#pragma GCC visibility pop

#endif
