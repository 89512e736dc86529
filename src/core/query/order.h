/* core/query/order.h -- the order of a search: fields with a direction each, as a
** list of pairs. A field that looks misspelt is refused: the service would pass over
** it, and the first offer would not be the cheapest. */
#ifndef VAST_CORE_QUERY_ORDER_H
#define VAST_CORE_QUERY_ORDER_H

#include "core/query/clause.h"

#pragma GCC visibility push(hidden)

enum { VAST_QUERY_ORDERS = 128 }; /* fields of one order: there are not as many */

/* An order that is being written into an array that is open. */
struct vast_order {
  const struct vast_field_set *set;
  struct vast_json_writer *w;
  bool allow_unknown; /* any field will do */
  size_t count;       /* fields so far */
  struct vast_query_fault fault;
};

/* False where no row has that field and one with nearly that name is known. Other names,
** and what is no name at all ("a+"), are left to the service: rows get new fields. */
bool vast_order_check(const struct vast_field_set *set, const char *name, size_t len,
                      struct vast_query_fault *fault) VAST_MUST_USE;

/* Writes an order like "num_gpus-,dph" as pairs: a leading or trailing minus is
** descending; an empty text writes none. False: the fault names a misspelt field, or
** there are too many. */
bool vast_order_text(struct vast_order *o, const char *text, size_t len) VAST_MUST_USE;

/* The same of one field. */
bool vast_order_pair(struct vast_order *o, struct vast_slice field, bool descending) VAST_MUST_USE;

#pragma GCC visibility pop

#endif
