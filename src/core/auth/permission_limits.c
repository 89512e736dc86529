/* core/auth/permission_limits.c -- {"id": {"gte": 1, "lte": 100}}: parameters with
** operators; see permission_limits.h. Owns nothing. What restricts nothing (no
** parameter, no operator) is refused: it was written to restrict something. */
#include "core/auth/permission_limits.h"

#include "core/base/names.h"

enum operation { EQ, GTE, LTE, OPERATIONS };

static const char *const operators[OPERATIONS] = {"eq", "gte", "lte"};

#define ALLOWED "the operators are eq, gte and lte"

/* What people write instead. gt and lt are near, not the same: the message asks
** rather than tells. */
static const struct {
  const char *written;
  enum operation meant;
} aliases[] = {
    {"=", EQ},  {"==", EQ},  {"equal", EQ}, {"equals", EQ}, {"is", EQ},       {">=", GTE},
    {">", GTE}, {"gt", GTE}, {"ge", GTE},   {"min", GTE},   {"minimum", GTE}, {"<=", LTE},
    {"<", LTE}, {"lt", LTE}, {"le", LTE},   {"max", LTE},   {"maximum", LTE},
};

/* What is known of one parameter's bounds. */
struct bounds {
  bool has[OPERATIONS];
  double value[OPERATIONS];
};

/* NULL when nothing is near, as for "in" and "!=", which the service cannot do. */
static const char *operator_meant(const char *written) {
  for (size_t i = 0; i < VAST_COUNT(aliases); i++)
    if (strcmp(aliases[i].written, written) == 0) return operators[aliases[i].meant];
  struct vast_nearest nearest;
  vast_nearest_start(&nearest, written);
  for (size_t i = 0; i < OPERATIONS; i++) vast_nearest_offer(&nearest, operators[i]);
  return nearest.best;
}

/* An enum operation, or -1. Exact: the service does not fold case. */
static int find_operator(const char *name) {
  for (int i = 0; i < OPERATIONS; i++)
    if (strcmp(operators[i], name) == 0) return i;
  return -1;
}

static bool refuse_operator(struct vast_walk *w, const char *name) {
  const char *meant = operator_meant(name);
  if (meant)
    return vast_walk_fail(w, "unknown operator '%s' (did you mean '%s'?); " ALLOWED, name, meant);
  return vast_walk_fail(w, "unknown operator '%s'; " ALLOWED, name);
}

/* --- values -------------------------------------------------------------- */

/* Strings are let through unread: the service compares "1227" with 1227. */
static bool check_value(struct vast_walk *w, int op, struct bounds *bounds) {
  const struct vast_json_reader *r = &w->reader;
  switch (vast_walk_next(w)) {
  case VAST_JSON_TRUE:
  case VAST_JSON_FALSE: return true;
  case VAST_JSON_NUMBER:
    bounds->has[op] = true;
    bounds->value[op] = vast_json_double(r);
    return vast_json_is_finite(r) || vast_walk_fail(w, "'%s' takes a finite number", operators[op]);
  case VAST_JSON_STRING:
    return r->token_len > 0 ||
           vast_walk_fail(w, "'%s' takes a value, found an empty string", operators[op]);
  default:
    return vast_walk_fail(w, "'%s' takes a number, a string, true or false, found %s",
                          operators[op], vast_walk_found(w->type));
  }
}

/* Bounds that were strings are unknown here and raise no remark. */
static void remark_bounds(struct vast_walk *w, const char *name, const struct bounds *b) {
  const double *value = b->value;
  if (b->has[GTE] && b->has[LTE] && value[LTE] < value[GTE])
    vast_walk_remark(w, "the constraints of '%s' allow nothing: lte is below gte", name);
  else if (b->has[EQ] &&
           ((b->has[GTE] && value[EQ] < value[GTE]) || (b->has[LTE] && value[EQ] > value[LTE])))
    vast_walk_remark(w, "the constraints of '%s' allow nothing: eq is outside the others", name);
}

/* --- parameters ---------------------------------------------------------- */

/* The value of one parameter; its name was the latest token. */
static bool check_parameter(struct vast_walk *w, const char *name) {
  struct vast_walk_object o;
  struct bounds bounds = {0};
  enum vast_json_type ahead = vast_walk_peek(w);
  if (ahead == VAST_JSON_NUMBER || ahead == VAST_JSON_STRING)
    return vast_walk_fail(w, "'%s' takes operators: write {\"eq\": ...} around its value", name);
  if (!vast_walk_enter(w, &o, name)) return false;
  while (vast_walk_name(w, &o)) {
    int op = find_operator(o.name);
    if (op < 0) return refuse_operator(w, o.name);
    if (!check_value(w, op, &bounds)) return false;
  }
  if (w->failed) return false;
  if (o.empty) return vast_walk_fail(w, "'%s' has no operator; " ALLOWED, name);
  remark_bounds(w, name, &bounds);
  return true;
}

/* An operator in a parameter's place means that the parameter was forgotten,
** unless an object follows: a parameter may well be called "eq". */
bool vast_limits_check(struct vast_walk *w) {
  struct vast_walk_object o;
  if (!vast_walk_enter(w, &o, "constraints")) return false;
  while (vast_walk_name(w, &o)) {
    if (o.name[0] == '\0') return vast_walk_fail(w, "a parameter of 'constraints' has no name");
    if (find_operator(o.name) >= 0 && vast_walk_peek(w) != VAST_JSON_OBJECT)
      return vast_walk_fail(w, "'%s' stands under a parameter: {\"id\": {\"%s\": ...}}", o.name,
                            o.name);
    if (!check_parameter(w, o.name)) return false;
  }
  if (w->failed) return false;
  return !o.empty || vast_walk_fail(w, "'constraints' is empty and would restrict nothing; "
                                       "name a parameter: {\"id\": {\"eq\": 1}}");
}
