/* bind/call/describe.c -- see describe.h. The tables are for help, the reference, editor types and
** tests; each call makes new ones. Owns nothing. */
#include "bind/call/describe.h"

#include "api/api.h"
#include "core/query/fields.h"
#include "bind/call/args.h"
#include "bind/runtime/error.h"
#include "bind/runtime/helpers.h"
#include "bind/runtime/loop.h"
#include "bind/runtime/raw.h"
#include "bind/call/value.h"

static const char *const types[] = {
    [VAST_ANY] = "any",
    [VAST_INTEGER] = "integer",
    [VAST_NUMBER] = "number",
    [VAST_STRING] = "string",
    [VAST_BOOLEAN] = "boolean",
    [VAST_OBJECT] = "table",
    [VAST_ARRAY] = "list",
    [VAST_TEXT] = "string|integer",
    [VAST_TEXT_OR_OBJECT] = "string|table",
    [VAST_INTEGERS] = "integer[]",
    [VAST_INTEGER_OR_LIST] = "integer|integer[]",
    [VAST_DATE] = "number|string",
    [VAST_DATE_ISO] = "integer|string",
    [VAST_FUNCTION] = "function",
    [VAST_CLIENT] = "client",
};

static const char *const places[] = {
    [VAST_LOCAL] = "local", [VAST_PATH] = "path", [VAST_QUERY] = "query", [VAST_BODY] = "body"};

/* Of the table on top, as the functions below. False is left out. */
static void set_flag(lua_State *L, const char *field, bool value) {
  if (value) vastL_set_flag(L, -1, field, true);
}

/* "a b" or "a|b" as a list; left out if NULL. */
static void set_words(lua_State *L, const char *field, const char *words, char separator) {
  if (words == NULL) return;
  vastL_push_words(L, words, separator);
  lua_setfield(L, -2, field);
}

static void push_param(lua_State *L, const struct vast_param *p) {
  lua_createtable(L, 0, 10);
  vastL_error_text(L, "name", p->name);
  vastL_error_text(L, "wire", p->wire ? p->wire : p->name);
  vastL_error_text(L, "alias", p->alias);
  vastL_error_text(L, "default", p->default_json);
  vastL_error_text(L, "unit", p->unit);
  vastL_error_text(L, "doc", p->doc);
  vastL_error_text(L, "type", types[p->type]);
  vastL_error_text(L, "place", places[p->place]);
  set_words(L, "words", p->enum_values, '|');
  set_flag(L, "open", p->open);
  vastL_value_push_range(L, p);
  lua_setfield(L, -2, "range");
  set_flag(L, "required", p->required);
  set_flag(L, "secret", p->secret);
}

static void push_params(lua_State *L, const struct vast_op *op) {
  lua_createtable(L, (int)op->param_count, 0);
  for (size_t i = 0; i < op->param_count; i++) {
    if (op->params[i].internal) continue;
    push_param(L, &op->params[i]);
    lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
  }
}

/* --- results ------------------------------------------------------------------- */

static const char *const forms[] = {[VAST_ONE] = "%s",
                                    [VAST_LIST] = "%s[]",
                                    [VAST_MAP] = "table<string, %s>",
                                    [VAST_MAP_OF_LISTS] = "table<string, %s[]>"};

/* Sets the type as text, such as "table<string, integer>". */
static void set_type(lua_State *L, const char *field, enum vast_type type, enum vast_form form) {
  lua_pushfstring(L, forms[form], types[type]);
  lua_setfield(L, -2, field);
}

static void set_record(lua_State *L, const struct vast_record *record);

static void push_field(lua_State *L, const struct vast_record_field *f) {
  lua_createtable(L, 0, 6);
  vastL_error_text(L, "name", f->name);
  set_type(L, "type", f->type, f->form);
  vastL_error_text(L, "unit", f->unit);
  vastL_error_text(L, "doc", f->doc);
  set_words(L, "words", f->enum_values, '|');
  set_flag(L, "secret", f->secret);
  set_flag(L, "always", f->always);
  set_record(L, f->record);
}

static const struct vast_record_field *own_field(const struct vast_record *record,
                                                 const char *name) {
  for (size_t i = 0; i < record->count; i++)
    if (strcmp(record->fields[i].name, name) == 0) return &record->fields[i];
  return NULL;
}

static void add_field(lua_State *L, const struct vast_record_field *f) {
  push_field(L, f);
  lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
}

/* The fields of the base that the record does not define itself, then its own fields. */
static void push_fields(lua_State *L, const struct vast_record *record) {
  const struct vast_record *base = record->base;
  luaL_checkstack(L, 8, NULL); /* records nest */
  lua_newtable(L);
  for (size_t i = 0; base && i < base->count; i++)
    if (own_field(record, base->fields[i].name) == NULL) add_field(L, &base->fields[i]);
  for (size_t i = 0; i < record->count; i++) add_field(L, &record->fields[i]);
}

/* Name and fields of the record; nothing if NULL. */
static void set_record(lua_State *L, const struct vast_record *record) {
  if (record == NULL) return;
  vastL_error_text(L, "record", record->name);
  set_flag(L, "open", record->open);
  push_fields(L, record);
  lua_setfield(L, -2, "fields");
}

/* --- searches -------------------------------------------------------------------- */

