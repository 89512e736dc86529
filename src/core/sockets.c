/* core/sockets.c -- the record of open sockets; see sockets.h. */
#include "sockets.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/tcp.h>
#endif

bool vast_sockets_add(struct vast_sockets *s, int fd) {
  if (s->count == s->room) {
    size_t room = s->room ? s->room * 2 : 16;
    int *more = realloc(s->fds, room * sizeof *more);
    if (more == NULL) return false;
    s->fds = more;
    s->room = room;
  }
  s->fds[s->count++] = fd;
  return true;
}

void vast_sockets_remove(struct vast_sockets *s, int fd) {
  for (size_t i = 0; i < s->count; i++)
    if (s->fds[i] == fd) {
      s->fds[i] = s->fds[--s->count];
      return;
    }
}

uint64_t vast_sockets_received(int fd) {
#ifdef __linux__
  struct tcp_info info = {0};
  socklen_t size = sizeof info;
  if (getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &size) == 0) return info.tcpi_bytes_received;
#endif
  (void)fd;
  return 0;
}

void vast_sockets_silence(struct vast_sockets *s) {
  int null = open("/dev/null", O_RDWR | O_CLOEXEC);
  for (size_t i = 0; i < s->count; i++)
    if (null < 0 || dup2(null, s->fds[i]) < 0) close(s->fds[i]);
  if (null >= 0) close(null);
}

void vast_sockets_free(struct vast_sockets *s) {
  free(s->fds);
  *s = (struct vast_sockets){NULL, 0, 0};
}
