/* bind/ops/search/query.h -- the filters of a script in their three forms: text in the search
** language, `where`, or a table that is sent unchanged. */
#ifndef VAST_BIND_OPS_SEARCH_QUERY_H
#define VAST_BIND_OPS_SEARCH_QUERY_H

#include "bind/runtime/base.h"

#include "core/op.h"
#include "core/query/query.h"
#include "core/query/order.h"

#pragma GCC visibility push(hidden)

enum search_form {
  SEARCH_ALL,  /* no filters */
  SEARCH_TEXT, /* query = "gpu_ram>=24" */
  SEARCH_WHERE,
  SEARCH_TABLE /* query = { … } */
};

/* The form that the arguments have. Raises where there are two. */
enum search_form vastL_search_form(lua_State *L, const struct vast_op *op, int args);

/* Pushes an empty query, a userdata. */
struct vast_query *vastL_search_query_push(lua_State *L, const struct vast_field_set *set);
/* The query at idx, or NULL. */
struct vast_query *vastL_search_query_at(lua_State *L, int idx);

/* Adds the filters in the arguments, unless they are a table. May raise. */
void vastL_search_query_read(lua_State *L, struct vast_query *q, enum search_form form, int args);

/* Raises "where: unknown field …" at the script's line. */
int vastL_search_raise(lua_State *L, const char *what, const struct vast_query_fault *fault)
    __attribute__((noreturn));
/* The same for a query that failed; without memory raises the memory error. */
int vastL_search_fail(lua_State *L, const struct vast_query *q, const char *what,
                      const struct vast_query_fault *fault) __attribute__((noreturn));

#pragma GCC visibility pop

#endif
