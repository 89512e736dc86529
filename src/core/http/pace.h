/* core/http/pace.h -- the rate limits learned for one key: after a 429 with a threshold, later
** calls of that endpoint are spaced by it. */
#ifndef VAST_CORE_HTTP_PACE_H
#define VAST_CORE_HTTP_PACE_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

enum { VAST_PACE_ROUTES = 32 }; /* a further one replaces the one unused for longest */

struct vast_pace_route {
  uint64_t route;   /* vast_pace_route(); 0: free */
  double threshold; /* seconds between calls */
  double free_at;   /* when the next call may be sent */
};

struct vast_pace {
  struct vast_pace_route routes[VAST_PACE_ROUTES];
};

uint64_t vast_pace_route(const char *verb, const char *path); /* never 0 */

/* Returns the time at which a call may be sent (now or later) and reserves it. */
double vast_pace_reserve(struct vast_pace *p, uint64_t route, double now);

/* After a 429: calls of this endpoint must be `threshold` seconds apart. */
void vast_pace_learn(struct vast_pace *p, uint64_t route, double threshold, double now);

#pragma GCC visibility pop

#endif
