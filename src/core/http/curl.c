/* core/http/curl.c -- the transport over libcurl; see curl.h. It uses curl_multi_socket_action, so
** the epoll set of the engine is the only thing to wait on.
** Owns: the multi, the share (TLS sessions), the transfers in flight, and the list of all open
** sockets (for fork). Callbacks use C memory only.
** Each transfer has a new easy handle. After a failed allocation inside libcurl, a reused handle
** could break the next transfer; a new one costs 1.5 us more than a reset. */
#include "core/http/curl.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/http/curl_process.h"
#include "core/http/curl_transfer.h"
#include "core/http/plain.h"

enum { CONNECTIONS_MAX = 64 };

struct curl_transport {
  struct vast_transport base;
  struct vast_host host;
  CURLM *multi;
  double timer;              /* the time of libcurl's next timeout */
  struct vast_sockets inner; /* the socket pair inside the multi, if it is known */
  struct vast_curl_shared shared;
};

/* --- sockets ---------------------------------------------------------------- */

static int on_socket(CURL *easy, curl_socket_t fd, int what, void *user, void *socket_data) {
  (void)socket_data;
  struct curl_transport *t = user;
  int mask = (what & CURL_POLL_IN ? VAST_READABLE : 0) | (what & CURL_POLL_OUT ? VAST_WRITABLE : 0);
  if (what == CURL_POLL_REMOVE) mask = 0;
  else vast_transfer_uses(easy, fd);
  return t->host.watch(t->host.engine, fd, mask) ? 0 : -1;
}

/* A paused body is resumed at once; otherwise libcurl's timeout applies. */
static void set_alarm(struct curl_transport *t) {
  t->host.alarm(t->host.engine, t->shared.paused ? 0 : t->timer);
}

static int on_timer(CURLM *multi, long ms, void *user) {
  (void)multi;
  struct curl_transport *t = user;
  t->timer = ms < 0 ? VAST_NEVER : vast_clock_now() + (double)ms / 1000;
  set_alarm(t);
  return 0;
}

/* --- transfers ---------------------------------------------------------------------- */

static void free_transfer(struct curl_transport *t, struct vast_transfer *f) {
  if (f->prev) f->prev->next = f->next;
  else t->shared.in_flight = f->next;
  if (f->next) f->next->prev = f->prev;
  if (f->x) f->x->transfer = NULL;
  curl_easy_cleanup(f->easy); /* before the headers, which it uses */
  vast_transfer_clear(f);
  explicit_bzero(f, sizeof *f);
  free(f);
}

/* NULL: no memory. */
static struct vast_transfer *new_transfer(struct curl_transport *t, struct vast_exchange *x) {
  struct vast_transfer *f = calloc(1, sizeof *f);
  if (f == NULL) return NULL;
  f->shared = &t->shared;
  f->x = x;
  f->fd = -1;
  f->easy = curl_easy_init();
  f->next = t->shared.in_flight;
  if (t->shared.in_flight) t->shared.in_flight->prev = f;
  t->shared.in_flight = f;
  if (f->easy) return f;
  free_transfer(t, f);
  return NULL;
}

static bool cannot_start(struct vast_exchange *x, enum vast_outcome outcome, const char *why) {
  x->reply.outcome = outcome;
  vast_text_copy(x->reply.detail, sizeof x->reply.detail, why, strlen(why));
  return false;
}

static bool add(struct curl_transport *t, struct vast_transfer *f, const char **why) {
  CURLcode code = vast_transfer_set_up(f);
  CURLMcode added = code == CURLE_OK ? curl_multi_add_handle(t->multi, f->easy) : CURLM_OK;
  if (code) *why = code == CURLE_OUT_OF_MEMORY ? NULL : curl_easy_strerror(code);
  if (added) *why = added == CURLM_OUT_OF_MEMORY ? NULL : curl_multi_strerror(added);
  return code == CURLE_OK && added == CURLM_OK;
}

static bool open_multi(struct curl_transport *t);
static void close_multi(struct curl_transport *t);

/* Makes the multi if there was no memory for it before. */
static bool start(struct vast_transport *base, struct vast_exchange *x) {
  struct curl_transport *t = (struct curl_transport *)base;
  const char *why = vast_plain_refuse(x);
  if (why) return cannot_start(x, VAST_MISCONFIGURED, why);
  bool usable = t->multi || open_multi(t);
  struct vast_transfer *f = usable ? new_transfer(t, x) : NULL;
  if (f == NULL) return cannot_start(x, VAST_NO_MEMORY, "");
  if (add(t, f, &why)) {
    x->transfer = f;
    return true;
  }
  free_transfer(t, f);
  return cannot_start(x, why ? VAST_MISCONFIGURED : VAST_NO_MEMORY, why ? why : "");
}

