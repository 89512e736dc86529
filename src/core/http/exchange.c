/* core/http/exchange.c -- the state machine of one request; see exchange.h. */
#include "core/http/exchange.h"

#include <stdio.h>

void vast_exchange_init(struct vast_exchange *x) {
  *x = (struct vast_exchange){.due = VAST_NEVER, .deadline = VAST_NEVER, .wait = -1};
  vast_buffer_init(&x->url, 64 * 1024);
  vast_buffer_init(&x->body, (size_t)16 << 20);
  vast_buffer_init(&x->reply.body, (size_t)64 << 20);
  vast_buffer_init(&x->records, (size_t)1 << 20);
}

void vast_exchange_free(struct vast_exchange *x) {
  vast_buffer_free(&x->url);
  vast_buffer_free(&x->body);
  vast_buffer_free(&x->reply.body);
  vast_buffer_free(&x->records);
  vast_settings_drop(x->settings);
  vast_identity_drop(x->identity);
  vast_exchange_init(x);
}

void vast_exchange_again(struct vast_exchange *x) {
  struct vast_exchange fresh;
  vast_buffer_clear(&x->url);
  vast_buffer_clear(&x->body);
  vast_buffer_clear(&x->reply.body);
  vast_buffer_clear(&x->records);
  fresh = *x;
  vast_exchange_init(x);
  x->url = fresh.url;
  x->body = fresh.body;
  x->reply.body = fresh.reply.body;
  x->records = fresh.records;
  x->settings = fresh.settings;
  x->identity = fresh.identity;
  x->owner = fresh.owner;
  x->deadline = fresh.deadline;
}

static double earlier(double a, double b) { return a < b ? a : b; }

static void finish(struct vast_exchange *x) {
  x->phase = VAST_DONE;
  x->due = VAST_NEVER;
}

/* `sent_at` is the time at which it may be sent. If a time limit is earlier, the next tick gives up
** at once. */
static void wait_until(struct vast_exchange *x, double when) {
  x->phase = VAST_WAITING;
  x->sent_at = when;
  x->due = when < earlier(x->expires, x->deadline) ? when : 0;
}

static double reserve(struct vast_exchange *x, double now) {
  if (!x->settings->pace || x->identity == NULL) return now;
  return vast_pace_reserve(&x->identity->pace, x->route, now);
}

void vast_exchange_begin(struct vast_exchange *x, double now) {
  double start = x->not_before > now ? x->not_before : now;
  double when = reserve(x, start);
  x->paused_for_pace = when > start;
  x->expires = when + x->settings->timeout;
  if (x->settings->deadline > 0) x->deadline = earlier(x->deadline, now + x->settings->deadline);
  wait_until(x, when);
}

/* Without memory an attempt is not reported to on_event. */
static void record(struct vast_exchange *x, double now, const struct vast_retry_answer *answer) {
  bool ok = x->error.kind == VAST_NONE;
  struct vast_attempt_record record = {.attempt = x->attempt,
                                       .status =
                                           x->reply.outcome == VAST_ANSWERED ? x->reply.status : 0,
                                       .kind = x->error.kind,
                                       .seconds = now - x->sent_at,
                                       .delay = answer->delay,
                                       .again = answer->again,
                                       .reason = ok ? "ok" : answer->reason};
  vast_buffer_add(&x->records, &record, sizeof record);
}

unsigned vast_exchange_recorded(const struct vast_exchange *x) {
  return (unsigned)(x->records.len / sizeof(struct vast_attempt_record));
}

struct vast_attempt_record vast_exchange_record(const struct vast_exchange *x, unsigned i) {
  struct vast_attempt_record record;
  memcpy(&record, x->records.data + i * sizeof record, sizeof record);
  return record;
}

static bool success(const struct vast_reply *r) {
  return r->outcome == VAST_ANSWERED && r->status >= 200 && r->status < 300;
}

static double time_left(const struct vast_exchange *x, double now) {
  return earlier(x->expires, x->deadline) - now;
}

/* The longer wait of header and body. */
static double requested_wait(const struct vast_exchange *x, double in_body) {
  return x->reply.retry_after > in_body ? x->reply.retry_after : in_body;
}

static void set_ambiguous(struct vast_exchange *x) {
  struct vast_error was = x->error;
  vast_error_set(&x->error, VAST_AMBIGUOUS, "it is not known whether this was done: %s",
                 was.message);
  memcpy(x->error.code, was.code, sizeof was.code);
}

/* A threshold is the time between any two calls. Retry-After requests one wait only. */
static void learn_threshold(struct vast_exchange *x, double now) {
  const struct vast_reply *r = &x->reply;
  if (r->outcome == VAST_ANSWERED && r->status == 429 && x->settings->pace && x->identity)
    vast_pace_learn(
        &x->identity->pace, x->route,
        vast_classify_threshold((struct vast_slice){vast_buffer_text(&r->body), r->body.len}), now);
}

