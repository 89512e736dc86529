/* core/http/header.h -- the few response headers that matter, and what may stand in
** a request header. */
#ifndef VAST_CORE_HTTP_HEADER_H
#define VAST_CORE_HTTP_HEADER_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

/* The text without blanks, tabs and line ends at either end. */
struct vast_slice vast_header_trim(const char *text, size_t len);

/* True when `line` ("Name: value\r\n") has that name (any case); value is
** trimmed. */
bool vast_header_is(const char *line, size_t len, const char *name, struct vast_slice *value);

/* Seconds from a Retry-After value: a number (fractions allowed), or an HTTP
** date relative to wall; negative: none or unreadable. Capped at a day. */
double vast_header_retry_after(const char *value, size_t len, double wall);

/* A key or any value that goes into a header: printable, no blanks inside,
** no controls, not empty. NULL when fine, else a static text to put
** behind a subject ("is blank", "has a blank inside"; never the value itself). */
const char *vast_header_refuse_key(const char *text, size_t len);

#pragma GCC visibility pop

#endif
