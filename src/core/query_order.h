/* core/query_order.h -- the order of a search: fields with a direction each, as a
** list of pairs. A field that looks misspelt is refused: the service would pass over
** it, and the first offer would not be the cheapest. */
#ifndef VAST_QUERY_ORDER_H
#define VAST_QUERY_ORDER_H

#include "query_clause.h"

#pragma GCC visibility push(hidden)

/* False where no row has that field and one with nearly that name is known. Other names,
** and what is no name at all ("a+"), are left to the service: rows get new fields. */
bool vast_order_check(const struct vast_field_set *set, const char *name, size_t len,
                      struct vast_query_fault *fault) VAST_MUST_USE;

/* Writes an order like "num_gpus-,dph" as pairs into an array that is open: a
** leading or trailing minus is descending; an empty text writes none. False: the
** fault names a misspelt field; without a fault, none is refused. */
bool vast_order_text(const struct vast_field_set *set, const char *text, size_t len,
                     struct vast_query_fault *fault, struct vast_json_writer *w) VAST_MUST_USE;

/* The same of one field. */
bool vast_order_pair(const struct vast_field_set *set, struct vast_slice field, bool descending,
                     struct vast_query_fault *fault, struct vast_json_writer *w) VAST_MUST_USE;

#pragma GCC visibility pop

#endif
