/* core/redact/secret_fields.h -- which fields hold secrets, and finding them in a text that
** may be JSON, Python's repr() of it, JSON in a JSON string, or a URL's query; cut or
** broken as well. Pure: owns nothing. */
#ifndef VAST_CORE_REDACT_SECRET_FIELDS_H
#define VAST_CORE_REDACT_SECRET_FIELDS_H

#include "core/op.h"

#pragma GCC visibility push(hidden)

enum vast_field_kind {
  VAST_FIELD_OPEN,   /* no secret */
  VAST_FIELD_SECRET, /* by its name: texts are, numbers are not */
  VAST_FIELD_MARKED, /* by the row: numbers as well */
  VAST_FIELD_FLAGS   /* Docker flags, or a table: the values are */
};

/* What the row (NULL: none) says of a field of its request or answer; else what the
** name says. */
enum vast_field_kind vast_field_kind(const struct vast_op *op, struct vast_slice name);

/* A quoted text: "…", '…' or \"…\". */
struct vast_quoted {
  size_t mark;       /* bytes of its opening quote; 0: there is none here */
  size_t start, end; /* what is inside; end is where the closing quote begins, or the end */
  size_t behind;
};

struct vast_quoted vast_quoted_at(struct vast_slice text, size_t at);

/* A field whose value is secret, its name's quote, or the ? or & of a query, at `at`. */
struct vast_secret_field {
  enum vast_field_kind kind; /* OPEN: there is none here */
  struct vast_slice name;
  size_t value; /* where its value begins */
  bool query;   /* the value ends at & */
};

struct vast_secret_field vast_secret_field_at(const struct vast_op *op, struct vast_slice text,
                                              size_t at);

#pragma GCC visibility pop

#endif
