/* core/http/retry.c -- decides whether a request is repeated; see retry.h. */
#include "core/http/retry.h"

static const double first_delay = 0.15, growth = 1.5, longest_delay = 20;

/* The status of a temporary failure. Those from 520 on are sent by Cloudflare, if the service is
** unreachable, does not answer, or answers with invalid data. */
static bool is_temporary_status(int status) {
  bool gateway = (status >= 502 && status <= 504) || (status >= 520 && status <= 527);
  return status == 429 || gateway;
}

static bool is_temporary(const struct vast_retry_question *q) {
  switch (q->outcome) {
  case VAST_ANSWERED: return is_temporary_status(q->status);
  case VAST_UNREACHABLE:
  case VAST_LOST:
  case VAST_TIMED_OUT:
  case VAST_TLS_FAILED: return true;
  default: return false;
  }
}

/* A status that does not show whether the request was done: 303, 408 (a gateway may have waited for
** the service), 530 and 598 (of gateways), and what is not a final status of HTTP. */
static bool is_unclear_status(int status) {
  bool gateway = status == 530 || status == 598;
  return status == 303 || status == 408 || gateway || status < 200 || status >= 600;
}

/* Whether it is known what became of the request: it was not sent, or the service answered with a
** status that is neither a gateway's nor unclear. */
static bool outcome_is_known(const struct vast_retry_question *q) {
  if (!q->sent) return true;
  if (q->outcome != VAST_ANSWERED || is_unclear_status(q->status)) return false;
  return q->status == 429 || !is_temporary_status(q->status);
}

/* Full jitter: between 0 and the exponential bound. */
static double backoff(const struct vast_retry_question *q) {
  double bound = first_delay;
  for (unsigned i = 1; i < q->attempt && bound < longest_delay; i++) bound *= growth;
  return (bound < longest_delay ? bound : longest_delay) * q->random;
}

struct vast_retry_answer vast_retry_decide(const struct vast_retry_question *q) {
  struct vast_retry_answer a = {.retryable = is_temporary(q)};
  if (q->non_idempotent && !outcome_is_known(q)) {
    a.ambiguous = true;
    a.retryable = false;
    a.reason = "it may have been done";
  } else if (!a.retryable) {
    a.reason = "not a temporary failure";
  } else if (q->attempt >= q->attempts) {
    a.reason = "no attempts left";
  } else {
    a.delay = q->wait > 0 ? q->wait + backoff(q) : backoff(q);
    a.again = a.delay < q->left;
    if (!a.again) a.delay = 0;
    a.reason = a.again ? (q->wait > 0 ? "the service asked to wait" : "temporary failure")
                       : "no time left";
  }
  return a;
}
