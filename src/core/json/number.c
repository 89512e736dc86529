/* core/json/number.c -- the value of a number token; see json.h. Owns nothing. */
#include "core/json/json.h"

#include <math.h>

/* Digits beyond these do not change a double by more than its rounding. */
static const double enough = 1e17;

/* The exponent's digits, kept below what a double can use. */
static int exponent(const char *p, const char *end) {
  bool negative = p < end && *p == '-';
  int value = 0;
  for (; p < end; p++)
    if (*p >= '0' && *p <= '9' && value < 1000) value = value * 10 + (*p - '0');
  return negative ? -value : value;
}

static double scaled(double value, int64_t scale) {
  for (; scale > 0 && value > 0 && isfinite(value); scale--) value *= 10;
  for (; scale < 0 && value > 0; scale++) value /= 10;
  return value;
}

double vast_json_double(const struct vast_json_reader *r) {
  const char *p = r->text + r->start, *end = p + r->token_len;
  bool negative = *p == '-', point = false;
  double value = 0;
  int64_t scale = 0;
  for (p += negative; p < end && *p != 'e' && *p != 'E'; p++) {
    if (*p == '.') {
      point = true;
      continue;
    }
    if (value < enough) value = value * 10 + (*p - '0');
    scale += !point - (value < enough);
  }
  if (p < end) scale += exponent(p + 1, end);
  value = scaled(value, scale);
  return negative ? -value : value;
}

bool vast_json_is_finite(const struct vast_json_reader *r) {
  return fabs(vast_json_double(r)) < 1e308;
}
