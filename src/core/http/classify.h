/* core/http/classify.h -- derives the kind of an error from an answer. The body is more precise
** than the status: a bad key may be answered with 404. */
#ifndef VAST_CORE_HTTP_CLASSIFY_H
#define VAST_CORE_HTTP_CLASSIFY_H

#include "core/base/error.h"

#pragma GCC visibility push(hidden)

/* How one attempt ended. */
enum vast_outcome {
  VAST_ANSWERED,    /* with a status and a complete body */
  VAST_UNREACHABLE, /* no connection was made */
  VAST_LOST,        /* the connection failed later */
  VAST_TIMED_OUT,
  VAST_TLS_FAILED,    /* the handshake failed */
  VAST_UNTRUSTED,     /* the certificate was refused */
  VAST_OVERSIZE,      /* longer than max_response */
  VAST_LONG_HEAD,     /* a header or the status line is longer than libcurl accepts */
  VAST_GARBLED,       /* the content encoding is invalid */
  VAST_MISCONFIGURED, /* libcurl refused its options (URL, proxy, CA file) */
  VAST_NO_MEMORY      /* an allocation failed; the binding raises the memory error of Lua */
};

struct vast_answer {
  enum vast_outcome outcome;
  int status;
  struct vast_slice body;
  const char *detail; /* the message of the transport; may be "" */
};

/* Sets kind, code and message for an answer that is no success: a failure of the transport, a
** status outside 2xx, or success:false with a 2xx. `wait` receives the seconds that the body
** requests (threshold= or retry_after), else -1. */
void vast_classify(const struct vast_answer *answer, struct vast_error *error, double *wait);

/* The seconds between calls in the body of a 429 (threshold=), else -1. */
double vast_classify_threshold(struct vast_slice body);

#pragma GCC visibility pop

#endif
