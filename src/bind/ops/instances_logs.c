/* bind/ops/instances_logs.c -- hooks of the methods whose answer names a URL, at which the
** result appears after a while. The URL is polled without the key, and only on hosts that are
** known to store results: a URL in an answer must not make this process send requests to other
** hosts. */
#include "bind/call/hook.h"

#include <ctype.h>
#include <strings.h>

#include "bind/runtime/helpers.h"

enum { POLLS = 30 };

static const double first_pause = 0.3, growth = 1.03;

/* --- permitted URLs ---------------------------------------------------------------- */

/* Length of "https://host:port" before the path; 0: there is no path. */
static size_t origin_length(const char *url) {
  const char *host = strstr(url, "://"), *slash = host ? strchr(host + 3, '/') : NULL;
  return slash ? (size_t)(slash - url) : 0;
}

/* One label of a host name. */
static bool is_label(const char *text, size_t len) {
  for (size_t i = 0; i < len; i++)
    if (!isalnum((unsigned char)text[i]) && text[i] != '-') return false;
  return len > 0;
}

static bool is_host_name(const char *text, size_t len) {
  for (const char *dot; (dot = memchr(text, '.', len)); text = dot + 1) {
    if (!is_label(text, (size_t)(dot - text))) return false;
    len -= (size_t)(dot - text) + 1;
  }
  return is_label(text, len);
}

static bool ends_with(const char *text, size_t len, const char *end) {
  size_t n = strlen(end);
  return len >= n && strncasecmp(text + len - n, end, n) == 0;
}

/* s3, s3.REGION, s3-REGION, s3.dualstack.REGION: anyone can get other names below amazonaws.com. */
static bool is_s3(const char *text, size_t len) {
  static const char *const heads[] = {"s3.dualstack.", "s3.", "s3-"};
  if (!ends_with(text, len, ".amazonaws.com")) return false;
  len -= strlen(".amazonaws.com");
  if (len == 2 && strncasecmp(text, "s3", 2) == 0) return true;
  for (size_t i = 0; i < VAST_COUNT(heads); i++) {
    size_t n = strlen(heads[i]);
    if (len > n && strncasecmp(text, heads[i], n) == 0) return is_label(text + n, len - n);
  }
  return false;
}

static bool is_expected(const char *host, size_t len) {
  return is_host_name(host, len) && (ends_with(host, len, ".vast.ai") || is_s3(host, len));
}

/* Scheme, host and port of the client's own server. */
static bool is_own(const struct vast_settings *s, const char *url, size_t origin) {
  const char *base = s->server_url, *host = strstr(base, "://");
  size_t own = host ? (size_t)(host - base) + 3 + strcspn(host + 3, "/") : 0;
  return own == origin && strncasecmp(url, base, own) == 0;
}

static bool has_bad_byte(const char *url, size_t len) {
  for (size_t i = 0; i < len; i++)
    if ((unsigned char)url[i] <= 0x20 || url[i] == 0x7F || url[i] == '\\') return true;
  return false;
}

/* Why the URL must not be fetched; NULL: it may be. */
static const char *refuse_url(const struct vast_settings *s, const char *url, size_t len) {
  static const char https[] = "https://";
  size_t scheme = sizeof https - 1, origin = origin_length(url);
  if (has_bad_byte(url, len)) return "holds blanks or control characters";
  if (origin && is_own(s, url, origin)) return NULL;
  if (strncasecmp(url, https, scheme) != 0) return "is not https";
  if (origin <= scheme) return "has no path";
  if (memchr(url, '@', origin)) return "holds a user name";
  return is_expected(url + scheme, origin - scheme) ? NULL : "is on a host that is not expected";
}

/* --- polling ---------------------------------------------------------------------- */

static double pause_before(int poll) {
  double pause = first_pause;
  for (int i = 1; i < poll; i++) pause *= growth;
  return pause;
}

/* Prepares a request of the URL on top, after a pause. All polls share the time limit of the first
** request. */
static enum hook_result poll(struct hook_context *h) {
  lua_State *L = h->L;
  size_t len;
  const char *url = lua_tolstring(L, -1, &len);
  double limit = *h->step ? h->x->deadline : h->x->expires;
  if (h->x->deadline < limit) limit = h->x->deadline;
  vastL_hook_resend(h, "GET");
  vast_identity_drop(h->x->identity);
  h->x->identity = NULL;
  vast_buffer_add(&h->x->url, url, len);
  h->x->deadline = limit;
  h->x->not_before = vast_clock_now() + pause_before(++*h->step);
  vastL_memory_check(L, &h->x->url);
  if (!h->x->url.failed) return HOOK_RESEND;
  return vastL_hook_fail(h, VAST_DECODE, "the result's URL is too long");
}

/* The query of the URL is a signature that gives access to the result. */
static void cut_signature(struct hook_context *h) {
  vast_buffer_cut(&h->x->url, strcspn(vast_buffer_text(&h->x->url), "?"));
}

static enum hook_result poll_again(struct hook_context *h) {
  lua_State *L = h->L;
  if (*h->step >= POLLS) {
    cut_signature(h);
    h->x->retryable = true;
    return vastL_hook_fail(h, VAST_TIMEOUT,
                           "the result was not there after %d polls (the last answer was HTTP %d)",
                           POLLS, h->x->reply.status);
  }
  lua_pushlstring(L, vast_buffer_text(&h->x->url), h->x->url.len);
  return poll(h);
}

/* Only 200 ends the polling: the storage answers 403 or 404 until the text is there. */
static enum hook_result logs_reply(struct hook_context *h) {
  lua_State *L = h->L;
  const struct vast_reply *r = &h->x->reply;
  if (*h->step == 0 || h->x->attempt == 0 || r->outcome != VAST_ANSWERED) return HOOK_DEFAULT;
  if (r->status != 200) return poll_again(h);
  lua_pushlstring(L, vast_buffer_text(&r->body), r->body.len);
  return HOOK_DONE;
}

static enum hook_result logs_failure(struct hook_context *h) {
  if (*h->step == 0) return HOOK_FAILED;
  cut_signature(h);
  if (h->error->kind == VAST_TIMEOUT)
    vastL_hook_fail(h, VAST_TIMEOUT, "the result was not there within timeout");
  return HOOK_FAILED;
}

static enum hook_result logs_result(struct hook_context *h) {
  lua_State *L = h->L;
  size_t len;
  if (!lua_istable(L, -1)) return HOOK_DONE;
  if (!vastL_push_text(L, -1, "result_url")) {
    lua_pop(L, 1);
    return HOOK_DONE;
  }
  const char *url = lua_tolstring(L, -1, &len);
  const char *why = refuse_url(h->x->settings, url, len);
  if (why == NULL) return poll(h);
  return vastL_hook_fail(h, VAST_INVALID,
                         "the service named a result URL that %s: it was not fetched", why);
}

/* --- arguments -------------------------------------------------------------------- */

/* daemon_logs is sent as the text "true", or left out. */
static enum hook_result logs_arguments(struct hook_context *h) {
  lua_State *L = h->L;
  vastL_drop_empty(L, h->args, "tail");
  vastL_drop_empty(L, h->args, "filter");
  if (vastL_flag(L, h->args, "daemon_logs")) vastL_set_string(L, h->args, "daemon_logs", "true");
  else vastL_clear(L, h->args, "daemon_logs");
  return HOOK_DEFAULT;
}

const struct vast_hooks vastL_hooks_logs = {.arguments = logs_arguments,
                                            .reply = logs_reply,
                                            .result = logs_result,
                                            .failure = logs_failure};
