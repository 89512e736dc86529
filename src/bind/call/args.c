/* bind/call/args.c -- see args.h. Mistakes of the script raise here, at the script's line, before
** anything is sent. The script's tables are read without metamethods, so that no code of the
** script runs. Owns nothing. */
#include "bind/call/args.h"

#include "core/base/text.h"
#include "core/base/names.h"
#include "bind/json/encode.h"
#include "bind/runtime/helpers.h"
#include "bind/runtime/loop.h"
#include "bind/runtime/raw.h"
#include "bind/call/value.h"

/* --- names ----------------------------------------------------------------- */

static bool is_named(const struct vast_param *p, const char *name) {
  return !p->internal && (strcmp(p->name, name) == 0 ||
                          vast_has_word(p->alias, ' ', (struct vast_slice){name, strlen(name)}));
}

/* Every list takes `fields`: the columns to keep of its rows. */
static const struct vast_param fields_param = {
    .name = "fields", .type = VAST_ARRAY, .place = VAST_LOCAL, .doc = "columns to keep"};

bool vastL_args_take_fields(const struct vast_op *op) {
  return op->expect == VAST_EXPECT_LIST || op->rows;
}

/* Pushes " (it takes a, b)", or "" where there are many names. */
static void push_names(lua_State *L, const struct vast_op *op) {
  enum { FEW = 6 };
  size_t count = 0;
  lua_pushliteral(L, " (it takes ");
  for (size_t i = 0; i < op->param_count; i++) {
    if (op->params[i].internal) continue;
    lua_pushfstring(L, "%s%s", count++ ? ", " : "", op->params[i].name);
    lua_concat(L, 2);
  }
  if (vastL_args_take_fields(op)) {
    lua_pushstring(L, count++ ? ", fields" : "fields");
    lua_concat(L, 2);
  }
  lua_pushstring(L, count ? ")" : "none)");
  lua_concat(L, 2);
  if (count <= FEW) return;
  lua_pop(L, 1);
  lua_pushliteral(L, "");
}

static int refuse_unknown(lua_State *L, const struct vast_op *op, int idx) {
  struct vast_nearest near;
  char shown[64]; /* control characters replaced */
  size_t len;
  const char *name = lua_tolstring(L, idx, &len);
  vast_text_copy(shown, sizeof shown, name, len);
  vast_nearest_start(&near, name);
  for (size_t i = 0; i < op->param_count; i++)
    if (!op->params[i].internal) vast_nearest_offer(&near, op->params[i].name);
  if (vastL_args_take_fields(op)) vast_nearest_offer(&near, fields_param.name);
  if (near.best)
    return vastL_loop_raise(L, "unknown argument '%s' to '%s' (did you mean '%s'?)", shown,
                            op->name, near.best);
  push_names(L, op);
  return vastL_loop_raise(L, "unknown argument '%s' to '%s'%s", shown, op->name,
                          lua_tostring(L, -1));
}

/* The parameter whose name is the string at idx. Raises where there is none. */
static const struct vast_param *find(lua_State *L, const struct vast_op *op, int idx) {
  const char *name = vastL_raw_text(L, idx);
  for (size_t i = 0; name && i < op->param_count; i++)
    if (is_named(&op->params[i], name)) return &op->params[i];
  if (name && vastL_args_take_fields(op) && strcmp(name, "fields") == 0) return &fields_param;
  refuse_unknown(L, op, idx);
  return NULL;
}

static bool takes_list(const struct vast_param *p) {
  return p->type == VAST_ARRAY || p->type == VAST_INTEGERS || p->type == VAST_INTEGER_OR_LIST;
}

/* Raises for a numbered entry in the table of names, with a suggestion. */
static int refuse_numbered(lua_State *L, const struct vast_op *op) {
  for (size_t i = 0; i < op->param_count; i++)
    if (takes_list(&op->params[i]))
      return vastL_loop_raise(L, "'%s' takes its arguments by name (did you mean %s = { … }?)",
                              op->name, op->params[i].name);
  const char *first = op->param_count ? op->params[0].name : NULL;
  if (first)
    return vastL_loop_raise(L, "'%s' takes its arguments by name (did you mean %s = …?)", op->name,
                            first);
  return vastL_loop_raise(L, "'%s' takes no arguments", op->name);
}

