/* spec/unit/exchange_test.c -- tests the state machine of a request with simulated time. */
#include "check.h"

#include "core/http/exchange.h"

static struct vast_identity *keys;

static void prepare(struct vast_exchange *x, bool non_idempotent) {
  vast_exchange_init(x);
  x->verb = non_idempotent ? "PUT" : "GET";
  x->non_idempotent = non_idempotent;
  x->route = 7;
  x->settings = vast_settings_new();
  x->identity = vast_identity_get(&keys, "key", 3);
}

static void answer_with(struct vast_exchange *x, int status, const char *body, double now) {
  x->reply.outcome = VAST_ANSWERED;
  x->reply.sent = true;
  x->reply.status = status;
  vast_buffer_puts(&x->reply.body, body);
  vast_exchange_replied(x, now, 0.5);
}

static void fail_with(struct vast_exchange *x, enum vast_outcome outcome, bool sent, double now) {
  x->reply.outcome = outcome;
  x->reply.sent = sent;
  vast_exchange_replied(x, now, 0.5);
}

static bool sends(struct vast_exchange *x, double now) {
  return vast_exchange_tick(x, now, 0.5) == VAST_TODO_SEND && x->phase == VAST_SENDING;
}

static bool rests(struct vast_exchange *x, double now) {
  return vast_exchange_tick(x, now, 0.5) == VAST_TODO_NOTHING;
}

static const struct vast_attempt_record *last(const struct vast_exchange *x) {
  static struct vast_attempt_record record;
  record = vast_exchange_record(x, vast_exchange_recorded(x) - 1);
  return &record;
}

static void succeeds(void) {
  struct vast_exchange x;
  prepare(&x, false);
  CHECK(rests(&x, 100) && x.phase == VAST_IDLE, "time has no effect on an idle exchange");
  vast_exchange_begin(&x, 100);
  CHECK(x.phase == VAST_WAITING && x.due == 100, "begin makes it due at once");
  CHECK(sends(&x, 100) && x.attempt == 1, "the first attempt is sent at once");
  answer_with(&x, 200, "{}", 100.25);
  CHECK(x.phase == VAST_DONE && x.error.kind == VAST_NONE && x.due == VAST_NEVER,
        "the exchange succeeds");
  CHECK(vast_exchange_recorded(&x) == 1 && last(&x)->status == 200 && last(&x)->seconds == 0.25,
        "the attempt is recorded");
  CHECK_TEXT(last(&x)->reason, "ok");
  CHECK(rests(&x, 1000) && x.phase == VAST_DONE, "time has no effect afterwards");
  vast_exchange_free(&x);
}

static void backs_off(void) {
  struct vast_exchange x;
  prepare(&x, false);
  vast_exchange_begin(&x, 100);
  CHECK(sends(&x, 100), "the first attempt is sent");
  answer_with(&x, 503, "busy", 101);
  CHECK(x.phase == VAST_WAITING && x.due == 101.075,
        "the second attempt is due after half of 0.15 s: %g", x.due - 101);
  CHECK(last(&x)->again && last(&x)->kind == VAST_SERVER && last(&x)->delay == 0.075,
        "the failure is recorded");
  CHECK(rests(&x, 101.07) && x.phase == VAST_WAITING, "it is not sent earlier");
  CHECK(sends(&x, 101.075) && x.attempt == 2, "the second attempt is sent");
  CHECK(x.reply.body.len == 0 && x.reply.status == 0 && !x.reply.sent,
        "the answer of the first attempt is cleared");
  fail_with(&x, VAST_LOST, true, 102);
  CHECK(sends(&x, x.due) && x.attempt == 3, "the third attempt is sent");
  fail_with(&x, VAST_UNREACHABLE, false, 103);
  CHECK(x.phase == VAST_DONE && x.error.kind == VAST_NETWORK && x.retryable,
        "the third failure ends the exchange");
  CHECK(!last(&x)->again && last(&x)->delay == 0 && last(&x)->status == 0,
        "the last record has no delay");
  vast_exchange_free(&x);
}

