/* core/json/mark.c -- marks integers that a double cannot hold; see json.h.
** It scans every answer (up to 14 MB of offers) and usually finds nothing, so it is one loop
** without tokens and copies only once there is something to replace. It does not check that the
** text is JSON; from other text it copies bytes too. */
#include "core/json/json.h"

#include "core/json/scan.h"

/* Fewer digits cannot exceed 2^53; more do not fit int64. */
enum { DIGITS_MIN = 16, DIGITS_MAX = 19 };

/* Whether the token of n digits is an integer to mark. Leading zeros are not JSON: the decoder
** refuses them. */
static bool is_long(const char *digits, size_t n, bool negative) {
  if (n < DIGITS_MIN || n > DIGITS_MAX || digits[0] == '0') return false;
  uint64_t value = 0; /* 19 digits fit */
  for (size_t i = 0; i < n; i++) value = value * 10 + (uint64_t)(digits[i] - '0');
  uint64_t limit = (uint64_t)INT64_MAX + negative;
  return value > UINT64_C(9007199254740992) && value <= limit;
}

/* Whether a fraction or an exponent follows the digits. */
static bool is_float(const char *p, const char *end) {
  return p < end && (*p == '.' || *p == 'e' || *p == 'E');
}

/* The position after the number. The digits of a fraction or an exponent are not an integer. */
static const char *skip_number(const char *p, const char *end) {
  while (p < end && (vast_is_digit(*p) || is_float(p, end) || *p == '+' || *p == '-')) p++;
  return p;
}

/* The first byte (or sign) of the next integer to mark at or after p; *stop is set to its end.
** NULL: there is none. */
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
