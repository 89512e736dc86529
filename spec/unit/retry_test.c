/* spec/unit/retry_test.c -- tests which attempts are repeated, which are ambiguous, and the length
** of the back-off. */
#include "check.h"

#include "core/http/retry.h"

enum { FAIL, AGAIN, AMBIGUOUS };

/* The decision after the first of three attempts, with a minute left. */
static struct vast_retry_question question(enum vast_outcome outcome, int status,
                                           bool non_idempotent, bool sent) {
  return (struct vast_retry_question){.outcome = outcome,
                                      .status = status,
                                      .non_idempotent = non_idempotent,
                                      .sent = sent,
                                      .attempt = 1,
                                      .attempts = 3,
                                      .wait = -1,
                                      .left = 60,
                                      .random = 0.5};
}

/* The decision for an idempotent row, and for a non-idempotent one that was not sent or sent. */
static const struct {
  const char *what;
  enum vast_outcome outcome;
  int status, idempotent, unsent, sent;
} cases[] = {
    {"400", VAST_ANSWERED, 400, FAIL, FAIL, FAIL},
    {"401", VAST_ANSWERED, 401, FAIL, FAIL, FAIL},
    {"404", VAST_ANSWERED, 404, FAIL, FAIL, FAIL},
    {"408", VAST_ANSWERED, 408, FAIL, FAIL, AMBIGUOUS},
    {"530", VAST_ANSWERED, 530, FAIL, FAIL, AMBIGUOUS},
    {"429", VAST_ANSWERED, 429, AGAIN, AGAIN, AGAIN},
    {"500, sent by the service", VAST_ANSWERED, 500, FAIL, FAIL, FAIL},
    {"501", VAST_ANSWERED, 501, FAIL, FAIL, FAIL},
    {"502", VAST_ANSWERED, 502, AGAIN, AGAIN, AMBIGUOUS},
    {"503", VAST_ANSWERED, 503, AGAIN, AGAIN, AMBIGUOUS},
    {"504", VAST_ANSWERED, 504, AGAIN, AGAIN, AMBIGUOUS},
    {"505", VAST_ANSWERED, 505, FAIL, FAIL, FAIL},
    {"520, sent by Cloudflare", VAST_ANSWERED, 520, AGAIN, AGAIN, AMBIGUOUS},
    {"524, sent by Cloudflare", VAST_ANSWERED, 524, AGAIN, AGAIN, AMBIGUOUS},
    {"302", VAST_ANSWERED, 302, FAIL, FAIL, FAIL},
    {"303, a redirect after success", VAST_ANSWERED, 303, FAIL, FAIL, AMBIGUOUS},
    {"600, not a status", VAST_ANSWERED, 600, FAIL, FAIL, AMBIGUOUS},
    {"999, not a status", VAST_ANSWERED, 999, FAIL, FAIL, AMBIGUOUS},
    {"99, not a status", VAST_ANSWERED, 99, FAIL, FAIL, AMBIGUOUS},
    {"unreachable", VAST_UNREACHABLE, 0, AGAIN, AGAIN, AMBIGUOUS},
    {"lost", VAST_LOST, 0, AGAIN, AGAIN, AMBIGUOUS},
    {"lost after status 200", VAST_LOST, 200, AGAIN, AGAIN, AMBIGUOUS},
    {"timed out", VAST_TIMED_OUT, 0, AGAIN, AGAIN, AMBIGUOUS},
    {"handshake failed", VAST_TLS_FAILED, 0, AGAIN, AGAIN, AMBIGUOUS},
    {"certificate refused", VAST_UNTRUSTED, 0, FAIL, FAIL, AMBIGUOUS},
    {"answer too long", VAST_OVERSIZE, 200, FAIL, FAIL, AMBIGUOUS},
    {"content encoding invalid", VAST_GARBLED, 200, FAIL, FAIL, AMBIGUOUS},
    {"header too long", VAST_LONG_HEAD, 0, FAIL, FAIL, AMBIGUOUS},
    {"no memory", VAST_NO_MEMORY, 0, FAIL, FAIL, AMBIGUOUS},
    {"misconfigured", VAST_MISCONFIGURED, 0, FAIL, FAIL, AMBIGUOUS},
};

static int decision(const struct vast_retry_answer *a) {
  return a->again ? AGAIN : a->ambiguous ? AMBIGUOUS : FAIL;
}

