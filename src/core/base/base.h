/* core/base/base.h -- what every file of the core stands on: feature macros, the
** fixed-width types and a few attributes. Floor C0: includes libc only. */
#ifndef VAST_CORE_BASE_BASE_H
#define VAST_CORE_BASE_BASE_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The result must be looked at: false or NULL means "no memory" or "refused". */
#define VAST_MUST_USE __attribute__((warn_unused_result))
#define VAST_PRINTF(f, a) __attribute__((format(printf, f, a)))

/* The builder of LuaRocks passes no visibility flag, so every header of ours hides
** what it declares between a push and a pop of that pragma. */

#define VAST_COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Bytes that somebody else owns. */
struct vast_slice {
  const char *bytes;
  size_t len;
};

#endif
