/* core/auth/scope_routes.h -- the table that vast_scope_of_route searches. */
#ifndef VAST_CORE_AUTH_SCOPE_ROUTES_H
#define VAST_CORE_AUTH_SCOPE_ROUTES_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

/* Paths have no trailing slash; every placeholder is written {id}. */
struct vast_scope_route {
  const char *verb, *path, *scope;
};

extern const struct vast_scope_route vast_scope_routes[];
extern const size_t vast_scope_route_count;

#pragma GCC visibility pop

#endif