/* --- values ------------------------------------------------------------------ */

/* Raises unless the table on top is a list of names. */
static void check_columns(lua_State *L, const struct vast_op *op) {
  lua_Integer count = (lua_Integer)lua_rawlen(L, -1), entries = 0;
  bool names = true;
  for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1), entries++)
    if (lua_type(L, -1) != LUA_TSTRING) names = false;
  if (!names || entries != count)
    vastL_loop_raise(L, "bad argument 'fields' to '%s' (list of column names expected)", op->name);
}

/* Moves the value on top into the table at `to`, under the official name. */
static void take(lua_State *L, const struct vast_op *op, const struct vast_param *p, int to) {
  vastL_value_check(L, op, p);
  if (p == &fields_param) check_columns(L, op);
  if (lua_getfield(L, to, p->name) != LUA_TNIL)
    vastL_loop_raise(L, "argument '%s' to '%s' is given twice", p->name, op->name);
  lua_pop(L, 1);
  lua_setfield(L, to, p->name);
}

static void check_required(lua_State *L, const struct vast_op *op, int to) {
  for (size_t i = 0; i < op->param_count; i++) {
    const struct vast_param *p = &op->params[i];
    if (!p->required) continue;
    if (lua_getfield(L, to, p->name) == LUA_TNIL)
      vastL_loop_raise(L, "missing argument '%s' to '%s' (%s expected)", p->name, op->name,
                       vastL_value_type(p));
    lua_pop(L, 1);
  }
}

/* --- collecting ---------------------------------------------------------------- */

static void take_names(lua_State *L, const struct vast_op *op, int from, int to) {
  luaL_checkstack(L, 8, NULL);
  for (lua_pushnil(L); lua_next(L, from); lua_pop(L, 1)) {
    if (lua_type(L, -2) != LUA_TSTRING) refuse_numbered(L, op);
    const struct vast_param *p = find(L, op, -2);
    lua_pushvalue(L, -1);
    take(L, op, p, to);
  }
}

static void take_positions(lua_State *L, const struct vast_op *op, int first, int count, int to) {
  size_t open = 0;
  while (open < op->param_count && !op->params[open].internal) open++;
  for (; (size_t)count > open; count--) /* nils are ignored */
    if (!lua_isnil(L, first + count - 1))
      vastL_loop_raise(L, "too many arguments to '%s' (it takes %d)", op->name, (int)open);
  for (int i = 0; i < count; i++) {
    if (lua_isnil(L, first + i)) continue;
    lua_pushvalue(L, first + i);
    take(L, op, &op->params[i], to);
  }
}

/* Whether the table is the argument of a method with one free table, not a table of names: it
** does not hold that argument, by its name, and nothing else. */
static bool is_free_table(lua_State *L, const struct vast_op *op, int idx) {
  bool by_name = vastL_raw_field(L, idx, op->params[0].name) == LUA_TTABLE;
  lua_pop(L, 1);
  size_t entries = 0;
  for (lua_pushnil(L); lua_next(L, idx); lua_pop(L, 1)) entries++;
  return !(by_name && entries == 1);
}

void vastL_args_collect(lua_State *L, const struct vast_op *op) {
  int top = lua_gettop(L), given = top - 1;
  bool names = given > 0 && lua_istable(L, top) && !vastL_encode_is_array(L, top) &&
               !(op->free_table && given == 1 && is_free_table(L, op, top));
  lua_newtable(L);
  int to = top + 1;
  take_positions(L, op, 2, names ? given - 1 : given, to);
  if (names) take_names(L, op, top, to);
  check_required(L, op, to);
  if (top > 1) lua_replace(L, 2);
  lua_settop(L, 2);
}

void vastL_args_from_table(lua_State *L, const struct vast_op *op, int idx) {
  idx = lua_absindex(L, idx);
  bool given = !lua_isnoneornil(L, idx);
  if (given && !lua_istable(L, idx))
    vastL_loop_raise(L, "'%s' takes its arguments in a table of names", op->name);
  lua_newtable(L);
  int to = lua_gettop(L);
  if (given && op->free_table && is_free_table(L, op, idx)) {
    lua_pushvalue(L, idx);
    lua_setfield(L, to, op->params[0].name);
  } else if (given) {
    take_names(L, op, idx, to);
  }
  check_required(L, op, to);
}
