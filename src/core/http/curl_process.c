/* core/http/curl_process.c -- see curl_process.h. Owns the result of the initialisation.
** Each part runs under pthread_once, so that threads may call at the same time. */
#include "core/http/curl_process.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <netinet/in.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

/* A resolver thread of libcurl may outlive a cancelled transfer (QUICK_EXIT), so
** this module must never be unmapped once libcurl is in use. */
static void pin_module(void) {
  Dl_info self;
  static const char here; /* any address inside */
  if (dladdr(&here, &self) && self.dli_fname)
    dlopen(self.dli_fname, RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE);
}

static CURLcode init_code = CURLE_FAILED_INIT; /* written once, under pthread_once */

static void init(void) {
  init_code = curl_global_init(CURL_GLOBAL_DEFAULT);
  pin_module();
}

bool vast_curl_init(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, init);
  return init_code == CURLE_OK;
}

/* --- a handshake that nobody answers --------------------------------------- */

/* A listener on a free loopback port; the kernel accepts the connection. */
static int listen_here(struct sockaddr_in *address) {
  socklen_t size = sizeof *address;
  *address = (struct sockaddr_in){.sin_family = AF_INET};
  address->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (fd < 0) return -1;
  if (bind(fd, (struct sockaddr *)address, size) == 0 && listen(fd, 1) == 0 &&
      getsockname(fd, (struct sockaddr *)address, &size) == 0)
    return fd;
  close(fd);
  return -1;
}

/* No certificate comes, so no trust store is read. Without all of its options the
** handshake is not begun: it could go elsewhere. */
static bool set_up(CURL *easy, const struct sockaddr_in *address) {
  bool ok = curl_easy_setopt(easy, CURLOPT_URL, "https://127.0.0.1/") == CURLE_OK &&
            curl_easy_setopt(easy, CURLOPT_PORT, (long)ntohs(address->sin_port)) == CURLE_OK &&
            curl_easy_setopt(easy, CURLOPT_NOPROXY, "*") == CURLE_OK &&
            curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L) == CURLE_OK &&
            curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 0L) == CURLE_OK &&
            curl_easy_setopt(easy, CURLOPT_CAINFO, NULL) == CURLE_OK;
  curl_easy_setopt(easy, CURLOPT_CAPATH, NULL); /* not every TLS library has one */
  return ok;
}

/* Until the first bytes of the handshake are there, or libcurl gives up. Waits for nothing. */
static void say_hello(CURLM *multi, int listener) {
  char byte;
  int running = 1, peer = -1;
  for (int turn = 0; running && turn < 32; turn++) {
    if (curl_multi_perform(multi, &running) != CURLM_OK) break;
    if (peer < 0) peer = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
    if (peer >= 0 && recv(peer, &byte, 1, MSG_PEEK | MSG_DONTWAIT) > 0) break;
  }
  if (peer >= 0) close(peer);
}

static void warm(void) {
  struct sockaddr_in address;
  int listener = listen_here(&address);
  CURLM *multi = curl_multi_init();
  CURL *easy = curl_easy_init();
  if (listener >= 0 && multi && easy && set_up(easy, &address)) {
    if (curl_multi_add_handle(multi, easy) == CURLM_OK) say_hello(multi, listener);
    curl_multi_remove_handle(multi, easy);
  }
  curl_easy_cleanup(easy);
  curl_multi_cleanup(multi);
  if (listener >= 0) close(listener);
}

void vast_curl_warm(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  if (vast_curl_init()) pthread_once(&once, warm);
}
