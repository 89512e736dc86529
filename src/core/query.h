/* core/query.h -- the search language: "gpu_ram>=24 num_gpus=4 gpu_name in
** [RTX_4090, H100_SXM] verified=any", clauses joined by blanks.
** One pass, linear in the text; nothing is dropped silently. */
#ifndef VAST_QUERY_H
#define VAST_QUERY_H

#include "query_clause.h"

#pragma GCC visibility push(hidden)

/* Adds the clauses of a text to the query. False: the fault names the token and
** its place, and the query is good for nothing. vast_query_finish comes next. */
bool vast_query_parse(struct vast_query *q, const char *text, size_t len,
                      struct vast_query_fault *fault) VAST_MUST_USE;

/* One clause whose value is written as in the language: lists, quotes, wildcards,
** but blanks need no quotes. */
bool vast_query_word(struct vast_query *q, const char *field, enum vast_compare compare,
                     const char *value, size_t len, struct vast_query_fault *fault) VAST_MUST_USE;

/* Writes an order like "num_gpus-,dph" as a list of pairs: a leading or trailing
** minus is descending; an empty text is an empty list. */
void vast_order_begin(struct vast_json_writer *w);
void vast_order_write(const struct vast_field_set *set, const char *text, size_t len,
                      struct vast_json_writer *w);
void vast_order_end(struct vast_json_writer *w);

#pragma GCC visibility pop

#endif
