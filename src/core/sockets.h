/* core/sockets.h -- a record of the sockets that are open, so that a forked
** child can make them harmless before it cleans up. */
#ifndef VAST_SOCKETS_H
#define VAST_SOCKETS_H

#include "base.h"

#pragma GCC visibility push(hidden)

struct vast_sockets {
  int *fds; /* in no order */
  size_t count, room;
};

bool vast_sockets_add(struct vast_sockets *s, int fd) VAST_MUST_USE; /* false: no memory */
void vast_sockets_remove(struct vast_sockets *s, int fd);
/* How many bytes a TCP connection has brought; 0 where the system does not say. */
uint64_t vast_sockets_received(int fd);
void vast_sockets_silence(struct vast_sockets *s); /* /dev/null over each */
void vast_sockets_free(struct vast_sockets *s);    /* the record, not the sockets */

#pragma GCC visibility pop

#endif
