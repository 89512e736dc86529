/* core/query/query.h -- the search language: filters separated by blanks, such as "gpu_ram>=24
** num_gpus=4 gpu_name in [RTX_4090, H100_SXM] verified=any". Parsing takes time in proportion to
** the text. Text that cannot be parsed is an error, never ignored. */
#ifndef VAST_CORE_QUERY_QUERY_H
#define VAST_CORE_QUERY_QUERY_H

#include "core/query/clause.h"

#pragma GCC visibility push(hidden)

/* Adds the filters of a text to the query. False: the fault names the token and its position, and
** the query must not be used. vast_query_finish comes next. */
bool vast_query_parse(struct vast_query *q, const char *text, size_t len,
                      struct vast_query_fault *fault) VAST_MUST_USE;

/* Adds one filter whose value is written as in the language, with lists, quotes and wildcards,
** except that blanks need no quotes. */
bool vast_query_word(struct vast_query *q, const char *field, enum vast_compare compare,
                     const char *value, size_t len, struct vast_query_fault *fault) VAST_MUST_USE;

#pragma GCC visibility pop

#endif
