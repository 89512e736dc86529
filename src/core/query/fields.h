/* core/query/fields.h -- what can be searched for: the known fields of each kind
** of row, with type, unit and one line of doc, and the short names of some. */
#ifndef VAST_CORE_QUERY_FIELDS_H
#define VAST_CORE_QUERY_FIELDS_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

enum vast_field_type {
  VAST_FIELD_TEXT,
  VAST_FIELD_NAME,    /* of a GPU: underscores stand for blanks */
  VAST_FIELD_COUNTRY, /* two letters; offers say "Sweden, SE" */
  VAST_FIELD_FLAG,
  VAST_FIELD_INTEGER,
  VAST_FIELD_NUMBER,
  VAST_FIELD_VERSION /* 535.86.05, sent as 535086005 */
};

struct vast_field {
  const char *name;
  enum vast_field_type type;
  const char *unit; /* the caller's; NULL: none */
  const char *doc;  /* one line */
  const char *cell; /* field of a returned row that must fit the filter; NULL: not judged,
                       because the service filters by something else than it shows */
  double factor;    /* from the caller's unit to the service's; 0: they are the same */
};

struct vast_alias {
  const char *name, *field;
};

struct vast_field_set {
  const struct vast_field *fields;
  size_t count;
  const struct vast_alias *aliases;
  size_t alias_count;
  bool directives;            /* georegion and chunked are understood */
  const char *const *columns; /* what rows show besides, to order by; the last is NULL */
};

extern const struct vast_field_set vast_offer_fields, vast_volume_fields,
    vast_network_volume_fields, vast_template_fields, vast_benchmark_fields, vast_invoice_fields;

/* By its name or an alias; NULL: unknown. */
const struct vast_field *vast_field_find(const struct vast_field_set *set, const char *name,
                                         size_t len);
/* The field that an alias stands for; NULL: no alias. */
const char *vast_field_alias(const struct vast_field_set *set, const char *name, size_t len);
/* True where rows show such a field besides those: to order by, not to search for. */
bool vast_field_is_column(const struct vast_field_set *set, const char *name, size_t len);
/* The nearest field or alias; NULL: none is near. */
const char *vast_field_nearest(const struct vast_field_set *set, const char *name);
/* The nearest of what can be ordered by. */
const char *vast_column_nearest(const struct vast_field_set *set, const char *name);

#pragma GCC visibility pop

#endif
