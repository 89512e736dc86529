/* core/base/buffer.h -- a growing byte buffer with a ceiling.
** Bytes may be key material (bodies of key calls, headers), so memory that is
** given up is always wiped first. Never blocks, never raises. */
#ifndef VAST_CORE_BASE_BUFFER_H
#define VAST_CORE_BASE_BUFFER_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

struct vast_buffer {
  char *data; /* NULL while cap == 0, else NUL-terminated at data[len] */
  size_t len, cap;
  size_t max;  /* ceiling for len */
  bool failed; /* an add was refused; stays set until clear, so callers may add many, check once */
  bool no_memory; /* why: an allocation failed; otherwise `max` was reached */
};

void vast_buffer_init(struct vast_buffer *b, size_t max);
bool vast_buffer_add(struct vast_buffer *b, const void *bytes, size_t n);
bool vast_buffer_puts(struct vast_buffer *b, const char *text);
bool vast_buffer_putc(struct vast_buffer *b, char c);
bool vast_buffer_printf(struct vast_buffer *b, const char *format, ...) VAST_PRINTF(2, 3);
void vast_buffer_cut(struct vast_buffer *b, size_t len);   /* shorten to len */
const char *vast_buffer_text(const struct vast_buffer *b); /* never NULL */
void vast_buffer_clear(struct vast_buffer *b);             /* wipe, keep the memory */
void vast_buffer_free(struct vast_buffer *b);              /* wipe, give back; usable again */

#pragma GCC visibility pop

#endif
