/* core/query/clause.c -- collects the filters of a search; see clause.h. Owns: text and word of the
** query. Invariant: no two filters have the same field and operator, and there are at most
** VAST_QUERY_CLAUSES, so that a search of the list has bounded cost. */
#include "core/query/clause.h"

#include <stdarg.h>
#include <stdio.h>

#include "core/base/error.h"
#include "core/query/regions.h"

enum { TEXT_MAX = 16 * 1024 * 1024 };

/* --- faults ----------------------------------------------------------------- */

bool vast_query_fail(struct vast_query_fault *fault, const char *format, ...) {
  va_list args;
  va_start(args, format);
  vsnprintf(fault->message, sizeof fault->message, format, args);
  va_end(args);
  return false;
}

struct vast_token vast_token_of(const char *text, size_t len, size_t at) {
  struct vast_token t;
  char shown[40];
  vast_text_copy(shown, sizeof shown, text, len);
  const char *more = len >= sizeof shown ? "…" : "";
  if (at) snprintf(t.text, sizeof t.text, "'%s%s' at %zu", shown, more, at);
  else snprintf(t.text, sizeof t.text, "'%s%s'", shown, more);
  return t;
}

static bool no_room(struct vast_query_fault *fault) {
  return vast_query_fail(fault, "the query is too long, or memory ran out");
}

/* --- operators -------------------------------------------------------------- */

static const struct {
  const char *word;
  enum vast_compare compare;
} operators[] = {
    {"eq", VAST_EQ},        {"neq", VAST_NEQ},   {"gt", VAST_GT},      {"gte", VAST_GTE},
    {"lt", VAST_LT},        {"lte", VAST_LTE},   {"in", VAST_IN},      {"notin", VAST_NOTIN},
    {"=", VAST_EQ},         {"==", VAST_EQ},     {"!=", VAST_NEQ},     {">", VAST_GT},
    {">=", VAST_GTE},       {"<", VAST_LT},      {"<=", VAST_LTE},     {"nin", VAST_NOTIN},
    {"not in", VAST_NOTIN}, {"noteq", VAST_NEQ}, {"not eq", VAST_NEQ},
};

bool vast_compare_find(const char *word, size_t len, enum vast_compare *compare) {
  for (size_t i = 0; i < VAST_COUNT(operators); i++) {
    if (!vast_slice_is((struct vast_slice){word, len}, operators[i].word)) continue;
    *compare = operators[i].compare;
    return true;
  }
  return false;
}

const char *vast_compare_name(enum vast_compare compare) { return operators[compare].word; }

static bool takes_list(enum vast_compare compare) {
  return compare == VAST_IN || compare == VAST_NOTIN;
}

/* --- the set of clauses ----------------------------------------------------- */

void vast_query_init(struct vast_query *q, const struct vast_field_set *set) {
  *q = (struct vast_query){.set = set};
  vast_buffer_init(&q->text, TEXT_MAX);
  vast_buffer_init(&q->word, TEXT_MAX);
}

void vast_query_free(struct vast_query *q) {
  vast_buffer_free(&q->text);
  vast_buffer_free(&q->word);
}

struct vast_slice vast_clause_name(const struct vast_query *q, const struct vast_clause *c) {
  if (c->field) return (struct vast_slice){c->field->name, strlen(c->field->name)};
  return (struct vast_slice){vast_buffer_text(&q->text) + c->name, c->name_len};
}

static bool same_field(const struct vast_query *q, const struct vast_clause *a,
                       const struct vast_clause *b) {
  if (a->field || b->field) return a->field == b->field;
  struct vast_slice one = vast_clause_name(q, a), other = vast_clause_name(q, b);
  return one.len == other.len && memcmp(one.bytes, other.bytes, one.len) == 0;
}

static struct vast_clause *find(struct vast_query *q, const struct vast_clause *like,
                                enum vast_compare compare) {
  for (size_t i = 0; i < q->count; i++)
    if (q->clauses[i].compare == compare && same_field(q, &q->clauses[i], like))
      return &q->clauses[i];
  return NULL;
}

static bool add(struct vast_query *q, const struct vast_clause *c) {
  struct vast_clause *there = find(q, c, c->compare);
  if (there == NULL && q->count == VAST_QUERY_CLAUSES) return false;
  if (there == NULL) there = &q->clauses[q->count++];
  *there = *c;
  return true;
}

static void remove_field(struct vast_query *q, const struct vast_clause *like) {
  size_t kept = 0;
  for (size_t i = 0; i < q->count; i++)
    if (!same_field(q, &q->clauses[i], like)) q->clauses[kept++] = q->clauses[i];
  q->count = kept;
}

