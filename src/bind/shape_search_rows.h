/* bind/shape_search_rows.h -- the offers that came back: checked against the
** search, and with what the official SDK adds. */
#ifndef VAST_BIND_SHAPE_SEARCH_ROWS_H
#define VAST_BIND_SHAPE_SEARCH_ROWS_H

#include "base.h"

#include "../core/error.h"
#include "../core/query.h"

#pragma GCC visibility push(hidden)

/* The list lies on top. False: an offer does not fit the query, the error says
** which and how. */
bool search_rows_fit(lua_State *L, const struct vast_query *q, struct vast_error *error);

/* Gives each offer `datacenter`; with the directives, its region behind the
** country, and the sizes of a whole chunk, offers smaller than one left out. */
void search_rows_finish(lua_State *L, const struct vast_query *q);

#pragma GCC visibility pop

#endif
