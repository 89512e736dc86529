/* core/curl.c -- the transport over libcurl; see curl.h. The only file that
** knows curl.h. Driven by curl_multi_socket_action alone, so that the engine's
** epoll set is all there is to wait on.
** Owns: the multi, the share (TLS sessions), idle easy handles, transfers in
** flight, and the record of every open socket (for fork). Callbacks touch C
** memory only. */
#include "curl.h"

#include <curl/curl.h>
#include <dirent.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "header.h"
#include "sockets.h"

enum { IDLE_MAX = 64, CONNECTIONS_MAX = 64, ONCE_IDLE_SECONDS = 30 };

struct transfer {
  CURL *easy;
  struct curl_slist *headers; /* the first node holds the key: wiped before it is freed */
  struct vast_exchange *x;
  struct curl_transport *owner;
  struct transfer *prev, *next;
  size_t read_at; /* how much of the body libcurl has taken */
  char detail[CURL_ERROR_SIZE];
};

struct curl_transport {
  struct vast_transport base;
  struct vast_host host;
  CURLM *multi;
  CURLSH *share;
  struct transfer *flying;
  CURL *idle[IDLE_MAX];
  size_t idle_count;
  struct vast_sockets sockets;
  bool hashed_trust; /* the system's trust store is a hashed directory */
};

/* --- once per process ----------------------------------------------------- */

static pthread_once_t once = PTHREAD_ONCE_INIT;

/* A resolver thread of libcurl may outlive a cancelled transfer (QUICK_EXIT), so
** this module must never be unmapped once libcurl is in use. */
static void pin_module(void) {
  Dl_info self;
  static const char here; /* any address inside */
  if (dladdr(&here, &self) && self.dli_fname)
    dlopen(self.dli_fname, RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE);
}

static void init_process(void) {
  curl_global_init(CURL_GLOBAL_DEFAULT);
  pin_module();
}

/* --- sockets ---------------------------------------------------------------- */

static curl_socket_t open_socket(void *user, curlsocktype purpose, struct curl_sockaddr *address) {
  (void)purpose;
  int fd = socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  if (fd < 0) return CURL_SOCKET_BAD;
  if (vast_sockets_add(&((struct curl_transport *)user)->sockets, fd)) return fd;
  close(fd);
  return CURL_SOCKET_BAD;
}

static int close_socket(void *user, curl_socket_t fd) {
  vast_sockets_remove(&((struct curl_transport *)user)->sockets, fd);
  return close(fd);
}

static int on_socket(CURL *easy, curl_socket_t fd, int what, void *user, void *socket_data) {
  (void)easy, (void)socket_data;
  struct curl_transport *t = user;
  int mask = (what & CURL_POLL_IN ? VAST_READABLE : 0) | (what & CURL_POLL_OUT ? VAST_WRITABLE : 0);
  if (what == CURL_POLL_REMOVE) mask = 0;
  return t->host.watch(t->host.engine, fd, mask) ? 0 : -1;
}

static int on_timer(CURLM *multi, long ms, void *user) {
  (void)multi;
  struct curl_transport *t = user;
  t->host.alarm(t->host.engine, ms < 0 ? VAST_NEVER : vast_clock_now() + (double)ms / 1000);
  return 0;
}

/* --- bytes ------------------------------------------------------------------- */

static size_t on_body(char *bytes, size_t size, size_t n, void *user) {
  struct transfer *f = user;
  f->x->moved = vast_clock_now();
  return vast_buffer_add(&f->x->reply.body, bytes, size * n) ? size * n : 0;
}

static size_t on_header(char *line, size_t size, size_t n, void *user) {
  struct transfer *f = user;
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
  struct transfer *f = user;
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
  struct transfer *f = user;
  if (f->x->once || origin != SEEK_SET || offset < 0 || (size_t)offset > f->x->body.len)
    return CURL_SEEKFUNC_FAIL;
  f->read_at = (size_t)offset;
  return CURL_SEEKFUNC_OK;
}

/* The connection stands and the request is about to go: from here on it may
** have arrived. */
static int on_before_request(void *user, char *a, char *b, int c, int d) {
  (void)a, (void)b, (void)c, (void)d;
  ((struct transfer *)user)->x->reply.sent = true;
  return CURL_PREREQFUNC_OK;
}

/* --- headers ------------------------------------------------------------------- */

static void free_headers(struct curl_slist *list) {
  for (struct curl_slist *node = list; node; node = node->next)
    explicit_bzero(node->data, strlen(node->data));
  curl_slist_free_all(list);
}

static bool add_header(struct transfer *f, const char *line) {
  struct curl_slist *list = curl_slist_append(f->headers, line);
  if (list) f->headers = list;
  return list != NULL;
}

static bool add_key(struct transfer *f, const struct vast_secret *key) {
  struct vast_buffer line;
  vast_buffer_init(&line, 16384);
  vast_buffer_puts(&line, "Authorization: Bearer ");
  vast_buffer_add(&line, key->bytes, key->len);
  bool ok = !line.failed && add_header(f, line.data);
  vast_buffer_free(&line);
  return ok;
}

