/* core/query/check.c -- checks returned rows against the filters; see check.h. */
#include "core/query/check.h"

#include <math.h>
#include <stdio.h>

#include "core/base/error.h"

static const double tolerance = 0.01; /* relative, of a measure */

enum answer { NO, YES, UNSURE };

/* One value of a clause. */
struct operand {
  enum vast_json_type type;
  struct vast_slice raw; /* of a string: escapes not resolved */
};

/* --- equality --------------------------------------------------------------- */

static enum answer sure(bool yes) { return yes ? YES : NO; }

/* In the search language a number may be a text too. */
static bool number_of(const struct operand *w, double *number) {
  if (w->type != VAST_JSON_NUMBER && w->type != VAST_JSON_STRING) return false;
  return vast_number_read(w->raw.bytes, w->raw.len, number);
}

static char folded(char c) { return c == '_' ? ' ' : vast_to_lower(c); }

static enum answer same_name(const struct operand *w, const struct vast_cell *cell) {
  if (cell->type != VAST_CELL_TEXT || w->type != VAST_JSON_STRING) return UNSURE;
  if (memchr(w->raw.bytes, '\\', w->raw.len)) return UNSURE;
  bool same = cell->len == w->raw.len;
  for (size_t i = 0; same && i < cell->len; i++)
    same = folded(cell->text[i]) == folded(w->raw.bytes[i]);
  return sure(same);
}

static bool is_country(const char *text, size_t len) {
  return len == 2 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'A' && text[1] <= 'Z';
}

/* A row has "Sweden, SE", a filter "SE". */
static enum answer same_country(const struct operand *w, const struct vast_cell *cell) {
  if (cell->type != VAST_CELL_TEXT || cell->len < 2) return UNSURE;
  const char *code = cell->text + cell->len - 2;
  if (cell->len > 2 && code[-1] != ' ' && code[-1] != ',') return UNSURE;
  if (!is_country(code, 2) || !is_country(w->raw.bytes, w->raw.len)) return UNSURE;
  return sure(memcmp(code, w->raw.bytes, 2) == 0);
}

/* Rows have some flags in another form: `verification` is a text, hosting_type a number. */
static enum answer same_flag(const struct vast_field *field, const struct operand *w,
                             const struct vast_cell *cell) {
  if (w->type != VAST_JSON_TRUE && w->type != VAST_JSON_FALSE) return UNSURE;
  bool yes = w->type == VAST_JSON_TRUE;
  if (cell->type == VAST_CELL_FLAG) return sure(cell->flag == yes);
  if (cell->type == VAST_CELL_NUMBER && (cell->number == 0 || cell->number == 1))
    return sure((cell->number == 1) == yes);
  struct vast_slice text = {cell->text, cell->len};
  if (cell->type != VAST_CELL_TEXT || strcmp(field->name, "verified") != 0 || !yes) return UNSURE;
  if (vast_slice_is(text, "verified")) return YES;
  return vast_slice_is(text, "unverified") || vast_slice_is(text, "deverified") ? NO : UNSURE;
}

static enum answer same(const struct vast_field *field, const struct operand *w,
                        const struct vast_cell *cell, double number) {
  double wanted;
  switch (field->type) {
  case VAST_FIELD_NAME: return same_name(w, cell);
  case VAST_FIELD_COUNTRY: return same_country(w, cell);
  case VAST_FIELD_FLAG: return same_flag(field, w, cell);
  case VAST_FIELD_VERSION:
  case VAST_FIELD_INTEGER:
    return !isnan(number) && number_of(w, &wanted) ? sure(wanted == number) : UNSURE;
  case VAST_FIELD_NUMBER:
  case VAST_FIELD_TEXT: break;
  }
  return UNSURE;
}

/* --- order ------------------------------------------------------------------ */

static bool outside(enum vast_compare compare, double number, double bound, double margin) {
  switch (compare) {
  case VAST_GT: return margin > 0 ? number < bound - margin : number <= bound;
  case VAST_GTE: return number < bound - margin;
  case VAST_LT: return margin > 0 ? number > bound + margin : number >= bound;
  case VAST_LTE: return number > bound + margin;
  default: return false;
  }
}

/* --- the clause ------------------------------------------------------------- */

/* The number in a row; NAN: there is none. A version is a text in rows. */
static double cell_number(const struct vast_field *field, const struct vast_cell *cell) {
  int64_t version;
  if (field->type == VAST_FIELD_VERSION)
    return cell->type == VAST_CELL_TEXT && vast_version_read(cell->text, cell->len, &version)
               ? (double)version
               : NAN;
  return cell->type == VAST_CELL_NUMBER ? cell->number : NAN;
}

/* A version in a filter without points ("535") is not checked: how the service reads it is
** unknown. */
static bool is_usable(const struct vast_field *field, const struct operand *w) {
  return field->type != VAST_FIELD_VERSION || w->type == VAST_JSON_NUMBER;
}

/* Whether the cell equals one of the clause's values. */
static enum answer equals_any(const struct vast_query *q, const struct vast_clause *c,
                              const struct vast_cell *cell, double number) {
  struct vast_json_reader r;
  enum vast_json_type type;
  enum answer all = NO;
  vast_json_open(&r, q->text.data + c->json, c->json_len);
  while ((type = vast_json_next(&r)) != VAST_JSON_END && type != VAST_JSON_ERROR) {
    if (type == VAST_JSON_ARRAY || type == VAST_JSON_ARRAY_END) continue;
    struct operand w = {type, {r.text + r.start, r.token_len}};
    enum answer one = is_usable(c->field, &w) ? same(c->field, &w, cell, number) : UNSURE;
    if (one == YES) return YES;
    if (one == UNSURE) all = UNSURE;
  }
  return all;
}

static bool violates_bound(const struct vast_query *q, const struct vast_clause *c, double number) {
  struct vast_json_reader r;
  double bound;
  vast_json_open(&r, q->text.data + c->json, c->json_len);
  enum vast_json_type type = vast_json_next(&r);
  struct operand w = {type, {r.text + r.start, r.token_len}};
  if (isnan(number) || !is_usable(c->field, &w) || !number_of(&w, &bound)) return false;
  return outside(c->compare, number, bound,
                 c->field->type == VAST_FIELD_NUMBER ? tolerance * fabs(bound) : 0);
}

const char *vast_clause_cell(const struct vast_query *q, const struct vast_clause *c) {
  if (c->is_default || c->field == NULL) return NULL;
  if (q->georegion && c->field->type == VAST_FIELD_COUNTRY) return NULL;
  return c->field->cell;
}

bool vast_clause_broken(const struct vast_query *q, const struct vast_clause *c,
                        const struct vast_cell *cell) {
  if (cell->type == VAST_CELL_ABSENT) return false;
  double number = cell_number(c->field, cell);
  switch (c->compare) {
  case VAST_EQ:
  case VAST_IN: return equals_any(q, c, cell, number) == NO;
  case VAST_NEQ:
  case VAST_NOTIN: return equals_any(q, c, cell, number) == YES;
  default: return violates_bound(q, c, number);
  }
}

void vast_clause_describe(const struct vast_query *q, const struct vast_clause *c, char *to,
                          size_t size) {
  char value[60];
  struct vast_slice name = vast_clause_name(q, c);
  vast_text_copy(value, sizeof value, q->text.data + c->json, c->json_len);
  snprintf(to, size, "%.*s %s %s", (int)(name.len < 40 ? name.len : 40), name.bytes,
           vast_compare_name(c->compare), value);
}
