/* core/base/clock.c -- clocks and random numbers; see clock.h. */
#include "core/base/clock.h"

#include <time.h>
#include <unistd.h>

static double read_clock(clockid_t id) {
  struct timespec t;
  clock_gettime(id, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

double vast_clock_now(void) { return read_clock(CLOCK_MONOTONIC); }

double vast_clock_wall(void) { return read_clock(CLOCK_REALTIME); }

void vast_random_seed(struct vast_random *r) {
  double now = vast_clock_wall();
  uint64_t bits = 0;
  memcpy(&bits, &now, sizeof bits);
  bits ^= (uint64_t)getpid() << 32 ^ (uint64_t)(uintptr_t)r;
  r->state = bits ? bits : 1;
}

double vast_random_next(struct vast_random *r) {
  r->state ^= r->state >> 12;
  r->state ^= r->state << 25;
  r->state ^= r->state >> 27;
  return (double)((r->state * 0x2545F4914F6CDD1DULL) >> 11) / 9007199254740992.0;
}
