/* bind/args.c -- arguments by the row; see args.h. Everything a script got wrong
** raises here, at its own line, before anything is sent. Owns nothing: URL and
** body belong to the exchange. */
#include "args.h"

#include <math.h>

#include "../core/json.h"
#include "../core/names.h"
#include "../core/url.h"
#include "encode.h"
#include "loop.h"

/* --- names ----------------------------------------------------------------- */

static bool named(const struct vast_param *p, const char *name) {
  return strcmp(p->name, name) == 0 || (p->alias && strcmp(p->alias, name) == 0);
}

static int unknown(lua_State *L, const struct vast_op *op, const char *name) {
  struct vast_nearest near;
  vast_nearest_start(&near, name);
  for (size_t i = 0; i < op->param_count; i++) vast_nearest_offer(&near, op->params[i].name);
  if (near.best)
    return loop_raise(L, "unknown argument '%s' to '%s' (did you mean '%s'?)", name, op->name,
                      near.best);
  if (op->param_count == 0)
    return loop_raise(L, "unknown argument '%s' to '%s' (it takes none)", name, op->name);
  return loop_raise(L, "unknown argument '%s' to '%s'", name, op->name);
}

static const struct vast_param *find(lua_State *L, const struct vast_op *op, const char *name) {
  for (size_t i = 0; i < op->param_count; i++)
    if (named(&op->params[i], name)) return &op->params[i];
  unknown(L, op, name);
  return NULL;
}

