/* spec/unit/exchange_test.c -- the life of a request over a clock of our own. */
#include "check.h"

#include "core/http/exchange.h"

static struct vast_identity *keys;

static void prepare(struct vast_exchange *x, bool once) {
  vast_exchange_init(x);
  x->verb = once ? "PUT" : "GET";
  x->non_idempotent = once;
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
  CHECK(rests(&x, 100) && x.phase == VAST_IDLE, "idle: time does nothing");
  vast_exchange_begin(&x, 100);
  CHECK(x.phase == VAST_WAITING && x.due == 100, "its turn has come");
  CHECK(sends(&x, 100) && x.attempt == 1, "sent at once");
  answer_with(&x, 200, "{}", 100.25);
  CHECK(x.phase == VAST_DONE && x.error.kind == VAST_NONE && x.due == VAST_NEVER, "done");
  CHECK(vast_exchange_recorded(&x) == 1 && last(&x)->status == 200 && last(&x)->seconds == 0.25,
        "recorded");
  CHECK_TEXT(last(&x)->reason, "ok");
  CHECK(rests(&x, 1000) && x.phase == VAST_DONE, "nothing follows");
  vast_exchange_free(&x);
}

static void backs_off(void) {
  struct vast_exchange x;
  prepare(&x, false);
  vast_exchange_begin(&x, 100);
  CHECK(sends(&x, 100), "sent");
  answer_with(&x, 503, "busy", 101);
  CHECK(x.phase == VAST_WAITING && x.due == 101.075, "half of 0.15 s later: %g", x.due - 101);
  CHECK(last(&x)->again && last(&x)->kind == VAST_SERVER && last(&x)->delay == 0.075, "recorded");
  CHECK(rests(&x, 101.07) && x.phase == VAST_WAITING, "not before");
  CHECK(sends(&x, 101.075) && x.attempt == 2, "then again");
  CHECK(x.reply.body.len == 0 && x.reply.status == 0 && !x.reply.sent, "the old answer is gone");
  fail_with(&x, VAST_LOST, true, 102);
  CHECK(sends(&x, x.due) && x.attempt == 3, "and again");
  fail_with(&x, VAST_UNREACHABLE, false, 103);
  CHECK(x.phase == VAST_DONE && x.error.kind == VAST_NETWORK && x.retryable, "three are enough");
  CHECK(!last(&x)->again && last(&x)->delay == 0 && last(&x)->status == 0, "recorded as the last");
  vast_exchange_free(&x);
}

static void takes_turns(void) {
  struct vast_exchange a, b, other;
  prepare(&a, false);
  prepare(&b, false);
  prepare(&other, false);
  other.route = 8;
  vast_exchange_begin(&a, 100);
  CHECK(sends(&a, 100), "nothing is known yet");
  answer_with(&a, 429, "API requests too frequent: endpoint threshold=2.0", 101);
  CHECK(a.phase == VAST_WAITING && a.due >= 103 && a.due < 103.2, "2 s and a little: %g", a.due);
  vast_exchange_begin(&b, 101);
  CHECK(b.due >= a.due + 2, "the next call goes behind the repetition: %g", b.due - a.due);
  CHECK(b.paused_for_pace && b.expires == b.due + 120, "timeout counts from its turn");
  vast_exchange_begin(&other, 101);
  CHECK(sends(&other, 101), "another endpoint need not wait");
  CHECK(rests(&b, 103) && sends(&b, b.due), "it waits, then goes");
  vast_exchange_free(&a);
  vast_exchange_free(&b);
  prepare(&a, false); /* the key is still known: other holds it */
  vast_exchange_begin(&a, 104);
  CHECK(a.due > 104, "what was learned outlives the call");
  vast_exchange_free(&a);
  prepare(&a, false);
  a.settings->pace = false;
  vast_exchange_begin(&a, 104);
  CHECK(a.due == 104, "pace = false goes at once");
  vast_exchange_free(&a);
  vast_exchange_free(&other);
}

/* Retry-After asks for one wait; it does not space later calls. */
static void waits_once(void) {
  struct vast_exchange a, b;
  prepare(&a, false);
  prepare(&b, false);
  vast_exchange_begin(&a, 100);
  CHECK(sends(&a, 100), "sent");
  a.reply.retry_after = 30;
  answer_with(&a, 429, "{\"retry_after\":5}", 101);
  CHECK(a.phase == VAST_WAITING && a.due >= 131 && a.wait == 30, "the longer of the two: %g",
        a.due);
  CHECK(sends(&a, a.due), "then again");
  answer_with(&a, 200, "", 132);
  vast_exchange_begin(&b, 133);
  CHECK(sends(&b, 133), "a later call goes at once");
  vast_exchange_free(&a);
  vast_exchange_free(&b);
}

