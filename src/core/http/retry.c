/* core/http/retry.c -- the retry decision; see retry.h. Pure. */
#include "core/http/retry.h"

static const double first_delay = 0.15, growth = 1.5, longest_delay = 20;

/* A status that says "not now" rather than "no". Those from 520 on are Cloudflare's
** own: what it asks was unreachable, silent or garbled. */
static bool passing_status(int status) {
  bool gateway = (status >= 502 && status <= 504) || (status >= 520 && status <= 527);
  return status == 429 || gateway;
}

static bool passing(const struct vast_retry_question *q) {
  switch (q->outcome) {
  case VAST_ANSWERED: return passing_status(q->status);
  case VAST_UNREACHABLE:
  case VAST_LOST:
  case VAST_TIMED_OUT:
  case VAST_TLS_FAILED: return true;
  default: return false;
  }
}

/* 303 shows the result elsewhere, 408 may come from a gateway that waited for the
** service, and what is no final status of HTTP says nothing. */
static bool vague_status(int status) {
  return status == 303 || status == 408 || status < 200 || status >= 600;
}

/* The service itself said what became of the request: any status but a gateway's and
** the vague ones. Every other end of a sent request leaves it unknown. */
static bool definite(const struct vast_retry_question *q) {
  if (!q->sent) return true;
  if (q->outcome != VAST_ANSWERED || vague_status(q->status)) return false;
  return q->status == 429 || !passing_status(q->status);
}

/* Full jitter: anywhere between nothing and the exponential bound. */
static double backoff(const struct vast_retry_question *q) {
  double bound = first_delay;
  for (unsigned i = 1; i < q->attempt && bound < longest_delay; i++) bound *= growth;
  return (bound < longest_delay ? bound : longest_delay) * q->random;
}

struct vast_retry_answer vast_retry_decide(const struct vast_retry_question *q) {
  struct vast_retry_answer a = {.retryable = passing(q)};
  if (q->non_idempotent && !definite(q)) {
    a.ambiguous = true;
    a.retryable = false;
    a.reason = "it may have been done";
  } else if (!a.retryable) {
    a.reason = "not a passing failure";
  } else if (q->attempt >= q->attempts) {
    a.reason = "no attempts left";
  } else {
    a.delay = q->wait > 0 ? q->wait + backoff(q) : backoff(q);
    a.again = a.delay < q->left;
    if (!a.again) a.delay = 0;
    a.reason =
        a.again ? (q->wait > 0 ? "the service asked to wait" : "passing failure") : "no time left";
  }
  return a;
}