/* A numbered entry in the table of names: what was probably meant? */
static int numbered(lua_State *L, const struct vast_op *op) {
  for (size_t i = 0; i < op->param_count; i++)
    if (op->params[i].type == VAST_ARRAY)
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
    [VAST_ANY] = "value",          [VAST_INTEGER] = "integer",
    [VAST_NUMBER] = "number",      [VAST_STRING] = "string",
    [VAST_BOOLEAN] = "boolean",    [VAST_OBJECT] = "table",
    [VAST_ARRAY] = "list (table)", [VAST_TEXT_OR_OBJECT] = "string or table",
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

static bool fits(lua_State *L, const struct vast_param *p) {
  int type = lua_type(L, -1);
  switch (p->type) {
  case VAST_INTEGER:
  case VAST_NUMBER: return to_number(L, p->type == VAST_INTEGER);
  case VAST_STRING: return type == LUA_TSTRING;
  case VAST_BOOLEAN: return type == LUA_TBOOLEAN;
  case VAST_OBJECT: return type == LUA_TTABLE && !encode_is_array(L, -1);
  case VAST_ARRAY: return type == LUA_TTABLE;
  case VAST_TEXT_OR_OBJECT: return type == LUA_TTABLE || type == LUA_TSTRING;
  case VAST_ANY: return type != LUA_TFUNCTION && type != LUA_TUSERDATA && type != LUA_TTHREAD;
  }
  return false;
}

/* Takes the value at the top into the table at `to`, under the official name. */
static void take(lua_State *L, const struct vast_op *op, const struct vast_param *p, int to) {
  bool null = is_null(L, -1) && p->place != VAST_PATH && !p->required;
  if (!null && !fits(L, p))
    loop_raise(L, "bad argument '%s' to '%s' (%s expected, got %s)", p->name, op->name,
               type_names[p->type], is_null(L, -1) ? "null" : luaL_typename(L, -1));
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
  if ((size_t)count > op->param_count)
    loop_raise(L, "too many arguments to '%s' (it takes %d)", op->name, (int)op->param_count);
  for (int i = 0; i < count; i++) {
    if (lua_isnil(L, first + i)) continue;
    lua_pushvalue(L, first + i);
    take(L, op, &op->params[i], to);
  }
}

void args_collect(lua_State *L, const struct vast_op *op) {
  int top = lua_gettop(L), given = top - 1;
  bool names = given > 0 && lua_istable(L, top) && !encode_is_array(L, top);
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
  lua_newtable(L);
  int to = lua_gettop(L);
  if (given) take_names(L, op, idx, to);
  check_required(L, op, to);
}

/* --- the request ------------------------------------------------------------------ */

static const struct vast_param *placeholder(const struct vast_op *op, const char *name,
                                            size_t len) {
  for (size_t i = 0; i < op->param_count; i++) {
    const struct vast_param *p = &op->params[i];
    const char *wire = p->wire ? p->wire : p->name;
    if (p->place == VAST_PATH && strlen(wire) == len && memcmp(wire, name, len) == 0) return p;
  }
  return NULL;
}

static void put_segment(lua_State *L, const struct vast_op *op, const struct vast_param *p,
                        int args, struct vast_buffer *url) {
  struct vast_error error;
  size_t len;
  lua_getfield(L, args, p->name);
  const char *text = luaL_tolstring(L, -1, &len);
  if (!vast_url_segment(url, text, len, &error))
    loop_raise(L, "bad argument '%s' to '%s' (%s)", p->name, op->name, error.message);
  lua_pop(L, 2);
}

static void put_path(lua_State *L, const struct vast_op *op, int args, struct vast_buffer *url) {
  for (const char *at = op->path; *at;) {
    const char *open = strchr(at, '{');
    const char *close = open ? strchr(open, '}') : NULL;
    const struct vast_param *p =
        close ? placeholder(op, open + 1, (size_t)(close - open - 1)) : NULL;
    size_t plain = p ? (size_t)(open - at) : strlen(at);
    vast_buffer_add(url, at, plain);
    if (p) put_segment(L, op, p, args, url);
    at = p ? close + 1 : at + plain;
  }
}

/* "owner=me&select_filters={}": constants of the row, values encoded here. */
static void put_fixed_query(struct vast_buffer *url, const char *fixed, bool *first) {
  while (fixed && *fixed) {
    size_t len = strcspn(fixed, "&"), name = strcspn(fixed, "=");
    vast_url_query(url, first, fixed, name, fixed + name + 1, len - name - 1);
    fixed += len + (fixed[len] == '&');
  }
}

static enum encode_as as_of(const struct vast_param *p) {
  return p->type == VAST_ARRAY ? ENCODE_ARRAY : ENCODE_AUTO;
}

/* One query value: text as it stands where the row says so, else as JSON. */
static void put_query(lua_State *L, const struct vast_param *p, struct vast_exchange *x,
                      bool *first) {
  const char *wire = p->wire ? p->wire : p->name;
  size_t len, start = x->body.len;
  if (p->bare && lua_type(L, -1) == LUA_TSTRING) {
    const char *text = lua_tolstring(L, -1, &len);
    vast_url_query(&x->url, first, wire, strlen(wire), text, len);
    return;
  }
  struct vast_json_writer w = {.out = &x->body}; /* body is still empty: used as scratch */
  encode_value(L, -1, &w, as_of(p), p->name);
  vast_url_query(&x->url, first, wire, strlen(wire), x->body.data + start, x->body.len - start);
  vast_buffer_cut(&x->body, start);
}

static void put_queries(lua_State *L, const struct vast_op *op, int args, struct vast_exchange *x) {
  bool first = true;
  put_fixed_query(&x->url, op->fixed_query, &first);
  for (size_t i = 0; i < op->param_count; i++) {
    const struct vast_param *p = &op->params[i];
    if (p->place != VAST_QUERY) continue;
    if (lua_getfield(L, args, p->name) != LUA_TNIL) put_query(L, p, x, &first);
    lua_pop(L, 1);
  }
}

static void put_body(lua_State *L, const struct vast_op *op, int args, struct vast_exchange *x) {
  struct vast_json_writer w = {.out = &x->body};
  vast_json_begin(&w, '{');
  if (op->fixed_body) vast_json_raw(&w, op->fixed_body, strlen(op->fixed_body));
  for (size_t i = 0; i < op->param_count; i++) {
    const struct vast_param *p = &op->params[i];
    const char *wire = p->wire ? p->wire : p->name;
    if (p->place != VAST_BODY) continue;
    if (lua_getfield(L, args, p->name) != LUA_TNIL) {
      vast_json_name(&w, wire, strlen(wire));
      encode_value(L, -1, &w, as_of(p), p->name);
    }
    lua_pop(L, 1);
  }
  vast_json_end(&w, '}');
}

void args_request(lua_State *L, const struct vast_op *op, int args, struct vast_exchange *x) {
  vast_buffer_puts(&x->url, x->settings->server_url);
  put_path(L, op, args, &x->url);
  put_queries(L, op, args, x);
  if (strcmp(op->verb, "GET") != 0) put_body(L, op, args, x);
  if (x->url.failed || x->body.failed)
    loop_raise(L, "the request of '%s' is too large, or memory ran out", op->name);
}
