/* core/http/sockets.h -- a list of the open sockets of the transport. A forked child replaces them
** before it cleans up, so that nothing is sent on them. It also protects files of the host: the
** host may have closed a socket and opened its own file under the same number. */
#ifndef VAST_CORE_HTTP_SOCKETS_H
#define VAST_CORE_HTTP_SOCKETS_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

struct vast_socket {
  int fd;
  uint64_t inode; /* identifies the socket behind the number */
  int saved;      /* a duplicate of the host's file with this number, during clean-up; -1: none */
  int flags;      /* the descriptor flags of that file */
};

struct vast_sockets {
  struct vast_socket *list; /* not sorted */
  size_t count, room;
};

bool vast_sockets_add(struct vast_sockets *s, int fd) VAST_MUST_USE; /* false: no memory */
/* Closes a socket. If the host has a file under its number, restores that instead. */
int vast_sockets_close(struct vast_sockets *s, int fd);
/* Bytes that a TCP connection has received; 0: unknown. */
uint64_t vast_sockets_received(int fd);
/* Puts /dev/null under the number of each socket, so that nothing more is sent on it. Files of the
** host under these numbers are kept, until vast_sockets_close, under numbers above `above`, which
** must be the highest number of all lists that are replaced. */
void vast_sockets_replace_all(struct vast_sockets *s, int above);
/* The same for numbers that are files of the host only. */
void vast_sockets_replace_foreign(struct vast_sockets *s, int above);
int vast_sockets_highest(const struct vast_sockets *s); /* the highest number; 0: none */
/* Moves the file of the host that was kept back to its number. */
int vast_sockets_restore(const struct vast_socket *one);
void vast_sockets_free(struct vast_sockets *s); /* frees the list; closes no socket */

#pragma GCC visibility pop

#endif
