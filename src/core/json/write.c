/* core/json/write.c -- the writer of typed JSON tokens, and the check of UTF-8;
** see json.h. Owns: nothing, out is the caller's.
** Invariant: `comma` is set exactly behind a finished element. */
#include "core/json/json.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* Doubles below it hold every integer exactly. */
#define EXACT 9007199254740992.0

/* Before each element, and before a name, but not between a name and its value. */
static void separate(struct vast_json_writer *w) {
  if (w->comma) vast_buffer_putc(w->out, ',');
  w->comma = true;
}

/* Nothing below looks at the result of an add: failure sticks in out->failed. */
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

/* Short forms where RFC 8259 has them; c is a control, a quote or a backslash. */
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

/* Bytes above 0x7F pass as they are: whether they are UTF-8 is the caller's
** check, who can name the value that is not. */
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

/* Writes the number that printf made, with a point whatever the host's locale
** put in its place (which may be several bytes long). */
static void add_pointed(struct vast_buffer *out, const char *number) {
  for (const char *p = number; *p; p++) {
    if (strchr("0123456789+-e", *p)) vast_buffer_putc(out, *p);
    else if (strchr("0123456789", p[-1])) vast_buffer_putc(out, '.');
  }
}

/* Shortest text that reads back the same. strtod reads in the locale in which
** snprintf wrote, so the two agree; the buffer gets the point afterwards. */
static void add_shortest(struct vast_buffer *out, double value) {
  char text[64];
  for (int precision = 15; precision <= 17; precision++) {
    snprintf(text, sizeof text, "%.*g", precision, value);
    if (strtod(text, NULL) == value) break;
  }
  add_pointed(out, text);
}

/* The cast is defined because it is only made below 2^53. */
void vast_json_number(struct vast_json_writer *w, double value) {
  separate(w);
  if (!isfinite(value))
    w->out->failed = true; /* JSON cannot say it: better no body than a wrong one */
  else if (value == 0 && signbit(value)) vast_buffer_puts(w->out, "-0.0");
  else if (fabs(value) < EXACT && value == (double)(int64_t)value)
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
