/* core/redact/quoted.h -- a secret in a text that quotes it: as it stands, JSON-escaped,
** percent-encoded, as Python's repr() writes it, as HTML, and the first two within
** a JSON string. Pure: owns nothing. */
#ifndef VAST_CORE_REDACT_QUOTED_H
#define VAST_CORE_REDACT_QUOTED_H

#include "core/base/secret.h"

#pragma GCC visibility push(hidden)

/* How many bytes at the beginning of the text show the secret; 0: none do. A
** beginning of it counts as well where the text was cut (at its end, or before an
** ellipsis), or when it is 64 bytes long. */
size_t vast_quoted_match(struct vast_slice text, const struct vast_secret *s);

/* False when no match can begin with this byte. */
bool vast_quoted_may_begin(char c, const struct vast_secret *s);

#pragma GCC visibility pop

#endif
