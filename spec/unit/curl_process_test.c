/* spec/unit/curl_process_test.c -- tests what is done once in a process: the initialisation of
** libcurl and the first TLS handshake. */
#include "check.h"

#include <dirent.h>
#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/http/curl_process.h"

static int hellos; /* how often the first bytes of a handshake arrived */

/* Replaces recv() of libc, which vast_curl_warm calls to look for these bytes. */
ssize_t recv(int fd, void *buf, size_t n, int flags) {
  ssize_t got = syscall(SYS_recvfrom, fd, buf, n, flags, NULL, NULL);
  hellos += got == 1 && n == 1 && (flags & MSG_PEEK) && *(const char *)buf == 0x16;
  return got;
}

static int open_files(void) {
  int count = 0;
  DIR *dir = opendir("/proc/self/fd");
  while (dir && readdir(dir)) count++;
  if (dir) closedir(dir);
  return count;
}

static void *warm(void *user) {
  (void)user;
  vast_curl_warm();
  return NULL;
}

/* Runs a test in its own process, because vast_curl_warm works once in a process. */
static void in_own_process(void (*test)(void), const char *what) {
  int status = -1;
  pid_t child = fork();
  if (child == 0) {
    test();
    _exit(0);
  }
  CHECK(child > 0 && waitpid(child, &status, 0) == child && status == 0, "%s: %d", what, status);
}

static void lacks_descriptors(void) {
  struct rlimit limit = {3, 3};
  setrlimit(RLIMIT_NOFILE, &limit);
  vast_curl_warm();
  if (hellos != 0) _exit(1);
}

static void warms_in_two_threads(void) {
  pthread_t ids[2];
  for (int i = 0; i < 2; i++)
    if (pthread_create(&ids[i], NULL, warm, NULL) != 0) _exit(1);
  for (int i = 0; i < 2; i++) pthread_join(ids[i], NULL);
  if (hellos != 1) _exit(2);
}

int main(void) {
  fflush(stdout);
  if (!check_under_valgrind())
    in_own_process(lacks_descriptors, "without a descriptor nothing is done and nothing fails");
  fflush(stdout);
  in_own_process(warms_in_two_threads, "two threads at the same time make one handshake");
  int before = open_files();
  vast_curl_warm();
  CHECK(hellos == 1, "one handshake was begun: %d", hellos);
  CHECK(open_files() == before, "the handshake closes its descriptors");
  vast_curl_warm();
  CHECK(hellos == 1 && vast_curl_init(), "a second vast_curl_warm makes no handshake");
  return check_done();
}
