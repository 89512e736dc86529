/* core/query/check.h -- does a returned row fit the filters? The service drops
** filters that it does not understand, silently, and the wrong machine is rented. */
#ifndef VAST_CORE_QUERY_CHECK_H
#define VAST_CORE_QUERY_CHECK_H

#include "core/query/clause.h"

#pragma GCC visibility push(hidden)

enum vast_cell_type { VAST_CELL_ABSENT, VAST_CELL_NUMBER, VAST_CELL_TEXT, VAST_CELL_FLAG };

/* A field of a returned row. */
struct vast_cell {
  enum vast_cell_type type;
  double number;
  const char *text; /* borrowed */
  size_t len;
  bool flag;
};

/* The field of a row to look at; NULL: nothing can be said about this clause. */
const char *vast_clause_cell(const struct vast_query *q, const struct vast_clause *c);

/* True only where the row surely does not fit. Absent fields, other types than
** expected, equality of measures and differences below one in a hundred of a
** measure (rounding, time that passed) are no proof. */
bool vast_clause_broken(const struct vast_query *q, const struct vast_clause *c,
                        const struct vast_cell *cell);

/* The clause for a message, in the service's units: num_gpus gte "4". */
void vast_clause_describe(const struct vast_query *q, const struct vast_clause *c, char *to,
                          size_t size);

#pragma GCC visibility pop

#endif
