/* core/json/scan.h -- scans JSON text without tokens, for speed. Private to src/core/json. */
#ifndef VAST_CORE_JSON_SCAN_H
#define VAST_CORE_JSON_SCAN_H

#include "core/base/base.h"

static inline bool vast_json_is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* The closing quote of the string whose first character is at p; end if it is not closed. A quote
** is escaped if an odd number of backslashes stands before it. */
static inline const char *vast_json_closing_quote(const char *p, const char *end) {
  const char *start = p;
  while (p < end && (p = memchr(p, '"', (size_t)(end - p))) != NULL) {
    const char *slash = p;
    while (slash > start && slash[-1] == '\\') slash--;
    if ((p - slash) % 2 == 0) return p;
    start = ++p;
  }
  return end;
}

#endif
