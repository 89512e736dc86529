/* core/auth/permission_limits.h -- the constraints of a permissions tree. */
#ifndef VAST_CORE_AUTH_PERMISSION_LIMITS_H
#define VAST_CORE_AUTH_PERMISSION_LIMITS_H

#include "core/auth/permission_walk.h"

#pragma GCC visibility push(hidden)

/* Checks the value of a name "constraints", which was the latest token. */
bool vast_limits_check(struct vast_walk *w) VAST_MUST_USE;

#pragma GCC visibility pop

#endif