static bool make_headers(struct transfer *f) {
  const struct vast_exchange *x = f->x;
  bool ok = x->identity == NULL || add_key(f, &x->identity->key);
  if (ok && x->body.len)
    ok = add_header(f, "Content-Type: application/json") && add_header(f, "Expect:");
  return ok;
}

/* --- options ---------------------------------------------------------------------- */

/* A hashed directory is looked up root by root: 1-2 ms for a first connection
** instead of the 35-50 ms that parsing the whole bundle takes, so it is
** preferred where the system has one. A bundle is used without a directory,
** because libcurl keeps the parsed bundle only then. */
static bool hashed(const char *path) {
  DIR *dir = path ? opendir(path) : NULL;
  bool found = false;
  for (struct dirent *d; dir && !found && (d = readdir(dir));)
    found = strlen(d->d_name) == 10 && strcmp(d->d_name + 8, ".0") == 0;
  if (dir) closedir(dir);
  return found;
}

static CURLcode trust(const struct transfer *f) {
  const char *ca_file = f->x->settings->ca_file;
  if (ca_file == NULL && f->owner->hashed_trust)
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
  curl_easy_setopt(easy, CURLOPT_PIPEWAIT, 1L);
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)(s->connect_timeout * 1000) + 1);
  if (once_only) curl_easy_setopt(easy, CURLOPT_MAXAGE_CONN, (long)ONCE_IDLE_SECONDS);
}

static void set_callbacks(struct transfer *f) {
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
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, f->owner);
  curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, close_socket);
  curl_easy_setopt(easy, CURLOPT_CLOSESOCKETDATA, f->owner);
}

