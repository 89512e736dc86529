/* bind/ops/search/query.c -- see query.h. Tables of the script are read without metamethods and not
** changed. Any function may raise, so a userdata owns the query from the start. */
#include "bind/ops/search/query.h"

#include "core/base/names.h"
#include "bind/json/encode.h"
#include "bind/runtime/helpers.h"
#include "bind/runtime/loop.h"
#include "bind/runtime/names.h"
#include "bind/runtime/raw.h"

/* --- the userdata ----------------------------------------------------------- */

static int query_gc(lua_State *L) {
  vast_query_free(luaL_checkudata(L, 1, VASTL_TYPE_QUERY));
  return 0;
}

struct vast_query *vastL_search_query_push(lua_State *L, const struct vast_field_set *set) {
  struct vast_query *q = lua_newuserdatauv(L, sizeof *q, 0);
  vast_query_init(q, set);
  vastL_raw_internal(L, VASTL_TYPE_QUERY, query_gc);
  luaL_setmetatable(L, VASTL_TYPE_QUERY);
  return q;
}

struct vast_query *vastL_search_query_at(lua_State *L, int idx) {
  return luaL_testudata(L, idx, VASTL_TYPE_QUERY);
}

int vastL_search_raise(lua_State *L, const char *what, const struct vast_query_fault *fault) {
  vastL_loop_raise(L, "%s: %s", what, fault->message);
}

int vastL_search_fail(lua_State *L, const struct vast_query *q, const char *what,
                      const struct vast_query_fault *fault) {
  vastL_memory_check(L, &q->text);
  vastL_memory_check(L, &q->word);
  vastL_search_raise(L, what, fault);
}

/* --- arguments -------------------------------------------------------------- */

enum search_form vastL_search_form(lua_State *L, const struct vast_op *op, int args) {
  enum search_form form = SEARCH_ALL;
  if (vastL_push_given(L, args, "query")) {
    form = lua_istable(L, -1) ? SEARCH_TABLE : SEARCH_TEXT;
    lua_pop(L, 1);
  }
  if (!vastL_given(L, args, "where")) return form;
  if (form != SEARCH_ALL) vastL_loop_raise(L, "'%s' takes query or where, not both", op->name);
  return SEARCH_WHERE;
}

/* --- where ------------------------------------------------------------------ */

static struct vast_value value_at(lua_State *L, int idx, const char *field) {
  struct vast_value v = {.type = VAST_VALUE_NULL};
  switch (lua_type(L, idx)) {
  case LUA_TSTRING:
    v.type = VAST_VALUE_TEXT;
    v.text = lua_tolstring(L, idx, &v.len);
    break;
  case LUA_TNUMBER:
    v.type = lua_isinteger(L, idx) ? VAST_VALUE_INTEGER : VAST_VALUE_NUMBER;
    v.integer = lua_isinteger(L, idx) ? lua_tointeger(L, idx) : 0;
    v.number = lua_tonumber(L, idx);
    break;
  case LUA_TBOOLEAN:
    v.type = VAST_VALUE_FLAG;
    v.flag = lua_toboolean(L, idx);
    break;
  case LUA_TLIGHTUSERDATA:
    if (lua_touserdata(L, idx) == NULL) break;
    /* fall through */
  default:
    vastL_loop_raise(L, "where: '%s' cannot be compared to a %s", field, luaL_typename(L, idx));
  }
  return v;
}

static void put(lua_State *L, struct vast_query *q, int idx, const char *field) {
  struct vast_query_fault fault;
  struct vast_value v = value_at(L, idx, field);
  if (!vast_query_put(q, &v, 0, &fault)) vastL_search_fail(L, q, "where", &fault);
}

/* A list without holes and without names. */
static void put_list(lua_State *L, struct vast_query *q, int idx, const char *field) {
  lua_Integer count = (lua_Integer)lua_rawlen(L, idx), entries = 0;
  for (lua_pushnil(L); lua_next(L, idx); lua_pop(L, 1)) entries++;
  if (entries != count) vastL_loop_raise(L, "where: '%s' takes a plain list", field);
  for (lua_Integer i = 1; i <= count; i++) {
    lua_rawgeti(L, idx, i);
    put(L, q, lua_gettop(L), field);
    lua_pop(L, 1);
  }
}

