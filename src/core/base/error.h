/* core/base/error.h -- the error type of the core: one of a fixed set of kinds, and text in arrays
** of fixed size, so that setting an error needs no memory. */
#ifndef VAST_CORE_BASE_ERROR_H
#define VAST_CORE_BASE_ERROR_H

#include "core/base/text.h"

#pragma GCC visibility push(hidden)

#define VAST_KINDS(X)                                                                              \
  X(NONE, "none")                                                                                  \
  X(AUTH, "auth")                                                                                  \
  X(PERMISSION, "permission")                                                                      \
  X(TFA, "tfa_required")                                                                           \
  X(NOT_FOUND, "not_found")                                                                        \
  X(GONE, "gone")                                                                                  \
  X(UNAVAILABLE, "unavailable")                                                                    \
  X(CONFLICT, "conflict")                                                                          \
  X(INVALID, "invalid")                                                                            \
  X(RATE_LIMIT, "rate_limit")                                                                      \
  X(SERVER, "server")                                                                              \
  X(NETWORK, "network")                                                                            \
  X(TIMEOUT, "timeout")                                                                            \
  X(TLS, "tls")                                                                                    \
  X(DECODE, "decode")                                                                              \
  X(TOO_LARGE, "too_large")                                                                        \
  X(CANCELLED, "cancelled")                                                                        \
  X(AMBIGUOUS, "ambiguous")                                                                        \
  X(CONFIG, "config")                                                                              \
  X(CLOSED, "closed")

enum vast_kind {
#define X(id, name) VAST_##id,
  VAST_KINDS(X)
#undef X
      VAST_KIND_COUNT
};

struct vast_error {
  enum vast_kind kind;
  char code[64];     /* the code that the API sent; "" if none */
  char message[512]; /* what happened, one line */
};

const char *vast_kind_name(enum vast_kind kind);
bool vast_kind_find(const char *name, enum vast_kind *kind) VAST_MUST_USE;

/* Sets kind and message, clears the code; returns false so that a failing
** function can end with `return vast_error_set(…)`. */
bool vast_error_set(struct vast_error *e, enum vast_kind kind, const char *format, ...)
    VAST_PRINTF(3, 4);

#pragma GCC visibility pop

#endif
