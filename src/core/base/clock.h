/* core/base/clock.h -- time and chance, the two inputs of the pure functions. */
#ifndef VAST_CORE_BASE_CLOCK_H
#define VAST_CORE_BASE_CLOCK_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

#define VAST_NEVER 1e300 /* a moment that does not come */

double vast_clock_now(void);  /* seconds on a clock that never jumps */
double vast_clock_wall(void); /* seconds since 1970 */

/* A small generator of its own (xorshift64*), seeded by the caller: the host's
** rand() is left alone. Not for secrets. */
struct vast_random {
  uint64_t state;
};
void vast_random_seed(struct vast_random *r);
double vast_random_next(struct vast_random *r); /* in [0, 1) */

#pragma GCC visibility pop

#endif
