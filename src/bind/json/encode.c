/* bind/json/encode.c -- Lua values to JSON; see encode.h. Any value may raise, so this file owns
** nothing; the caller owns the writer's buffer. */
#include "bind/json/encode.h"

#include <math.h>
#include <stdio.h>

#include "bind/runtime/buffer_box.h"
#include "bind/runtime/loop.h"
#include "bind/runtime/names.h"
#include "bind/runtime/raw.h"

enum { PATH_MAX_LEN = 200 };

/* The path to the value that is being written, for messages: a list of keys from inner to outer. */
struct step {
  const char *name; /* NULL: see index */
  lua_Integer index;
  const struct step *up;
  const void *table; /* address of the table at this step, to find cycles */
};

struct walk {
  lua_State *L;
  struct vast_json_writer *w;
};

static void write_value(struct walk *k, int idx, enum encode_as as, struct step *at, int depth);

static size_t put_step(char *to, size_t room, const struct step *s) {
  if (s == NULL) return 0;
  size_t used = put_step(to, room, s->up);
  if (used + 1 >= room) return used;
  int n = s->name ? snprintf(to + used, room - used, s->up ? ".%s" : "%s", s->name)
                  : snprintf(to + used, room - used, "[%lld]", (long long)s->index);
  size_t more = n > 0 ? (size_t)n : 0;
  return used + more < room ? used + more : room - 1;
}

static int refuse(struct walk *k, const struct step *at, const char *why) {
  char path[PATH_MAX_LEN] = "";
  put_step(path, sizeof path, at);
  return vastL_loop_raise(k->L, "cannot send %s as JSON: %s", path, why);
}

bool vastL_encode_is_array(lua_State *L, int idx) {
  return vastL_raw_has_metatable(L, idx, VASTL_TYPE_ARRAY);
}

/* --- tables ------------------------------------------------------------------ */

struct key_counts {
  size_t total, integers;
  bool other; /* a key that is neither text nor integer */
};

static struct key_counts count_keys(lua_State *L, int idx) {
  struct key_counts c = {0, 0, false};
  for (lua_pushnil(L); lua_next(L, idx); lua_pop(L, 1)) {
    c.total++;
    if (lua_isinteger(L, -2)) c.integers++;
    else if (lua_type(L, -2) != LUA_TSTRING) c.other = true;
  }
  return c;
}

static void write_array(struct walk *k, int idx, size_t n, const struct step *at, int depth) {
  vast_json_begin(k->w, '[');
  for (size_t i = 1; i <= n; i++) {
    struct step here = {NULL, (lua_Integer)i, at, NULL};
    if (lua_rawgeti(k->L, idx, (lua_Integer)i) == LUA_TNIL)
      refuse(k, &here, "an array may have no holes (use vastai.null)");
    write_value(k, lua_gettop(k->L), ENCODE_AUTO, &here, depth + 1);
    lua_pop(k->L, 1);
  }
  vast_json_end(k->w, ']');
}

static void write_text(struct walk *k, int idx, const struct step *at, bool as_name) {
  size_t len;
  const char *text = lua_tolstring(k->L, idx, &len);
  if (!vast_utf8_valid(text, len)) refuse(k, at, "the text is not valid UTF-8");
  if (as_name) vast_json_name(k->w, text, len);
  else vast_json_text(k->w, text, len);
}

static void write_object(struct walk *k, int idx, const struct step *at, int depth) {
  vast_json_begin(k->w, '{');
  for (lua_pushnil(k->L); lua_next(k->L, idx); lua_pop(k->L, 1)) {
    struct step here = {lua_tostring(k->L, -2), 0, at, NULL};
    int value = lua_gettop(k->L);
    write_text(k, value - 1, &here, true);
    write_value(k, value, ENCODE_AUTO, &here, depth + 1);
  }
  vast_json_end(k->w, '}');
}

/* Raises for nesting that is too deep. If a table contains itself, the message has the shortest
** path to a repetition, otherwise only the name of the outermost value. */
static void refuse_depth(struct walk *k, const struct step *at) {
  const struct step *again = NULL, *top = at;
  for (const struct step *s = at; s; s = s->up) {
    top = s;
    for (const struct step *above = s->up; above; above = above->up)
      if (above->table == s->table) again = s;
  }
  if (again) refuse(k, again, "the table contains itself there");
  refuse(k, top, "it is nested more than 100 deep");
}

