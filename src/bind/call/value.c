/* bind/call/value.c -- see value.h. Owns nothing. */
#include "bind/call/value.h"

#include "core/base/text.h"
#include <math.h>

#include "core/base/date.h"
#include "core/base/error.h"
#include "core/base/names.h"
#include "bind/json/decode.h"
#include "bind/json/encode.h"
#include "bind/runtime/helpers.h"
#include "bind/runtime/loop.h"

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
    [VAST_FUNCTION] = "function",
    [VAST_CLIENT] = "client",
};

/* Replaces the value on top by an integer or a number, if it is one. Only `infinite` allows
** math.huge, which means no limit in arguments that are not sent. */
static bool to_number(lua_State *L, bool integer, bool infinite) {
  int ok = 0;
  lua_Integer i = integer ? lua_tointegerx(L, -1, &ok) : 0;
  lua_Number n = integer ? 0 : lua_tonumberx(L, -1, &ok);
  if (!ok || (!integer && (infinite ? isnan(n) : !isfinite(n)))) return false;
  if (integer) lua_pushinteger(L, i);
  else if (lua_isinteger(L, -1)) lua_pushvalue(L, -1);
  else lua_pushnumber(L, n);
  lua_replace(L, -2);
  return true;
}

/* Replaces an integer on top by its digits. */
static bool integer_to_text(lua_State *L) {
  if (lua_type(L, -1) != LUA_TNUMBER || !to_number(L, true, false)) return false;
  lua_tostring(L, -1);
  return true;
}

/* Replaces a list on top by a new list of integers: the script's table is not changed. */
static bool to_integers(lua_State *L) {
  if (!lua_istable(L, -1)) return false;
  lua_Integer count = (lua_Integer)lua_rawlen(L, -1), entries = 0;
  for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) entries++;
  if (entries != count) return false;
  bool ok = true;
  lua_createtable(L, (int)count, 0);
  for (lua_Integer i = 1; i <= count && ok; i++) {
    lua_rawgeti(L, -2, i);
    ok = to_number(L, true, false);
    lua_rawseti(L, -2, i);
  }
  if (ok) lua_replace(L, -2);
  else lua_pop(L, 1);
  return ok;
}

/* Replaces a date on top by Unix seconds. A number of eight digits is a date, too. */
static bool to_date(lua_State *L, bool iso) {
  bool number = lua_type(L, -1) == LUA_TNUMBER;
  double seconds;
  size_t len;
  int whole;
  lua_Integer digits = lua_tointegerx(L, -1, &whole);
  if (number && !(whole && digits >= 19700101 && digits <= 99991231))
    return to_number(L, iso, false);
  if (number) lua_pushfstring(L, "%I", (LUAI_UACINT)digits);
  else lua_pushvalue(L, -1);
  const char *text = lua_tolstring(L, -1, &len);
  bool ok = text && vast_date_read(text, len, iso, &seconds);
  lua_pop(L, 1);
  if (!ok) return number && to_number(L, iso, false);
  lua_pushnumber(L, seconds);
  lua_replace(L, -2);
  return !iso || to_number(L, true, false);
}

static bool fits(lua_State *L, const struct vast_param *p) {
  int type = lua_type(L, -1);
  switch (p->type) {
  case VAST_INTEGER:
  case VAST_NUMBER: return to_number(L, p->type == VAST_INTEGER, p->place == VAST_LOCAL);
  case VAST_STRING: return type == LUA_TSTRING;
  case VAST_TEXT: return type == LUA_TSTRING || integer_to_text(L);
  case VAST_BOOLEAN: return type == LUA_TBOOLEAN;
  case VAST_OBJECT: return type == LUA_TTABLE && !vastL_encode_is_array(L, -1);
  case VAST_ARRAY: return type == LUA_TTABLE;
  case VAST_TEXT_OR_OBJECT: return type == LUA_TTABLE || type == LUA_TSTRING;
  case VAST_INTEGERS: return to_integers(L);
  case VAST_INTEGER_OR_LIST: return type == LUA_TTABLE ? to_integers(L) : to_number(L, true, false);
  case VAST_DATE:
  case VAST_DATE_ISO: return to_date(L, p->type == VAST_DATE_ISO);
  case VAST_FUNCTION: return type == LUA_TFUNCTION;
  case VAST_CLIENT: return false;
  case VAST_ANY: return type != LUA_TFUNCTION && type != LUA_TUSERDATA && type != LUA_TTHREAD;
  }
  return false;
}