static void times_out(void) {
  struct vast_exchange x;
  prepare(&x, false);
  x.settings->timeout = 10;
  x.settings->stall_timeout = 1000;
  vast_exchange_begin(&x, 100);
  CHECK(sends(&x, 100) && x.due == 110, "the next moment is the limit");
  CHECK(rests(&x, 109.9) && x.phase == VAST_SENDING, "not before");
  x.reply.sent = true;
  CHECK(vast_exchange_tick(&x, 110, 0.5) == VAST_TODO_STOP, "the transfer is stopped");
  CHECK(x.phase == VAST_DONE && x.error.kind == VAST_TIMEOUT && x.retryable, "a timeout");
  CHECK_HAS(x.error.message, "no answer within timeout");
  vast_exchange_free(&x);
  prepare(&x, false);
  x.settings->timeout = 10;
  vast_exchange_begin(&x, 100);
  CHECK(sends(&x, 100), "sent");
  x.reply.retry_after = 60;
  answer_with(&x, 503, "", 101);
  CHECK(x.phase == VAST_DONE && x.error.kind == VAST_SERVER, "no wait that would be in vain");
  CHECK(x.wait == 60 && x.retryable, "but the caller hears of it");
  CHECK_TEXT(last(&x)->reason, "no time left");
  vast_exchange_free(&x);
}

/* The host did not step in time: the back-off's end lies behind the limit. */
static void wakes_too_late(void) {
  struct vast_exchange x;
  prepare(&x, false);
  x.settings->timeout = 10;
  vast_exchange_begin(&x, 100);
  CHECK(sends(&x, 100), "sent");
  answer_with(&x, 503, "busy", 101);
  CHECK(x.phase == VAST_WAITING, "to be repeated");
  CHECK(rests(&x, 500) && x.phase == VAST_DONE, "nothing is sent behind the limit");
  CHECK(x.error.kind == VAST_SERVER && x.attempt == 1, "the last answer stands");
  vast_exchange_free(&x);
}

static void bounds_its_turn(void) {
  struct vast_exchange x;
  prepare(&x, false);
  x.settings->deadline = 5;
  vast_pace_learn(&x.identity->pace, 7, 10, 100);
  vast_exchange_begin(&x, 100);
  CHECK(x.phase == VAST_WAITING && x.due <= 100, "there is no point in waiting");
  CHECK(rests(&x, 100) && x.phase == VAST_DONE && x.attempt == 0, "nothing was sent");
  CHECK(x.error.kind == VAST_TIMEOUT && x.retryable, "a timeout");
  CHECK_HAS(x.error.message, "rate limited");
  vast_exchange_free(&x);
}

static void keeps_its_deadline(void) {
  struct vast_exchange x;
  prepare(&x, false);
  x.settings->deadline = 5;
  vast_exchange_begin(&x, 100);
  CHECK(sends(&x, 100) && x.due == 105, "the deadline comes before timeout");
  answer_with(&x, 200, "", 104);
  vast_exchange_again(&x);
  CHECK(x.phase == VAST_IDLE && x.deadline == 105 && x.attempt == 0, "the next page");
  CHECK(x.settings && x.identity && x.url.len == 0 && vast_exchange_recorded(&x) == 0,
        "keeps what it should");
  x.verb = "GET";
  vast_exchange_begin(&x, 104);
  CHECK(x.deadline == 105, "it is one for all pages");
  CHECK(sends(&x, 104), "in time");
  CHECK(vast_exchange_tick(&x, 105, 0.5) == VAST_TODO_STOP, "stopped");
  CHECK_HAS(x.error.message, "deadline passed");
  vast_exchange_again(&x);
  vast_exchange_begin(&x, 106);
  CHECK(rests(&x, 106) && x.phase == VAST_DONE && x.attempt == 0, "too late: nothing is sent");
  CHECK(x.error.kind == VAST_TIMEOUT, "a timeout");
  vast_exchange_free(&x);
}