static void write_table(struct walk *k, int idx, enum encode_as as, struct step *at, int depth) {
  at->table = lua_topointer(k->L, idx);
  if (depth >= ENCODE_DEPTH) refuse_depth(k, at);
  luaL_checkstack(k->L, 8, "too deep");
  struct key_counts c = count_keys(k->L, idx);
  if (c.other) refuse(k, at, "a key is neither text nor an integer");
  if (c.integers && c.integers < c.total) refuse(k, at, "it mixes named and numbered entries");
  bool marked = vastL_encode_is_array(k->L, idx);
  if (marked && c.total > c.integers) refuse(k, at, "an array has only numbered entries");
  if (c.integers || marked || (c.total == 0 && as == ENCODE_ARRAY))
    write_array(k, idx, c.integers, at, depth);
  else write_object(k, idx, at, depth);
}

/* --- scalars ----------------------------------------------------------------- */

static void write_number(struct walk *k, int idx, const struct step *at) {
  if (lua_isinteger(k->L, idx)) {
    vast_json_integer(k->w, lua_tointeger(k->L, idx));
    return;
  }
  double value = lua_tonumber(k->L, idx);
  if (!isfinite(value)) refuse(k, at, "JSON has no NaN and no infinity");
  vast_json_number(k->w, value);
}

/* The only userdata that can be written is a buffer box; it contains one JSON value. */
static void write_boxed(struct walk *k, int idx, const struct step *at) {
  const struct vast_buffer *json = vastL_box_at(k->L, idx);
  if (json == NULL) refuse(k, at, luaL_typename(k->L, idx));
  else vast_json_raw(k->w, vast_buffer_text(json), json->len);
}

static void write_value(struct walk *k, int idx, enum encode_as as, struct step *at, int depth) {
  switch (lua_type(k->L, idx)) {
  case LUA_TTABLE: write_table(k, idx, as, at, depth); break;
  case LUA_TSTRING: write_text(k, idx, at, false); break;
  case LUA_TNUMBER: write_number(k, idx, at); break;
  case LUA_TBOOLEAN: vast_json_bool(k->w, lua_toboolean(k->L, idx)); break;
  case LUA_TUSERDATA: write_boxed(k, idx, at); break;
  case LUA_TLIGHTUSERDATA:
    if (lua_touserdata(k->L, idx) == NULL) {
      vast_json_null(k->w);
      break;
    } /* fall through */
  default: refuse(k, at, luaL_typename(k->L, idx));
  }
  vastL_memory_check(k->L, k->w->out);
  if (k->w->out->failed) refuse(k, at, "the request is too large");
}

void vastL_encode_value(lua_State *L, int idx, struct vast_json_writer *w, enum encode_as as,
                        const char *name) {
  struct walk k = {L, w};
  struct step top = {name, 0, NULL, NULL};
  write_value(&k, lua_absindex(L, idx), as, &top, 0);
}

/* --- vastai.array ------------------------------------------------------------ */

int vastL_encode_array(lua_State *L) {
  vastL_loop_check_dot(L, "array");
  if (lua_isnoneornil(L, 1)) {
    lua_settop(L, 0);
    lua_newtable(L);
  }
  luaL_checktype(L, 1, LUA_TTABLE);
  if (lua_getmetatable(L, 1) && !vastL_encode_is_array(L, 1))
    return vastL_loop_raise(L, "vastai.array: this table has a metatable of its own");
  lua_settop(L, 1);
  luaL_setmetatable(L, VASTL_TYPE_ARRAY);
  return 1;
}

int vastL_encode_text(lua_State *L) {
  luaL_checkany(L, 1);
  struct vast_buffer *text = vastL_buffer_box_push(L, (size_t)1 << 30);
  struct vast_json_writer w = {.out = text};
  vastL_encode_value(L, 1, &w, ENCODE_AUTO, "value");
  vastL_buffer_box_to_string(L);
  return 1;
}

int vastL_open_encode(lua_State *L) {
  luaL_newmetatable(L, VASTL_TYPE_ARRAY);
  lua_pop(L, 1);
  return 0;
}
