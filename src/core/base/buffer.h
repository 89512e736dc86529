/* core/base/buffer.h -- a growing byte buffer with a maximum length. Its bytes may be secret, so
** memory is always wiped before it is released. */
#ifndef VAST_CORE_BASE_BUFFER_H
#define VAST_CORE_BASE_BUFFER_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

struct vast_buffer {
  char *data; /* NULL while cap == 0, else NUL-terminated at data[len] */
  size_t len, cap;
  size_t max;     /* the largest len */
  bool failed;    /* an add failed; set until clear, so that a caller may add many and check once */
  bool no_memory; /* the cause was an allocation; otherwise it was `max` */
};

void vast_buffer_init(struct vast_buffer *b, size_t max);
bool vast_buffer_add(struct vast_buffer *b, const void *bytes, size_t n);
bool vast_buffer_puts(struct vast_buffer *b, const char *text);
bool vast_buffer_putc(struct vast_buffer *b, char c);
bool vast_buffer_printf(struct vast_buffer *b, const char *format, ...) VAST_PRINTF(2, 3);
void vast_buffer_cut(struct vast_buffer *b, size_t len);   /* shortens to len */
const char *vast_buffer_text(const struct vast_buffer *b); /* never NULL */
void vast_buffer_clear(struct vast_buffer *b);             /* wipes, keeps the memory */
void vast_buffer_free(struct vast_buffer *b);              /* wipes and releases; usable again */

#pragma GCC visibility pop

#endif
