/* core/query/clause.h -- a search as filters: FIELD OPERATOR VALUE, gathered from
** the language or from a table, one way for both. Later filters with the same
** field and operator replace earlier ones; "any" takes a field's filters away. */
#ifndef VAST_CORE_QUERY_CLAUSE_H
#define VAST_CORE_QUERY_CLAUSE_H

#include "core/query/value.h"

#pragma GCC visibility push(hidden)

enum vast_compare { VAST_EQ, VAST_NEQ, VAST_GT, VAST_GTE, VAST_LT, VAST_LTE, VAST_IN, VAST_NOTIN };

enum {
  VAST_QUERY_CLAUSES = 128,    /* filters of different field or operator */
  VAST_QUERY_LEN = 1024 * 1024 /* bytes of a query in the language */
};

struct vast_clause {
  const struct vast_field *field; /* NULL: an unknown one, by name */
  size_t name, name_len;          /* in text */
  size_t json, json_len;          /* the value, in text */
  enum vast_compare compare;
  bool is_default; /* a default, not the caller's wish */
};

struct vast_query {
  const struct vast_field_set *set;
  struct vast_clause clauses[VAST_QUERY_CLAUSES];
  size_t count;
  struct vast_buffer text; /* owned; names and values */
  struct vast_buffer word; /* owned; one value being converted */
  bool allow_unknown;      /* set behind init: unknown fields are sent as they are */
  bool georegion, chunked; /* the directives, which are not sent */

  /* the clause being built; private */
  struct vast_clause open;
  struct vast_json_writer writer;
  size_t at;       /* where it begins in the caller's text, from 1; 0: in a table */
  bool *directive; /* not a filter but one of the two above */
  bool wild, filled;
};

struct vast_query_fault {
  char message[320]; /* "unknown field 'gpu_nme' at 1 (did you mean 'gpu_name'?)" */
};

/* Which field and operator; `at` as above. */
struct vast_term {
  const char *name;
  size_t len, at;
  enum vast_compare compare;
};

void vast_query_init(struct vast_query *q, const struct vast_field_set *set);
void vast_query_free(struct vast_query *q);

/* "gte", ">=", "nin", "not in", …; false: no such operator. */
bool vast_compare_find(const char *word, size_t len, enum vast_compare *compare) VAST_MUST_USE;
const char *vast_compare_name(enum vast_compare compare);

/* A filter that the caller did not ask for; json is its finished value. */
bool vast_query_default(struct vast_query *q, const char *name, enum vast_compare compare,
                        const char *json) VAST_MUST_USE;

/* One filter: begin, its value or values, end. Each is false with a fault; the
** query is good for nothing then. */
bool vast_query_begin(struct vast_query *q, const struct vast_term *term,
                      struct vast_query_fault *fault) VAST_MUST_USE;
bool vast_query_put(struct vast_query *q, const struct vast_value *v, size_t at,
                    struct vast_query_fault *fault) VAST_MUST_USE;
bool vast_query_end(struct vast_query *q, struct vast_query_fault *fault) VAST_MUST_USE;

/* Behind the last filter: regions become their countries, if georegion is on. */
bool vast_query_finish(struct vast_query *q, struct vast_query_fault *fault) VAST_MUST_USE;

/* Writes the filters as fields of an object that is open. */
void vast_query_write(const struct vast_query *q, struct vast_json_writer *w);

/* The name that is sent. */
struct vast_slice vast_clause_name(const struct vast_query *q, const struct vast_clause *c);

/* Sets the message; a token of the caller's is cut to fit. Returns false. */
bool vast_query_fail(struct vast_query_fault *fault, const char *format, ...) VAST_PRINTF(2, 3);

/* "'gpu_nme' at 1" for messages, or without a place if `at` is 0. */
struct vast_token {
  char text[80];
};
struct vast_token vast_token_of(const char *text, size_t len, size_t at);

#pragma GCC visibility pop

#endif
