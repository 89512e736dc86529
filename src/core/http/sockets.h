/* core/http/sockets.h -- a record of the sockets that are open, so that a forked child can
** make them harmless before it cleans up, and that nobody else's descriptor is touched
** where a host has closed ours and opened its own under the same number. */
#ifndef VAST_CORE_HTTP_SOCKETS_H
#define VAST_CORE_HTTP_SOCKETS_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

struct vast_socket {
  int fd;
  uint64_t inode; /* tells ours from another behind the number */
  int saved;      /* another's, kept here while ours is cleaned up; -1: none */
  int flags;      /* and its descriptor flags */
};

struct vast_sockets {
  struct vast_socket *list; /* in no order */
  size_t count, room;
};

bool vast_sockets_add(struct vast_sockets *s, int fd) VAST_MUST_USE; /* false: no memory */
/* Closes one, unless somebody else's stands there: that is put back. */
int vast_sockets_close(struct vast_sockets *s, int fd);
/* How many bytes a TCP connection has brought; 0 where the system does not say. */
uint64_t vast_sockets_received(int fd);
/* /dev/null over the number of each, so that what is written on the way out reaches
** nobody. Descriptors of others are set aside until vast_sockets_close, under numbers
** higher than `above`, which must be the highest of all records that are silenced. */
void vast_sockets_silence(struct vast_sockets *s, int above);
/* The same for those that are not ours any more, alone. */
void vast_sockets_shield(struct vast_sockets *s, int above);
int vast_sockets_highest(const struct vast_sockets *s); /* of its numbers; 0: none */
/* Another's that was set aside, back to its number. */
int vast_sockets_put_back(const struct vast_socket *one);
void vast_sockets_free(struct vast_sockets *s); /* the record, not the sockets */

#pragma GCC visibility pop

#endif
