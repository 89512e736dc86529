/* core/base/names.h -- the nearest known name, for "did you mean". */
#ifndef VAST_CORE_BASE_NAMES_H
#define VAST_CORE_BASE_NAMES_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

/* Keeps the nearest candidate offered so far. Case and '-' versus '_' count
** little; what is too far (more than about a third of the word) never wins. */
struct vast_nearest {
  const char *wanted; /* borrowed */
  const char *best;   /* NULL: none near enough */
  unsigned distance;  /* rank of best; private */
};

void vast_nearest_start(struct vast_nearest *n, const char *wanted);
void vast_nearest_offer(struct vast_nearest *n, const char *candidate);

#pragma GCC visibility pop

#endif
