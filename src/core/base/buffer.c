/* core/base/buffer.c -- a growing byte buffer with a maximum length; see buffer.h. Owns: data.
** A small buffer grows by copy and wipe, because realloc could leave a copy of the bytes behind.
** A large one is mapped: the system moves its pages without copying and clears them when they are
** released. Wiping 14 MB here would take longer than a frame of a game.
** Invariant: data comes from mmap if cap >= LARGE, else from malloc. */
#include "core/base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { LARGE = 256 * 1024, PAGES = 64 * 1024 };

void vast_buffer_init(struct vast_buffer *b, size_t max) { *b = (struct vast_buffer){.max = max}; }

static bool refuse(struct vast_buffer *b) {
  b->failed = true;
  return false;
}

static bool no_memory(struct vast_buffer *b) {
  b->no_memory = true;
  return refuse(b);
}

static size_t grown_capacity(const struct vast_buffer *b, size_t need) {
  size_t cap = b->cap ? b->cap : 128;
  while (cap < need) cap += cap / 2 + 64;
  return cap < LARGE ? cap : (cap + PAGES - 1) / PAGES * PAGES;
}

static char *allocate(size_t cap) {
  if (cap < LARGE) return malloc(cap);
  void *pages = mmap(NULL, cap, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return pages == MAP_FAILED ? NULL : pages;
}

static void release(char *data, size_t cap) {
  if (cap >= LARGE) {
    munmap(data, cap);
    return;
  }
  if (data) explicit_bzero(data, cap);
  free(data);
}

/* Moves the bytes to a larger block. NULL: no memory; the buffer is unchanged. */
static char *move(const struct vast_buffer *b, size_t cap) {
#ifdef __linux__
  if (b->cap >= LARGE) {
    void *pages = mremap(b->data, b->cap, cap, MREMAP_MAYMOVE);
    return pages == MAP_FAILED ? NULL : pages;
  }
#endif
  char *data = allocate(cap);
  if (data == NULL) return NULL;
  if (b->len) memcpy(data, b->data, b->len);
  release(b->data, b->cap);
  return data;
}

/* Makes room for `need` bytes in total, the final NUL included. */
static bool reserve(struct vast_buffer *b, size_t need) {
  if (need <= b->cap) return true;
  size_t cap = grown_capacity(b, need);
  char *data = move(b, cap);
  if (data == NULL) return no_memory(b);
  b->data = data;
  b->cap = cap;
  return true;
}

bool vast_buffer_add(struct vast_buffer *b, const void *bytes, size_t n) {
  if (b->failed || n > b->max || b->len > b->max - n) return refuse(b);
  if (!reserve(b, b->len + n + 1)) return false;
  if (n) memcpy(b->data + b->len, bytes, n);
  b->len += n;
  b->data[b->len] = '\0';
  return true;
}

bool vast_buffer_puts(struct vast_buffer *b, const char *text) {
  return vast_buffer_add(b, text, strlen(text));
}

bool vast_buffer_putc(struct vast_buffer *b, char c) { return vast_buffer_add(b, &c, 1); }

bool vast_buffer_printf(struct vast_buffer *b, const char *format, ...) {
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  int n = vsnprintf(NULL, 0, format, args);
  bool fits = !b->failed && n >= 0 && (size_t)n <= b->max && b->len <= b->max - (size_t)n;
  bool ok = fits ? reserve(b, b->len + (size_t)n + 1) : refuse(b);
  if (ok) {
    vsnprintf(b->data + b->len, (size_t)n + 1, format, again);
    b->len += (size_t)n;
  }
  va_end(again);
  va_end(args);
  return ok;
}

void vast_buffer_cut(struct vast_buffer *b, size_t len) {
  if (len >= b->len) return;
  explicit_bzero(b->data + len, b->len - len);
  b->len = len;
}

const char *vast_buffer_text(const struct vast_buffer *b) { return b->data ? b->data : ""; }

void vast_buffer_clear(struct vast_buffer *b) {
  if (b->data) explicit_bzero(b->data, b->len + 1);
  b->len = 0;
  b->failed = b->no_memory = false;
}

void vast_buffer_free(struct vast_buffer *b) {
  release(b->data, b->cap);
  vast_buffer_init(b, b->max);
}
