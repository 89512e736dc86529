/* core/http/sockets.c -- the list of open sockets; see sockets.h. */
#include "core/http/sockets.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/tcp.h>
#endif

/* 0: not a socket, or not open. */
static uint64_t inode_of(int fd) {
  struct stat info;
  return fstat(fd, &info) == 0 && S_ISSOCK(info.st_mode) ? (uint64_t)info.st_ino : 0;
}

bool vast_sockets_add(struct vast_sockets *s, int fd) {
  if (s->count == s->room) {
    size_t room = s->room ? s->room * 2 : 16;
    struct vast_socket *more = realloc(s->list, room * sizeof *more);
    if (more == NULL) return false;
    s->list = more;
    s->room = room;
  }
  s->list[s->count++] = (struct vast_socket){fd, inode_of(fd), -1, 0};
  return true;
}

static bool is_ours(const struct vast_socket *one) {
  return one->inode != 0 && inode_of(one->fd) == one->inode;
}

static bool is_null(int fd) {
  struct stat here, null;
  return fstat(fd, &here) == 0 && stat("/dev/null", &null) == 0 && here.st_rdev == null.st_rdev;
}

static bool is_open(int fd) { return fcntl(fd, F_GETFD) >= 0; }

int vast_sockets_restore(const struct vast_socket *one) {
  int result = dup2(one->saved, one->fd) < 0 ? -1 : fcntl(one->fd, F_SETFD, one->flags);
  close(one->saved);
  return result;
}

/* A file of the host that could not be kept is not closed. */
static int close_one(const struct vast_socket *one) {
  if (one->saved >= 0) return vast_sockets_restore(one);
  return is_ours(one) || is_null(one->fd) ? close(one->fd) : 0;
}

int vast_sockets_close(struct vast_sockets *s, int fd) {
  for (size_t i = 0; i < s->count; i++)
    if (s->list[i].fd == fd) {
      struct vast_socket one = s->list[i];
      s->list[i] = s->list[--s->count];
      return close_one(&one);
    }
  return close(fd);
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

/* --- replacing by /dev/null --------------------------------------------------------- */

int vast_sockets_highest(const struct vast_sockets *s) {
  int most = 0;
  for (size_t i = 0; i < s->count; i++)
    if (s->list[i].fd > most) most = s->list[i].fd;
  return most;
}

/* Opens /dev/null under a number above `above`; -1: no descriptor is left. */
static int open_null(int above) {
  int low = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (low > above || low < 0) return low;
  int high = fcntl(low, F_DUPFD_CLOEXEC, above + 1);
  close(low);
  return high;
}

static bool keep_file(struct vast_socket *one, int above) {
  one->flags = fcntl(one->fd, F_GETFD);
  one->saved = fcntl(one->fd, F_DUPFD_CLOEXEC, above + 1);
  return one->saved >= 0;
}

static void replace_one(struct vast_socket *one, int null, int above) {
  bool ours = is_ours(one);
  if (!ours && is_open(one->fd) && (null < 0 || !keep_file(one, above))) return;
  bool replaced = null >= 0 && dup2(null, one->fd) >= 0;
  if (!replaced && ours) close(one->fd);
}

static void replace(struct vast_sockets *s, int above, bool ours) {
  int null = open_null(above);
  for (size_t i = 0; i < s->count; i++)
    if (ours || !is_ours(&s->list[i])) replace_one(&s->list[i], null, above);
  if (null >= 0) close(null);
}

void vast_sockets_replace_all(struct vast_sockets *s, int above) { replace(s, above, true); }

void vast_sockets_replace_foreign(struct vast_sockets *s, int above) { replace(s, above, false); }

void vast_sockets_free(struct vast_sockets *s) {
  free(s->list);
  *s = (struct vast_sockets){NULL, 0, 0};
}
