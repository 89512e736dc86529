/* core/http/header.h -- reads response headers, and checks values for request headers. */
#ifndef VAST_CORE_HTTP_HEADER_H
#define VAST_CORE_HTTP_HEADER_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

/* The text without blanks, tabs and line ends at both ends. */
struct vast_slice vast_header_trim(const char *text, size_t len);

/* True if `line` ("Name: value\r\n") has that name, in any case. The value is trimmed. */
bool vast_header_is(const char *line, size_t len, const char *name, struct vast_slice *value);

/* The seconds in a value of Retry-After: a number, fractions allowed, or an HTTP date, relative to
** wall. At most a day; negative: none or invalid. */
double vast_header_retry_after(const char *value, size_t len, double wall);

/* Checks a key: printable ASCII, not empty, without blanks, not quoted. Returns NULL, or a static
** text that follows a subject ("is blank", "has a blank inside") and never contains the key. */
const char *vast_header_refuse_key(const char *text, size_t len);

#pragma GCC visibility pop

#endif
