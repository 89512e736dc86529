/* core/redact/docker_flags.h -- the values in a text of Docker flags: "-e NAME=value -p
** 8080:8080". Pure: owns nothing. */
#ifndef VAST_CORE_REDACT_DOCKER_FLAGS_H
#define VAST_CORE_REDACT_DOCKER_FLAGS_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

/* One NAME=value; quotes around the value are left out of it. */
struct vast_docker_value {
  struct vast_slice name, value;
};

/* The next value from *at on, which is moved behind it. False: there is no more. A
** text that is neither a flag nor a NAME=value is one value without a name. */
bool vast_docker_next(struct vast_slice text, size_t *at, struct vast_docker_value *found);

#pragma GCC visibility pop

#endif
