/* bind/args.c -- arguments by the row; see args.h. Everything a script got wrong
** raises here, at its own line, before anything is sent. Owns nothing. */
#include "args.h"

#include <math.h>

#include "../core/date.h"
#include "../core/names.h"
#include "encode.h"
#include "loop.h"

/* --- names ----------------------------------------------------------------- */

/* True when the name is one of the blank-separated words. */
static bool among(const char *words, const char *name) {
  size_t len = strlen(name);
  for (const char *at = words; at && *at; at += strcspn(at, " "), at += strspn(at, " "))
    if (strcspn(at, " ") == len && memcmp(at, name, len) == 0) return true;
  return false;
}

static bool named(const struct vast_param *p, const char *name) {
  return !p->hidden && (strcmp(p->name, name) == 0 || among(p->alias, name));
}

static int unknown(lua_State *L, const struct vast_op *op, const char *name) {
  struct vast_nearest near;
  vast_nearest_start(&near, name);
  for (size_t i = 0; i < op->param_count; i++)
    if (!op->params[i].hidden) vast_nearest_offer(&near, op->params[i].name);
  if (near.best)
    return loop_raise(L, "unknown argument '%s' to '%s' (did you mean '%s'?)", name, op->name,
                      near.best);
  if (op->param_count == 0)
    return loop_raise(L, "unknown argument '%s' to '%s' (it takes none)", name, op->name);
  return loop_raise(L, "unknown argument '%s' to '%s'", name, op->name);
}

/* Every list takes `fields`: the columns to keep of its rows. */
static const struct vast_param fields_param = {
    .name = "fields", .type = VAST_ARRAY, .place = VAST_LOCAL, .doc = "columns to keep"};

static const struct vast_param *find(lua_State *L, const struct vast_op *op, const char *name) {
  for (size_t i = 0; i < op->param_count; i++)
    if (named(&op->params[i], name)) return &op->params[i];
  if ((op->expect == VAST_EXPECT_LIST || op->rows) && strcmp(name, "fields") == 0)
    return &fields_param;
  unknown(L, op, name);
  return NULL;
}

static bool takes_list(const struct vast_param *p) {
  return p->type == VAST_ARRAY || p->type == VAST_INTEGERS || p->type == VAST_INTEGER_OR_LIST;
}

/* A numbered entry in the table of names: what was probably meant? */
static int numbered(lua_State *L, const struct vast_op *op) {
  for (size_t i = 0; i < op->param_count; i++)
    if (takes_list(&op->params[i]))
      return loop_raise(L, "'%s' takes its arguments by name (did you mean %s = { … }?)", op->name,
                        op->params[i].name);
  const char *first = op->param_count ? op->params[0].name : NULL;
  if (first)
    return loop_raise(L, "'%s' takes its arguments by name (did you mean %s = …?)", op->name,
                      first);
  return loop_raise(L, "'%s' takes no arguments", op->name);
}

/* --- types ------------------------------------------------------------------- */

static const char *const type_names[] = {
    [VAST_ANY] = "value",
    [VAST_INTEGER] = "integer",
    [VAST_NUMBER] = "number",
    [VAST_STRING] = "string",
    [VAST_BOOLEAN] = "boolean",
    [VAST_OBJECT] = "table",
    [VAST_ARRAY] = "list (table)",
    [VAST_TEXT] = "string or integer",
    [VAST_TEXT_OR_OBJECT] = "string or table",
    [VAST_INTEGERS] = "list of integers (table)",
    [VAST_INTEGER_OR_LIST] = "integer or list of integers",
    [VAST_DATE] = "date: Unix seconds, \"2025-01-31\" or \"2025-01-31T13:30Z\"",
    [VAST_DATE_ISO] = "date: whole Unix seconds or \"2025-01-31\"",
};

static bool is_null(lua_State *L, int idx) {
  return lua_type(L, idx) == LUA_TLIGHTUSERDATA && lua_touserdata(L, idx) == NULL;
}