const char *vastL_value_type(const struct vast_param *p) { return type_names[p->type]; }

/* Describes the value on top for a message. A text is not shown: it may be a secret. */
static const char *describe_value(lua_State *L, const struct vast_param *p) {
  bool whole =
      p->type == VAST_INTEGER || p->type == VAST_INTEGERS || p->type == VAST_INTEGER_OR_LIST;
  if (vastL_decode_is_null(L, -1)) return "null";
  if ((whole || p->type == VAST_NUMBER) && lua_type(L, -1) == LUA_TNUMBER)
    return vastL_loop_push_number(L, -1, whole);
  return luaL_typename(L, -1);
}

/* Raises where an entry of a list of integers is not one. */
static void check_entries(lua_State *L, const struct vast_op *op, const struct vast_param *p) {
  lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
  for (lua_Integer i = 1; i <= count; i++, lua_pop(L, 2)) {
    lua_rawgeti(L, -1, i);
    lua_pushvalue(L, -1);
    if (!to_number(L, true, false))
      vastL_loop_raise(L, "bad argument '%s' to '%s' (list of integers expected, got %s at %d)",
                       p->name, op->name, describe_value(L, p), (int)i);
  }
}

static int refuse_type(lua_State *L, const struct vast_op *op, const struct vast_param *p) {
  bool list = p->type == VAST_INTEGERS || p->type == VAST_INTEGER_OR_LIST;
  if (list && lua_istable(L, -1)) check_entries(L, op, p);
  return vastL_loop_raise(L, "bad argument '%s' to '%s' (%s expected, got %s)", p->name, op->name,
                          vastL_value_type(p), describe_value(L, p));
}

/* --- ranges ------------------------------------------------------------------ */

static enum vast_range range_of(const struct vast_param *p) {
  bool whole =
      p->type == VAST_INTEGER || p->type == VAST_INTEGERS || p->type == VAST_INTEGER_OR_LIST;
  if (p->range != VAST_ANY_NUMBER) return p->range;
  return whole && p->place == VAST_PATH ? VAST_FROM_1 : VAST_ANY_NUMBER;
}

static bool in_range(const struct vast_param *p, lua_Number n) {
  if (p->max && n > p->max) return false;
  switch (range_of(p)) {
  case VAST_FROM_0: return n >= 0;
  case VAST_ABOVE_0: return n > 0;
  case VAST_FROM_1: return n >= 1;
  case VAST_ANY_NUMBER: break;
  }
  return true;
}

static void push_range(lua_State *L, const struct vast_param *p, enum vast_range range) {
  if (range == VAST_ABOVE_0 && p->max) lua_pushfstring(L, "above 0, at most %d", p->max);
  else if (range == VAST_ABOVE_0) lua_pushliteral(L, "above 0");
  else if (p->max) lua_pushfstring(L, "%d to %d", range == VAST_FROM_1, p->max);
  else lua_pushfstring(L, "at least %d", range == VAST_FROM_1);
}

void vastL_value_push_range(lua_State *L, const struct vast_param *p) {
  if (p->range == VAST_ANY_NUMBER) lua_pushnil(L);
  else push_range(L, p, p->range);
}

/* Raises where the number on top is out of range. `at`: its index in a list, or 0. */
static void check_number(lua_State *L, const struct vast_op *op, const struct vast_param *p,
                         int at) {
  if (in_range(p, lua_tonumber(L, -1))) return;
  const char *number = luaL_tolstring(L, -1, NULL);
  push_range(L, p, range_of(p));
  if (at)
    vastL_loop_raise(L, "bad argument '%s' to '%s' (each must be %s, got %s at %d)", p->name,
                     op->name, lua_tostring(L, -1), number, at);
  vastL_loop_raise(L, "bad argument '%s' to '%s' (it must be %s%s%s, got %s)", p->name, op->name,
                   lua_tostring(L, -1), p->unit ? " " : "", p->unit ? p->unit : "", number);
}

