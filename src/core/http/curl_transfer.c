/* core/http/curl_transfer.c -- the options and callbacks of one attempt; see curl_transfer.h.
** Callbacks use C memory only. */
#include "core/http/curl_transfer.h"

#include <stdlib.h>
#include <unistd.h>

#include "core/http/header.h"
#include "core/http/plain.h"
#include "core/http/url.h"

enum { NON_IDEMPOTENT_IDLE_SECONDS = 30, HEAD_MAX = 256 * 1024 };

/* --- sockets ---------------------------------------------------------------- */

static curl_socket_t open_socket(void *user, curlsocktype purpose, struct curl_sockaddr *address) {
  (void)purpose;
  int fd = socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  if (fd < 0) return CURL_SOCKET_BAD;
  if (vast_sockets_add(&((struct vast_curl_shared *)user)->sockets, fd)) return fd;
  close(fd);
  return CURL_SOCKET_BAD;
}

/* Sets the bytes received for this request, unless the connection was closed before. */
static void note_received(struct vast_transfer *f) {
  if (f->fd < 0) return;
  f->received = vast_sockets_received(f->fd) - f->before;
  f->fd = -1;
}

void vast_transfer_uses(CURL *easy, int fd) {
  struct vast_transfer *f = NULL;
  curl_easy_getinfo(easy, CURLINFO_PRIVATE, (char **)&f);
  if (f == NULL || f->fd == fd) return;
  f->fd = fd;
  f->before = vast_sockets_received(fd);
}

static int close_socket(void *user, curl_socket_t fd) {
  struct vast_curl_shared *shared = user;
  for (struct vast_transfer *f = shared->in_flight; f; f = f->next)
    if (f->fd == fd) note_received(f);
  return vast_sockets_close(&shared->sockets, fd);
}

/* --- bytes ------------------------------------------------------------------- */

/* libcurl may have read megabytes. When the budget of the turn is spent, the transfer pauses, and
** libcurl keeps the rest for the next turn. */
static size_t on_body(char *bytes, size_t size, size_t n, void *user) {
  struct vast_transfer *f = user;
  f->x->moved = vast_clock_now();
  if (f->shared->budget_spent(f->shared->engine)) {
    f->paused = f->shared->paused = true;
    return CURL_WRITEFUNC_PAUSE;
  }
  return vast_buffer_add(&f->x->reply.body, bytes, size * n) ? size * n : 0;
}

/* The headers end with an empty line. After those of an interim answer (1xx) others follow. */
static void note_head(struct vast_transfer *f, const char *line, size_t len) {
  if (len >= 5 && memcmp(line, "HTTP/", 5) == 0) {
    const char *blank = memchr(line, ' ', len);
    f->interim = blank && blank + 1 < line + len && blank[1] == '1';
    f->whole_head = false;
  } else if (len == 0 || line[0] == '\r' || line[0] == '\n') {
    f->whole_head = !f->interim;
  }
  f->head_bytes += len;
}