/* Replaces the value at the top by an integer or a finite number, if it is one. */
static bool to_number(lua_State *L, bool integer) {
  int ok = 0;
  lua_Integer i = integer ? lua_tointegerx(L, -1, &ok) : 0;
  lua_Number n = integer ? 0 : lua_tonumberx(L, -1, &ok);
  if (!ok || (!integer && !isfinite(n))) return false;
  if (integer) lua_pushinteger(L, i);
  else if (lua_isinteger(L, -1)) lua_pushvalue(L, -1);
  else lua_pushnumber(L, n);
  lua_replace(L, -2);
  return true;
}

/* Replaces an integer at the top by its digits. */
static bool integer_to_text(lua_State *L) {
  if (lua_type(L, -1) != LUA_TNUMBER || !to_number(L, true)) return false;
  lua_tostring(L, -1);
  return true;
}

/* Replaces a list at the top by a new one of integers: the caller's stays as it is. */
static bool to_integers(lua_State *L) {
  if (!lua_istable(L, -1)) return false;
  lua_Integer count = (lua_Integer)lua_rawlen(L, -1), entries = 0;
  for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) entries++;
  if (entries != count) return false;
  lua_createtable(L, (int)count, 0);
  for (lua_Integer i = 1; i <= count; i++) {
    lua_geti(L, -2, i);
    if (!to_number(L, true)) return lua_pop(L, 2), false;
    lua_seti(L, -2, i);
  }
  lua_replace(L, -2);
  return true;
}

/* Replaces a date at the top by Unix seconds. A number of eight digits is a day, too. */
static bool to_date(lua_State *L, bool iso) {
  bool number = lua_type(L, -1) == LUA_TNUMBER;
  double seconds;
  size_t len;
  int whole;
  lua_Integer digits = lua_tointegerx(L, -1, &whole);
  if (number && !(whole && digits >= 19700101 && digits <= 99991231)) return to_number(L, iso);
  if (number) lua_pushfstring(L, "%I", (LUAI_UACINT)digits);
  else lua_pushvalue(L, -1);
  const char *text = lua_tolstring(L, -1, &len);
  bool ok = text && vast_date_read(text, len, iso, &seconds);
  lua_pop(L, 1);
  if (!ok) return number && to_number(L, iso);
  lua_pushnumber(L, seconds);
  lua_replace(L, -2);
  return !iso || to_number(L, true);
}

static bool fits(lua_State *L, const struct vast_param *p) {
  int type = lua_type(L, -1);
  switch (p->type) {
  case VAST_INTEGER:
  case VAST_NUMBER: return to_number(L, p->type == VAST_INTEGER);
  case VAST_STRING: return type == LUA_TSTRING;
  case VAST_TEXT: return type == LUA_TSTRING || integer_to_text(L);
  case VAST_BOOLEAN: return type == LUA_TBOOLEAN;
  case VAST_OBJECT: return type == LUA_TTABLE && !encode_is_array(L, -1);
  case VAST_ARRAY: return type == LUA_TTABLE;
  case VAST_TEXT_OR_OBJECT: return type == LUA_TTABLE || type == LUA_TSTRING;
  case VAST_INTEGERS: return to_integers(L);
  case VAST_INTEGER_OR_LIST: return type == LUA_TTABLE ? to_integers(L) : to_number(L, true);
  case VAST_DATE:
  case VAST_DATE_ISO: return to_date(L, p->type == VAST_DATE_ISO);
  case VAST_ANY: return type != LUA_TFUNCTION && type != LUA_TUSERDATA && type != LUA_TTHREAD;
  }
  return false;
}

/* The columns at the top are a list of names. */
static void check_columns(lua_State *L, const struct vast_op *op) {
  lua_Integer count = (lua_Integer)lua_rawlen(L, -1), entries = 0;
  bool names = true;
  for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1), entries++)
    if (lua_type(L, -1) != LUA_TSTRING) names = false;
  if (!names || entries != count)
    loop_raise(L, "bad argument 'fields' to '%s' (list of column names expected)", op->name);
}

