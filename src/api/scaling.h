/* api/scaling.h -- scaling arguments of endpoints, worker groups and deployments. */
#ifndef VAST_SCALING_H
#define VAST_SCALING_H

#include "core/op.h"

/* json_default here and below: JSON that is sent if the argument is absent, or NULL. */
#define MIN_LOAD_PARAM(json_default)                                                               \
  {                                                                                                \
    .name = "min_load", .range = VAST_FROM_0, .default_json = (json_default), .unit = "perf/s",    \
    .type = VAST_NUMBER, .place = VAST_BODY, .doc = "load that can be served at any time"          \
  }

#define MIN_COLD_LOAD_PARAM(json_default)                                                          \
  {                                                                                                \
    .name = "min_cold_load", .range = VAST_FROM_0, .default_json = (json_default),                 \
    .unit = "perf/s", .type = VAST_NUMBER, .place = VAST_BODY,                                     \
    .doc = "load that cold workers can serve"                                                      \
  }

/* Spare capacity, busy and cold. */
#define SPARE_PARAMS(util_default, mult_default)                                                   \
  {.name = "target_util",                                                                          \
   .range = VAST_FROM_0,                                                                           \
   .default_json = (util_default),                                                                 \
   .type = VAST_NUMBER,                                                                            \
   .place = VAST_BODY,                                                                             \
   .doc = "target utilization of the workers, at most 1"},                                         \
  {                                                                                                \
    .name = "cold_mult", .range = VAST_FROM_0, .default_json = (mult_default),                     \
    .type = VAST_NUMBER, .place = VAST_BODY,                                                       \
    .doc = "capacity of cold workers as a multiple of the load"                                    \
  }

#define COLD_WORKERS_PARAM(json_default)                                                           \
  {                                                                                                \
    .name = "cold_workers", .range = VAST_FROM_0, .default_json = (json_default),                  \
    .type = VAST_INTEGER, .place = VAST_BODY, .doc = "minimum number of cold workers"              \
  }

#define MAX_WORKERS_PARAM(json_default)                                                            \
  {                                                                                                \
    .name = "max_workers", .range = VAST_FROM_0, .default_json = (json_default),                   \
    .type = VAST_INTEGER, .place = VAST_BODY,                                                      \
    .doc = "maximum number of workers, which limits the cost"                                      \
  }

/* Queue limits and the inactivity timeout. */
#define QUEUE_PARAMS                                                                               \
  {.name = "max_queue_time",                                                                       \
   .range = VAST_FROM_0,                                                                           \
   .unit = "s",                                                                                    \
   .type = VAST_NUMBER,                                                                            \
   .place = VAST_BODY,                                                                             \
   .doc = "maximum time in the queue"},                                                            \
      {.name = "target_queue_time",                                                                \
       .range = VAST_FROM_0,                                                                       \
       .unit = "s",                                                                                \
       .type = VAST_NUMBER,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "target time in the queue"},                                                         \
  {                                                                                                \
    .name = "inactivity_timeout", .unit = "s", .type = VAST_NUMBER, .place = VAST_BODY,            \
    .doc = "time without requests until all workers become cold"                                   \
  }

#endif
