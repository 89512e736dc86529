/* core/query/clause.h -- the filters of a search, FIELD OPERATOR VALUE, from the search language or
** from a table. A later filter with the same field and operator replaces an earlier one; the value
** "any" removes the filters of a field. */
#ifndef VAST_CORE_QUERY_CLAUSE_H
#define VAST_CORE_QUERY_CLAUSE_H

#include "core/query/value.h"

#pragma GCC visibility push(hidden)

enum vast_compare { VAST_EQ, VAST_NEQ, VAST_GT, VAST_GTE, VAST_LT, VAST_LTE, VAST_IN, VAST_NOTIN };

enum {
  VAST_QUERY_CLAUSES = 128,    /* the largest number of filters */
  VAST_QUERY_LEN = 1024 * 1024 /* the largest number of bytes of a query text */
};

struct vast_clause {
  const struct vast_field *field; /* NULL: an unknown field, see name */
  size_t name, name_len;          /* position in `text` of the query */
  size_t json, json_len;          /* position of the value in `text` */
  enum vast_compare compare;
  bool is_default; /* a default of the method, not given by the caller */
};

struct vast_query {
  const struct vast_field_set *set;
  struct vast_clause clauses[VAST_QUERY_CLAUSES];
  size_t count;
  struct vast_buffer text; /* owned; names and values */
  struct vast_buffer word; /* owned; the value being converted */
  bool allow_unknown;      /* set after init: unknown fields are sent unchanged */
  bool georegion, chunked; /* the directives, which are not sent */

  /* the filter being built; private */
  struct vast_clause open;
  struct vast_json_writer writer;
  size_t at;       /* its position in the text of the caller, from 1; 0: it is from a table */
  bool *directive; /* it is one of the two directives, not a filter; else NULL */
  bool wildcard;   /* its value is "any" */
  bool has_value;
};

struct vast_query_fault {
  char message[320]; /* "unknown field 'gpu_nme' at 1 (did you mean 'gpu_name'?)" */
};

/* Field and operator of a filter; `at` as above. */
struct vast_term {
  const char *name;
  size_t len, at;
  enum vast_compare compare;
};

void vast_query_init(struct vast_query *q, const struct vast_field_set *set);
void vast_query_free(struct vast_query *q);

/* Finds "gte", ">=", "nin", "not in", … False: no such operator. */
bool vast_compare_find(const char *word, size_t len, enum vast_compare *compare) VAST_MUST_USE;
const char *vast_compare_name(enum vast_compare compare);

/* Adds a default filter; json is its value. */
bool vast_query_default(struct vast_query *q, const char *name, enum vast_compare compare,
                        const char *json) VAST_MUST_USE;

/* Adds one filter: begin, its value or values, end. False with a fault; the query must not be used
** then. */
bool vast_query_begin(struct vast_query *q, const struct vast_term *term,
                      struct vast_query_fault *fault) VAST_MUST_USE;
bool vast_query_put(struct vast_query *q, const struct vast_value *v, size_t at,
                    struct vast_query_fault *fault) VAST_MUST_USE;
bool vast_query_end(struct vast_query *q, struct vast_query_fault *fault) VAST_MUST_USE;

/* After the last filter: replaces regions by their countries if georegion is set. */
bool vast_query_finish(struct vast_query *q, struct vast_query_fault *fault) VAST_MUST_USE;

/* Writes the filters as fields of the object that the writer has begun. */
void vast_query_write(const struct vast_query *q, struct vast_json_writer *w);

/* The name that is sent. */
struct vast_slice vast_clause_name(const struct vast_query *q, const struct vast_clause *c);

/* Sets the message. Returns false. */
bool vast_query_fail(struct vast_query_fault *fault, const char *format, ...) VAST_PRINTF(2, 3);

/* "'gpu_nme' at 1" for messages, shortened if it is long; no position if `at` is 0. */
struct vast_token {
  char text[80];
};
struct vast_token vast_token_of(const char *text, size_t len, size_t at);

#pragma GCC visibility pop

#endif
