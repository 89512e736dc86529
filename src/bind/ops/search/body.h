/* bind/vastL_hooks_search_body.h -- a search as the service takes it: filters, order,
** type, limit and storage side by side in one object. */
#ifndef VAST_BIND_OPS_SEARCH_BODY_H
#define VAST_BIND_OPS_SEARCH_BODY_H

#include "bind/ops/search/query.h"

#pragma GCC visibility push(hidden)

struct search_default {
  const char *field, *json;
  enum vast_compare compare;
  bool not_text; /* left out where the query is text in the language */
};

/* What the methods that search for offers differ in. */
struct search_kind {
  const char *method;
  const struct vast_field_set *fields;
  const struct search_default *defaults;
  size_t default_count;
  const char *storage; /* the argument that says how much storage is priced */
  const char *storage_default;
  const char *type; /* what is sent where none is given; NULL: no type is sent */
  bool unordered;   /* order = null: no order, instead of the usual one */
};

#define SEARCH_SCORE "[[\"score\",\"desc\"]]"

/* Adds the kind's presets for that form to an empty query. */
void vastL_search_presets(lua_State *L, struct vast_query *q, const struct search_kind *kind,
                          enum search_form form);

/* Writes the object. The query holds the filters; where the form is a table, the
** argument itself is sent, and presets fill its gaps unless no_default. Raises. */
void vastL_search_body(lua_State *L, struct vast_json_writer *w, const struct search_kind *kind,
                       const struct vast_query *q, enum search_form form, int args);

#pragma GCC visibility pop

#endif
