/* core/secret.h -- key material: bytes that are wiped when they are given up,
** and the ways in which they may be shown. */
#ifndef VAST_SECRET_H
#define VAST_SECRET_H

#include "buffer.h"

#pragma GCC visibility push(hidden)

struct vast_secret {
  char *bytes; /* NUL-terminated; NULL: no key */
  size_t len;
};

bool vast_secret_set(struct vast_secret *s, const char *bytes, size_t len) VAST_MUST_USE;
void vast_secret_free(struct vast_secret *s);
bool vast_secret_equal(const struct vast_secret *a, const struct vast_secret *b);

#define VAST_MASK_SIZE 16
/* "…0001": the last four characters, fewer for short keys, none below eight. */
void vast_secret_mask(const struct vast_secret *s, char mask[VAST_MASK_SIZE]);

/* Appends text to `out` with every occurrence of the key replaced by its mask,
** and the string values of fields that carry secrets ("api_key", "password",
** …) replaced by "***". For bodies in errors, previews and hooks. */
bool vast_secret_redact(struct vast_buffer *out, const char *text, size_t len,
                        const struct vast_secret *s);

#pragma GCC visibility pop

#endif