/* Takes the value at the top into the table at `to`, under the official name. */
static void take(lua_State *L, const struct vast_op *op, const struct vast_param *p, int to) {
  bool null = is_null(L, -1) && (p->place == VAST_QUERY || p->place == VAST_BODY) && !p->required;
  if (!null && !fits(L, p))
    loop_raise(L, "bad argument '%s' to '%s' (%s expected, got %s)", p->name, op->name,
               type_names[p->type], is_null(L, -1) ? "null" : luaL_typename(L, -1));
  if (p == &fields_param) check_columns(L, op);
  if (lua_getfield(L, to, p->name) != LUA_TNIL)
    loop_raise(L, "argument '%s' to '%s' is given twice", p->name, op->name);
  lua_pop(L, 1);
  lua_setfield(L, to, p->name);
}

static void check_required(lua_State *L, const struct vast_op *op, int to) {
  for (size_t i = 0; i < op->param_count; i++) {
    const struct vast_param *p = &op->params[i];
    if (!p->required) continue;
    if (lua_getfield(L, to, p->name) == LUA_TNIL)
      loop_raise(L, "missing argument '%s' to '%s' (%s expected)", p->name, op->name,
                 type_names[p->type]);
    lua_pop(L, 1);
  }
}

/* --- collecting ---------------------------------------------------------------- */

static void take_names(lua_State *L, const struct vast_op *op, int from, int to) {
  luaL_checkstack(L, 8, NULL);
  for (lua_pushnil(L); lua_next(L, from); lua_pop(L, 1)) {
    if (lua_type(L, -2) != LUA_TSTRING) numbered(L, op);
    const struct vast_param *p = find(L, op, lua_tostring(L, -2));
    lua_pushvalue(L, -1);
    take(L, op, p, to);
  }
}

static void take_positions(lua_State *L, const struct vast_op *op, int first, int count, int to) {
  size_t open = 0;
  while (open < op->param_count && !op->params[open].hidden) open++;
  for (; (size_t)count > open; count--) /* a nil too many is nothing */
    if (!lua_isnil(L, first + count - 1))
      loop_raise(L, "too many arguments to '%s' (it takes %d)", op->name, (int)open);
  for (int i = 0; i < count; i++) {
    if (lua_isnil(L, first + i)) continue;
    lua_pushvalue(L, first + i);
    take(L, op, &op->params[i], to);
  }
}

/* A method of one free table takes it as it is, unless it holds just that
** argument by its name. */
static bool stands_alone(lua_State *L, const struct vast_op *op, int idx) {
  bool by_name = lua_getfield(L, idx, op->params[0].name) == LUA_TTABLE;
  lua_pop(L, 1);
  size_t entries = 0;
  for (lua_pushnil(L); lua_next(L, idx); lua_pop(L, 1)) entries++;
  return !(by_name && entries == 1);
}

void args_collect(lua_State *L, const struct vast_op *op) {
  int top = lua_gettop(L), given = top - 1;
  bool names = given > 0 && lua_istable(L, top) && !encode_is_array(L, top) &&
               !(op->free_table && given == 1 && stands_alone(L, op, top));
  lua_newtable(L);
  int to = top + 1;
  take_positions(L, op, 2, names ? given - 1 : given, to);
  if (names) take_names(L, op, top, to);
  check_required(L, op, to);
  if (top > 1) lua_replace(L, 2);
  lua_settop(L, 2);
}

void args_from_table(lua_State *L, const struct vast_op *op, int idx) {
  idx = lua_absindex(L, idx);
  bool given = !lua_isnoneornil(L, idx);
  if (given && !lua_istable(L, idx))
    loop_raise(L, "'%s' takes its arguments in a table of names", op->name);
  lua_newtable(L);
  int to = lua_gettop(L);
  if (given && op->free_table && stands_alone(L, op, idx)) {
    lua_pushvalue(L, idx);
    lua_setfield(L, to, op->params[0].name);
  } else if (given) {
    take_names(L, op, idx, to);
  }
  check_required(L, op, to);
}