static const char *const searched[] = {
    [VAST_FIELD_TEXT] = "string",     [VAST_FIELD_NAME] = "string",
    [VAST_FIELD_COUNTRY] = "string",  [VAST_FIELD_FLAG] = "boolean",
    [VAST_FIELD_INTEGER] = "integer", [VAST_FIELD_NUMBER] = "number",
    [VAST_FIELD_VERSION] = "string"};

/* Fields that a query may name although offers have no such column. */
static const struct vast_field directives[] = {
    {"chunked", VAST_FIELD_FLAG, NULL, "true: offers are rounded down to equal chunks", NULL, 0},
    {"georegion", VAST_FIELD_FLAG, NULL, "true: geolocation names regions, and shows them", NULL,
     0},
};

static void add_column(lua_State *L, const char *name, const struct vast_field *f) {
  lua_createtable(L, 0, 5);
  vastL_error_text(L, "name", name);
  vastL_error_text(L, "type", searched[f->type]);
  vastL_error_text(L, "unit", f->unit);
  vastL_error_text(L, "doc", f->doc);
  if (strcmp(name, f->name) != 0) vastL_error_text(L, "alias_of", f->name);
  lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
}

/* The fields that the argument `where` may name; nothing if NULL. */
static void set_where(lua_State *L, const struct vast_field_set *set) {
  if (set == NULL) return;
  lua_createtable(L, (int)(set->count + set->alias_count), 0);
  for (size_t i = 0; i < set->count; i++) add_column(L, set->fields[i].name, &set->fields[i]);
  for (size_t i = 0; i < set->alias_count; i++) {
    const char *name = set->aliases[i].name;
    add_column(L, name, vast_field_find(set, name, strlen(name)));
  }
  for (size_t i = 0; set->directives && i < VAST_COUNT(directives); i++)
    add_column(L, directives[i].name, &directives[i]);
  lua_setfield(L, -2, "where");
}

/* --- methods --------------------------------------------------------------------- */

/* Pushes the row without arguments and result. */
static void push_facts(lua_State *L, const struct vast_group *group, const struct vast_op *op) {
  lua_createtable(L, 0, 22);
  vastL_error_text(L, "name", op->name);
  vastL_error_text(L, "group", group->title);
  vastL_error_text(L, "verb", op->verb);
  vastL_error_text(L, "path", op->path);
  vastL_error_text(L, "scope", op->scope);
  vastL_error_text(L, "lookup", op->lookup);
  vastL_error_text(L, "doc", op->doc);
  vastL_error_text(L, "returns", op->returns);
  set_words(L, "secret_fields", op->secret_fields, ' ');
  vastL_error_text(L, "source", op->source);
  vastL_error_text(L, "token", op->token);
  vastL_error_text(L, "rows", op->rows);
  set_flag(L, "once", op->non_idempotent);
  vastL_error_text(L, "required_field", op->required_field);
  if (op->required_field) vastL_error_text(L, "required_type", types[op->required_type]);
  set_flag(L, "unofficial", op->unofficial);
  set_flag(L, "autoscaler", op->autoscaler);
  set_flag(L, "free_table", op->free_table);
  set_flag(L, "composed", group == &vast_composed);
  set_flag(L, "selects", vastL_args_take_fields(op));
}

static void push_op(lua_State *L, const struct vast_group *group, const struct vast_op *op) {
  push_facts(L, group, op);
  push_params(L, op);
  lua_setfield(L, -2, "params");
  set_type(L, "result", op->record ? VAST_OBJECT : op->result, op->form);
  set_record(L, op->record);
  set_where(L, op->where);
}

typedef void push_row(lua_State *L, const struct vast_group *group, const struct vast_op *op);

static bool is_in_group(const struct vast_group *group, const struct vast_op *op) {
  for (size_t i = 0; i < group->count; i++)
    if (&group->ops[i] == op) return true;
  return false;
}

static const struct vast_group *group_of(const struct vast_op *op) {
  for (size_t g = 0; g < vast_group_count; g++)
    if (is_in_group(vast_groups[g], op)) return vast_groups[g];
  return is_in_group(&vast_composed, op) ? &vast_composed : NULL;
}

/* Pushes the row named by the first argument as a table, or nil. */
static int push_named(lua_State *L, push_row *push) {
  luaL_checkstring(L, 1);
  const char *name = vastL_raw_text(L, 1);
  const struct vast_op *op = name ? vast_op_find(name) : NULL;
  if (name && op == NULL) op = vast_composed_find(name);
  const struct vast_group *group = op ? group_of(op) : NULL; /* vast_map_options has none */
  if (group) push(L, group, op);
  else lua_pushnil(L);
  return 1;
}

int vastL_describe(lua_State *L) {
  vastL_loop_check_dot(L, "describe");
  if (!lua_isnoneornil(L, 1)) return push_named(L, push_op);
  lua_newtable(L);
  lua_Integer n = 0;
  for (size_t g = 0; g < vast_group_count; g++)
    for (size_t i = 0; i < vast_groups[g]->count; i++) {
      push_op(L, vast_groups[g], &vast_groups[g]->ops[i]);
      lua_rawseti(L, -2, ++n);
    }
  return 1;
}

int vastL_describe_facts(lua_State *L) { return push_named(L, push_facts); }

int vastL_describe_composed(lua_State *L) {
  lua_newtable(L);
  for (size_t i = 0; i < vast_composed.count; i++) {
    push_op(L, &vast_composed, &vast_composed.ops[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

int vastL_describe_nearest(lua_State *L) {
  lua_pushstring(L, vast_op_nearest(luaL_checkstring(L, 1)));
  return 1;
}
