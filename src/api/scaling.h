/* api/scaling.h -- the arguments that say how many workers serverless code gets. */
#ifndef VAST_SCALING_H
#define VAST_SCALING_H

#include "core/op.h"

/* The load that is served at any time. unsaid: JSON sent when it is left out, or NULL; so below. */
#define MIN_LOAD_PARAM(unsaid)                                                                     \
  {                                                                                                \
    .name = "min_load", .range = VAST_FROM_0, .default_json = (unsaid), .unit = "perf/s",          \
    .type = VAST_NUMBER, .place = VAST_BODY, .doc = "load that is always served"                   \
  }

/* The load that cold workers stand ready for. */
#define MIN_COLD_LOAD_PARAM(unsaid)                                                                \
  {                                                                                                \
    .name = "min_cold_load", .range = VAST_FROM_0, .default_json = (unsaid), .unit = "perf/s",     \
    .type = VAST_NUMBER, .place = VAST_BODY, .doc = "load that cold workers count for"             \
  }

/* How much more there is than the load needs, busy and cold. */
#define SPARE_PARAMS(unsaid_util, unsaid_mult)                                                     \
  {.name = "target_util",                                                                          \
   .range = VAST_FROM_0,                                                                           \
   .default_json = (unsaid_util),                                                                  \
   .type = VAST_NUMBER,                                                                            \
   .place = VAST_BODY,                                                                             \
   .doc = "how busy workers should be, at most 1"},                                                \
  {                                                                                                \
    .name = "cold_mult", .range = VAST_FROM_0, .default_json = (unsaid_mult), .type = VAST_NUMBER, \
    .place = VAST_BODY, .doc = "capacity kept cold, as a multiple of the load"                     \
  }

/* The fewest workers. */
#define COLD_WORKERS_PARAM(unsaid)                                                                 \
  {                                                                                                \
    .name = "cold_workers", .range = VAST_FROM_0, .default_json = (unsaid), .type = VAST_INTEGER,  \
    .place = VAST_BODY, .doc = "fewest workers kept cold"                                          \
  }

/* The most of them. */
#define MAX_WORKERS_PARAM(unsaid)                                                                  \
  {                                                                                                \
    .name = "max_workers", .range = VAST_FROM_0, .default_json = (unsaid), .type = VAST_INTEGER,   \
    .place = VAST_BODY, .doc = "most workers: the limit of what it may cost"                       \
  }

/* What the queue, and its being empty, leads to. */
#define QUEUE_PARAMS                                                                               \
  {.name = "max_queue_time",                                                                       \
   .range = VAST_FROM_0,                                                                           \
   .unit = "s",                                                                                    \
   .type = VAST_NUMBER,                                                                            \
   .place = VAST_BODY,                                                                             \
   .doc = "longest wait in the queue"},                                                            \
      {.name = "target_queue_time",                                                                \
       .range = VAST_FROM_0,                                                                       \
       .unit = "s",                                                                                \
       .type = VAST_NUMBER,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "wait to aim at"},                                                                   \
  {                                                                                                \
    .name = "inactivity_timeout", .unit = "s", .type = VAST_NUMBER, .place = VAST_BODY,            \
    .doc = "time without requests until all workers go cold"                                       \
  }

#endif