static void respects_rate_limits(void) {
  struct vast_exchange a, b, other;
  prepare(&a, false);
  prepare(&b, false);
  prepare(&other, false);
  other.route = 8;
  vast_exchange_begin(&a, 100);
  CHECK(sends(&a, 100), "without a learned rate limit it is sent at once");
  answer_with(&a, 429, "API requests too frequent: endpoint threshold=2.0", 101);
  CHECK(a.phase == VAST_WAITING && a.due >= 103 && a.due < 103.2,
        "the retry is due after 2 s and a back-off: %g", a.due);
  vast_exchange_begin(&b, 101);
  CHECK(b.due >= a.due + 2, "the next call is due 2 s after the retry: %g", b.due - a.due);
  CHECK(b.paused_for_pace && b.expires == b.due + 120,
        "its timeout counts from when it may be sent");
  vast_exchange_begin(&other, 101);
  CHECK(sends(&other, 101), "another endpoint is sent at once");
  CHECK(rests(&b, 103) && sends(&b, b.due), "the next call is sent when it is due");
  vast_exchange_free(&a);
  vast_exchange_free(&b);
  prepare(&a, false); /* `other` still has a reference to the key */
  vast_exchange_begin(&a, 104);
  CHECK(a.due > 104, "the rate limit is kept after the call");
  vast_exchange_free(&a);
  prepare(&a, false);
  a.settings->pace = false;
  vast_exchange_begin(&a, 104);
  CHECK(a.due == 104, "with pace = false it is sent at once");
  vast_exchange_free(&a);
  vast_exchange_free(&other);
}

/* Retry-After requests one wait and does not space later calls. */
static void waits_once(void) {
  struct vast_exchange a, b;
  prepare(&a, false);
  prepare(&b, false);
  vast_exchange_begin(&a, 100);
  CHECK(sends(&a, 100), "the first attempt is sent");
  a.reply.retry_after = 30;
  answer_with(&a, 429, "{\"retry_after\":5}", 101);
  CHECK(a.phase == VAST_WAITING && a.due >= 131 && a.wait == 30,
        "the longer of two waits is used: %g", a.due);
  CHECK(sends(&a, a.due), "the second attempt is sent");
  answer_with(&a, 200, "", 132);
  vast_exchange_begin(&b, 133);
  CHECK(sends(&b, 133), "a later call is sent at once");
  vast_exchange_free(&a);
  vast_exchange_free(&b);
}

static void times_out(void) {
  struct vast_exchange x;
  prepare(&x, false);
  x.settings->timeout = 10;
  x.settings->stall_timeout = 1000;
  vast_exchange_begin(&x, 100);
  CHECK(sends(&x, 100) && x.due == 110, "it is due at its timeout");
  CHECK(rests(&x, 109.9) && x.phase == VAST_SENDING, "it does not time out earlier");
  x.reply.sent = true;
  CHECK(vast_exchange_tick(&x, 110, 0.5) == VAST_TODO_STOP,
        "at the timeout the transfer is stopped");
  CHECK(x.phase == VAST_DONE && x.error.kind == VAST_TIMEOUT && x.retryable,
        "the error kind is timeout");
  CHECK_HAS(x.error.message, "no answer within timeout");
  vast_exchange_free(&x);
  prepare(&x, false);
  x.settings->timeout = 10;
  vast_exchange_begin(&x, 100);
  CHECK(sends(&x, 100), "the first attempt is sent");
  x.reply.retry_after = 60;
  answer_with(&x, 503, "", 101);
  CHECK(x.phase == VAST_DONE && x.error.kind == VAST_SERVER,
        "it does not wait if the wait exceeds the timeout");
  CHECK(x.wait == 60 && x.retryable, "the error has the requested wait");
  CHECK_TEXT(last(&x)->reason, "no time left");
  vast_exchange_free(&x);
}

/* The host did not run a turn until the timeout had passed. */
static void wakes_too_late(void) {
  struct vast_exchange x;
  prepare(&x, false);
  x.settings->timeout = 10;
  vast_exchange_begin(&x, 100);
  CHECK(sends(&x, 100), "the first attempt is sent");
  answer_with(&x, 503, "busy", 101);
  CHECK(x.phase == VAST_WAITING, "it waits for the second attempt");
  CHECK(rests(&x, 500) && x.phase == VAST_DONE, "after the timeout nothing is sent");
  CHECK(x.error.kind == VAST_SERVER && x.attempt == 1, "the error is that of the last answer");
  vast_exchange_free(&x);
}

static void limits_the_wait(void) {
  struct vast_exchange x;
  prepare(&x, false);
  x.settings->deadline = 5;
  vast_pace_learn(&x.identity->pace, 7, 10, 100);
  vast_exchange_begin(&x, 100);
  CHECK(x.phase == VAST_WAITING && x.due <= 100,
        "it is due at once, because its place is after the timeout");
  CHECK(rests(&x, 100) && x.phase == VAST_DONE && x.attempt == 0, "no attempt is sent");
  CHECK(x.error.kind == VAST_TIMEOUT && x.retryable, "the error kind is timeout");
  CHECK_HAS(x.error.message, "rate limited");
  vast_exchange_free(&x);
}

