/* bind/ops/search/body.c -- see body.h. Any function may raise; the buffer belongs to the
** exchange. */
#include "bind/ops/search/body.h"

#include "bind/json/encode.h"
#include "bind/runtime/helpers.h"
#include "bind/runtime/loop.h"
#include "bind/runtime/raw.h"

static void put_name(struct vast_json_writer *w, const char *name) {
  vast_json_name(w, name, strlen(name));
}

static void put_raw(struct vast_json_writer *w, const char *name, const char *json) {
  put_name(w, name);
  vast_json_raw(w, json, strlen(json));
}

/* --- defaults --------------------------------------------------------------- */

static bool applies(const struct search_default *p, enum search_form form) {
  return !(p->not_text && form == SEARCH_TEXT);
}

void vastL_search_add_defaults(lua_State *L, struct vast_query *q, const struct search_kind *kind,
                               enum search_form form) {
  for (size_t i = 0; i < kind->default_count; i++) {
    const struct search_default *p = &kind->defaults[i];
    if (applies(p, form) && !vast_query_default(q, p->field, p->compare, p->json))
      vastL_memory_raise(L);
  }
}

/* --- order ------------------------------------------------------------------ */

static int refuse_order(lua_State *L) {
  return vastL_loop_raise(L, "bad argument 'order' (\"num_gpus-,dph\", or a list like "
                             "{ { \"dph_total\", \"asc\" } } expected)");
}

static void put_text(lua_State *L, struct vast_order *o, int idx) {
  size_t len;
  const char *text = lua_tolstring(L, idx, &len);
  if (!vast_order_text(o, text, len)) vastL_search_raise(L, "order", &o->fault);
}

/* Adds the field and direction on top, and pops them. */
static void put_pair(lua_State *L, struct vast_order *o) {
  struct vast_slice field;
  if (lua_type(L, -2) != LUA_TSTRING || lua_type(L, -1) != LUA_TSTRING) refuse_order(L);
  const char *direction = vastL_raw_text(L, -1);
  bool descending = direction && strcasecmp(direction, "desc") == 0;
  if (!descending && !(direction && strcasecmp(direction, "asc") == 0))
    vastL_loop_raise(L, "order: the direction of a field is asc or desc");
  field.bytes = lua_tolstring(L, -2, &field.len);
  if (!vast_order_pair(o, field, descending)) vastL_search_raise(L, "order", &o->fault);
  lua_pop(L, 2);
}

/* { score = "desc" }. More than one name raises: their order would be undefined. */
static void put_named_order(lua_State *L, struct vast_order *o, int idx) {
  lua_pushnil(L);
  lua_next(L, idx);
  lua_pushvalue(L, -2);
  lua_insert(L, -2);
  put_pair(L, o);
  if (lua_next(L, idx)) refuse_order(L);
}

/* A list of texts and pairs. */
static void put_order_list(lua_State *L, struct vast_order *o, int idx) {
  lua_Integer count = (lua_Integer)lua_rawlen(L, idx);
  for (lua_Integer i = 1; i <= count; i++, lua_pop(L, 1)) {
    int type = lua_rawgeti(L, idx, i);
    if (type == LUA_TSTRING) {
      put_text(L, o, lua_gettop(L));
    } else if (type == LUA_TTABLE && lua_rawlen(L, -1) == 2) {
      lua_rawgeti(L, -1, 1);
      lua_rawgeti(L, -2, 2);
      put_pair(L, o);
    } else {
      refuse_order(L);
    }
  }
}

static void put_order_value(lua_State *L, struct vast_order *o) {
  int idx = lua_gettop(L);
  vast_json_begin(o->w, '[');
  if (lua_type(L, idx) == LUA_TSTRING) {
    put_text(L, o, idx);
  } else if (!lua_istable(L, idx)) {
    refuse_order(L);
  } else if (lua_rawlen(L, idx) > 0) {
    put_order_list(L, o, idx);
  } else if (!vastL_is_empty(L, idx)) {
    put_named_order(L, o, idx);
  }
  vast_json_end(o->w, ']');
}

static void put_order(lua_State *L, struct vast_json_writer *w, const struct search_kind *kind,
                      int args) {
  if (!vastL_push_given(L, args, "order")) {
    bool null = lua_getfield(L, args, "order") != LUA_TNIL;
    lua_pop(L, 1);
    put_raw(w, "order", null && kind->unordered ? "[]" : SEARCH_SCORE);
    return;
  }
  struct vast_order o = {
      .set = kind->fields, .w = w, .allow_unknown = vastL_flag(L, args, "allow_unknown")};
  put_name(w, "order");
  put_order_value(L, &o);
  lua_pop(L, 1);
}

/* --- the rest --------------------------------------------------------------- */

