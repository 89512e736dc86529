/* spec/unit/sockets_test.c -- tests the list of open sockets and their replacement in a child. */
#include "check.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/http/sockets.h"

static void records(void) {
  struct vast_sockets s = {0};
  bool ok = true;
  for (int fd = 0; fd < 100; fd++) ok = vast_sockets_add(&s, fd + 1000) && ok;
  CHECK(ok && s.count == 100 && s.room >= 100, "100 sockets are listed");
  vast_sockets_close(&s, 1000);
  vast_sockets_close(&s, 1099);
  vast_sockets_close(&s, 1050);
  CHECK(s.count == 97, "three sockets are removed");
  vast_sockets_close(&s, 1050);
  vast_sockets_close(&s, -1);
  CHECK(s.count == 97, "closing a number that is not listed changes nothing");
  long sum = 0;
  for (size_t i = 0; i < s.count; i++) sum += s.list[i].fd;
  CHECK(sum == 104950 - 1000 - 1099 - 1050, "the other sockets remain listed");
  vast_sockets_free(&s);
  CHECK(s.list == NULL && s.count == 0 && s.room == 0, "the list is freed");
  CHECK(vast_sockets_add(&s, 5) && s.count == 1, "a freed list can be used again");
  vast_sockets_free(&s);
}

static bool is_null_device(int fd) {
  struct stat here, null;
  return fstat(fd, &here) == 0 && stat("/dev/null", &null) == 0 && here.st_rdev == null.st_rdev;
}

static bool at_end(int fd) {
  char byte;
  return recv(fd, &byte, 1, MSG_DONTWAIT) == 0;
}

/* In the child: writes to a replaced socket have no effect. */
static int child(struct vast_sockets *s, int fd, bool no_descriptor) {
  struct rlimit none = {0, 0};
  if (no_descriptor && setrlimit(RLIMIT_NOFILE, &none) != 0) return 2;
  vast_sockets_replace_all(s, fd);
  bool gone = no_descriptor ? fcntl(fd, F_GETFD) < 0 && errno == EBADF : is_null_device(fd);
  ssize_t written = write(fd, "goodbye", 7);
  return gone && written == (no_descriptor ? -1 : 7) ? 0 : 1;
}

static void replaces(bool no_descriptor) {
  struct vast_sockets s = {0};
  int pair[2], status = -1;
  if (!CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0, "a pair of sockets")) return;
  if (!CHECK(vast_sockets_add(&s, pair[0]), "a socket is listed")) return;
  pid_t pid = fork();
  if (pid == 0) _exit(child(&s, pair[0], no_descriptor));
  CHECK(waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0,
        "the child passes its checks%s", no_descriptor ? " without free descriptors" : "");
  char byte;
  CHECK(recv(pair[1], &byte, 1, MSG_DONTWAIT) < 0 && errno == EAGAIN, "the peer received nothing");
  CHECK(write(pair[0], "x", 1) == 1 && recv(pair[1], &byte, 1, MSG_DONTWAIT) == 1,
        "the socket of the parent works");
  close(pair[0]);
  CHECK(at_end(pair[1]), "closing the socket of the parent ends the connection");
  close(pair[1]);
  vast_sockets_free(&s);
}

int main(void) {
  records();
  fflush(stdout);
  replaces(false);
  fflush(stdout);
  if (!check_under_valgrind()) replaces(true);
  return check_done();
}
