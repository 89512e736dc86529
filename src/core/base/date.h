/* core/base/date.h -- dates as people write them, to seconds since 1970. */
#ifndef VAST_CORE_BASE_DATE_H
#define VAST_CORE_BASE_DATE_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

/* Reads "2025-01-31", "20250131", "2025-01-31T12:34:56.5Z" (T or blanks; seconds,
** fraction and zone may be left out), Unix seconds of nine digits or more and,
** unless only ISO is wanted, "01/31/2025" (the month first), "Jan 31, 2025" and
** "31 January 2025", each with a time if wanted. Without a zone it is UTC. False:
** not a date that exists. */
bool vast_date_read(const char *text, size_t len, bool iso, double *seconds) VAST_MUST_USE;

#pragma GCC visibility pop

#endif