static void check_range(lua_State *L, const struct vast_op *op, const struct vast_param *p) {
  if (lua_type(L, -1) == LUA_TNUMBER) check_number(L, op, p, 0);
  if (!lua_istable(L, -1)) return;
  lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
  for (lua_Integer i = 1; i <= count; i++, lua_pop(L, 1)) {
    lua_rawgeti(L, -1, i);
    check_number(L, op, p, (int)i);
  }
}

/* --- words ------------------------------------------------------------------- */

/* Raises: the word on top is not one of the row. It is shown only if it is similar to one: it
** may be a secret in the wrong place. Returns where the row allows other words, and none is
** similar. */
static void refuse_word(lua_State *L, const struct vast_op *op, const struct vast_param *p) {
  struct vast_nearest near;
  char shown[64]; /* control characters replaced */
  const char *word = lua_tostring(L, -1);
  vast_text_copy(shown, sizeof shown, word, strlen(word));
  vast_nearest_start(&near, word);
  vastL_push_words(L, p->enum_values, '|');
  lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
  for (lua_Integer i = 1; i <= count; i++, lua_pop(L, 1)) { /* the table keeps the texts */
    lua_rawgeti(L, -1, i);
    vast_nearest_offer(&near, lua_tostring(L, -1));
  }
  lua_pop(L, 1);
  if (near.best == NULL && p->open) return;
  const char *words = luaL_gsub(L, p->enum_values, "|", ", ");
  if (near.best == NULL)
    vastL_loop_raise(L, "bad argument '%s' to '%s' (one of %s expected)", p->name, op->name, words);
  vastL_loop_raise(L, "bad argument '%s' to '%s' ('%s' is none of %s; did you mean '%s'?)", p->name,
                   op->name, shown, words, near.best);
}

static void check_word(lua_State *L, const struct vast_op *op, const struct vast_param *p) {
  size_t len;
  const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &len) : NULL;
  if (text == NULL)
    vastL_loop_raise(L, "bad argument '%s' to '%s' (string expected, got %s)", p->name, op->name,
                     luaL_typename(L, -1));
  if (!vast_has_word(p->enum_values, '|', (struct vast_slice){text, len})) refuse_word(L, op, p);
}

/* Checks a text, or each entry of a list. */
static void check_words(lua_State *L, const struct vast_op *op, const struct vast_param *p) {
  lua_Integer count = lua_istable(L, -1) ? (lua_Integer)lua_rawlen(L, -1) : 0, entries = 0;
  if (!lua_istable(L, -1)) check_word(L, op, p);
  else
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1), entries++) check_word(L, op, p);
  if (entries != count)
    vastL_loop_raise(L, "bad argument '%s' to '%s' (list of strings without gaps expected)",
                     p->name, op->name);
}

/* --- all checks -------------------------------------------------------------- */

static bool is_blank(lua_State *L) {
  size_t len;
  const char *text = lua_tolstring(L, -1, &len);
  return strspn(text, " \t\n\v\f\r") == len;
}

void vastL_value_check(lua_State *L, const struct vast_op *op, const struct vast_param *p) {
  bool sent = p->place == VAST_QUERY || p->place == VAST_BODY;
  if (vastL_decode_is_null(L, -1) && sent && !p->required) return;
  luaL_checkstack(L, 8, NULL);
  if (!fits(L, p)) refuse_type(L, op, p);
  if (range_of(p) != VAST_ANY_NUMBER) check_range(L, op, p);
  if (p->enum_values) check_words(L, op, p);
  bool text = p->required && !p->blank && lua_type(L, -1) == LUA_TSTRING;
  if (text && is_blank(L))
    vastL_loop_raise(L, "bad argument '%s' to '%s' (it must not be blank)", p->name, op->name);
}
