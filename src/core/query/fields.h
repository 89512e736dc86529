/* core/query/fields.h -- the searchable fields of each kind of row, with type, unit and one line of
** documentation, and their short names. */
#ifndef VAST_CORE_QUERY_FIELDS_H
#define VAST_CORE_QUERY_FIELDS_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

enum vast_field_type {
  VAST_FIELD_TEXT,
  VAST_FIELD_NAME,    /* underscores count as blanks, as in RTX_4090 */
  VAST_FIELD_COUNTRY, /* two letters; offers have "Sweden, SE" */
  VAST_FIELD_FLAG,
  VAST_FIELD_INTEGER,
  VAST_FIELD_NUMBER,
  VAST_FIELD_VERSION /* 535.86.05, sent as 535086005 */
};

struct vast_field {
  const char *name;
  enum vast_field_type type;
  const char *unit; /* the unit of the caller; NULL: none */
  const char *doc;  /* one line */
  const char *cell; /* field of a returned row to compare with the filter; NULL: not compared,
                       because the service filters by another value than it returns */
  double factor;    /* from the unit of the caller to that of the service; 0: they are equal */
};

struct vast_alias {
  const char *name, *field;
};

struct vast_field_set {
  const struct vast_field *fields;
  size_t count;
  const struct vast_alias *aliases;
  size_t alias_count;
  bool directives;            /* georegion and chunked are accepted */
  const char *const *columns; /* further fields of rows, for the order only; the last is NULL */
};

extern const struct vast_field_set vast_offer_fields, vast_volume_fields,
    vast_network_volume_fields, vast_template_fields, vast_benchmark_fields, vast_invoice_fields;

/* Finds a field by its name or an alias; NULL: unknown. */
const struct vast_field *vast_field_find(const struct vast_field_set *set, const char *name,
                                         size_t len);
/* The field of an alias; NULL: not an alias. */
const char *vast_field_alias(const struct vast_field_set *set, const char *name, size_t len);
/* True if rows have such a field that can be used for the order but not in a filter. */
bool vast_field_is_column(const struct vast_field_set *set, const char *name, size_t len);
/* The most similar field or alias; NULL: none is similar. */
const char *vast_field_nearest(const struct vast_field_set *set, const char *name);
/* The same among the fields for the order. */
const char *vast_column_nearest(const struct vast_field_set *set, const char *name);

#pragma GCC visibility pop

#endif
