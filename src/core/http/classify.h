/* core/http/classify.h -- from an answer to the kind of an error. Pure. The body decides
** before the status does: a bad key can come back as a 404. */
#ifndef VAST_CORE_HTTP_CLASSIFY_H
#define VAST_CORE_HTTP_CLASSIFY_H

#include "core/base/error.h"

#pragma GCC visibility push(hidden)

/* How one attempt ended, whatever carried it. */
enum vast_outcome {
  VAST_ANSWERED,    /* a status and a whole body */
  VAST_UNREACHABLE, /* no connection was made */
  VAST_LOST,        /* the connection failed afterwards */
  VAST_TIMED_OUT,
  VAST_TLS_FAILED,    /* the handshake broke */
  VAST_UNTRUSTED,     /* the certificate was refused */
  VAST_OVERSIZE,      /* longer than max_response */
  VAST_LONG_HEAD,     /* a header or the status line is longer than libcurl takes */
  VAST_GARBLED,       /* the content encoding is broken */
  VAST_MISCONFIGURED, /* libcurl refused its options (URL, proxy, CA file) */
  VAST_NO_MEMORY      /* an allocation failed; the binding raises Lua's memory error */
};

struct vast_answer {
  enum vast_outcome outcome;
  int status;
  struct vast_slice body;
  const char *detail; /* the transport's own words; may be "" */
};

/* Fills kind, code and message for an answer that is not a success: a transport
** failure, a status outside 2xx, or success:false inside a 2xx. `wait` receives
** the seconds that the body asks for (threshold= or retry_after), else -1. */
void vast_classify(const struct vast_answer *answer, struct vast_error *error, double *wait);

/* The seconds between calls that the body of a 429 names (threshold=), else -1. */
double vast_classify_threshold(struct vast_slice body);

#pragma GCC visibility pop

#endif
