/* core/query/check.h -- checks returned rows against the filters. The service ignores filters that
** it does not know, without an error, so that a wrong machine could be rented. */
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

/* The field of a row to compare with this clause; NULL: it cannot be checked. */
const char *vast_clause_cell(const struct vast_query *q, const struct vast_clause *c);

/* True only if the row certainly does not match. It may match if the field is absent or has another
** type, if the clause tests the equality of a measure, or if a measure differs by less than 1%
** (rounding, time passed). */
bool vast_clause_broken(const struct vast_query *q, const struct vast_clause *c,
                        const struct vast_cell *cell);

/* The clause as text for a message, in units of the service: num_gpus gte "4". */
void vast_clause_describe(const struct vast_query *q, const struct vast_clause *c, char *to,
                          size_t size);

#pragma GCC visibility pop

#endif
