/* core/json/write.c -- writes JSON tokens; see json.h.
** Invariant: `comma` is set exactly after a complete element. */
#include "core/json/json.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* Below this a double holds every integer exactly. */
#define EXACT_LIMIT 9007199254740992.0

/* The comma before an element or a name. There is none between a name and its value. */
static void separate(struct vast_json_writer *w) {
  if (w->comma) vast_buffer_putc(w->out, ',');
  w->comma = true;
}

/* The functions below do not check each add: out->failed stays set after a failure. */
void vast_json_begin(struct vast_json_writer *w, char bracket) {
  separate(w);
  vast_buffer_putc(w->out, bracket);
  w->depth++;
  w->comma = false;
}

void vast_json_end(struct vast_json_writer *w, char bracket) {
  vast_buffer_putc(w->out, bracket);
  w->depth--;
  w->comma = true;
}

void vast_json_raw(struct vast_json_writer *w, const char *json, size_t len) {
  separate(w);
  vast_buffer_add(w->out, json, len);
}

/* Escapes a control character, a quote or a backslash, in the short form if RFC 8259 has one. */
static void escape(struct vast_buffer *out, unsigned char c) {
  static const char from[] = "\"\\\b\f\n\r\t", to[] = "\"\\bfnrt";
  const char *known = c ? strchr(from, c) : NULL;
  if (known) {
    vast_buffer_putc(out, '\\');
    vast_buffer_putc(out, to[known - from]);
  } else {
    vast_buffer_printf(out, "\\u%04x", c);
  }
}

/* Bytes above 0x7F are copied. The caller checks that they are UTF-8, because it can name the
** value in its message. */
static void quote(struct vast_buffer *out, const char *text, size_t len) {
  vast_buffer_putc(out, '"');
  size_t done = 0;
  for (size_t i = 0; i < len; i++) {
    unsigned char c = (unsigned char)text[i];
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    vast_buffer_add(out, text + done, i - done);
    escape(out, c);
    done = i + 1;
  }
  vast_buffer_add(out, text + done, len - done);
  vast_buffer_putc(out, '"');
}

void vast_json_name(struct vast_json_writer *w, const char *name, size_t len) {
  separate(w);
  quote(w->out, name, len);
  vast_buffer_putc(w->out, ':');
  w->comma = false;
}

void vast_json_text(struct vast_json_writer *w, const char *text, size_t len) {
  separate(w);
  quote(w->out, text, len);
}

void vast_json_integer(struct vast_json_writer *w, int64_t value) {
  separate(w);
  vast_buffer_printf(w->out, "%" PRId64, value);
}

/* Adds a number made by printf, with a point in place of the decimal separator of the locale, which
** may be several bytes long. */
static void add_pointed(struct vast_buffer *out, const char *number) {
  for (const char *p = number; *p; p++) {
    if (strchr("0123456789+-e", *p)) vast_buffer_putc(out, *p);
    else if (strchr("0123456789", p[-1])) vast_buffer_putc(out, '.');
  }
}

/* Adds the shortest text that reads back the same. strtod and snprintf use the same locale. */
static void add_shortest(struct vast_buffer *out, double value) {
  char text[64];
  for (int precision = 15; precision <= 17; precision++) {
    snprintf(text, sizeof text, "%.*g", precision, value);
    if (strtod(text, NULL) == value) break;
  }
  add_pointed(out, text);
}

/* The cast to int64_t is defined, because it is made only below 2^53. */
void vast_json_number(struct vast_json_writer *w, double value) {
  separate(w);
  if (!isfinite(value)) w->out->failed = true; /* JSON has no such number */
  else if (value == 0 && signbit(value)) vast_buffer_puts(w->out, "-0.0");
  else if (fabs(value) < EXACT_LIMIT && value == (double)(int64_t)value)
    vast_buffer_printf(w->out, "%" PRId64, (int64_t)value);
  else add_shortest(w->out, value);
}

void vast_json_bool(struct vast_json_writer *w, bool value) {
  separate(w);
  vast_buffer_puts(w->out, value ? "true" : "false");
}

void vast_json_null(struct vast_json_writer *w) {
  separate(w);
  vast_buffer_puts(w->out, "null");
}
