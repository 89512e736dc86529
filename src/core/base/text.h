/* core/base/text.h -- characters and UTF-8. Nothing here depends on the locale of the host, as
** <ctype.h> does. */
#ifndef VAST_CORE_BASE_TEXT_H
#define VAST_CORE_BASE_TEXT_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

static inline bool vast_is_digit(char c) { return c >= '0' && c <= '9'; }

static inline bool vast_is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Letters, digits and the underscore. */
static inline bool vast_is_name_char(char c) {
  return vast_is_letter(c) || vast_is_digit(c) || c == '_';
}

/* A blank, a tab, or a character that ends a line or page. */
static inline bool vast_is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static inline char vast_to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* The value of a hexadecimal digit; -1: it is none. */
static inline int vast_hex_digit(char c) {
  if (vast_is_digit(c)) return c - '0';
  char lower = vast_to_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* Whether the bytes are exactly this text. */
static inline bool vast_slice_is(struct vast_slice s, const char *text) {
  return strlen(text) == s.len && (s.len == 0 || memcmp(s.bytes, text, s.len) == 0);
}

/* Takes the next word of "a b" or "a|b". False: there are no more. The text may be NULL. */
bool vast_next_word(const char **at, char separator, struct vast_slice *word);
bool vast_has_word(const char *words, char separator, struct vast_slice word);

/* Without the characters of that class at both ends. */
struct vast_slice vast_slice_strip(struct vast_slice s, bool (*is_class)(char));

/* True when the bytes are well-formed UTF-8. */
bool vast_utf8_valid(const char *text, size_t len);

/* Encodes a code point up to U+10FFFF. Returns the number of bytes. */
size_t vast_utf8_encode(uint32_t code_point, char out[4]);

/* Copies text and replaces each control character (C0, DEL, C1) by one blank. `to` has room for
** len bytes, and may be the text itself. Returns the new length, at most len. */
size_t vast_text_clean(char *to, const char *text, size_t len);

/* Copies text into a field of fixed size: cut on a UTF-8 boundary if it is too long, control
** characters replaced by blanks. */
void vast_text_copy(char *to, size_t size, const char *text, size_t len);

#pragma GCC visibility pop

#endif
