/* bind/compose.h -- from the table of arguments to URL and body, by the row. */
#ifndef VAST_BIND_COMPOSE_H
#define VAST_BIND_COMPOSE_H

#include "base.h"

#include "../core/exchange.h"
#include "../core/op.h"

#pragma GCC visibility push(hidden)

/* Writes the row's request from the table at args into x->url, x->body. Raises. */
void compose_request(lua_State *L, const struct vast_op *op, int args, struct vast_exchange *x);

/* Its parts, for shapes: the URL (base, path, query), and the body. */
void compose_url(lua_State *L, const struct vast_op *op, int args, struct vast_exchange *x);
void compose_body(lua_State *L, const struct vast_op *op, int args, struct vast_exchange *x);

#pragma GCC visibility pop

#endif