static struct vast_retry_answer decide(struct vast_exchange *x, double now, double random) {
  return vast_retry_decide(&(struct vast_retry_question){.outcome = x->reply.outcome,
                                                         .status = x->reply.status,
                                                         .non_idempotent = x->non_idempotent,
                                                         .sent = x->reply.sent,
                                                         .attempt = x->attempt,
                                                         .attempts = x->settings->attempts,
                                                         .wait = x->wait,
                                                         .left = time_left(x, now),
                                                         .random = random});
}

/* Names the limit, in place of the transport's message. */
static void name_limit(struct vast_exchange *x) {
  if (x->reply.outcome != VAST_OVERSIZE) return;
  snprintf(x->reply.detail, sizeof x->reply.detail, "more than %zu bytes", x->reply.body.max);
}

void vast_exchange_replied(struct vast_exchange *x, double now, double random) {
  struct vast_retry_answer answer = {.reason = "ok"};
  x->error = (struct vast_error){.kind = VAST_NONE};
  x->wait = -1;
  x->retryable = false;
  if (!success(&x->reply)) {
    double in_body = -1;
    name_limit(x);
    vast_classify(&(struct vast_answer){x->reply.outcome,
                                        x->reply.status,
                                        {vast_buffer_text(&x->reply.body), x->reply.body.len},
                                        x->reply.detail},
                  &x->error, &in_body);
    x->wait = requested_wait(x, in_body);
    learn_threshold(x, now);
    answer = decide(x, now, random);
    x->retryable = answer.retryable;
    if (answer.ambiguous) set_ambiguous(x);
  }
  record(x, now, &answer);
  if (answer.again) wait_until(x, reserve(x, now + answer.delay));
  else finish(x);
}

static enum vast_todo begin_attempt(struct vast_exchange *x, double now) {
  vast_buffer_clear(&x->reply.body);
  x->reply.body.max = x->settings->max_response;
  x->reply.outcome = VAST_LOST;
  x->reply.sent = false;
  x->reply.status = 0;
  x->reply.retry_after = -1;
  x->reply.content_type[0] = x->reply.detail[0] = '\0';
  x->attempt++;
  x->phase = VAST_SENDING;
  x->sent_at = x->moved = now;
  x->due = earlier(earlier(x->expires, x->deadline), now + x->settings->stall_timeout);
  return VAST_TODO_SEND;
}

/* A time limit is earlier than the next attempt, or has passed. The error is that of the last
** attempt; if there was none, a timeout. */
static enum vast_todo give_up_waiting(struct vast_exchange *x) {
  if (x->error.kind == VAST_NONE)
    vast_error_set(&x->error, VAST_TIMEOUT, "the call could not be sent within its deadline%s",
                   x->paused_for_pace ? " (the endpoint is rate limited)" : "");
  x->retryable = true;
  finish(x);
  return VAST_TODO_NOTHING;
}

static const char *why_stopped(const struct vast_exchange *x, double now) {
  if (now >= x->deadline) return "the deadline passed";
  if (now >= x->expires) return "no answer within timeout";
  return "no byte was sent or received within stall_timeout";
}

static enum vast_todo tick_sending(struct vast_exchange *x, double now, double random) {
  double limit = earlier(x->expires, x->deadline);
  double idle_since = x->reply.sent ? x->moved : now; /* connect_timeout limits connecting */
  double stalled = idle_since + x->settings->stall_timeout;
  if (now < limit && now < stalled) {
    x->due = earlier(limit, stalled);
    return VAST_TODO_NOTHING;
  }
  x->stalled = true;
  x->reply.outcome = VAST_TIMED_OUT;
  vast_text_copy(x->reply.detail, sizeof x->reply.detail, why_stopped(x, now),
                 strlen(why_stopped(x, now)));
  vast_exchange_replied(x, now, random);
  return VAST_TODO_STOP;
}

enum vast_todo vast_exchange_tick(struct vast_exchange *x, double now, double random) {
  if (now < x->due) return VAST_TODO_NOTHING;
  if (x->phase == VAST_SENDING) return tick_sending(x, now, random);
  if (x->phase != VAST_WAITING) return VAST_TODO_NOTHING;
  if (now < x->sent_at || time_left(x, now) <= 0) return give_up_waiting(x);
  return begin_attempt(x, now);
}

void vast_exchange_abort(struct vast_exchange *x, enum vast_kind kind, const char *why) {
  bool unknown = x->phase == VAST_SENDING && x->non_idempotent && x->reply.sent;
  vast_error_set(&x->error, kind, "%s", why);
  if (unknown) set_ambiguous(x);
  x->retryable = !unknown;
  finish(x);
}
