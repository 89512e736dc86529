/* core/base/secret.h -- key material: bytes that are wiped when they are given up,
** the ways in which they may be shown, and the list of a call's secrets. */
#ifndef VAST_CORE_BASE_SECRET_H
#define VAST_CORE_BASE_SECRET_H

#include "core/base/buffer.h"

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

/* Shorter values are masked in their own fields only: searching every text for "1"
** would mask everything. */
enum { VAST_SECRET_LEAST = 4 };

/* The secrets of one call, each with the name of its field or variable. Owned by
** the call; zeroed is empty. */
struct vast_named_secret {
  struct vast_secret name, value;
};

struct vast_secrets {
  struct vast_named_secret *items;
  size_t count, room;
};

/* Adds a copy, unless the value is too short to be searched for, or one of the words
** true, false and null. False: no memory. */
bool vast_secrets_add(struct vast_secrets *s, struct vast_slice name,
                      struct vast_slice value) VAST_MUST_USE;
void vast_secrets_free(struct vast_secrets *s);

#pragma GCC visibility pop

#endif