bool vast_query_default(struct vast_query *q, const char *name, enum vast_compare compare,
                        const char *json) {
  struct vast_clause c = {.field = vast_field_find(q->set, name, strlen(name)),
                          .compare = compare,
                          .json = q->text.len,
                          .json_len = strlen(json),
                          .is_default = true};
  return c.field != NULL && vast_buffer_puts(&q->text, json) && add(q, &c);
}

/* --- one clause ------------------------------------------------------------- */

static bool *directive_of(struct vast_query *q, const struct vast_term *t) {
  if (!q->set->directives) return NULL;
  struct vast_slice name = {t->name, t->len};
  if (vast_slice_is(name, "georegion")) return &q->georegion;
  return vast_slice_is(name, "chunked") ? &q->chunked : NULL;
}

static bool refuse_unknown(const struct vast_query *q, const struct vast_term *t,
                           struct vast_query_fault *fault) {
  char name[64];
  struct vast_token token = vast_token_of(t->name, t->len, t->at);
  vast_text_copy(name, sizeof name, t->name, t->len);
  const char *meant = vast_field_nearest(q->set, name);
  if (meant)
    return vast_query_fail(fault, "unknown field %s (did you mean '%s'?)", token.text, meant);
  return vast_query_fail(fault, "unknown field %s", token.text);
}

bool vast_query_begin(struct vast_query *q, const struct vast_term *t,
                      struct vast_query_fault *fault) {
  q->open = (struct vast_clause){.compare = t->compare, .name_len = t->len};
  q->at = t->at;
  q->wildcard = q->has_value = false;
  q->directive = directive_of(q, t);
  if (q->directive == NULL) {
    q->open.field = vast_field_find(q->set, t->name, t->len);
    if (q->open.field == NULL && !q->allow_unknown) return refuse_unknown(q, t, fault);
    if (!vast_utf8_valid(t->name, t->len)) return vast_query_fail(fault, "a name is not UTF-8");
  }
  q->open.name = q->text.len;
  if (q->open.field == NULL) vast_buffer_add(&q->text, t->name, t->len);
  q->open.json = q->text.len;
  q->writer = (struct vast_json_writer){.out = &q->text};
  if (takes_list(t->compare)) vast_json_begin(&q->writer, '[');
  return !q->text.failed || no_room(fault);
}

static bool put_directive(struct vast_query *q, const struct vast_value *v, const char *name,
                          struct vast_query_fault *fault) {
  bool yes = v->type == VAST_VALUE_FLAG && v->flag, no = v->type == VAST_VALUE_FLAG && !v->flag;
  if (v->type == VAST_VALUE_WORD || v->type == VAST_VALUE_TEXT) {
    struct vast_slice word = {v->text, v->len};
    yes = vast_slice_is(word, "true") || vast_slice_is(word, "True");
    no = vast_slice_is(word, "false") || vast_slice_is(word, "False");
  }
  if (q->open.compare != VAST_EQ || (!yes && !no))
    return vast_query_fail(fault, "%s takes = true or = false", name);
  *q->directive = yes;
  return true;
}

static bool refuse_value(const struct vast_query *q, const struct vast_value *v, size_t at,
                         const char *why, struct vast_query_fault *fault) {
  struct vast_slice name = vast_clause_name(q, &q->open);
  struct vast_token field = vast_token_of(name.bytes, name.len, q->at);
  if (v->type == VAST_VALUE_WORD || v->type == VAST_VALUE_TEXT)
    return vast_query_fail(fault, "%s %s, got %s", field.text, why,
                           vast_token_of(v->text, v->len, at).text);
  return vast_query_fail(fault, "%s %s", field.text, why);
}

bool vast_query_put(struct vast_query *q, const struct vast_value *v, size_t at,
                    struct vast_query_fault *fault) {
  const char *why = "has an invalid value";
  bool list = takes_list(q->open.compare), text = v->type <= VAST_VALUE_TEXT;
  if (q->directive)
    return q->has_value = true,
           put_directive(q, v, q->directive == &q->chunked ? "chunked" : "georegion", fault);
  if (q->has_value && !list)
    return refuse_value(q, v, at, "takes one value with this operator", fault);
  q->has_value = true;
  if (text && !vast_utf8_valid(v->text, v->len))
    return refuse_value(q, v, at, "takes UTF-8", fault);
  if (!list && vast_value_is_any(v)) {
    q->wildcard = true;
    return q->open.compare == VAST_EQ ||
           refuse_value(q, v, at, "takes a wildcard with = only", fault);
  }
  if (!vast_value_write(&q->writer, q->open.field, v, list, &q->word, &why))
    return refuse_value(q, v, at, why, fault);
  return !(q->text.failed || q->word.failed) || no_room(fault);
}

