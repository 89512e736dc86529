/* core/base/names.h -- finds the most similar known name, for "did you mean" in messages. */
#ifndef VAST_CORE_BASE_NAMES_H
#define VAST_CORE_BASE_NAMES_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

/* The most similar of the candidates offered so far. Case and the difference between '-' and '_'
** are ignored. A candidate that differs in more than about a third of the word is not taken. */
struct vast_nearest {
  const char *wanted; /* borrowed */
  const char *best;   /* NULL: none is similar enough */
  unsigned distance;  /* rank of best; private */
};

void vast_nearest_start(struct vast_nearest *n, const char *wanted);
void vast_nearest_offer(struct vast_nearest *n, const char *candidate);

#pragma GCC visibility pop

#endif
