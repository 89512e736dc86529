/* core/base/date.h -- parses dates into seconds since 1970. */
#ifndef VAST_CORE_BASE_DATE_H
#define VAST_CORE_BASE_DATE_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

/* Reads "2025-01-31", "20250131", "2025-01-31T12:34:56.5Z" (T or blanks; seconds, fraction and
** zone are optional) and Unix seconds of nine digits or more. Without `iso` also "01/31/2025"
** (month first), "Jan 31, 2025" and "31 January 2025", each with an optional time. The default
** zone is UTC. False: not a date, or one that does not exist. */
bool vast_date_read(const char *text, size_t len, bool iso, double *seconds) VAST_MUST_USE;

#pragma GCC visibility pop

#endif