static void set_body(struct transfer *f) {
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
static CURLcode set_texts(struct transfer *f) {
  const struct vast_exchange *x = f->x;
  const struct vast_settings *s = x->settings;
  CURLcode code = curl_easy_setopt(f->easy, CURLOPT_URL, vast_buffer_text(&x->url));
  if (code == CURLE_OK) code = curl_easy_setopt(f->easy, CURLOPT_USERAGENT, s->user_agent);
  if (code == CURLE_OK) code = curl_easy_setopt(f->easy, CURLOPT_ACCEPT_ENCODING, "");
  if (code == CURLE_OK && s->proxy) code = curl_easy_setopt(f->easy, CURLOPT_PROXY, s->proxy);
  if (code == CURLE_OK) code = curl_easy_setopt(f->easy, CURLOPT_SHARE, f->owner->share);
  return code == CURLE_OK ? trust(f) : code;
}

static CURLcode set_up(struct transfer *f) {
  const struct vast_exchange *x = f->x;
  set_limits(f->easy, x->settings, x->once);
  set_callbacks(f);
  if (!make_headers(f)) return CURLE_OUT_OF_MEMORY;
  curl_easy_setopt(f->easy, CURLOPT_HTTPHEADER, f->headers);
  if (x->body.len) set_body(f);
  else if (strcmp(x->verb, "GET") != 0) curl_easy_setopt(f->easy, CURLOPT_CUSTOMREQUEST, x->verb);
  return set_texts(f);
}

/* --- transfers ---------------------------------------------------------------------- */

static enum vast_outcome outcome_of(CURLcode code, const struct vast_reply *r) {
  switch (code) {
  case CURLE_OK: return VAST_ANSWERED;
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
  case CURLE_URL_MALFORMAT:
  case CURLE_UNSUPPORTED_PROTOCOL:
  case CURLE_SSL_CACERT_BADFILE:
  case CURLE_SSL_ENGINE_NOTFOUND:
  case CURLE_OUT_OF_MEMORY:
  case CURLE_FAILED_INIT: return VAST_MISCONFIGURED;
  default: return VAST_LOST;
  }
}

static void fill_reply(struct transfer *f, CURLcode code) {
  struct vast_reply *r = &f->x->reply;
  long status = 0;
  curl_easy_getinfo(f->easy, CURLINFO_RESPONSE_CODE, &status);
  r->status = (int)status;
  r->outcome = outcome_of(code, r);
  if (code == CURLE_OK) return;
  const char *text = f->detail[0] ? f->detail : curl_easy_strerror(code);
  vast_text_copy(r->detail, sizeof r->detail, text, strlen(text));
}

static void free_transfer(struct transfer *f) {
  struct curl_transport *t = f->owner;
  if (f->prev) f->prev->next = f->next;
  else if (t->flying == f) t->flying = f->next;
  if (f->next) f->next->prev = f->prev;
  if (f->x) f->x->transfer = NULL;
  if (f->easy) curl_easy_reset(f->easy); /* lets go of the headers below */
  if (f->easy && t->idle_count < IDLE_MAX) t->idle[t->idle_count++] = f->easy;
  else curl_easy_cleanup(f->easy);
  free_headers(f->headers);
  explicit_bzero(f, sizeof *f);
  free(f);
}

static struct transfer *new_transfer(struct curl_transport *t, struct vast_exchange *x) {
  struct transfer *f = calloc(1, sizeof *f);
  if (f == NULL) return NULL;
  f->owner = t;
  f->x = x;
  f->easy = t->idle_count ? t->idle[--t->idle_count] : curl_easy_init();
  f->next = t->flying;
  if (t->flying) t->flying->prev = f;
  t->flying = f;
  if (f->easy) return f;
  free_transfer(f);
  return NULL;
}

static bool cannot_start(struct vast_exchange *x, const char *why) {
  x->reply.outcome = VAST_MISCONFIGURED;
  vast_text_copy(x->reply.detail, sizeof x->reply.detail, why, strlen(why));
  return false;
}

static bool start(struct vast_transport *base, struct vast_exchange *x) {
  struct curl_transport *t = (struct curl_transport *)base;
  struct transfer *f = new_transfer(t, x);
  if (f == NULL) return cannot_start(x, "out of memory");
  CURLcode code = set_up(f);
  CURLMcode added = code == CURLE_OK ? curl_multi_add_handle(t->multi, f->easy) : CURLM_OK;
  if (code == CURLE_OK && added == CURLM_OK) {
    x->transfer = f;
    return true;
  }
  free_transfer(f);
  return cannot_start(x, code ? curl_easy_strerror(code) : curl_multi_strerror(added));
}

static void stop(struct vast_transport *base, struct vast_exchange *x) {
  struct curl_transport *t = (struct curl_transport *)base;
  struct transfer *f = x->transfer;
  if (f == NULL) return;
  curl_multi_remove_handle(t->multi, f->easy);
  free_transfer(f);
}

static void finish(struct curl_transport *t, CURL *easy, CURLcode code) {
  struct transfer *f = NULL;
  curl_easy_getinfo(easy, CURLINFO_PRIVATE, (char **)&f);
  struct vast_exchange *x = f->x;
  fill_reply(f, code);
  curl_multi_remove_handle(t->multi, easy);
  free_transfer(f);
  t->host.replied(t->host.engine, x);
}

static void collect(struct curl_transport *t) {
  int queued = 0;
  for (CURLMsg *m; (m = curl_multi_info_read(t->multi, &queued));)
    if (m->msg == CURLMSG_DONE) finish(t, m->easy_handle, m->data.result);
}

static void ready(struct vast_transport *base, int fd, int mask) {
  struct curl_transport *t = (struct curl_transport *)base;
  int running = 0, bits = (mask & VAST_READABLE ? CURL_CSELECT_IN : 0) |
                          (mask & VAST_WRITABLE ? CURL_CSELECT_OUT : 0) |
                          (mask & VAST_BROKEN ? CURL_CSELECT_ERR : 0);
  curl_multi_socket_action(t->multi, fd, bits, &running);
  collect(t);
}

static void tick(struct vast_transport *base) {
  struct curl_transport *t = (struct curl_transport *)base;
  int running = 0;
  curl_multi_socket_action(t->multi, CURL_SOCKET_TIMEOUT, 0, &running);
  collect(t);
}

/* --- life ------------------------------------------------------------------------------ */

static bool open_multi(struct curl_transport *t) {
  t->share = curl_share_init();
  t->multi = curl_multi_init();
  if (t->share == NULL || t->multi == NULL) return false;
  curl_share_setopt(t->share, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
  curl_multi_setopt(t->multi, CURLMOPT_SOCKETFUNCTION, on_socket);
  curl_multi_setopt(t->multi, CURLMOPT_SOCKETDATA, t);
  curl_multi_setopt(t->multi, CURLMOPT_TIMERFUNCTION, on_timer);
  curl_multi_setopt(t->multi, CURLMOPT_TIMERDATA, t);
  curl_multi_setopt(t->multi, CURLMOPT_MAXCONNECTS, (long)CONNECTIONS_MAX);
  return true;
}

static void close_multi(struct curl_transport *t) {
  for (struct transfer *f = t->flying, *next; f; f = next) {
    next = f->next;
    curl_multi_remove_handle(t->multi, f->easy);
    free_transfer(f);
  }
  while (t->idle_count) curl_easy_cleanup(t->idle[--t->idle_count]);
  curl_multi_cleanup(t->multi);
  curl_share_cleanup(t->share);
  t->multi = NULL;
  t->share = NULL;
}

/* Saying goodbye on the shared sockets would end the parent's TLS connections,
** so each becomes /dev/null first. */
static bool forked(struct vast_transport *base) {
  struct curl_transport *t = (struct curl_transport *)base;
  vast_sockets_silence(&t->sockets);
  close_multi(t);
  return open_multi(t);
}

static void destroy(struct vast_transport *base) {
  struct curl_transport *t = (struct curl_transport *)base;
  close_multi(t);
  vast_sockets_free(&t->sockets);
  free(t);
}

static const struct vast_transport_class curl_class = {start, stop, ready, tick, forked, destroy};

struct vast_transport *vast_curl_new(const struct vast_host *host) {
  pthread_once(&once, init_process);
  struct curl_transport *t = calloc(1, sizeof *t);
  if (t == NULL) return NULL;
  t->base.class = &curl_class;
  t->host = *host;
  t->hashed_trust = hashed(curl_version_info(CURLVERSION_NOW)->capath);
  if (open_multi(t)) return &t->base;
  destroy(&t->base);
  return NULL;
}
