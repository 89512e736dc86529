/* core/http/pace.h -- what one key has learned of the API's limits: after a 429 that
** named a threshold, later calls of that endpoint are spaced by it. */
#ifndef VAST_CORE_HTTP_PACE_H
#define VAST_CORE_HTTP_PACE_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

enum { VAST_PACE_ROUTES = 32 }; /* beyond, the longest unused one is forgotten */

struct vast_pace_route {
  uint64_t route;   /* vast_pace_route(); 0: free */
  double threshold; /* seconds between calls */
  double free_at;   /* when the next call may go */
};

struct vast_pace {
  struct vast_pace_route routes[VAST_PACE_ROUTES];
};

uint64_t vast_pace_route(const char *verb, const char *path); /* never 0 */

/* The moment at which a call may be sent (now or later), and takes that place. */
double vast_pace_reserve(struct vast_pace *p, uint64_t route, double now);

/* A 429 said that this endpoint wants `threshold` seconds between calls. */
void vast_pace_learn(struct vast_pace *p, uint64_t route, double threshold, double now);

#pragma GCC visibility pop

#endif
