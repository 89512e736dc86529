/* core/base/text.h -- classes of characters and trimming. isspace() and its kin are not used: they
** follow the host's locale and take no plain char. */
#ifndef VAST_CORE_BASE_TEXT_H
#define VAST_CORE_BASE_TEXT_H

#include "core/base/base.h"

static inline bool vast_is_digit(char c) { return c >= '0' && c <= '9'; }

/* What isspace() accepts in the C locale. */
static inline bool vast_is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static inline bool vast_is_alnum(char c) {
  return vast_is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* The place of the first character from `at` on that is not blank, or the end. */
static inline size_t vast_skip_blanks(struct vast_slice text, size_t at) {
  while (at < text.len && vast_is_blank(text.bytes[at])) at++;
  return at;
}

/* The value of a hexadecimal digit; -1: it is none. */
static inline int vast_hex_digit(char c) {
  if (vast_is_digit(c)) return c - '0';
  char lower = (char)(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* The text without the characters of a class at both ends. */
static inline struct vast_slice vast_strip(struct vast_slice s, bool (*is)(char)) {
  while (s.len && is(s.bytes[0])) s.bytes++, s.len--;
  while (s.len && is(s.bytes[s.len - 1])) s.len--;
  return s;
}

static inline struct vast_slice vast_trim(const char *text, size_t len) {
  return vast_strip((struct vast_slice){text, len}, vast_is_blank);
}

#endif
