/* core/curl_transfer.c -- one attempt as libcurl's options and callbacks; see
** curl_transfer.h. Callbacks touch C memory only. */
#include "curl_transfer.h"

#include <stdlib.h>
#include <unistd.h>

#include "header.h"

enum { ONCE_IDLE_SECONDS = 30 };

/* --- sockets ---------------------------------------------------------------- */

static curl_socket_t open_socket(void *user, curlsocktype purpose, struct curl_sockaddr *address) {
  (void)purpose;
  int fd = socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  if (fd < 0) return CURL_SOCKET_BAD;
  if (vast_sockets_add(user, fd)) return fd;
  close(fd);
  return CURL_SOCKET_BAD;
}

static int close_socket(void *user, curl_socket_t fd) {
  vast_sockets_remove(user, fd);
  return close(fd);
}

/* --- bytes ------------------------------------------------------------------- */

/* libcurl may have megabytes at hand: a turn with a budget takes what it has time
** for, and libcurl keeps the rest. */
static size_t on_body(char *bytes, size_t size, size_t n, void *user) {
  struct vast_transfer *f = user;
  f->x->moved = vast_clock_now();
  if (f->shared->spent(f->shared->engine)) {
    f->paused = f->shared->paused = true;
    return CURL_WRITEFUNC_PAUSE;
  }
  return vast_buffer_add(&f->x->reply.body, bytes, size * n) ? size * n : 0;
}

static size_t on_header(char *line, size_t size, size_t n, void *user) {
  struct vast_transfer *f = user;
  struct vast_reply *r = &f->x->reply;
  struct vast_slice value;
  f->x->moved = vast_clock_now();
  if (vast_header_is(line, size * n, "retry-after", &value))
    r->retry_after = vast_header_retry_after(value.bytes, value.len, vast_clock_wall());
  else if (vast_header_is(line, size * n, "content-type", &value))
    vast_text_copy(r->content_type, sizeof r->content_type, value.bytes, value.len);
  return size * n;
}

static size_t on_read(char *to, size_t size, size_t n, void *user) {
  struct vast_transfer *f = user;
  const struct vast_buffer *body = &f->x->body;
  size_t left = body->len - f->read_at, room = size * n;
  size_t take = left < room ? left : room;
  if (take) memcpy(to, body->data + f->read_at, take);
  f->read_at += take;
  f->x->moved = vast_clock_now();
  return take;
}

/* libcurl rewinds when it repeats a request on its own, after a kept connection
** died. A row that spends money refuses: it then gets CURLE_SEND_FAIL_REWIND. */
static int on_seek(void *user, curl_off_t offset, int origin) {
  struct vast_transfer *f = user;
  if (f->x->once || origin != SEEK_SET || offset < 0 || (size_t)offset > f->x->body.len)
    return CURL_SEEKFUNC_FAIL;
  f->read_at = (size_t)offset;
  return CURL_SEEKFUNC_OK;
}

/* The connection stands and the request is about to go: from here on it may
** have arrived. */
static int on_before_request(void *user, char *a, char *b, int c, int d) {
  (void)a, (void)b, (void)c, (void)d;
  struct vast_exchange *x = ((struct vast_transfer *)user)->x;
  x->reply.sent = true;
  x->moved = vast_clock_now(); /* what came before was connect_timeout's affair */
  return CURL_PREREQFUNC_OK;
}

/* --- headers ------------------------------------------------------------------- */

static void free_headers(struct curl_slist *list) {
  for (struct curl_slist *node = list; node; node = node->next)
    explicit_bzero(node->data, strlen(node->data));
  curl_slist_free_all(list);
}

static bool add_header(struct vast_transfer *f, const char *line) {
  struct curl_slist *list = curl_slist_append(f->headers, line);
  if (list) f->headers = list;
  return list != NULL;
}

static bool add_key(struct vast_transfer *f, const struct vast_secret *key) {
  struct vast_buffer line;
  vast_buffer_init(&line, 16384);
  vast_buffer_puts(&line, "Authorization: Bearer ");
  vast_buffer_add(&line, key->bytes, key->len);
  bool ok = !line.failed && add_header(f, line.data);
  vast_buffer_free(&line);
  return ok;
}

static bool make_headers(struct vast_transfer *f) {
  const struct vast_exchange *x = f->x;
  bool ok = x->identity == NULL || add_key(f, &x->identity->key);
  if (ok && x->body.len)
    ok = add_header(f, "Content-Type: application/json") && add_header(f, "Expect:");
  return ok;
}

/* --- options ---------------------------------------------------------------------- */

static CURLcode trust(const struct vast_transfer *f) {
  const char *ca_file = f->x->settings->ca_file;
  if (ca_file == NULL && f->shared->hashed_trust)
    return curl_easy_setopt(f->easy, CURLOPT_CAINFO, NULL);
  CURLcode code = curl_easy_setopt(f->easy, CURLOPT_CAPATH, NULL);
  return code == CURLE_OK && ca_file ? curl_easy_setopt(f->easy, CURLOPT_CAINFO, ca_file) : code;
}

static void set_limits(CURL *easy, const struct vast_settings *s, bool once_only) {
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, s->allow_http ? "http,https" : "https");
  curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
  /* Over TLS a second call waits for ALPN to tell whether it can share the connection.
  ** Plain HTTP tells only with its first answer, which may be long in coming. */
  curl_easy_setopt(easy, CURLOPT_PIPEWAIT, s->allow_http ? 0L : 1L);
  double connecting = s->connect_timeout < 1e6 ? s->connect_timeout : 1e6; /* fits an int */
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)(connecting * 1000) + 1);
  if (once_only) curl_easy_setopt(easy, CURLOPT_MAXAGE_CONN, (long)ONCE_IDLE_SECONDS);
}

