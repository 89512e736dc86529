/* bind/vastL_hooks_search_query.h -- what a script searches for, in its three forms: a
** text in the language, `where`, or a table that is sent as it is. */
#ifndef VAST_BIND_OPS_SEARCH_QUERY_H
#define VAST_BIND_OPS_SEARCH_QUERY_H

#include "bind/runtime/base.h"

#include "core/op.h"
#include "core/query/query.h"
#include "core/query/order.h"

#pragma GCC visibility push(hidden)

enum search_form {
  SEARCH_ALL,  /* nothing was given */
  SEARCH_TEXT, /* query = "gpu_ram>=24" */
  SEARCH_WHERE,
  SEARCH_TABLE /* query = { … } */
};

/* How the arguments say it. Raises where they say it twice. */
enum search_form vastL_search_form(lua_State *L, const struct vast_op *op, int args);

/* Pushes an empty query; Lua collects it. */
struct vast_query *vastL_search_query_push(lua_State *L, const struct vast_field_set *set);
/* The query at idx, or NULL. */
struct vast_query *vastL_search_query_at(lua_State *L, int idx);

/* Adds what the arguments say, unless it is a table. Raises. */
void vastL_search_query_read(lua_State *L, struct vast_query *q, enum search_form form, int args);

/* Raises "where: unknown field …" at the script's line. */
int vastL_search_raise(lua_State *L, const char *what, const struct vast_query_fault *fault)
    __attribute__((noreturn));
/* The same, where the query itself failed: raises the memory error if that is why. */
int vastL_search_fail(lua_State *L, const struct vast_query *q, const char *what,
                      const struct vast_query_fault *fault) __attribute__((noreturn));

/* True where the argument is there, and neither nil nor null; it is pushed then. */
bool vastL_search_given(lua_State *L, int args, const char *name);
/* True where the argument is true. */
bool vastL_search_flag(lua_State *L, int args, const char *name);

#pragma GCC visibility pop

#endif
