/* bind/vastL_hooks_search_rows.h -- the offers that came back: checked against the
** search, and with what the official SDK adds. */
#ifndef VAST_BIND_OPS_SEARCH_ROWS_H
#define VAST_BIND_OPS_SEARCH_ROWS_H

#include "bind/runtime/base.h"

#include "core/base/error.h"
#include "core/query/query.h"

#pragma GCC visibility push(hidden)

/* The offer lies on top. False: it does not fit the query, the error says how. */
bool vastL_search_row_fits(lua_State *L, const struct vast_query *q, struct vast_error *error);

/* Gives the offer on top `datacenter`; with the directives, its region behind the
** country, and the sizes of a whole chunk. False: it is smaller than one. */
bool vastL_search_row_finish(lua_State *L, const struct vast_query *q);

/* Adds the columns that both look at to the set on top. */
void vastL_search_row_reads(lua_State *L, const struct vast_query *q);

#pragma GCC visibility pop

#endif