static void stop(struct vast_transport *base, struct vast_exchange *x) {
  struct curl_transport *t = (struct curl_transport *)base;
  struct vast_transfer *f = x->transfer;
  if (f == NULL) return;
  /* A connection that timed out is not used again, unless other transfers still use it. */
  if (x->reply.outcome == VAST_TIMED_OUT) curl_easy_setopt(f->easy, CURLOPT_FORBID_REUSE, 1L);
  curl_multi_remove_handle(t->multi, f->easy);
  free_transfer(t, f);
}

static void finish(struct curl_transport *t, CURL *easy, CURLcode code) {
  struct vast_transfer *f = NULL;
  curl_easy_getinfo(easy, CURLINFO_PRIVATE, (char **)&f);
  struct vast_exchange *x = f->x;
  vast_transfer_reply(f, code);
  curl_multi_remove_handle(t->multi, easy);
  free_transfer(t, f);
  t->host.replied(t->host.engine, x);
}

static void collect(struct curl_transport *t) {
  int queued = 0;
  for (CURLMsg *m; t->multi && (m = curl_multi_info_read(t->multi, &queued));)
    if (m->msg == CURLMSG_DONE) finish(t, m->easy_handle, m->data.result);
}

/* After an error of the multi (the engine could not watch a socket, or libcurl had no memory) the
** multi is not usable any more. Ends all transfers now, instead of at their timeouts, and makes a
** new multi. If there is no memory for it, the next start makes it. */
static void replace_multi(struct curl_transport *t, CURLMcode code) {
  for (struct vast_transfer *f = t->shared.in_flight, *next; f; f = next) {
    struct vast_exchange *x = f->x;
    next = f->next;
    const char *why = curl_multi_strerror(code);
    x->reply.outcome = VAST_LOST;
    vast_text_copy(x->reply.detail, sizeof x->reply.detail, why, strlen(why));
    curl_multi_remove_handle(t->multi, f->easy);
    free_transfer(t, f);
    t->host.replied(t->host.engine, x);
  }
  close_multi(t);
  if (!open_multi(t)) t->timer = VAST_NEVER;
}

static void act(struct curl_transport *t, curl_socket_t fd, int bits) {
  int running = 0;
  if (t->multi == NULL) return;
  CURLMcode code = curl_multi_socket_action(t->multi, fd, bits, &running);
  if (code != CURLM_OK) replace_multi(t, code);
}

static void ready(struct vast_transport *base, int fd, int mask) {
  struct curl_transport *t = (struct curl_transport *)base;
  int bits = (mask & VAST_READABLE ? CURL_CSELECT_IN : 0) |
             (mask & VAST_WRITABLE ? CURL_CSELECT_OUT : 0) |
             (mask & VAST_BROKEN ? CURL_CSELECT_ERR : 0);
  act(t, fd, bits);
  collect(t);
  if (t->shared.paused) set_alarm(t);
}

/* Resumes all paused transfers. A transfer may pause again at once if the budget is spent. If the
** data held back is too long, libcurl reports it here only. */
static void unpause(struct curl_transport *t) {
  t->shared.paused = false;
  for (struct vast_transfer *f = t->shared.in_flight, *next; f; f = next) {
    next = f->next;
    if (!f->paused) continue;
    f->paused = false;
    CURLcode code = curl_easy_pause(f->easy, CURLPAUSE_CONT);
    if (code != CURLE_OK) finish(t, f->easy, code);
  }
}

static void tick(struct vast_transport *base) {
  struct curl_transport *t = (struct curl_transport *)base;
  if (t->shared.paused) unpause(t);
  if (vast_clock_now() >= t->timer) {
    t->timer = VAST_NEVER;
    act(t, CURL_SOCKET_TIMEOUT, 0);
  }
  collect(t);
  set_alarm(t);
}

/* --- life ------------------------------------------------------------------------------ */

/* Whether the directory holds certificates under hashed names. Of these libcurl reads only the
** roots that it needs, which takes 1-2 ms at the first connection instead of 35-50 ms for a whole
** bundle. A bundle is used without a directory, because libcurl caches it only then. */
static bool is_hashed(const char *path) {
  DIR *dir = path ? opendir(path) : NULL;
  bool found = false;
  for (struct dirent *d; dir && !found && (d = readdir(dir));)
    found = strlen(d->d_name) == 10 && strcmp(d->d_name + 8, ".0") == 0;
  if (dir) closedir(dir);
  return found;
}

