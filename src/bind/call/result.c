/* bind/call/result.c -- see result.h. Owns nothing. */
#include "bind/call/result.h"

#include "core/base/text.h"
#include <ctype.h>
#include <strings.h>

#include "core/json/json.h"
#include "bind/runtime/helpers.h"

bool vastL_result_is_failure(lua_State *L) {
  bool failed = false;
  if (lua_istable(L, -1)) {
    failed = lua_getfield(L, -1, "success") == LUA_TBOOLEAN && !lua_toboolean(L, -1);
    lua_pop(L, 1);
  }
  return failed;
}

bool vastL_result_is_too_large(const struct call *c) { return c->size > c->x.settings->max_result; }

/* A body that cannot exceed the limit is not counted, unless its rows are added to those of other
** pages. */
bool vastL_result_charge(struct call *c, const char *json, size_t len) {
  size_t limit = c->x.settings->max_result;
  bool alone = c->op->token == NULL || c->paged;
  if (vastL_result_is_too_large(c)) return false;
  if (alone && c->x.reply.body.len <= limit / VAST_JSON_SIZE_RATIO) return true;
  c->size += vast_json_decoded_size(json, len, limit - c->size);
  return !vastL_result_is_too_large(c);
}

/* Replaces a text on top by { success = true, msg = text }. */
static void wrap_text(lua_State *L) {
  lua_createtable(L, 0, 2);
  lua_insert(L, -2);
  lua_setfield(L, -2, "msg");
  vastL_set_flag(L, -1, "success", true);
}

bool vastL_result_from_text(lua_State *L, const struct call *c) {
  const struct vast_buffer *body = &c->x.reply.body;
  if (!c->x.non_idempotent || body->len == 0 || body->len > 500 ||
      !isalpha((unsigned char)body->data[0]))
    return false;
  lua_pushlstring(L, body->data, body->len);
  wrap_text(L);
  return true;
}

/* Replaces the answer by the field that is the result. False: the field is missing, and the answer
** stays. */
static bool unwrap(lua_State *L, const struct vast_op *op) {
  if (op->unwrap == NULL || !lua_istable(L, -1)) return false;
  bool found = lua_getfield(L, -1, op->unwrap) != LUA_TNIL;
  if (!found && op->empty_list) {
    lua_pop(L, 1);
    lua_newtable(L);
    found = true;
  }
  if (found) lua_remove(L, -2);
  else lua_pop(L, 1);
  return found;
}

static void drop_words(lua_State *L, const char *words) {
  struct vast_slice word;
  while (vast_next_word(&words, ' ', &word)) {
    lua_pushlstring(L, word.bytes, word.len);
    lua_pushnil(L);
    lua_rawset(L, -3);
  }
}

/* Removes the fields from the table on top, and from its rows if it is a list. */
static void drop_fields(lua_State *L, const char *words) {
  for (lua_Integer i = 1; lua_rawgeti(L, -1, i) == LUA_TTABLE; i++) {
    drop_words(L, words);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  drop_words(L, words);
}

static bool is_list(lua_State *L, int idx) {
  if (!lua_istable(L, idx)) return false;
  return lua_rawlen(L, idx) > 0 || vastL_is_empty(L, idx);
}

/* Decoded, an object of nulls is an empty table, as an empty list is; the text differs. */
static bool is_array_text(const struct vast_buffer *body) {
  return body->len && body->data[strspn(body->data, " \t\r\n")] == '[';
}

/* Why the result on top is not of the type that the row expects, or NULL. */
static const char *refuse_type(lua_State *L, const struct call *c, bool unwrapped) {
  const struct vast_op *op = c->op;
  bool list = is_list(L, -1) && (unwrapped || is_array_text(&c->x.reply.body));
  if (op->expect == VAST_EXPECT_LIST && !list) return "the answer is not a list";
  if (op->expect == VAST_EXPECT_OBJECT && !lua_istable(L, -1)) return "the answer is not an object";
  return NULL;
}

/* --- the required field ------------------------------------------------------- */

static bool is_filled(lua_State *L) { return lua_istable(L, -1) && !vastL_is_empty(L, -1); }

/* Ids of the service begin at 1. */
static bool is_number(lua_State *L) {
  return lua_type(L, -1) == LUA_TNUMBER && lua_tonumber(L, -1) >= 1;
}

static bool is_text(lua_State *L) {
  return lua_type(L, -1) == LUA_TSTRING && lua_rawlen(L, -1) > 0;
}

static bool is_true(lua_State *L) { return lua_isboolean(L, -1) && lua_toboolean(L, -1); }

/* Whether the value on top is of that type, and shows that the request was processed. */
static bool is_usable(lua_State *L, enum vast_type type) {
  switch (type) {
  case VAST_INTEGER: return lua_isinteger(L, -1) && is_number(L);
  case VAST_STRING: return is_text(L);
  case VAST_TEXT: return is_text(L) || (lua_isinteger(L, -1) && is_number(L));
  case VAST_BOOLEAN: return is_true(L);
  case VAST_OBJECT:
  case VAST_ARRAY: return is_filled(L);
  default: return is_true(L) || is_text(L) || is_filled(L);
  }
}

static bool has_usable(lua_State *L, const struct vast_op *op) {
  const char *names = op->required_field;
  struct vast_slice name;
  bool found = false;
  while (!found && vast_next_word(&names, '|', &name)) {
    lua_pushlstring(L, name.bytes, name.len);
    lua_rawget(L, -2);
    found = is_usable(L, op->required_type);
    lua_pop(L, 1);
  }
  return found;
}

/* "success": "false" as text; the boolean is a failure (vastL_result_is_failure). */
static bool denies_success(lua_State *L) {
  lua_getfield(L, -1, "success");
  bool denied = is_text(L) && strcasecmp(lua_tostring(L, -1), "false") == 0;
  lua_pop(L, 1);
  return denied;
}

/* Whether the answer holds an error, and does not hold success = true. */
static bool names_error(lua_State *L) {
  bool done = lua_getfield(L, -1, "success") == LUA_TBOOLEAN && lua_toboolean(L, -1);
  bool error = lua_getfield(L, -2, "error") != LUA_TNIL;
  lua_pop(L, 2);
  return error && !done;
}

/* For requests that are not idempotent: why the result on top does not show that the request was
** processed, or NULL. Other requests, which hooks send, are not checked. */
static const char *refuse_unproven(lua_State *L, const struct call *c) {
  const struct vast_op *op = c->op;
  if (!c->x.non_idempotent) return NULL;
  bool table = lua_istable(L, -1);
  if (table && denies_success(L)) return "the answer says success: \"false\"";
  bool vague = op->required_field == NULL || op->required_type == VAST_ANY;
  if (table && vague && names_error(L)) return "the answer names an error";
  if (op->required_field == NULL || (table && has_usable(L, op))) return NULL;
  return lua_pushfstring(L, "the answer holds no usable '%s'", op->required_field);
}

const char *vastL_result_fit(lua_State *L, const struct call *c) {
  const struct vast_op *op = c->op;
  if (lua_type(L, -1) == LUA_TSTRING && op->expect == VAST_EXPECT_ANY) wrap_text(L);
  bool unwrapped = unwrap(L, op);
  if (op->unwrap && !unwrapped && op->strict)
    return lua_pushfstring(L, "the answer has no field '%s'", op->unwrap);
  const char *wrong = refuse_type(L, c, unwrapped);
  if (wrong == NULL) wrong = refuse_unproven(L, c);
  if (wrong == NULL && op->drop && lua_istable(L, -1)) drop_fields(L, op->drop);
  return wrong;
}
