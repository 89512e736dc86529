/* core/http/retry.h -- whether a call is repeated, as a pure function of what
** happened, the row, the clock and chance. It returns the reason too. */
#ifndef VAST_CORE_HTTP_RETRY_H
#define VAST_CORE_HTTP_RETRY_H

#include "core/http/classify.h"

#pragma GCC visibility push(hidden)

struct vast_retry_question {
  enum vast_outcome outcome;
  int status;
  bool non_idempotent; /* the row spends, creates or deletes for good */
  bool sent;           /* the request may have reached the service */
  unsigned attempt;    /* the one that just ended, from 1 */
  unsigned attempts;   /* how many there may be; 0 counts as 1 */
  double wait;         /* seconds the service asked for; negative: none */
  double left;         /* seconds until the time limit */
  double random;       /* [0, 1) */
};

struct vast_retry_answer {
  bool again;
  bool ambiguous; /* it may have been done: must not be repeated, nor called failed */
  bool retryable; /* the caller may try again later without harm */
  double delay;   /* seconds, with `again` */
  const char *reason;
};

struct vast_retry_answer vast_retry_decide(const struct vast_retry_question *q);

#pragma GCC visibility pop

#endif
