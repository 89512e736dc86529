/* bind/ops/search/body.h -- a search as one JSON object: filters, order, type, limit and
** storage. */
#ifndef VAST_BIND_OPS_SEARCH_BODY_H
#define VAST_BIND_OPS_SEARCH_BODY_H

#include "bind/ops/search/query.h"

#pragma GCC visibility push(hidden)

struct search_default {
  const char *field, *json;
  enum vast_compare compare;
  bool not_text; /* left out where the query is text in the search language */
};

/* The differences between the methods that search for offers. */
struct search_kind {
  const struct vast_field_set *fields;
  const struct search_default *defaults;
  size_t default_count;
  const char *storage; /* the argument for the amount of storage in the price */
  const char *storage_default;
  const char *type; /* the default type; NULL: no type is sent */
  bool unordered;   /* order = null means no order, not the default order */
};

#define SEARCH_SCORE "[[\"score\",\"desc\"]]"

/* Adds the defaults of that kind and form to an empty query. */
void vastL_search_add_defaults(lua_State *L, struct vast_query *q, const struct search_kind *kind,
                               enum search_form form);

/* Writes the object. The query holds the filters. For SEARCH_TABLE the argument itself is sent,
** with the defaults of missing fields unless no_default is set. May raise. */
void vastL_search_body(lua_State *L, struct vast_json_writer *w, const struct search_kind *kind,
                       const struct vast_query *q, enum search_form form, int args);

#pragma GCC visibility pop

#endif
