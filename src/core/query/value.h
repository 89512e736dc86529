/* core/query/value.h -- one value of a filter, from what the caller wrote to the
** JSON that the service understands: units, versions, flags, names. */
#ifndef VAST_CORE_QUERY_VALUE_H
#define VAST_CORE_QUERY_VALUE_H

#include "core/json/json.h"
#include "core/query/fields.h"

#pragma GCC visibility push(hidden)

enum vast_value_type {
  VAST_VALUE_WORD, /* as it stands in the language: quotes and underscores still in it */
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

/* A decimal number, blanks around it allowed, in any locale; false: it is none,
** or not finite. */
bool vast_number_read(const char *text, size_t len, double *number) VAST_MUST_USE;

/* 535.86.05 as 535086005; false: not three parts of digits, or all zero. */
bool vast_version_read(const char *text, size_t len, int64_t *number) VAST_MUST_USE;

/* "any", "*" or "?": no filter. */
bool vast_value_is_any(const struct vast_value *v);

/* Writes the value as the field wants it; `listed`: as an element of a list.
** Words of the language go as the official SDK sends them, numbers as text but
** where a unit or a version is converted; typed values go as what they are. A
** NULL field is an unknown one: anything goes. `scratch` is overwritten. False:
** `why` tells what the field takes ("takes a number of GB"). */
bool vast_value_write(struct vast_json_writer *w, const struct vast_field *field,
                      const struct vast_value *v, bool listed, struct vast_buffer *scratch,
                      const char **why) VAST_MUST_USE;

#pragma GCC visibility pop

#endif
