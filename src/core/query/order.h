/* core/query/order.h -- the order of a search, a list of pairs of field and direction. A field that
** looks misspelt is refused: the service would ignore it, and the first offer would not be the
** cheapest. */
#ifndef VAST_CORE_QUERY_ORDER_H
#define VAST_CORE_QUERY_ORDER_H

#include "core/query/clause.h"

#pragma GCC visibility push(hidden)

enum { VAST_QUERY_ORDERS = 128 }; /* the largest number of fields, more than there are */

/* An order that is being written into the array that the writer has begun. */
struct vast_order {
  const struct vast_field_set *set;
  struct vast_json_writer *w;
  bool allow_unknown; /* accept any field */
  size_t count;       /* fields so far */
  struct vast_query_fault fault;
};

/* False: no row has that field, and a field with a similar name exists. Other names are left to the
** service, because rows may get new fields; so is text that is not a name ("a+"). */
bool vast_order_check(const struct vast_field_set *set, const char *name, size_t len,
                      struct vast_query_fault *fault) VAST_MUST_USE;

/* Writes an order like "num_gpus-,dph" as pairs. A minus before or after a name means descending;
** an empty text writes no pair. False with a fault: a field is misspelt, or there are too many. */
bool vast_order_text(struct vast_order *o, const char *text, size_t len) VAST_MUST_USE;

/* Writes one pair. */
bool vast_order_pair(struct vast_order *o, struct vast_slice field, bool descending) VAST_MUST_USE;

#pragma GCC visibility pop

#endif