static void notices_stalls(void) {
  struct vast_exchange x;
  prepare(&x, false);
  x.settings->attempts = 1;
  vast_exchange_begin(&x, 100);
  CHECK(sends(&x, 100) && x.due == 130, "30 s without a byte");
  CHECK(rests(&x, 130) && x.due == 160, "connecting has a limit of its own");
  x.reply.sent = true;
  x.moved = 130;
  CHECK(rests(&x, 159.9) && x.phase == VAST_SENDING, "not yet");
  x.moved = 145;
  CHECK(rests(&x, 160) && x.phase == VAST_SENDING && x.due == 175, "a byte moved: 30 s from it");
  for (int moved = 174; moved < 215; moved += 29) {
    x.moved = moved;
    CHECK(rests(&x, x.due) && x.phase == VAST_SENDING, "slow is not stalled at %d", moved);
  }
  x.moved = 216;
  CHECK(rests(&x, 219.9), "the whole has its limit, however it moves");
  CHECK(x.due == 220 && vast_exchange_tick(&x, 220, 0.5) == VAST_TODO_STOP, "at 120 s");
  CHECK_HAS(x.error.message, "no answer within timeout");
  vast_exchange_free(&x);
  prepare(&x, false);
  vast_exchange_begin(&x, 100);
  CHECK(sends(&x, 100), "sent");
  x.reply.sent = true;
  CHECK(vast_exchange_tick(&x, 130, 0.5) == VAST_TODO_STOP && x.phase == VAST_WAITING,
        "a stalled transfer is stopped, and repeated");
  CHECK_HAS(x.error.message, "stall_timeout");
  vast_exchange_free(&x);
}

enum place { UNSENT, SENT, PAUSED, FINISHED };

static void aborts(bool once, enum place place, enum vast_kind kind, bool retryable) {
  struct vast_exchange x;
  prepare(&x, once);
  x.settings->pace = false;
  vast_exchange_begin(&x, 100);
  CHECK(sends(&x, 100), "sent");
  x.reply.sent = place != UNSENT;
  if (place == PAUSED) answer_with(&x, 429, "", 101);
  CHECK(place != PAUSED || x.phase == VAST_WAITING, "it waits");
  vast_exchange_abort(&x, VAST_CANCELLED, "interrupted");
  CHECK(x.phase == VAST_DONE && x.due == VAST_NEVER, "over");
  CHECK(x.error.kind == kind && x.retryable == retryable, "%s, place %d: %s",
        once ? "once" : "free", (int)place, vast_kind_name(x.error.kind));
  CHECK_HAS(x.error.message, "interrupted");
  CHECK(rests(&x, 1e6) && x.phase == VAST_DONE, "nothing follows");
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
  CHECK(x.phase == VAST_DONE && x.error.kind == VAST_CLOSED, "before its first tick");
  vast_exchange_free(&x);
}

/* What may be done once only: each way in which an attempt can end. */
static void ends_once(void) {
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
    CHECK(sends(&x, 100), "sent");
    x.reply.outcome = ways[i].outcome;
    x.reply.status = ways[i].status;
    x.reply.sent = ways[i].sent;
    vast_exchange_replied(&x, 101, 0.5);
    CHECK(x.phase == ways[i].phase && x.error.kind == ways[i].kind, "outcome %d, status %d, %s: %s",
          (int)ways[i].outcome, ways[i].status, ways[i].sent ? "sent" : "unsent",
          x.error.kind == VAST_NONE ? "done" : vast_kind_name(x.error.kind));
    CHECK(x.error.kind != VAST_AMBIGUOUS || !x.retryable, "nothing ambiguous is retryable");
    vast_exchange_free(&x);
  }
}

/* After a 429 nothing was done: a second attempt that is not sent leaves no doubt. */
static void forgets_a_refused_attempt(void) {
  struct vast_exchange x;
  prepare(&x, true);
  vast_exchange_begin(&x, 100);
  CHECK(sends(&x, 100), "sent");
  answer_with(&x, 429, "", 101);
  CHECK(sends(&x, x.due), "again");
  x.settings->attempts = 2;
  fail_with(&x, VAST_UNREACHABLE, false, 102);
  CHECK(x.phase == VAST_DONE && x.error.kind == VAST_NETWORK, "unreachable, not ambiguous");
  vast_exchange_free(&x);
}

static void keeps_all_records(void) {
  struct vast_exchange x;
  prepare(&x, false);
  x.settings->attempts = 20;
  vast_exchange_begin(&x, 100);
  for (int i = 1; i <= 20; i++) {
    if (!CHECK(sends(&x, x.due), "attempt %d", i)) break;
    answer_with(&x, i < 20 ? 503 : 200, "", 100);
  }
  CHECK(vast_exchange_recorded(&x) == 20 && x.reported == 0, "20 are counted");
  for (unsigned n = 13; n <= 20; n++)
    CHECK(vast_exchange_record(&x, n - 1).attempt == n, "record %u is there", n);
  CHECK(x.phase == VAST_DONE && last(&x)->kind == VAST_NONE, "the last one succeeded");
  vast_exchange_free(&x);
}

int main(void) {
  succeeds();
  backs_off();
  takes_turns();
  waits_once();
  times_out();
  wakes_too_late();
  bounds_its_turn();
  keeps_its_deadline();
  notices_stalls();
  aborts_anywhere();
  ends_once();
  forgets_a_refused_attempt();
  keeps_all_records();
  CHECK(keys == NULL, "no key is left");
  return check_done();
}
