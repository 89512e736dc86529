/* core/redact/docker_flags.h -- finds the values in a text of Docker flags such as "-e NAME=value
** -p 8080:8080". */
#ifndef VAST_CORE_REDACT_DOCKER_FLAGS_H
#define VAST_CORE_REDACT_DOCKER_FLAGS_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

/* One NAME=value, the value without its quotes. */
struct vast_docker_value {
  struct vast_slice name, value;
};

/* Finds the next value from *at on and moves *at to its end. False: there is none. A text that
** begins with neither a flag nor NAME=value is one value without a name. */
bool vast_docker_next(struct vast_slice text, size_t *at, struct vast_docker_value *found);

#pragma GCC visibility pop

#endif
