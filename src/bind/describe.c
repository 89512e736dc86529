/* bind/describe.c -- the rows as tables: for help, the reference, editor types
** and tests. Made when asked for, never kept. */
#include "describe.h"

#include "../api/api.h"
#include "error.h"
#include "loop.h"
#include "raw.h"
#include "value.h"

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
};

static const char *const places[] = {
    [VAST_LOCAL] = "local", [VAST_PATH] = "path", [VAST_QUERY] = "query", [VAST_BODY] = "body"};

static void set_flag(lua_State *L, const char *field, bool value) {
  if (!value) return;
  lua_pushboolean(L, 1);
  lua_setfield(L, -2, field);
}

static void push_param(lua_State *L, const struct vast_param *p) {
  lua_createtable(L, 0, 10);
  error_text(L, "name", p->name);
  error_text(L, "wire", p->wire ? p->wire : p->name);
  error_text(L, "alias", p->alias);
  error_text(L, "default", p->preset);
  error_text(L, "unit", p->unit);
  error_text(L, "doc", p->doc);
  error_text(L, "type", types[p->type]);
  error_text(L, "place", places[p->place]);
  value_push_words(L, p);
  lua_setfield(L, -2, "words");
  if (p->open) lua_pushboolean(L, 1), lua_setfield(L, -2, "open");
  value_push_range(L, p);
  lua_setfield(L, -2, "range");
  set_flag(L, "required", p->required);
  set_flag(L, "secret", p->secret);
}

static void push_params(lua_State *L, const struct vast_op *op) {
  lua_createtable(L, (int)op->param_count, 0);
  for (size_t i = 0; i < op->param_count; i++) {
    if (op->params[i].hidden) continue;
    push_param(L, &op->params[i]);
    lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
  }
}

/* "a b" as a list; nothing where there is none. */
static void set_words(lua_State *L, const char *field, const char *words) {
  lua_Integer n = 0;
  if (words == NULL) return;
  lua_newtable(L);
  for (const char *at = words; *at; at += strcspn(at, " "), at += strspn(at, " ")) {
    lua_pushlstring(L, at, strcspn(at, " "));
    lua_rawseti(L, -2, ++n);
  }
  lua_setfield(L, -2, field);
}

static void push_op(lua_State *L, const struct vast_group *group, const struct vast_op *op) {
  lua_createtable(L, 0, 16);
  error_text(L, "name", op->name);
  error_text(L, "group", group->title);
  error_text(L, "verb", op->verb);
  error_text(L, "path", op->path);
  error_text(L, "scope", op->scope);
  error_text(L, "lookup", op->lookup);
  error_text(L, "doc", op->doc);
  error_text(L, "returns", op->returns);
  set_words(L, "secret_fields", op->secret_fields);
  error_text(L, "source", op->source);
  error_text(L, "token", op->token);
  error_text(L, "rows", op->rows);
  set_flag(L, "once", op->once);
  error_text(L, "required_field", op->required_field);
  if (op->required_field) error_text(L, "required_type", types[op->required_type]);
  set_flag(L, "unofficial", op->unofficial);
  set_flag(L, "autoscaler", op->autoscaler);
  set_flag(L, "free_table", op->free_table);
  set_flag(L, "composed", group == &vast_composed);
  push_params(L, op);
  lua_setfield(L, -2, "params");
}

static int describe_one(lua_State *L) {
  luaL_checkstring(L, 1);
  const char *name = raw_text(L, 1);
  if (name == NULL) return lua_pushnil(L), 1;
  for (size_t g = 0; g < vast_group_count; g++)
    for (size_t i = 0; i < vast_groups[g]->count; i++)
      if (strcmp(vast_groups[g]->ops[i].name, name) == 0)
        return push_op(L, vast_groups[g], &vast_groups[g]->ops[i]), 1;
  for (size_t i = 0; i < vast_composed.count; i++)
    if (strcmp(vast_composed.ops[i].name, name) == 0)
      return push_op(L, &vast_composed, &vast_composed.ops[i]), 1;
  return lua_pushnil(L), 1;
}

int describe(lua_State *L) {
  loop_check_dot(L, "describe");
  if (!lua_isnoneornil(L, 1)) return describe_one(L);
  lua_newtable(L);
  lua_Integer n = 0;
  for (size_t g = 0; g < vast_group_count; g++)
    for (size_t i = 0; i < vast_groups[g]->count; i++) {
      push_op(L, vast_groups[g], &vast_groups[g]->ops[i]);
      lua_rawseti(L, -2, ++n);
    }
  return 1;
}

int describe_composed(lua_State *L) {
  lua_newtable(L);
  for (size_t i = 0; i < vast_composed.count; i++) {
    push_op(L, &vast_composed, &vast_composed.ops[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

int describe_nearest(lua_State *L) {
  lua_pushstring(L, vast_op_nearest(luaL_checkstring(L, 1)));
  return 1;
}