/* The value at idx, or each of its values, as one clause. */
static void add_clause(lua_State *L, struct vast_query *q, const struct vast_term *t, int idx) {
  struct vast_query_fault fault;
  if (!vast_query_begin(q, t, &fault)) vastL_search_fail(L, q, "where", &fault);
  if (!lua_istable(L, idx)) put(L, q, idx, t->name);
  else if (t->compare == VAST_IN || t->compare == VAST_NOTIN) put_list(L, q, idx, t->name);
  else
    vastL_loop_raise(L, "where: '%s' takes one value with '%s'; a list goes with 'in' or 'notin'",
                     t->name, vast_compare_name(t->compare));
  if (!vast_query_end(q, &fault)) vastL_search_fail(L, q, "where", &fault);
}

static enum vast_compare compare_at(lua_State *L, int idx, const char *field) {
  enum vast_compare compare = VAST_EQ;
  size_t len;
  if (lua_type(L, idx) != LUA_TSTRING)
    vastL_loop_raise(L, "where: '%s' takes a value, a list, or { operator = value }", field);
  const char *word = lua_tolstring(L, idx, &len);
  if (vast_compare_find(word, len, &compare)) return compare;
  struct vast_nearest near;
  vast_nearest_start(&near, word);
  for (int i = VAST_EQ; i <= VAST_NOTIN; i++)
    vast_nearest_offer(&near, vast_compare_name((enum vast_compare)i));
  if (near.best)
    vastL_loop_raise(L, "where: unknown operator '%s' of '%s' (did you mean '%s'?)", word, field,
                     near.best);
  vastL_loop_raise(
      L, "where: unknown operator '%s' of '%s' (they are eq, neq, gt, gte, lt, lte, in, notin)",
      word, field);
}

/* { gte = 24, lt = 80 } */
static void add_operators(lua_State *L, struct vast_query *q, struct vast_term *t, int idx) {
  bool any = false;
  for (lua_pushnil(L); lua_next(L, idx); lua_pop(L, 1), any = true) {
    int value = lua_gettop(L);
    t->compare = compare_at(L, value - 1, t->name);
    add_clause(L, q, t, value);
  }
  if (!any) vastL_loop_raise(L, "where: '%s' has no value", t->name);
}

static void add_field(lua_State *L, struct vast_query *q, int name, int idx) {
  if (lua_type(L, name) != LUA_TSTRING)
    vastL_loop_raise(
        L, "where takes fields by name: where = { num_gpus = 4, gpu_ram = { gte = 24 } }");
  struct vast_term t = {.compare = VAST_EQ};
  t.name = lua_tolstring(L, name, &t.len);
  bool list = lua_istable(L, idx) && (lua_rawlen(L, idx) > 0 || vastL_encode_is_array(L, idx));
  if (list) t.compare = VAST_IN;
  if (lua_istable(L, idx) && !list) add_operators(L, q, &t, idx);
  else add_clause(L, q, &t, idx);
}

static void read_where(lua_State *L, struct vast_query *q, int where) {
  luaL_checkstack(L, 12, NULL);
  for (lua_pushnil(L); lua_next(L, where); lua_pop(L, 1)) {
    int value = lua_gettop(L);
    add_field(L, q, value - 1, value);
  }
}

void vastL_search_query_read(lua_State *L, struct vast_query *q, enum search_form form, int args) {
  struct vast_query_fault fault;
  size_t len;
  bool ok = true;
  q->allow_unknown = vastL_flag(L, args, "allow_unknown");
  if (form == SEARCH_TEXT) {
    lua_getfield(L, args, "query");
    const char *text = lua_tolstring(L, -1, &len);
    ok = vast_query_parse(q, text, len, &fault);
    lua_pop(L, 1);
  } else if (form == SEARCH_WHERE) {
    lua_getfield(L, args, "where");
    read_where(L, q, lua_gettop(L));
    lua_pop(L, 1);
  }
  if (!ok || !vast_query_finish(q, &fault))
    vastL_search_fail(L, q, form == SEARCH_WHERE ? "where" : "query", &fault);
}
