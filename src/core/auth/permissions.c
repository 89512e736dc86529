/* core/auth/permissions.c -- checks a permissions tree; see permissions.h. Its form:
** {"api": {SCOPE: {ENDPOINT: {"constraints": {PARAM: {OPERATOR: VALUE}}}}}}
** There are two passes. The first checks that the text is JSON, so that the second can rely on
** it. A constraint without a parameter or operator restricts nothing and is refused. */
#include "core/auth/permissions.h"

#include "core/auth/permission_walk.h"
#include "core/auth/scopes.h"
#include "core/base/file.h"
#include "core/base/names.h"

#define EMPTY                                                                                      \
  "an empty object would be widened to full access by the service; leave permissions out for a "   \
  "full-access key, or name the scopes"
#define TOP "permissions have the single top-level key 'api', found '%s'"

/* The scopes that have remarks. A reading scope has an even index, its writing scope the next. */
enum { INSTANCE_WRITE = 1, BILLING_WRITE = 3, USER_READ = 8, USER_WRITE = 9, MISC = 12 };

static const char *const remarked[] = {
    "instance_read", "instance_write", "billing_read", "billing_write", "machine_read",
    "machine_write", "team_read",      "team_write",   "user_read",     "user_write",
    "agents_read",   "agents_write",   "misc"};

struct check {
  struct vast_walk walk;
  unsigned granted;      /* a bit for each scope of remarked that the tree grants */
  unsigned unrestricted; /* those that it grants without endpoints or constraints */
  bool has_endpoints;    /* the tree names endpoints */
};

/* --- operators ----------------------------------------------------------- */

enum operation { EQ, GTE, LTE, OPERATIONS };

static const char *const operators[OPERATIONS] = {"eq", "gte", "lte"};

#define ALLOWED "the operators are eq, gte and lte"

/* Operators that people write instead. gt and lt are similar, not equal, so the message asks. */
static const struct {
  const char *written;
  enum operation meant;
} aliases[] = {
    {"=", EQ},  {"==", EQ},  {"equal", EQ}, {"equals", EQ}, {"is", EQ},       {">=", GTE},
    {">", GTE}, {"gt", GTE}, {"ge", GTE},   {"min", GTE},   {"minimum", GTE}, {"<=", LTE},
    {"<", LTE}, {"lt", LTE}, {"le", LTE},   {"max", LTE},   {"maximum", LTE},
};

/* The numeric bounds of one parameter. */
struct bounds {
  bool has[OPERATIONS];
  double value[OPERATIONS];
};

/* NULL: no operator is similar, as for "in" and "!=", which the service does not support. */
static const char *operator_meant(const char *written) {
  for (size_t i = 0; i < VAST_COUNT(aliases); i++)
    if (strcmp(aliases[i].written, written) == 0) return operators[aliases[i].meant];
  struct vast_nearest nearest;
  vast_nearest_start(&nearest, written);
  for (size_t i = 0; i < OPERATIONS; i++) vast_nearest_offer(&nearest, operators[i]);
  return nearest.best;
}

/* An enum operation, or -1. Case matters, as it does to the service. */
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

/* --- values of constraints -------------------------------------------------------------- */

/* Strings are not compared: to the service "1227" equals 1227. */
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

/* Bounds that are strings are not compared. */
static void remark_bounds(struct vast_walk *w, const char *name, const struct bounds *b) {
  const double *value = b->value;
  if (b->has[GTE] && b->has[LTE] && value[LTE] < value[GTE])
    vast_walk_remark(w, "the constraints of '%s' allow nothing: lte is below gte", name);
  else if (b->has[EQ] &&
           ((b->has[GTE] && value[EQ] < value[GTE]) || (b->has[LTE] && value[EQ] > value[LTE])))
    vast_walk_remark(w, "the constraints of '%s' allow nothing: eq is outside the others", name);
}

/* --- constraints ---------------------------------------------------------- */

/* Checks the value of one parameter; its name was the latest token. */
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

/* Checks the value of "constraints". An operator in place of a parameter means that the parameter
** is missing, unless an object follows: a parameter may have the name "eq". */
static bool check_constraints(struct vast_walk *w) {
  struct vast_walk_object o;
  if (!vast_walk_enter(w, &o, "constraints")) return false;
  while (vast_walk_name(w, &o)) {
    if (o.name[0] == '\0') return vast_walk_fail(w, "a parameter of 'constraints' has no name");
    if (find_operator(o.name) >= 0 && vast_walk_peek(w) != VAST_JSON_OBJECT)
      return vast_walk_fail(w, "'%s' belongs inside a parameter: {\"id\": {\"%s\": ...}}", o.name,
                            o.name);
    if (!check_parameter(w, o.name)) return false;
  }
  if (w->failed) return false;
  return !o.empty || vast_walk_fail(w, "'constraints' is empty and would restrict nothing; "
                                       "name a parameter: {\"id\": {\"eq\": 1}}");
}

