/* core/base/error.c -- kinds of errors; see error.h. */
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
