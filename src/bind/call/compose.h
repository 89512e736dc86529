/* bind/call/compose.h -- from the table of arguments to URL and body, as the row describes. */
#ifndef VAST_BIND_CALL_COMPOSE_H
#define VAST_BIND_CALL_COMPOSE_H

#include "bind/runtime/base.h"

#include "core/http/exchange.h"
#include "core/op.h"

#pragma GCC visibility push(hidden)

/* Writes URL and body from the table at `args` into the exchange. May raise. */
void vastL_compose_request(lua_State *L, const struct vast_op *op, int args,
                           struct vast_exchange *x);

/* Only the URL (base, path, query); only the body. */
void vastL_compose_url(lua_State *L, const struct vast_op *op, int args, struct vast_exchange *x);
void vastL_compose_body(lua_State *L, const struct vast_op *op, int args, struct vast_exchange *x);

#pragma GCC visibility pop

#endif