bool vast_query_end(struct vast_query *q, struct vast_query_fault *fault) {
  struct vast_slice name = vast_clause_name(q, &q->open);
  if (!q->has_value)
    return vast_query_fail(fault, "%s has no value",
                           vast_token_of(name.bytes, name.len, q->at).text);
  if (q->directive) return true;
  if (q->wildcard) {
    remove_field(q, &q->open);
    return true;
  }
  if (takes_list(q->open.compare)) vast_json_end(&q->writer, ']');
  q->open.json_len = q->text.len - q->open.json;
  if (q->text.failed) return no_room(fault);
  return add(q, &q->open) ||
         vast_query_fail(fault, "more than %d different filters", VAST_QUERY_CLAUSES);
}

/* --- regions ---------------------------------------------------------------- */

/* Writes the countries of a region. False: it is not a region. */
static bool put_region(struct vast_json_writer *w, const char *code, size_t len) {
  const char *at = vast_region_countries(code, len);
  if (at == NULL) return false;
  for (; *at; at += strcspn(at, ","), at += *at == ',') vast_json_text(w, at, strcspn(at, ","));
  return true;
}

/* Writes the value of the clause again with its regions replaced. False: it has none. Reads a copy,
** because q->text may move while it grows. */
static bool expand(struct vast_query *q, const struct vast_clause *c, struct vast_json_writer *w) {
  struct vast_json_reader r;
  enum vast_json_type type;
  bool found = false;
  vast_buffer_clear(&q->word);
  vast_buffer_add(&q->word, q->text.data + c->json, c->json_len);
  vast_json_open(&r, vast_buffer_text(&q->word), q->word.len);
  vast_json_begin(w, '[');
  while ((type = vast_json_next(&r)) != VAST_JSON_END && type != VAST_JSON_ERROR) {
    if (type == VAST_JSON_ARRAY || type == VAST_JSON_ARRAY_END) continue;
    if (type == VAST_JSON_STRING && put_region(w, r.text + r.start, r.token_len)) found = true;
    else if (type == VAST_JSON_STRING) vast_json_raw(w, r.text + r.start - 1, r.token_len + 2);
    else vast_json_raw(w, r.text + r.start, r.token_len);
  }
  vast_json_end(w, ']');
  return found;
}

static enum vast_compare listed(enum vast_compare compare) {
  if (compare == VAST_EQ) return VAST_IN;
  return compare == VAST_NEQ ? VAST_NOTIN : compare;
}

static bool expand_clause(struct vast_query *q, struct vast_clause *c,
                          struct vast_query_fault *fault) {
  struct vast_json_writer w = {.out = &q->text};
  size_t start = q->text.len;
  enum vast_compare as = listed(c->compare);
  if (!takes_list(as) || !expand(q, c, &w)) {
    vast_buffer_cut(&q->text, start);
    return true;
  }
  if (q->text.failed || q->word.failed) return no_room(fault);
  if (as != c->compare && find(q, c, as))
    return vast_query_fail(fault, "geolocation is filtered by a region and by a list");
  c->compare = as;
  c->json = start;
  c->json_len = q->text.len - start;
  return true;
}

bool vast_query_finish(struct vast_query *q, struct vast_query_fault *fault) {
  for (size_t i = 0; i < q->count && q->georegion; i++) {
    struct vast_clause *c = &q->clauses[i];
    if (c->field && c->field->type == VAST_FIELD_COUNTRY && !expand_clause(q, c, fault))
      return false;
  }
  return true;
}

/* --- writing ---------------------------------------------------------------- */

static void write_field(const struct vast_query *q, size_t first, struct vast_json_writer *w) {
  struct vast_slice name = vast_clause_name(q, &q->clauses[first]);
  vast_json_name(w, name.bytes, name.len);
  vast_json_begin(w, '{');
  for (size_t i = first; i < q->count; i++) {
    const struct vast_clause *c = &q->clauses[i];
    if (!same_field(q, c, &q->clauses[first])) continue;
    vast_json_name(w, vast_compare_name(c->compare), strlen(vast_compare_name(c->compare)));
    vast_json_raw(w, q->text.data + c->json, c->json_len);
  }
  vast_json_end(w, '}');
}

void vast_query_write(const struct vast_query *q, struct vast_json_writer *w) {
  for (size_t i = 0; i < q->count; i++) {
    bool earlier = false;
    for (size_t j = 0; j < i && !earlier; j++)
      earlier = same_field(q, &q->clauses[j], &q->clauses[i]);
    if (!earlier) write_field(q, i, w);
  }
}
