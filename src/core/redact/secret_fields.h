/* core/redact/secret_fields.h -- finds the fields with secrets in a text, which may be JSON,
** Python's repr() of it, JSON inside a JSON string, or the query of a URL, and may be truncated or
** broken. */
#ifndef VAST_CORE_REDACT_SECRET_FIELDS_H
#define VAST_CORE_REDACT_SECRET_FIELDS_H

#include "core/op.h"

#pragma GCC visibility push(hidden)

enum vast_field_kind {
  VAST_FIELD_PUBLIC, /* not secret */
  VAST_FIELD_SECRET, /* secret by its name; a number is not */
  VAST_FIELD_MARKED, /* marked secret by the row; a number too */
  VAST_FIELD_FLAGS   /* Docker flags or a table, whose values are secret */
};

/* The kind of a field in a request or answer of the row (NULL: none), else by its name. */
enum vast_field_kind vast_field_kind(const struct vast_op *op, struct vast_slice name);

/* A quoted text: "…", '…' or \"…\". */
struct vast_quoted {
  size_t mark;       /* length of its opening quote; 0: there is no quoted text */
  size_t start, end; /* the text inside; end is the closing quote, or the end of the text */
  size_t behind;     /* the position after the closing quote */
};

struct vast_quoted vast_quoted_at(struct vast_slice text, size_t at);

/* A field in a text: at `at` is the quote of its name, or the ? or & of a query. */
struct vast_secret_field {
  enum vast_field_kind kind; /* PUBLIC: there is no secret field here */
  struct vast_slice name;
  size_t value; /* offset of its value */
  bool query;   /* in a query, where the value ends at & */
};

struct vast_secret_field vast_secret_field_at(const struct vast_op *op, struct vast_slice text,
                                              size_t at);

#pragma GCC visibility pop

#endif
