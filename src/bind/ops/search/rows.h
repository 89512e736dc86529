/* bind/ops/search/rows.h -- offers in the answer: checked against the search, and completed as the
** official SDK does. */
#ifndef VAST_BIND_OPS_SEARCH_ROWS_H
#define VAST_BIND_OPS_SEARCH_ROWS_H

#include "bind/runtime/base.h"

#include "core/base/error.h"
#include "core/query/query.h"

#pragma GCC visibility push(hidden)

/* The offer lies on top. False: it does not match the query; the error is set. */
bool vastL_search_row_fits(lua_State *L, const struct vast_query *q, struct vast_error *error);

/* Sets `datacenter` of the offer on top; for the directive georegion appends the region to its
** geolocation, for chunked rounds its sizes down to a chunk. False: it is smaller than a chunk. */
bool vastL_search_row_finish(lua_State *L, const struct vast_query *q);

/* Adds the columns that the two functions above read to the set on top. */
void vastL_search_row_columns(lua_State *L, const struct vast_query *q);

#pragma GCC visibility pop

#endif
