/* core/query/value.c -- converts the values of filters; see value.h. */
#include "core/query/value.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { NUMBER_MAX = 60 };

/* --- numbers ---------------------------------------------------------------- */

static size_t digits(const char *at, const char *end) {
  size_t n = 0;
  while (at + n < end && vast_is_digit(at[n])) n++;
  return n;
}

/* [+-]digits[.digits][e[+-]digits], with a digit before or after the point. */
static bool is_number(const char *at, const char *end) {
  if (at < end && (*at == '+' || *at == '-')) at++;
  size_t whole = digits(at, end), part = 0;
  at += whole;
  if (at < end && *at == '.') part = digits(at + 1, end), at += 1 + part;
  if (whole + part == 0) return false;
  if (at < end && (*at == 'e' || *at == 'E')) {
    at += 1 + (at + 1 < end && (at[1] == '+' || at[1] == '-'));
    size_t exponent = digits(at, end);
    if (exponent == 0) return false;
    at += exponent;
  }
  return at == end;
}

/* strtod expects the decimal separator of the locale, which may be several bytes long. */
bool vast_number_read(const char *text, size_t len, double *number) {
  char copy[NUMBER_MAX + 16];
  const char *point = localeconv()->decimal_point;
  size_t used = 0;
  struct vast_slice trimmed = vast_slice_strip((struct vast_slice){text, len}, vast_is_blank);
  text = trimmed.bytes, len = trimmed.len;
  if (len > NUMBER_MAX || !is_number(text, text + len)) return false;
  for (size_t i = 0; i < len; i++) {
    if (text[i] != '.') copy[used++] = text[i];
    else used += (size_t)snprintf(copy + used, sizeof copy - used, "%.8s", point);
  }
  copy[used] = '\0';
  *number = strtod(copy, NULL);
  return isfinite(*number);
}

/* Joins the parts, each padded to at least three digits. A longer part shifts the ones before it,
** as the service does. */
bool vast_version_read(const char *text, size_t len, int64_t *number) {
  const char *at = text, *end = text + len;
  size_t width = 0;
  *number = 0;
  for (int part = 0; part < 3; part++) {
    size_t n = digits(at, end);
    if (n == 0 || (width += n < 3 ? 3 : n) > 18) return false;
    for (size_t i = n; i < 3; i++) *number *= 10;
    for (size_t i = 0; i < n; i++) *number = *number * 10 + (at[i] - '0');
    at += n;
    if (part < 2 && (at >= end || *at++ != '.')) return false;
  }
  return at == end && *number > 0;
}

/* --- text ------------------------------------------------------------------- */

bool vast_value_is_any(const struct vast_value *v) {
  if (v->type != VAST_VALUE_WORD && v->type != VAST_VALUE_TEXT) return false;
  struct vast_slice s = {v->text, v->len};
  return vast_slice_is(s, "any") || vast_slice_is(s, "*") || vast_slice_is(s, "?");
}

/* A copy with blanks in place of underscores. */
static struct vast_slice with_blanks(const struct vast_value *v, struct vast_buffer *scratch) {
  vast_buffer_clear(scratch);
  for (size_t i = 0; i < v->len; i++)
    vast_buffer_putc(scratch, v->text[i] == '_' ? ' ' : v->text[i]);
  return (struct vast_slice){vast_buffer_text(scratch), scratch->len};
}

/* Without quotes: all double quotes at both ends, then one pair of single quotes. */
static struct vast_slice unquoted(struct vast_slice s) {
  while (s.len && s.bytes[0] == '"') s.bytes++, s.len--;
  while (s.len && s.bytes[s.len - 1] == '"') s.len--;
  if (s.len >= 2 && s.bytes[0] == '\'' && s.bytes[s.len - 1] == '\'') s.bytes++, s.len -= 2;
  return s;
}

static bool is_either(struct vast_slice s, const char *text, const char *other) {
  return vast_slice_is(s, text) || vast_slice_is(s, other);
}

/* Writes true, false and null given as words. Returns false for other words. */
static bool write_literal(struct vast_json_writer *w, struct vast_slice s) {
  bool yes = is_either(s, "true", "True"), no = is_either(s, "false", "False");
  if (yes || no) vast_json_bool(w, yes);
  else if (is_either(s, "null", "None")) vast_json_null(w);
  else return false;
  return true;
}

/* --- by the field ----------------------------------------------------------- */

static bool refuse(const char **why, const char *text) {
  *why = text;
  return false;
}

