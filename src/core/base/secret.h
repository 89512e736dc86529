/* core/base/secret.h -- secrets: bytes that are wiped before they are released, their masks, and
** the list of the secrets of a call. */
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
/* "***0001": the last four characters, or none if there are fewer than eight. */
void vast_secret_mask(const struct vast_secret *s, char mask[VAST_MASK_SIZE]);

/* Shorter values are masked in their own fields only. If every text were searched for "1", too
** much would be masked. */
enum { VAST_SECRET_MIN = 4 };

/* The secrets of one call, each with the name of its field or variable. The call owns them. All
** bytes zero is an empty list. */
struct vast_named_secret {
  struct vast_secret name, value;
};

struct vast_secrets {
  struct vast_named_secret *items;
  size_t count, room;
};

/* Adds a copy, unless the value is shorter than VAST_SECRET_MIN or one of the words true, false,
** null and none. False: no memory. */
bool vast_secrets_add(struct vast_secrets *s, struct vast_slice name,
                      struct vast_slice value) VAST_MUST_USE;
void vast_secrets_free(struct vast_secrets *s);

#pragma GCC visibility pop

#endif
