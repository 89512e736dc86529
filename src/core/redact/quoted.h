/* core/redact/quoted.h -- finds a secret in a text that contains it in plain or encoded form:
** JSON-escaped, percent-encoded, as Python's repr() writes it, as HTML, or escaped again inside a
** JSON string. */
#ifndef VAST_CORE_REDACT_QUOTED_H
#define VAST_CORE_REDACT_QUOTED_H

#include "core/base/secret.h"

#pragma GCC visibility push(hidden)

/* The number of bytes at the beginning of the text that contain the secret; 0: they do not. A
** prefix of the secret counts too, if the text was truncated after it (it ends, or an ellipsis
** follows) or if the prefix is 64 bytes long. */
size_t vast_quoted_match(struct vast_slice text, const struct vast_secret *s);

/* False: no match can begin with this byte. */
bool vast_quoted_may_begin(char c, const struct vast_secret *s);

#pragma GCC visibility pop

#endif