/* For null no type is sent: the service chooses it. */
static void put_type(lua_State *L, struct vast_json_writer *w, const char *default_type, int args) {
  int type = lua_getfield(L, args, "type");
  const char *word = type == LUA_TNIL ? default_type : vastL_raw_text(L, -1);
  if (word && strcmp(word, "interruptible") == 0) word = "bid";
  if (word || type == LUA_TSTRING) put_name(w, "type");
  if (word) vast_json_text(w, word, strlen(word));
  else if (type == LUA_TSTRING) vastL_encode_value(L, -1, w, ENCODE_AUTO, "type");
  lua_pop(L, 1);
}

static bool has_limit(lua_State *L, int args) {
  if (!vastL_push_given(L, args, "limit")) return false;
  bool limited = lua_tointeger(L, -1) != 0;
  lua_pop(L, 1);
  return limited;
}

static void put_limit(lua_State *L, struct vast_json_writer *w, int args) {
  if (!has_limit(L, args)) return;
  lua_getfield(L, args, "limit");
  put_name(w, "limit");
  vast_json_integer(w, lua_tointeger(L, -1));
  lua_pop(L, 1);
}

static void put_storage(lua_State *L, struct vast_json_writer *w, const struct search_kind *kind,
                        int args) {
  if (!vastL_push_given(L, args, kind->storage)) {
    put_raw(w, "allocated_storage", kind->storage_default);
    return;
  }
  put_name(w, "allocated_storage");
  vastL_encode_value(L, -1, w, ENCODE_AUTO, kind->storage);
  lua_pop(L, 1);
}

static void put_rest(lua_State *L, struct vast_json_writer *w, const struct search_kind *kind,
                     int args) {
  put_order(L, w, kind, args);
  if (kind->type) put_type(L, w, kind->type, args);
  put_limit(L, w, args);
  put_storage(L, w, kind, args);
  if (vastL_flag(L, args, "disable_bundling")) put_raw(w, "disable_bundling", "true");
}

/* --- query = { … } ---------------------------------------------------------- */

/* Whether put_rest writes that field: then the field of the table is not sent. */
static bool is_written_by_rest(lua_State *L, const struct search_kind *kind, int args,
                               const char *name) {
  if (name == NULL) return false;
  if (strcmp(name, "order") == 0 || strcmp(name, "allocated_storage") == 0) return true;
  if (strcmp(name, "type") == 0) return kind->type != NULL;
  if (strcmp(name, "limit") == 0) return has_limit(L, args);
  return strcmp(name, "disable_bundling") == 0 && vastL_flag(L, args, name);
}

/* The defaults of fields that the table lacks. */
static void put_missing(lua_State *L, struct vast_json_writer *w, const struct search_kind *kind,
                        int table) {
  for (size_t i = 0; i < kind->default_count; i++) {
    const struct search_default *p = &kind->defaults[i];
    lua_pushstring(L, p->field);
    if (lua_rawget(L, table) == LUA_TNIL) {
      put_name(w, p->field);
      vast_json_begin(w, '{');
      put_raw(w, vast_compare_name(p->compare), p->json);
      vast_json_end(w, '}');
    }
    lua_pop(L, 1);
  }
}

static void put_entries(lua_State *L, struct vast_json_writer *w, const struct search_kind *kind,
                        int table, int args) {
  luaL_checkstack(L, 8, NULL);
  for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
    size_t len;
    if (lua_type(L, -2) != LUA_TSTRING)
      vastL_loop_raise(L, "query takes fields by name: query = { num_gpus = { eq = 4 } }");
    const char *name = lua_tolstring(L, -2, &len);
    if (!vast_utf8_valid(name, len)) vastL_loop_raise(L, "query: a name is not valid UTF-8");
    if (is_written_by_rest(L, kind, args, vastL_raw_text(L, -2))) continue;
    vast_json_name(w, name, len);
    vastL_encode_value(L, -1, w, ENCODE_AUTO, name);
  }
}

static void put_table(lua_State *L, struct vast_json_writer *w, const struct search_kind *kind,
                      int args) {
  lua_getfield(L, args, "query");
  int table = lua_gettop(L);
  if (!vastL_flag(L, args, "no_default")) put_missing(L, w, kind, table);
  put_entries(L, w, kind, table, args);
  lua_pop(L, 1);
}

void vastL_search_body(lua_State *L, struct vast_json_writer *w, const struct search_kind *kind,
                       const struct vast_query *q, enum search_form form, int args) {
  vast_json_begin(w, '{');
  if (form == SEARCH_TABLE) put_table(L, w, kind, args);
  else vast_query_write(q, w);
  put_rest(L, w, kind, args);
  vast_json_end(w, '}');
}
