/* bind/shape_many.h -- one id or a list of them. */
#ifndef VAST_BIND_SHAPE_MANY_H
#define VAST_BIND_SHAPE_MANY_H

#include "base.h"

#pragma GCC visibility push(hidden)

struct call;

/* Where `id` is a list, the call moves to the row for many (start_instance to
** start_instances). An empty list raises. */
bool many_before(lua_State *L, struct call *c, int args);

#pragma GCC visibility pop

#endif
