/* core/http/pace.c -- learned rate limits; see pace.h. */
#include "core/http/pace.h"

static uint64_t mix(uint64_t hash, const char *text) {
  for (; *text; text++) hash = (hash ^ (unsigned char)*text) * 0x100000001B3ULL;
  return hash;
}

uint64_t vast_pace_route(const char *verb, const char *path) {
  uint64_t hash = mix(mix(mix(0xCBF29CE484222325ULL, verb), " "), path);
  return hash ? hash : 1;
}

static struct vast_pace_route *find(struct vast_pace *p, uint64_t route) {
  for (size_t i = 0; i < VAST_PACE_ROUTES; i++)
    if (p->routes[i].route == route) return &p->routes[i];
  return NULL;
}

double vast_pace_reserve(struct vast_pace *p, uint64_t route, double now) {
  struct vast_pace_route *r = find(p, route);
  if (r == NULL) return now;
  double at = r->free_at > now ? r->free_at : now;
  r->free_at = at + r->threshold;
  return at;
}

static struct vast_pace_route *oldest(struct vast_pace *p) {
  struct vast_pace_route *best = &p->routes[0];
  for (size_t i = 0; i < VAST_PACE_ROUTES && best->route; i++)
    if (p->routes[i].route == 0 || p->routes[i].free_at < best->free_at) best = &p->routes[i];
  return best;
}

void vast_pace_learn(struct vast_pace *p, uint64_t route, double threshold, double now) {
  if (!(threshold > 0)) return;
  if (threshold > 60) threshold = 60; /* so that a wrong answer cannot delay calls for long */
  double free_at = now + threshold;
  struct vast_pace_route *r = find(p, route);
  if (r == NULL) r = oldest(p);
  else if (r->free_at > free_at) free_at = r->free_at; /* keeps the times that are reserved */
  *r = (struct vast_pace_route){route, threshold, free_at};
}
