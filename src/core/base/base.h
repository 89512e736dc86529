/* core/base/base.h -- feature macros, fixed-width types and attributes that every file of the
** core uses. Includes libc only. */
#ifndef VAST_CORE_BASE_BASE_H
#define VAST_CORE_BASE_BASE_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The caller must check the result. */
#define VAST_MUST_USE __attribute__((warn_unused_result))
#define VAST_PRINTF(f, a) __attribute__((format(printf, f, a)))

/* A host's build may pass no visibility flag, so each header hides its declarations between a push
** and a pop of `#pragma GCC visibility`. */

#define VAST_COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Borrowed bytes. */
struct vast_slice {
  const char *bytes;
  size_t len;
};

#endif