/* --- endpoints ----------------------------------------------------------- */

/* api.x.y, with any number of further parts. */
static bool is_endpoint_form(const char *name) {
  if (strncmp(name, "api.", 4) != 0) return false;
  int parts = 0;
  for (const char *p = name + 3; *p == '.'; parts++) {
    const char *part = ++p;
    while (vast_is_name_char(*p) || *p == '-') p++;
    if (p == part || (*p != '.' && *p != '\0')) return false;
  }
  return parts >= 2;
}

/* Common mistakes: a scope one level too deep, a misspelt "constraints", a name without "api.". */
static bool refuse_form(struct vast_walk *w, const char *name, const char *scope) {
  if (vast_scope_class(name) != VAST_SCOPE_UNKNOWN)
    return vast_walk_fail(w, "the scope '%s' belongs beside '%s', not inside it", name, scope);
  struct vast_nearest nearest;
  vast_nearest_start(&nearest, name);
  vast_nearest_offer(&nearest, "constraints");
  if (nearest.best == NULL) nearest.best = vast_endpoint_nearest(name, scope);
  if (nearest.best)
    return vast_walk_fail(w, "unknown name '%s' under '%s' (did you mean '%s'?)", name, scope,
                          nearest.best);
  return vast_walk_fail(w, "unknown name '%s' under '%s': endpoints read like api.instance.show",
                        name, scope);
}

static void remark_unknown(struct vast_walk *w, const char *name, const char *scope) {
  const char *meant = vast_endpoint_nearest(name, scope);
  vast_walk_remark(w, "the endpoint name '%s' is not documented and cannot be checked%s%s%s", name,
                   meant ? " (did you mean '" : "", meant ? meant : "", meant ? "'?)" : "");
}

/* "*" stands for the other endpoints of the scope. A known name in the wrong scope is an error. An
** unknown name is a remark, because not all names are documented. */
static bool check_endpoint_name(struct vast_walk *w, const char *name, const char *scope) {
  if (strcmp(name, "*") == 0) return true;
  if (!is_endpoint_form(name)) return refuse_form(w, name, scope);
  const char *home = vast_scope_of_endpoint(name);
  if (home == NULL) remark_unknown(w, name, scope);
  else if (strcmp(home, scope) != 0)
    return vast_walk_fail(w, "the endpoint '%s' belongs under '%s', not '%s'", name, home, scope);
  return true;
}

/* {} allows the endpoint without restriction; *bounded: it has constraints. */
static bool check_endpoint(struct vast_walk *w, const char *name, bool *bounded) {
  struct vast_walk_object o;
  if (!vast_walk_enter(w, &o, name)) return false;
  while (vast_walk_name(w, &o)) {
    if (strcmp(o.name, "constraints") != 0)
      return vast_walk_fail(w, "an endpoint takes only 'constraints', found '%s'", o.name);
    if (!check_constraints(w)) return false;
  }
  *bounded = !o.empty;
  return !w->failed;
}

/* --- scopes -------------------------------------------------------------- */

/* One endpoint of the scope. *others is set for "*" without constraints, which allows all endpoints
** that are not named. */
static bool check_child(struct check *c, const char *name, const char *scope, bool *others) {
  struct vast_walk *w = &c->walk;
  bool bounded = false, star = strcmp(name, "*") == 0;
  if (!check_endpoint_name(w, name, scope) || !check_endpoint(w, name, &bounded)) return false;
  if (star && !bounded) *others = true;
  else c->has_endpoints = true;
  return true;
}

/* {} allows the whole scope. "*" without constraints counts as the whole scope too, because the
** endpoints named beside it may not restrict it. Otherwise only the named endpoints are allowed. */
static bool check_scope(struct check *c, const char *scope, bool *unrestricted) {
  struct vast_walk *w = &c->walk;
  struct vast_walk_object o;
  bool others = false, bounded = false;
  if (!vast_walk_enter(w, &o, scope)) return false;
  while (vast_walk_name(w, &o)) {
    bool ok = strcmp(o.name, "constraints") == 0 ? (bounded = check_constraints(w))
                                                 : check_child(c, o.name, scope, &others);
    if (!ok) return false;
  }
  *unrestricted = o.empty || (others && !bounded);
  return !w->failed;
}

