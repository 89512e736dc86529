/* core/json/mark.c -- finds the integers that a double would spoil; see json.h.
** Owns: nothing. Runs over every answer (14 MB of offers), where it normally
** finds nothing: hence one tight loop, no tokens, and no copy before a hit.
** Trusts the text to be JSON; on other text it only ever copies bytes. */
#include "core/json/json.h"

#include "core/json/scan.h"

/* Shorter runs of digits cannot be beyond 2^53, longer ones not in int64. */
enum { DIGITS_MIN = 16, DIGITS_MAX = 19 };

/* Is the token of n digits an integer that needs the mark? Leading zeros are
** not JSON and left for the decoder to refuse. */
static bool is_long(const char *digits, size_t n, bool negative) {
  if (n < DIGITS_MIN || n > DIGITS_MAX || digits[0] == '0') return false;
  uint64_t value = 0; /* 19 digits fit */
  for (size_t i = 0; i < n; i++) value = value * 10 + (uint64_t)(digits[i] - '0');
  uint64_t limit = (uint64_t)INT64_MAX + negative;
  return value > UINT64_C(9007199254740992) && value <= limit;
}

/* Behind the digits: a fraction or an exponent makes it a float. */
static bool is_float(const char *p, const char *end) {
  return p < end && (*p == '.' || *p == 'e' || *p == 'E');
}

/* Behind the whole number, so that the digits of a fraction or an exponent are
** not taken for an integer. */
static const char *skip_number(const char *p, const char *end) {
  while (p < end && (vast_is_digit(*p) || is_float(p, end) || *p == '+' || *p == '-')) p++;
  return p;
}

/* The next integer to mark at or after p: its first byte (the sign counts),
** *stop behind it; NULL when there is none. */
static const char *find_long(const char *p, const char *end, const char **stop) {
  while (p < end) {
    char c = *p++;
    if (c == '"') {
      p = vast_json_closing_quote(p, end);
      if (p < end) p++;
    } else if (vast_is_digit(c) || c == '-') {
      const char *first = p - 1, *digits = c == '-' ? p : first;
      while (p < end && vast_is_digit(*p)) p++;
      if (is_float(p, end)) p = skip_number(p, end);
      else if (is_long(digits, (size_t)(p - digits), c == '-')) return *stop = p, first;
    }
  }
  return NULL;
}

bool vast_json_has_long(const char *text, size_t len) {
  const char *stop;
  return find_long(text, text + len, &stop) != NULL;
}

size_t vast_json_mark_integers(const char *text, size_t len, const char *mark,
                               struct vast_buffer *out) {
  const char *done = text, *end = text + len, *stop = text, *first;
  size_t count = 0;
  while ((first = find_long(stop, end, &stop)) != NULL) {
    vast_buffer_add(out, done, (size_t)(first - done));
    vast_buffer_putc(out, '"');
    vast_buffer_puts(out, mark);
    vast_buffer_add(out, first, (size_t)(stop - first));
    vast_buffer_putc(out, '"');
    done = stop;
    count++;
  }
  if (count) vast_buffer_add(out, done, (size_t)(end - done));
  return count;
}
