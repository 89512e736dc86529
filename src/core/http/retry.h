/* core/http/retry.h -- decides whether a request is repeated. A pure function of the outcome, the
** row, the time left and a random number; it returns the reason too. */
#ifndef VAST_CORE_HTTP_RETRY_H
#define VAST_CORE_HTTP_RETRY_H

#include "core/http/classify.h"

#pragma GCC visibility push(hidden)

struct vast_retry_question {
  enum vast_outcome outcome;
  int status;
  bool non_idempotent; /* the row spends, creates or deletes permanently */
  bool sent;           /* the request may have reached the service */
  unsigned attempt;    /* the attempt that has ended, from 1 */
  unsigned attempts;   /* the largest number of attempts; 0 counts as 1 */
  double wait;         /* seconds the service asked for; negative: none */
  double left;         /* seconds until the time limit */
  double random;       /* [0, 1) */
};

struct vast_retry_answer {
  bool again;
  bool ambiguous; /* it may have been done: not repeated, and not reported as failed */
  bool retryable; /* the caller may try again later without harm */
  double delay;   /* seconds, with `again` */
  const char *reason;
};

struct vast_retry_answer vast_retry_decide(const struct vast_retry_question *q);

#pragma GCC visibility pop

#endif