static bool set_up_multi(struct curl_transport *t) {
  CURLM *multi = t->multi;
  return curl_share_setopt(t->shared.share, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION) == 0 &&
         curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, on_socket) == CURLM_OK &&
         curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, t) == CURLM_OK &&
         curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, on_timer) == CURLM_OK &&
         curl_multi_setopt(multi, CURLMOPT_TIMERDATA, t) == CURLM_OK &&
         curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, (long)CONNECTIONS_MAX) == CURLM_OK;
}

static bool is_local(int fd) {
  int domain = 0;
  socklen_t size = sizeof domain;
  return getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &domain, &size) == 0 && domain == AF_UNIX;
}

/* Makes the multi. Inside it libcurl opens a socket pair, which no function returns, and closes it
** later, even if the host has reused the numbers. So the numbers are predicted: the pair gets the
** two lowest free ones. */
static CURLM *init_multi(struct curl_transport *t) {
  int pair[2] = {open("/dev/null", O_RDONLY | O_CLOEXEC), open("/dev/null", O_RDONLY | O_CLOEXEC)};
  for (int i = 0; i < 2; i++)
    if (pair[i] >= 0) close(pair[i]);
  CURLM *multi = curl_multi_init();
  bool known = multi && pair[0] >= 0 && pair[1] >= 0 && is_local(pair[0]) && is_local(pair[1]);
  for (int i = 0; known && i < 2; i++) known = vast_sockets_add(&t->inner, pair[i]);
  return multi;
}

/* False: no memory. Nothing is open then. */
static bool open_multi(struct curl_transport *t) {
  t->shared.share = curl_share_init();
  t->multi = init_multi(t);
  if (t->shared.share && t->multi && set_up_multi(t)) return true;
  close_multi(t);
  return false;
}

static void close_multi(struct curl_transport *t) {
  for (struct vast_transfer *f = t->shared.in_flight, *next; f; f = next) {
    next = f->next;
    curl_multi_remove_handle(t->multi, f->easy);
    free_transfer(t, f);
  }
  if (t->multi) curl_multi_cleanup(t->multi);
  if (t->shared.share) curl_share_cleanup(t->shared.share);
  t->multi = NULL;
  t->shared.share = NULL;
  t->inner.count = 0;
}

/* Closing the connections would send a TLS shutdown: on sockets shared with the parent process it
** would end the parent's connections, and on numbers that the host reuses it would write to the
** host's files. So each number is /dev/null meanwhile. libcurl closes its inner pair itself, so
** files of the host are restored here. */
static void renew(struct vast_transport *base) {
  struct curl_transport *t = (struct curl_transport *)base;
  int above = vast_sockets_highest(&t->shared.sockets),
      inner_above = vast_sockets_highest(&t->inner);
  if (inner_above > above) above = inner_above;
  vast_sockets_replace_all(&t->shared.sockets, above);
  vast_sockets_replace_foreign(&t->inner, above);
  struct vast_sockets inner = t->inner;
  close_multi(t);
  for (size_t i = 0; i < inner.count; i++)
    if (inner.list[i].saved >= 0) vast_sockets_restore(&inner.list[i]);
  if (!open_multi(t)) t->timer = VAST_NEVER; /* the next start tries again */
}

static void destroy(struct vast_transport *base) {
  struct curl_transport *t = (struct curl_transport *)base;
  close_multi(t);
  vast_sockets_free(&t->shared.sockets);
  vast_sockets_free(&t->inner);
  free(t);
}

static const struct vast_transport_class curl_class = {start, stop, ready, tick, renew, destroy};

struct vast_transport *vast_curl_new(const struct vast_host *host) {
  struct curl_transport *t = vast_curl_init() ? calloc(1, sizeof *t) : NULL;
  if (t == NULL) return NULL;
  t->base.class = &curl_class;
  t->host = *host;
  t->timer = VAST_NEVER;
  t->shared.budget_spent = host->budget_spent;
  t->shared.engine = host->engine;
  t->shared.hashed_trust = is_hashed(curl_version_info(CURLVERSION_NOW)->capath);
  if (open_multi(t)) return &t->base;
  destroy(&t->base);
  return NULL;
}