static bool refuse_unknown_scope(struct vast_walk *w, const char *name) {
  const char *home = vast_scope_of_endpoint(name), *meant = vast_scope_nearest(name);
  if (home) return vast_walk_fail(w, "the endpoint '%s' belongs under '%s'", name, home);
  if (meant) return vast_walk_fail(w, "unknown scope '%s' (did you mean '%s'?)", name, meant);
  return vast_walk_fail(w, "unknown scope '%s'; the scopes are %s", name, vast_scope_list());
}

/* Refuses names that the service would take as full access, and unknown or internal scopes. */
static bool check_scope_name(struct vast_walk *w, const char *name) {
  if (strcmp(name, "constraints") == 0)
    return vast_walk_fail(w, "'constraints' belongs under a scope or an endpoint, not under 'api'");
  if (strcmp(name, "*") == 0)
    return vast_walk_fail(w, "'*' belongs under a scope; under 'api' it would be full access");
  switch (vast_scope_class(name)) {
  case VAST_SCOPE_PUBLIC: return true;
  case VAST_SCOPE_INTERNAL:
    return vast_walk_fail(w, "the scope '%s' is internal to the service: no key can have it", name);
  default: return refuse_unknown_scope(w, name);
  }
}

/* The name is a public scope; remarked contains each of them. */
static void note_scope(struct check *c, const char *scope, bool unrestricted) {
  for (unsigned i = 0; i < VAST_COUNT(remarked); i++) {
    if (strcmp(remarked[i], scope) != 0) continue;
    c->granted |= 1U << i;
    if (unrestricted) c->unrestricted |= 1U << i;
  }
}

static bool check_api(struct check *c) {
  struct vast_walk *w = &c->walk;
  struct vast_walk_object o;
  if (!vast_walk_enter(w, &o, "api")) return false;
  while (vast_walk_name(w, &o)) {
    bool unrestricted = false;
    if (!check_scope_name(w, o.name) || !check_scope(c, o.name, &unrestricted)) return false;
    note_scope(c, o.name, unrestricted);
  }
  if (w->failed) return false;
  return !o.empty || vast_walk_fail(w, EMPTY);
}

/* --- the top ------------------------------------------------------------- */

/* For the forms of old examples the message shows the correct form too. */
static bool refuse_top(struct vast_walk *w, const char *name) {
  enum vast_json_type value = vast_walk_peek(w);
  const char *scope = vast_scope_nearest(name);
  if (scope) return vast_walk_fail(w, TOP "; write {\"api\": {\"%s\": {}}}", name, scope);
  if (value == VAST_JSON_TRUE || value == VAST_JSON_FALSE)
    return vast_walk_fail(w,
                          TOP "; flags are not understood by the service, name the scopes: "
                              "{\"api\": {\"instance_read\": {}}}",
                          name);
  return vast_walk_fail(w, TOP, name);
}

static bool check_top(struct check *c) {
  struct vast_walk *w = &c->walk;
  struct vast_walk_object o;
  if (!vast_walk_enter(w, &o, "permissions")) return false;
  while (vast_walk_name(w, &o)) {
    if (strcmp(o.name, "api") != 0) return refuse_top(w, o.name);
    if (!check_api(c)) return false;
  }
  if (w->failed) return false;
  return !o.empty || vast_walk_fail(w, EMPTY);
}

/* --- remarks ------------------------------------------------------------- */

static bool has(unsigned set, unsigned scope) { return set >> scope & 1U; }

/* Powers that the name of a scope does not show. Scopes with endpoints get no remark. */
static void remark_powers(struct check *c) {
  struct vast_walk *w = &c->walk;
  if (has(c->unrestricted, MISC) && !has(c->granted, INSTANCE_WRITE))
    vast_walk_remark(w, "'misc' covers launch_instance: the key can rent, and so spend");
  if (has(c->unrestricted, BILLING_WRITE))
    vast_walk_remark(w, "'billing_write' covers transfer_credit: the key can give credit away");
  if (has(c->unrestricted, USER_WRITE))
    vast_walk_remark(w, "'user_write' covers API keys: the key can create and delete others");
}

/* Scopes that are of little use without another one. */
static void remark_gaps(struct check *c) {
  struct vast_walk *w = &c->walk;
  for (unsigned i = 0; i + 1 < MISC; i += 2)
    if (has(c->granted, i + 1) && !has(c->granted, i))
      vast_walk_remark(w, "'%s' is given without '%s'", remarked[i + 1], remarked[i]);
  if (!has(c->granted, USER_READ))
    vast_walk_remark(w, "without 'user_read' the key can use neither show_user nor the console");
  if (has(c->unrestricted, INSTANCE_WRITE) && !has(c->granted, MISC))
    vast_walk_remark(w, "without 'misc' the key cannot search offers");
  if (c->has_endpoints)
    vast_walk_remark(w, "the vendor's pages disagree on whether limits to single endpoints are "
                        "enforced: test the key before you rely on them");
}