static void set_callbacks(struct vast_transfer *f) {
  CURL *easy = f->easy;
  curl_easy_setopt(easy, CURLOPT_PRIVATE, f);
  curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, f->detail);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, f);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, f);
  curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, on_before_request);
  curl_easy_setopt(easy, CURLOPT_PREREQDATA, f);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &f->shared->sockets);
  curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, close_socket);
  curl_easy_setopt(easy, CURLOPT_CLOSESOCKETDATA, &f->shared->sockets);
}

static void set_body(struct vast_transfer *f) {
  const struct vast_exchange *x = f->x;
  curl_easy_setopt(f->easy, CURLOPT_POST, 1L);
  curl_easy_setopt(f->easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)x->body.len);
  curl_easy_setopt(f->easy, CURLOPT_READFUNCTION, on_read);
  curl_easy_setopt(f->easy, CURLOPT_READDATA, f);
  curl_easy_setopt(f->easy, CURLOPT_SEEKFUNCTION, on_seek);
  curl_easy_setopt(f->easy, CURLOPT_SEEKDATA, f);
  curl_easy_setopt(f->easy, CURLOPT_CUSTOMREQUEST, x->verb);
}

/* The texts that libcurl copies, and so may fail for. */
static CURLcode set_texts(struct vast_transfer *f) {
  const struct vast_exchange *x = f->x;
  const struct vast_settings *s = x->settings;
  CURLcode code = curl_easy_setopt(f->easy, CURLOPT_URL, vast_buffer_text(&x->url));
  if (code == CURLE_OK) code = curl_easy_setopt(f->easy, CURLOPT_USERAGENT, s->user_agent);
  if (code == CURLE_OK) code = curl_easy_setopt(f->easy, CURLOPT_ACCEPT_ENCODING, "");
  if (code == CURLE_OK && s->proxy) code = curl_easy_setopt(f->easy, CURLOPT_PROXY, s->proxy);
  if (code == CURLE_OK) code = curl_easy_setopt(f->easy, CURLOPT_SHARE, f->shared->share);
  return code == CURLE_OK ? trust(f) : code;
}

CURLcode vast_transfer_set_up(struct vast_transfer *f) {
  const struct vast_exchange *x = f->x;
  set_limits(f->easy, x->settings, x->once);
  set_callbacks(f);
  if (x->stalled) curl_easy_setopt(f->easy, CURLOPT_FRESH_CONNECT, 1L);
  if (!make_headers(f)) return CURLE_OUT_OF_MEMORY;
  curl_easy_setopt(f->easy, CURLOPT_HTTPHEADER, f->headers);
  if (x->body.len) set_body(f);
  else if (strcmp(x->verb, "GET") != 0) curl_easy_setopt(f->easy, CURLOPT_CUSTOMREQUEST, x->verb);
  return set_texts(f);
}

/* --- the end ------------------------------------------------------------------- */

static enum vast_outcome outcome_of(CURLcode code, const struct vast_reply *r) {
  switch (code) {
  case CURLE_OK: return r->body.failed ? VAST_OVERSIZE : VAST_ANSWERED;
  case CURLE_COULDNT_RESOLVE_HOST:
  case CURLE_COULDNT_RESOLVE_PROXY:
  case CURLE_COULDNT_CONNECT:
  case CURLE_PROXY: return VAST_UNREACHABLE;
  case CURLE_OPERATION_TIMEDOUT: return VAST_TIMED_OUT;
  case CURLE_PEER_FAILED_VERIFICATION:
  case CURLE_SSL_CERTPROBLEM:
  case CURLE_SSL_ISSUER_ERROR:
  case CURLE_SSL_CIPHER: return VAST_UNTRUSTED;
  case CURLE_SSL_CONNECT_ERROR: return VAST_TLS_FAILED;
  case CURLE_WRITE_ERROR: return r->body.failed ? VAST_OVERSIZE : VAST_LOST;
  case CURLE_BAD_CONTENT_ENCODING: return VAST_GARBLED;
  case CURLE_UNSUPPORTED_PROTOCOL: /* behind a request: the answer was no HTTP */
    return r->sent ? VAST_LOST : VAST_MISCONFIGURED;
  case CURLE_URL_MALFORMAT:
  case CURLE_SSL_CACERT_BADFILE:
  case CURLE_SSL_ENGINE_NOTFOUND:
  case CURLE_OUT_OF_MEMORY:
  case CURLE_FAILED_INIT: return VAST_MISCONFIGURED;
  default: return VAST_LOST;
  }
}

void vast_transfer_reply(struct vast_transfer *f, CURLcode code) {
  struct vast_reply *r = &f->x->reply;
  long status = 0;
  curl_easy_getinfo(f->easy, CURLINFO_RESPONSE_CODE, &status);
  r->status = (int)status;
  r->outcome = outcome_of(code, r);
  if (code == CURLE_OK) return;
  const char *text = f->detail[0] ? f->detail : curl_easy_strerror(code);
  vast_text_copy(r->detail, sizeof r->detail, text, strlen(text));
}

void vast_transfer_clear(struct vast_transfer *f) {
  free_headers(f->headers);
  f->headers = NULL;
}
