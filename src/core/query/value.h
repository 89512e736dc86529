/* core/query/value.h -- converts the value of a filter to JSON for the service: units, versions,
** flags, names. */
#ifndef VAST_CORE_QUERY_VALUE_H
#define VAST_CORE_QUERY_VALUE_H

#include "core/json/json.h"
#include "core/query/fields.h"

#pragma GCC visibility push(hidden)

enum vast_value_type {
  VAST_VALUE_WORD, /* as written in the search language, with quotes and underscores */
  VAST_VALUE_TEXT,
  VAST_VALUE_INTEGER,
  VAST_VALUE_NUMBER,
  VAST_VALUE_FLAG,
  VAST_VALUE_NULL
};

struct vast_value {
  enum vast_value_type type;
  const char *text; /* WORD, TEXT; borrowed */
  size_t len;
  int64_t integer;
  double number;
  bool flag;
};

/* Reads a decimal number, blanks around it allowed, in any locale. False: not a number, or not
** finite. */
bool vast_number_read(const char *text, size_t len, double *number) VAST_MUST_USE;

/* Reads 535.86.05 as 535086005. False: not three parts of digits, or all zero. */
bool vast_version_read(const char *text, size_t len, int64_t *number) VAST_MUST_USE;

/* True for "any", "*" and "?", which mean no filter. */
bool vast_value_is_any(const struct vast_value *v);

/* Writes the value in the form of the field; `listed`: as an element of a list. Words of the search
** language are sent as the official SDK sends them: numbers as text, unless a unit or a version is
** converted. Typed values are sent with their type. An unknown field (NULL) accepts any value.
** `scratch` is overwritten. False: `why` says what the field takes ("takes a number of GB"). */
bool vast_value_write(struct vast_json_writer *w, const struct vast_field *field,
                      const struct vast_value *v, bool listed, struct vast_buffer *scratch,
                      const char **why) VAST_MUST_USE;

#pragma GCC visibility pop

#endif