static void keeps_its_deadline(void) {
  struct vast_exchange x;
  prepare(&x, false);
  x.settings->deadline = 5;
  vast_exchange_begin(&x, 100);
  CHECK(sends(&x, 100) && x.due == 105, "the deadline is before the timeout");
  answer_with(&x, 200, "", 104);
  vast_exchange_again(&x);
  CHECK(x.phase == VAST_IDLE && x.deadline == 105 && x.attempt == 0,
        "the next request keeps the deadline");
  CHECK(x.settings && x.identity && x.url.len == 0 && vast_exchange_recorded(&x) == 0,
        "it keeps settings and identity, not the URL");
  x.verb = "GET";
  vast_exchange_begin(&x, 104);
  CHECK(x.deadline == 105, "the deadline covers all requests");
  CHECK(sends(&x, 104), "a request before the deadline is sent");
  CHECK(vast_exchange_tick(&x, 105, 0.5) == VAST_TODO_STOP,
        "at the deadline the transfer is stopped");
  CHECK_HAS(x.error.message, "deadline passed");
  vast_exchange_again(&x);
  vast_exchange_begin(&x, 106);
  CHECK(rests(&x, 106) && x.phase == VAST_DONE && x.attempt == 0,
        "after the deadline no attempt is sent");
  CHECK(x.error.kind == VAST_TIMEOUT, "the error kind is timeout");
  vast_exchange_free(&x);
}

static void notices_stalls(void) {
  struct vast_exchange x;
  prepare(&x, false);
  x.settings->attempts = 1;
  vast_exchange_begin(&x, 100);
  CHECK(sends(&x, 100) && x.due == 130, "it is due after 30 s without a byte");
  CHECK(rests(&x, 130) && x.due == 160, "stall_timeout does not limit connecting");
  x.reply.sent = true;
  x.moved = 130;
  CHECK(rests(&x, 159.9) && x.phase == VAST_SENDING, "it does not stall earlier");
  x.moved = 145;
  CHECK(rests(&x, 160) && x.phase == VAST_SENDING && x.due == 175, "a byte restarts the 30 s");
  for (int moved = 174; moved < 215; moved += 29) {
    x.moved = moved;
    CHECK(rests(&x, x.due) && x.phase == VAST_SENDING, "a slow transfer is not stalled at %d s",
          moved);
  }
  x.moved = 216;
  CHECK(rests(&x, 219.9), "a transfer that makes progress runs until the timeout");
  CHECK(x.due == 220 && vast_exchange_tick(&x, 220, 0.5) == VAST_TODO_STOP,
        "it is stopped at 120 s");
  CHECK_HAS(x.error.message, "no answer within timeout");
  vast_exchange_free(&x);
  prepare(&x, false);
  vast_exchange_begin(&x, 100);
  CHECK(sends(&x, 100), "the first attempt is sent");
  x.reply.sent = true;
  CHECK(vast_exchange_tick(&x, 130, 0.5) == VAST_TODO_STOP && x.phase == VAST_WAITING,
        "a stalled transfer is stopped and repeated");
  CHECK_HAS(x.error.message, "stall_timeout");
  vast_exchange_free(&x);
}

enum place { UNSENT, SENT, PAUSED, FINISHED };

static void aborts(bool non_idempotent, enum place place, enum vast_kind kind, bool retryable) {
  struct vast_exchange x;
  prepare(&x, non_idempotent);
  x.settings->pace = false;
  vast_exchange_begin(&x, 100);
  CHECK(sends(&x, 100), "the first attempt is sent");
  x.reply.sent = place != UNSENT;
  if (place == PAUSED) answer_with(&x, 429, "", 101);
  CHECK(place != PAUSED || x.phase == VAST_WAITING, "the exchange waits");
  vast_exchange_abort(&x, VAST_CANCELLED, "interrupted");
  CHECK(x.phase == VAST_DONE && x.due == VAST_NEVER, "abort ends it");
  CHECK(x.error.kind == kind && x.retryable == retryable, "%s, aborted in state %d, ends with %s",
        non_idempotent ? "non-idempotent" : "idempotent", (int)place, vast_kind_name(x.error.kind));
  CHECK_HAS(x.error.message, "interrupted");
  CHECK(rests(&x, 1e6) && x.phase == VAST_DONE, "time has no effect afterwards");
  vast_exchange_free(&x);
}

static void aborts_anywhere(void) {
  aborts(false, UNSENT, VAST_CANCELLED, true);
  aborts(false, SENT, VAST_CANCELLED, true);
  aborts(false, PAUSED, VAST_CANCELLED, true);
  aborts(true, UNSENT, VAST_CANCELLED, true);
  aborts(true, SENT, VAST_AMBIGUOUS, false);
  aborts(true, PAUSED, VAST_CANCELLED, true);
  struct vast_exchange x;
  prepare(&x, true);
  vast_exchange_begin(&x, 100);
  vast_exchange_abort(&x, VAST_CLOSED, "closed");
  CHECK(x.phase == VAST_DONE && x.error.kind == VAST_CLOSED,
        "an exchange is aborted before its first tick");
  vast_exchange_free(&x);
}