static size_t on_header(char *line, size_t size, size_t n, void *user) {
  struct vast_transfer *f = user;
  struct vast_reply *r = &f->x->reply;
  struct vast_slice value;
  f->x->moved = vast_clock_now();
  note_head(f, line, size * n);
  if (f->head_bytes > HEAD_MAX) return 0;
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

/* libcurl rewinds the body when it repeats a request by itself, after a kept connection failed. A
** non-idempotent request refuses, and ends with CURLE_SEND_FAIL_REWIND. */
static int on_seek(void *user, curl_off_t offset, int origin) {
  struct vast_transfer *f = user;
  if (f->x->non_idempotent || origin != SEEK_SET || offset < 0 || (size_t)offset > f->x->body.len)
    return CURL_SEEKFUNC_FAIL;
  f->read_at = (size_t)offset;
  return CURL_SEEKFUNC_OK;
}

/* The connection is established and the request is sent next, so it may arrive from now on. */
static int on_before_request(void *user, char *a, char *b, int c, int d) {
  (void)a, (void)b, (void)c, (void)d;
  struct vast_transfer *f = user;
  f->x->reply.sent = true;
  f->x->moved = vast_clock_now(); /* connect_timeout limited what came before */
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

/* Sets an option unless an earlier one failed. `code` keeps the first failure. */
#define SET(code, easy, option, value)                                                             \
  ((code) = (code) == CURLE_OK ? curl_easy_setopt(easy, option, value) : (code))

/* The same for an option that a build of libcurl may lack: HTTP/2, compressed answers, a directory
** of certificates. The request works without it. */
#define SET_IF_BUILT_IN(code, easy, option, value)                                                 \
  ((code) = (code) == CURLE_OK ? built_in(curl_easy_setopt(easy, option, value)) : (code))

static CURLcode built_in(CURLcode code) { return code == CURLE_OUT_OF_MEMORY ? code : CURLE_OK; }

/* The option ca_file, else SSL_CERT_FILE and SSL_CERT_DIR, else the store of the system. */
static CURLcode set_trust(const struct vast_transfer *f) {
  const struct vast_settings *s = f->x->settings;
  bool variables = s->ca_file == NULL && (s->cert_file || s->cert_dir);
  const char *file = s->ca_file ? s->ca_file : s->cert_file;
  const char *folder = variables ? s->cert_dir : NULL;
  bool bundled = s->ca_file == NULL && !variables;
  CURLcode code = CURLE_OK;
  if (bundled && f->shared->hashed_trust) return SET(code, f->easy, CURLOPT_CAINFO, NULL);
  SET_IF_BUILT_IN(code, f->easy, CURLOPT_CAPATH, folder);
  if (!bundled) SET(code, f->easy, CURLOPT_CAINFO, file);
  return code;
}

static CURLcode set_tls(const struct vast_transfer *f) {
  CURLcode code = set_trust(f);
  SET(code, f->easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  SET_IF_BUILT_IN(code, f->easy, CURLOPT_PROXY_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  SET(code, f->easy, CURLOPT_SHARE, f->shared->share);
  return code;
}

static CURLcode set_limits(CURL *easy, const struct vast_settings *s, bool non_idempotent) {
  double connecting = s->connect_timeout < 1e6 ? s->connect_timeout : 1e6; /* fits an int */
  CURLcode code = CURLE_OK;
  SET(code, easy, CURLOPT_NOSIGNAL, 1L);
  SET_IF_BUILT_IN(code, easy, CURLOPT_QUICK_EXIT, 1L);
  SET(code, easy, CURLOPT_FOLLOWLOCATION, 0L);
  SET(code, easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  SET(code, easy, CURLOPT_CONNECTTIMEOUT_MS, (long)(connecting * 1000) + 1);
  if (non_idempotent) SET(code, easy, CURLOPT_MAXAGE_CONN, (long)NON_IDEMPOTENT_IDLE_SECONDS);
  return code;
}

/* Over TLS a second call waits until ALPN shows whether it can share the connection. With plain
** HTTP it would have to wait for the first answer, so it does not. */
static CURLcode set_protocol(CURL *easy, const struct vast_exchange *x) {
  bool plain = vast_url_is_plain(vast_buffer_text(&x->url));
  CURLcode code = CURLE_OK;
  SET(code, easy, CURLOPT_PROTOCOLS_STR, plain ? "http" : "https");
  SET_IF_BUILT_IN(code, easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
  SET(code, easy, CURLOPT_PIPEWAIT, plain ? 0L : 1L);
  if (vast_plain_bypasses_proxy(x)) SET(code, easy, CURLOPT_NOPROXY, "*");
  if (x->stalled) SET(code, easy, CURLOPT_FRESH_CONNECT, 1L);
  return code;
}

static CURLcode set_callbacks(struct vast_transfer *f) {
  CURL *easy = f->easy;
  CURLcode code = CURLE_OK;
  SET(code, easy, CURLOPT_PRIVATE, f);
  SET(code, easy, CURLOPT_ERRORBUFFER, f->detail);
  SET(code, easy, CURLOPT_WRITEFUNCTION, on_body);
  SET(code, easy, CURLOPT_WRITEDATA, f);
  SET(code, easy, CURLOPT_HEADERFUNCTION, on_header);
  SET(code, easy, CURLOPT_HEADERDATA, f);
  SET(code, easy, CURLOPT_PREREQFUNCTION, on_before_request);
  SET(code, easy, CURLOPT_PREREQDATA, f);
  SET(code, easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  SET(code, easy, CURLOPT_OPENSOCKETDATA, f->shared);
  SET(code, easy, CURLOPT_CLOSESOCKETFUNCTION, close_socket);
  SET(code, easy, CURLOPT_CLOSESOCKETDATA, f->shared);
  return code;
}

static CURLcode set_body(struct vast_transfer *f) {
  const struct vast_exchange *x = f->x;
  CURLcode code = CURLE_OK;
  SET(code, f->easy, CURLOPT_POST, 1L);
  SET(code, f->easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)x->body.len);
  SET(code, f->easy, CURLOPT_READFUNCTION, on_read);
  SET(code, f->easy, CURLOPT_READDATA, f);
  SET(code, f->easy, CURLOPT_SEEKFUNCTION, on_seek);
  SET(code, f->easy, CURLOPT_SEEKDATA, f);
  return code;
}

/* The verb is set last, after the body: if it were missing, the body would be sent as a POST. */
static CURLcode set_request(struct vast_transfer *f) {
  const struct vast_exchange *x = f->x;
  CURLcode code = make_headers(f) ? CURLE_OK : CURLE_OUT_OF_MEMORY;
  SET(code, f->easy, CURLOPT_HTTPHEADER, f->headers);
  SET(code, f->easy, CURLOPT_URL, vast_buffer_text(&x->url));
  SET(code, f->easy, CURLOPT_USERAGENT, x->settings->user_agent);
  SET_IF_BUILT_IN(code, f->easy, CURLOPT_ACCEPT_ENCODING, "");
  if (x->settings->proxy) SET(code, f->easy, CURLOPT_PROXY, x->settings->proxy);
  if (code == CURLE_OK && x->body.len) code = set_body(f);
  if (x->body.len || strcmp(x->verb, "GET") != 0)
    SET(code, f->easy, CURLOPT_CUSTOMREQUEST, x->verb);
  return code;
}

CURLcode vast_transfer_set_up(struct vast_transfer *f) {
  CURLcode code = set_limits(f->easy, f->x->settings, f->x->non_idempotent);
  if (code == CURLE_OK) code = set_protocol(f->easy, f->x);
  if (code == CURLE_OK) code = set_callbacks(f);
  if (code == CURLE_OK) code = set_tls(f);
  return code == CURLE_OK ? set_request(f) : code;
}

/* --- the end ------------------------------------------------------------------- */

/* Before 8.6 libcurl reports "out of memory" for a line that is too long, too. The number of bytes
** received distinguishes the two. */
static enum vast_outcome no_memory(const struct vast_transfer *f) {
  bool long_line = !f->whole_head && f->received >= CURL_MAX_HTTP_HEADER / 2;
  return long_line ? VAST_LONG_HEAD : VAST_NO_MEMORY;
}

/* A callback refused the data. */
static enum vast_outcome refused(const struct vast_transfer *f) {
  const struct vast_buffer *body = &f->x->reply.body;
  if (body->failed) return body->no_memory ? VAST_NO_MEMORY : VAST_OVERSIZE;
  return f->head_bytes > HEAD_MAX ? VAST_LONG_HEAD : VAST_LOST;
}

/* Over plain HTTP libcurl reports success for an answer that ends inside its headers. */
static enum vast_outcome ended_well(const struct vast_transfer *f) {
  if (f->x->reply.body.failed) return refused(f);
  return f->whole_head ? VAST_ANSWERED : VAST_LOST;
}

static enum vast_outcome outcome_of(const struct vast_transfer *f, CURLcode code) {
  switch (code) {
  case CURLE_OK: return ended_well(f);
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
  case CURLE_WRITE_ERROR: return refused(f);
  case CURLE_BAD_CONTENT_ENCODING: return VAST_GARBLED;
  case CURLE_UNSUPPORTED_PROTOCOL: /* after the request was sent: the answer was not HTTP */
    return f->x->reply.sent ? VAST_LOST : VAST_MISCONFIGURED;
#if LIBCURL_VERSION_NUM >= 0x080600
  case CURLE_TOO_LARGE: return VAST_LONG_HEAD;
#endif
  case CURLE_OUT_OF_MEMORY: return no_memory(f);
  case CURLE_URL_MALFORMAT:
  case CURLE_SSL_CACERT_BADFILE:
  case CURLE_SSL_ENGINE_NOTFOUND:
  case CURLE_FAILED_INIT: return VAST_MISCONFIGURED;
  default: return VAST_LOST;
  }
}

static const char *detail_of(const struct vast_transfer *f, CURLcode code) {
  if (code == CURLE_OK) return f->whole_head ? "" : "the answer ended inside its headers";
  return f->detail[0] ? f->detail : curl_easy_strerror(code);
}

void vast_transfer_reply(struct vast_transfer *f, CURLcode code) {
  struct vast_reply *r = &f->x->reply;
  long status = 0;
  curl_easy_getinfo(f->easy, CURLINFO_RESPONSE_CODE, &status);
  note_received(f);
  r->status = (int)status;
  r->outcome = outcome_of(f, code);
  bool explained = r->outcome == VAST_NO_MEMORY || r->outcome == VAST_LONG_HEAD;
  const char *text = explained ? "" : detail_of(f, code);
  vast_text_copy(r->detail, sizeof r->detail, text, strlen(text));
}

void vast_transfer_clear(struct vast_transfer *f) {
  free_headers(f->headers);
  f->headers = NULL;
}
