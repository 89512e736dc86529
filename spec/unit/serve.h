/* spec/unit/serve.h -- an HTTP/1.1 server on loopback in threads of the test, and requests to it,
** for the tests of the libcurl transport. It uses plain HTTP, so that the tests without memory do
** not depend on the TLS library. */
#ifndef VAST_SPEC_SERVE_H
#define VAST_SPEC_SERVE_H

#include "check.h"

#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/http/curl.h"
#include "core/http/engine.h"
#include "core/http/identity.h"

/* The requests that arrived, and the answer to all of them. */
static atomic_int gets, puts_, others;
static const char *reply_text;  /* the complete answer */
static atomic_size_t reply_len; /* the number of its bytes to send */
static atomic_bool reply_ends;  /* close the connection afterwards */
static int port;

static inline bool read_request(int fd, char *head, size_t size) {
  size_t len = 0, body = 0;
  char *end = NULL;
  while (end == NULL || len < (size_t)(end - head) + 4 + body) {
    ssize_t n = len + 1 < size ? recv(fd, head + len, size - len - 1, 0) : -1;
    if (n <= 0) return false;
    head[len += (size_t)n] = '\0';
    end = strstr(head, "\r\n\r\n");
    const char *length = strcasestr(head, "content-length:");
    if (end && length) body = strtoul(length + 15, NULL, 10);
  }
  return true;
}

static inline void *serve_connection(void *user) {
  int fd = (int)(intptr_t)user;
  char head[8192];
  while (read_request(fd, head, sizeof head)) {
    if (strncmp(head, "GET /read ", 10) == 0) gets++;
    else if (strncmp(head, "PUT /spend ", 11) == 0) puts_++;
    else others++;
    if (send(fd, reply_text, reply_len, MSG_NOSIGNAL) < 0 || reply_ends) break;
  }
  shutdown(fd, SHUT_RDWR);
  close(fd);
  return NULL;
}

static inline void *serve(void *user) {
  int listener = (int)(intptr_t)user;
  for (int fd; (fd = accept(listener, NULL, NULL)) >= 0;) {
    pthread_t id;
    if (pthread_create(&id, NULL, serve_connection, (void *)(intptr_t)fd) == 0) pthread_detach(id);
    else close(fd);
  }
  return NULL;
}

/* The server lives as long as the process. */
static inline bool serve_start(void) {
  struct sockaddr_in address = {.sin_family = AF_INET};
  socklen_t size = sizeof address;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  pthread_t id;
  bool ok = fd >= 0 && bind(fd, (struct sockaddr *)&address, size) == 0 && listen(fd, 64) == 0 &&
            getsockname(fd, (struct sockaddr *)&address, &size) == 0 &&
            pthread_create(&id, NULL, serve, (void *)(intptr_t)fd) == 0;
  if (ok) pthread_detach(id);
  port = ntohs(address.sin_port);
  return ok;
}

static inline void reply_with(const char *text, size_t len, bool ends) {
  reply_text = text;
  reply_len = len;
  reply_ends = ends;
}

/* Prepares a GET, which may be repeated, or a PUT that spends money. */
static inline void prepare_request(struct vast_exchange *x, struct vast_identity *key,
                                   bool spends) {
  vast_exchange_init(x);
  x->verb = spends ? "PUT" : "GET";
  x->non_idempotent = spends;
  x->settings = vast_settings_new();
  x->settings->attempts = 1;
  x->identity = vast_identity_hold(key);
  vast_buffer_printf(&x->url, "http://127.0.0.1:%d/%s", port, spends ? "spend" : "read");
  if (spends) vast_buffer_puts(&x->body, "{\"price\":1}");
}

static inline void run_request(struct vast_engine *e, struct vast_exchange *x) {
  vast_engine_submit(e, x);
  for (int i = 0; i < 2000 && x->phase != VAST_DONE; i++)
    if (!vast_engine_step(e, 0.05, 0)) break;
}

static inline void end_request(struct vast_engine *e, struct vast_exchange *x) {
  vast_engine_remove(e, x);
  vast_exchange_free(x);
}

#endif