/* Each outcome of an attempt of a non-idempotent request. */
static void ends_non_idempotent_requests(void) {
  static const struct {
    enum vast_outcome outcome;
    int status;
    bool sent;
    enum vast_phase phase;
    enum vast_kind kind;
  } ways[] = {{VAST_ANSWERED, 200, true, VAST_DONE, VAST_NONE},
              {VAST_ANSWERED, 429, true, VAST_WAITING, VAST_RATE_LIMIT},
              {VAST_ANSWERED, 400, true, VAST_DONE, VAST_INVALID},
              {VAST_ANSWERED, 500, true, VAST_DONE, VAST_SERVER},
              {VAST_ANSWERED, 502, true, VAST_DONE, VAST_AMBIGUOUS},
              {VAST_ANSWERED, 504, true, VAST_DONE, VAST_AMBIGUOUS},
              {VAST_UNREACHABLE, 0, false, VAST_WAITING, VAST_NETWORK},
              {VAST_TLS_FAILED, 0, false, VAST_WAITING, VAST_TLS},
              {VAST_UNTRUSTED, 0, false, VAST_DONE, VAST_TLS},
              {VAST_LOST, 0, false, VAST_WAITING, VAST_NETWORK},
              {VAST_LOST, 0, true, VAST_DONE, VAST_AMBIGUOUS},
              {VAST_TIMED_OUT, 0, false, VAST_WAITING, VAST_TIMEOUT},
              {VAST_TIMED_OUT, 0, true, VAST_DONE, VAST_AMBIGUOUS},
              {VAST_OVERSIZE, 200, true, VAST_DONE, VAST_AMBIGUOUS},
              {VAST_GARBLED, 200, true, VAST_DONE, VAST_AMBIGUOUS},
              {VAST_MISCONFIGURED, 0, false, VAST_DONE, VAST_CONFIG}};
  for (size_t i = 0; i < VAST_COUNT(ways); i++) {
    struct vast_exchange x;
    prepare(&x, true);
    vast_exchange_begin(&x, 100);
    CHECK(sends(&x, 100), "the first attempt is sent");
    x.reply.outcome = ways[i].outcome;
    x.reply.status = ways[i].status;
    x.reply.sent = ways[i].sent;
    vast_exchange_replied(&x, 101, 0.5);
    CHECK(x.phase == ways[i].phase && x.error.kind == ways[i].kind,
          "outcome %d, status %d, %s gives %s", (int)ways[i].outcome, ways[i].status,
          ways[i].sent ? "sent" : "unsent",
          x.error.kind == VAST_NONE ? "done" : vast_kind_name(x.error.kind));
    CHECK(x.error.kind != VAST_AMBIGUOUS || !x.retryable, "an ambiguous error is not retryable");
    vast_exchange_free(&x);
  }
}

/* After a 429 nothing was done. If the second attempt is not sent, the result is known. */
static void forgets_a_refused_attempt(void) {
  struct vast_exchange x;
  prepare(&x, true);
  vast_exchange_begin(&x, 100);
  CHECK(sends(&x, 100), "the first attempt is sent");
  answer_with(&x, 429, "", 101);
  CHECK(sends(&x, x.due), "the second attempt is sent");
  x.settings->attempts = 2;
  fail_with(&x, VAST_UNREACHABLE, false, 102);
  CHECK(x.phase == VAST_DONE && x.error.kind == VAST_NETWORK,
        "the error kind is network, not ambiguous");
  vast_exchange_free(&x);
}

static void keeps_all_records(void) {
  struct vast_exchange x;
  prepare(&x, false);
  x.settings->attempts = 20;
  vast_exchange_begin(&x, 100);
  for (int i = 1; i <= 20; i++) {
    if (!CHECK(sends(&x, x.due), "attempt %d is sent", i)) break;
    answer_with(&x, i < 20 ? 503 : 200, "", 100);
  }
  CHECK(vast_exchange_recorded(&x) == 20 && x.reported == 0, "20 attempts are recorded");
  for (unsigned n = 13; n <= 20; n++)
    CHECK(vast_exchange_record(&x, n - 1).attempt == n, "record %u exists", n);
  CHECK(x.phase == VAST_DONE && last(&x)->kind == VAST_NONE, "the last one succeeded");
  vast_exchange_free(&x);
}

int main(void) {
  succeeds();
  backs_off();
  respects_rate_limits();
  waits_once();
  times_out();
  wakes_too_late();
  limits_the_wait();
  keeps_its_deadline();
  notices_stalls();
  aborts_anywhere();
  ends_non_idempotent_requests();
  forgets_a_refused_attempt();
  keeps_all_records();
  CHECK(keys == NULL, "no identity remains");
  return check_done();
}
