/* core/base/clock.h -- clocks and random numbers. */
#ifndef VAST_CORE_BASE_CLOCK_H
#define VAST_CORE_BASE_CLOCK_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

#define VAST_NEVER 1e300 /* later than every time */

double vast_clock_now(void);  /* seconds on the monotonic clock */
double vast_clock_wall(void); /* seconds since 1970 */

/* A random generator (xorshift64*) with its own state, so that the rand() of the host is not
** disturbed. Not for secrets. */
struct vast_random {
  uint64_t state;
};
void vast_random_seed(struct vast_random *r);
double vast_random_next(struct vast_random *r); /* in [0, 1) */

#pragma GCC visibility pop

#endif
