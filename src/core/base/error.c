/* core/base/error.c -- kinds and texts of errors; see error.h. Owns nothing. */
#include "core/base/error.h"

#include <stdarg.h>
#include <stdio.h>

static const char *const kind_names[] = {
#define X(id, name) name,
    VAST_KINDS(X)
#undef X
};

const char *vast_kind_name(enum vast_kind kind) { return kind_names[kind]; }

bool vast_kind_find(const char *name, enum vast_kind *kind) {
  for (size_t i = 1; i < VAST_KIND_COUNT; i++)
    if (strcmp(kind_names[i], name) == 0) {
      *kind = (enum vast_kind)i;
      return true;
    }
  return false;
}

/* Steps back over a UTF-8 sequence that the cut at n would split. */
static size_t whole(const char *text, size_t n) {
  size_t at = n;
  while (at > 0 && n - at < 4 && ((unsigned char)text[at - 1] & 0xC0) == 0x80) at--;
  return at > 0 && (unsigned char)text[at - 1] >= 0xC0 ? at - 1 : n;
}

/* Length of the well-formed UTF-8 sequence at the beginning, 1 for what is none. */
static size_t sequence(const unsigned char *text, size_t left) {
  size_t len = *text < 0xC2 ? 1 : *text < 0xE0 ? 2 : *text < 0xF0 ? 3 : *text < 0xF5 ? 4 : 1;
  for (size_t i = 1; i < len; i++)
    if (i >= left || (text[i] & 0xC0) != 0x80) return 1;
  return len;
}

/* C0, DEL and C1 (U+0080 to U+009F, or a stray byte that a terminal may take for one). */
static bool is_control(const unsigned char *text, size_t len) {
  if (len == 1) return *text < 0x20 || *text == 0x7F || (*text >= 0x80 && *text < 0xA0);
  return len == 2 && text[0] == 0xC2 && text[1] < 0xA0;
}

size_t vast_text_clean(char *to, const char *text, size_t len) {
  size_t out = 0;
  for (size_t at = 0, step; at < len; at += step) {
    const unsigned char *here = (const unsigned char *)text + at;
    step = sequence(here, len - at);
    bool control = is_control(here, step);
    if (control) to[out++] = ' ';
    else memmove(to + out, here, step), out += step;
  }
  return out;
}

void vast_text_copy(char *to, size_t size, const char *text, size_t len) {
  size_t n = len < size ? len : whole(text, size - 1);
  to[vast_text_clean(to, text, n)] = '\0';
}

bool vast_error_set(struct vast_error *e, enum vast_kind kind, const char *format, ...) {
  char text[sizeof e->message + 4];
  va_list args;
  va_start(args, format);
  int n = vsnprintf(text, sizeof text, format, args);
  va_end(args);
  *e = (struct vast_error){.kind = kind};
  if (n > 0) vast_text_copy(e->message, sizeof e->message, text, strlen(text));
  return false;
}