/* --- the check ----------------------------------------------------------- */

/* Checks UTF-8 line by line, so that the fault has a line. */
static bool check_text(struct vast_walk *w) {
  const char *line = w->reader.text, *end = line + w->reader.len;
  while (line < end) {
    const char *newline = memchr(line, '\n', (size_t)(end - line));
    const char *stop = newline ? newline + 1 : end;
    w->reader.start = (size_t)(line - w->reader.text);
    if (!vast_utf8_valid(line, (size_t)(stop - line)))
      return vast_walk_fail(w, "this line is not UTF-8");
    line = stop;
  }
  return true;
}

/* Uses a copy of the reader, so that the walk starts at the beginning. */
static bool check_syntax(struct vast_walk *w) {
  struct vast_json_reader r = w->reader;
  enum vast_json_type type;
  do type = vast_json_next(&r);
  while (type != VAST_JSON_END && type != VAST_JSON_ERROR);
  w->reader.start = r.at;
  return type == VAST_JSON_END || vast_walk_fail(w, "not JSON: %s", r.error);
}

/* During the walk fault->path is the current place; after success it is "" again. */
bool vast_permissions_check(const char *json, size_t len, struct vast_permission_fault *fault,
                            struct vast_buffer *remarks) {
  struct check c = {.granted = 0};
  *fault = (struct vast_permission_fault){.line = 1, .column = 1};
  vast_walk_open(&c.walk, json, len, fault, remarks);
  bool ok = len <= VAST_PERMISSION_FILE_MAX ||
            vast_walk_fail(&c.walk, "longer than %d bytes", VAST_PERMISSION_FILE_MAX);
  ok = ok && check_text(&c.walk) && check_syntax(&c.walk) && check_top(&c);
  if (ok) {
    remark_powers(&c);
    remark_gaps(&c);
  }
  vast_walk_close(&c.walk);
  return ok;
}

/* --- files --------------------------------------------------------------- */

static bool starts_with(const struct vast_buffer *b, const char *bytes, size_t n) {
  return b->len >= n && memcmp(b->data, bytes, n) == 0;
}

/* Called after the check for NUL, which would end the text early. */
static bool is_blank(const struct vast_buffer *b) {
  return strspn(vast_buffer_text(b), " \t\r\n") == b->len;
}

/* Why the bytes are not text in UTF-8; NULL: they are. */
static const char *refuse_bytes(const struct vast_buffer *b) {
  if (starts_with(b, "\xEF\xBB\xBF", 3))
    return "starts with a byte-order mark; save the file without a byte-order mark";
  if (starts_with(b, "\xFF\xFE", 2) || starts_with(b, "\xFE\xFF", 2))
    return "is UTF-16; save the file as UTF-8 without a byte-order mark";
  if (b->len && memchr(b->data, '\0', b->len)) return "is not a text file (it has NUL bytes)";
  if (!vast_utf8_valid(vast_buffer_text(b), b->len)) return "is not UTF-8; save the file as UTF-8";
  return is_blank(b) ? "is blank" : NULL;
}

static bool read_text(const char *path, struct vast_buffer *json, struct vast_error *error) {
  char shown[VAST_FILE_SHOWN], reason[VAST_FILE_REASON];
  int code = vast_file_read(path, VAST_PERMISSION_FILE_MAX, json, NULL);
  if (code)
    return vast_error_set(error, VAST_CONFIG, "cannot read the permission file '%s': %s",
                          vast_file_shown(path, shown), vast_file_reason(code, reason));
  const char *why = refuse_bytes(json);
  if (why == NULL) return true;
  return vast_error_set(error, VAST_CONFIG, "the permission file '%s' %s",
                        vast_file_shown(path, shown), why);
}

/* Gives no remarks: the caller has the text and can check it again. */
bool vast_permissions_read(const char *path, struct vast_buffer *json, struct vast_buffer *remarks,
                           struct vast_error *error) {
  struct vast_permission_fault fault = {.no_memory = false};
  char shown[VAST_FILE_SHOWN];
  vast_buffer_clear(json);
  bool ok = read_text(path, json, error);
  if (ok && !vast_permissions_check(json->data, json->len, &fault, remarks))
    ok = vast_error_set(error, VAST_CONFIG, "%s:%u:%u: %s", vast_file_shown(path, shown),
                        fault.line, fault.column, fault.message);
  if (ok) return true;
  bool no_memory = json->no_memory || fault.no_memory;
  vast_buffer_clear(json);
  json->failed = json->no_memory = no_memory;
  return false;
}