static void check_decision(size_t i, bool non_idempotent, bool sent, int wanted) {
  struct vast_retry_question q = question(cases[i].outcome, cases[i].status, non_idempotent, sent);
  struct vast_retry_answer a = vast_retry_decide(&q);
  CHECK(decision(&a) == wanted, "%s, %s, %s: decision %d", cases[i].what,
        non_idempotent ? "non-idempotent" : "idempotent", sent ? "sent" : "unsent", wanted);
  CHECK(!(a.again && a.ambiguous) && !(a.ambiguous && a.retryable) && (!a.again || a.retryable),
        "again, ambiguous and retryable are consistent");
  CHECK(a.reason && a.reason[0], "the decision has a reason: %s", a.reason ? a.reason : "no");
  CHECK(a.again ? a.delay > 0 : a.delay == 0, "only a repetition has a delay: %g", a.delay);
}

static void decides(void) {
  for (size_t i = 0; i < VAST_COUNT(cases); i++) {
    check_decision(i, false, false, cases[i].idempotent);
    check_decision(i, false, true, cases[i].idempotent);
    check_decision(i, true, false, cases[i].unsent);
    check_decision(i, true, true, cases[i].sent);
  }
}

static struct vast_retry_answer ask(unsigned attempt, unsigned attempts, double wait, double left,
                                    double random) {
  struct vast_retry_question q = question(VAST_ANSWERED, 503, false, true);
  q.attempt = attempt;
  q.attempts = attempts;
  q.wait = wait;
  q.left = left;
  q.random = random;
  return vast_retry_decide(&q);
}

static void counts_attempts(void) {
  static const struct {
    unsigned attempt, attempts;
    bool again;
  } counts[] = {{1, 3, true},  {2, 3, true},  {3, 3, false},     {4, 3, false},
                {1, 1, false}, {1, 0, false}, {999, 1000, true}, {1000, 1000, false}};
  for (size_t i = 0; i < VAST_COUNT(counts); i++) {
    struct vast_retry_answer a = ask(counts[i].attempt, counts[i].attempts, -1, 60, 0.5);
    CHECK(a.again == counts[i].again, "attempt %u of %u is followed by another one or not",
          counts[i].attempt, counts[i].attempts);
    CHECK(a.retryable, "the error is retryable");
    if (!a.again) CHECK_TEXT(a.reason, "no attempts left");
  }
}

static bool near(double a, double b) { return a - b < 1e-9 && b - a < 1e-9; }

static void backs_off(void) {
  double bound = 0.15;
  for (unsigned n = 1; n <= 8; n++) {
    CHECK(near(ask(n, 100, -1, 1e6, 0.5).delay, bound / 2),
          "a random number of 0.5 gives half of %g s after attempt %u", bound, n);
    CHECK(ask(n, 100, -1, 1e6, 0).delay == 0, "a random number of 0 gives no delay");
    CHECK(ask(n, 100, -1, 1e6, 0.999).delay < bound, "the delay is below the bound");
    bound *= 1.5;
  }
  CHECK(ask(50, 100, -1, 1e6, 0.999).delay <= 20, "a back-off is at most 20 s");
  CHECK(ask(4000000000U, 4000000001U, -1, 1e6, 0.9).delay <= 20,
        "a back-off is at most 20 s after 4e9 attempts");
}

static void respects_requested_waits(void) {
  struct vast_retry_answer a = ask(1, 3, 2.5, 60, 0.5);
  CHECK(a.again && a.delay >= 2.5 && a.delay < 2.5 + 0.15,
        "the delay is at least the requested wait: %g", a.delay);
  CHECK_TEXT(a.reason, "the service asked to wait");
  a = ask(1, 3, 0, 60, 0.5);
  CHECK(a.again && a.delay > 0 && a.delay < 0.15,
        "a requested wait of 0 s gives a usual back-off: %g", a.delay);
  CHECK_TEXT(a.reason, "temporary failure");
  a = ask(1, 3, 61, 60, 0.5);
  CHECK(!a.again && a.retryable && a.delay == 0,
        "a requested wait beyond the time left ends the call");
  CHECK_TEXT(a.reason, "no time left");
}

static void respects_the_limit(void) {
  CHECK(!ask(1, 3, -1, 0, 0.5).again, "with no time left there is no repetition");
  CHECK(!ask(1, 3, -1, 0, 0).again, "with no time left even a delay of 0 is too long");
  CHECK(!ask(1, 3, -1, -5, 0.5).again, "with negative time left there is no repetition");
  CHECK(!ask(1, 3, -1, 0.07, 0.5).again && ask(1, 3, -1, 0.08, 0.5).again,
        "the delay must be shorter than the time left");
}

int main(void) {
  decides();
  counts_attempts();
  backs_off();
  respects_requested_waits();
  respects_the_limit();
  return check_done();
}
