/* core/http/curl_process.c -- initialises libcurl; see curl_process.h. pthread_once makes the
** functions safe to call from several threads. */
#include "core/http/curl_process.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <netinet/in.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

/* A resolver thread of libcurl may outlive a cancelled transfer (QUICK_EXIT), so this module must
** stay mapped once libcurl is in use. */
static void pin_module(void) {
  Dl_info self;
  static const char here; /* any address in this module */
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

/* --- a handshake without an answer ----------------------------------------- */

/* A listener on a free port of loopback. The kernel completes the connection. */
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

/* No certificate is received, so no trust store is read. If an option fails, the handshake must not
** begin, because it could go to another host. */
static bool set_up(CURL *easy, const struct sockaddr_in *address) {
  bool ok = curl_easy_setopt(easy, CURLOPT_URL, "https://127.0.0.1/") == CURLE_OK &&
            curl_easy_setopt(easy, CURLOPT_PORT, (long)ntohs(address->sin_port)) == CURLE_OK &&
            curl_easy_setopt(easy, CURLOPT_NOPROXY, "*") == CURLE_OK &&
            curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L) == CURLE_OK &&
            curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 0L) == CURLE_OK &&
            curl_easy_setopt(easy, CURLOPT_CAINFO, NULL) == CURLE_OK;
  curl_easy_setopt(easy, CURLOPT_CAPATH, NULL); /* not every TLS library has this option */
  return ok;
}

/* Runs the handshake until its first bytes have arrived, or it has failed. Does not block. */
static void begin_handshake(CURLM *multi, int listener) {
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
    if (curl_multi_add_handle(multi, easy) == CURLM_OK) begin_handshake(multi, listener);
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