static const char *number_wanted(const struct vast_field *field) {
  if (field->unit && strcmp(field->unit, "GB") == 0) return "takes a number of GB";
  if (field->unit && strcmp(field->unit, "days") == 0) return "takes a number of days";
  return "takes a number";
}

static bool write_version(struct vast_json_writer *w, const char *text, size_t len,
                          const char **why) {
  int64_t version;
  if (!vast_version_read(text, len, &version))
    return refuse(why, "takes three numbers like 535.86.05, without quotes in a query");
  vast_json_integer(w, version);
  return true;
}

static bool write_measure(struct vast_json_writer *w, const struct vast_field *field,
                          struct vast_slice s, const char **why) {
  double number, factor = field->factor != 0 ? field->factor : 1;
  if (!vast_number_read(s.bytes, s.len, &number) || !isfinite(number * factor))
    return refuse(why, number_wanted(field));
  vast_json_number(w, number * factor);
  return true;
}

static bool write_word(struct vast_json_writer *w, const struct vast_field *field,
                       const struct vast_value *v, bool listed, struct vast_buffer *scratch,
                       const char **why) {
  if (field && field->type == VAST_FIELD_VERSION && memchr(v->text, '.', v->len))
    return write_version(w, v->text, v->len, why);
  struct vast_slice s = unquoted(with_blanks(v, scratch));
  if (field && field->factor != 0) return write_measure(w, field, s, why);
  if (listed || !write_literal(w, s)) vast_json_text(w, s.bytes, s.len);
  return true;
}

static bool write_flag_text(struct vast_json_writer *w, const struct vast_value *v,
                            const char **why) {
  struct vast_slice s = {v->text, v->len};
  if (!is_either(s, "true", "True") && !is_either(s, "false", "False"))
    return refuse(why, "takes true or false");
  vast_json_bool(w, s.len == 4);
  return true;
}

static bool write_text(struct vast_json_writer *w, const struct vast_field *field,
                       const struct vast_value *v, struct vast_buffer *scratch, const char **why) {
  struct vast_slice s = {v->text, v->len};
  switch (field ? field->type : VAST_FIELD_TEXT) {
  case VAST_FIELD_VERSION: return write_version(w, v->text, v->len, why);
  case VAST_FIELD_FLAG: return write_flag_text(w, v, why);
  case VAST_FIELD_INTEGER:
  case VAST_FIELD_NUMBER: return write_measure(w, field, s, why);
  case VAST_FIELD_NAME: s = with_blanks(v, scratch); break;
  case VAST_FIELD_TEXT:
  case VAST_FIELD_COUNTRY: break;
  }
  vast_json_text(w, s.bytes, s.len);
  return true;
}

static bool write_number(struct vast_json_writer *w, const struct vast_field *field,
                         const struct vast_value *v, const char **why) {
  enum vast_field_type type = field ? field->type : VAST_FIELD_NUMBER;
  if (type == VAST_FIELD_FLAG) return refuse(why, "takes true or false");
  if (type < VAST_FIELD_INTEGER) return refuse(why, "takes text, in quotes");
  double number = v->type == VAST_VALUE_INTEGER ? (double)v->integer : v->number;
  double factor = field && field->factor != 0 ? field->factor : 1;
  if (v->type == VAST_VALUE_INTEGER && factor == 1) vast_json_integer(w, v->integer);
  else if (isfinite(number * factor)) vast_json_number(w, number * factor);
  else return refuse(why, "takes a finite number");
  return true;
}

static bool write_flag(struct vast_json_writer *w, const struct vast_field *field, bool flag,
                       const char **why) {
  if (field && field->type != VAST_FIELD_FLAG)
    return refuse(why, field->type < VAST_FIELD_FLAG ? "takes text" : number_wanted(field));
  vast_json_bool(w, flag);
  return true;
}

bool vast_value_write(struct vast_json_writer *w, const struct vast_field *field,
                      const struct vast_value *v, bool listed, struct vast_buffer *scratch,
                      const char **why) {
  switch (v->type) {
  case VAST_VALUE_WORD: return write_word(w, field, v, listed, scratch, why);
  case VAST_VALUE_TEXT: return write_text(w, field, v, scratch, why);
  case VAST_VALUE_INTEGER:
  case VAST_VALUE_NUMBER: return write_number(w, field, v, why);
  case VAST_VALUE_FLAG: return write_flag(w, field, v->flag, why);
  case VAST_VALUE_NULL: vast_json_null(w); return true;
  }
  return false;
}
