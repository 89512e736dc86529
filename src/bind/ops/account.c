/* bind/vastL_hooks_account.c -- the shapes of the account methods: a body that is the
** caller's own table, the kind of a sub-account, values behind a mask. */
#include "bind/call/hook.h"

#include <strings.h>

#include "core/base/file.h"
#include "core/json/json.h"
#include "bind/runtime/buffer_box.h"
#include "bind/call/call.h"
#include "bind/call/compose.h"
#include "bind/json/decode.h"
#include "bind/json/encode.h"
#include "bind/runtime/error.h"
#include "bind/runtime/loop.h"
#include "bind/runtime/raw.h"

/* --- set_user ------------------------------------------------------------------- */

enum { FILE_MAX = 1 << 20 };

/* What keeps the text from being sent as the object that it holds, or NULL: whatever
** passes can be decoded and encoded again. */
static const char *refuse_fields(const struct vast_buffer *json) {
  struct vast_json_reader r;
  const char *text = vast_buffer_text(json);
  if (!vast_utf8_valid(text, json->len)) return "it is not UTF-8";
  vast_json_open(&r, text, json->len);
  enum vast_json_type first = vast_json_next(&r), type = first;
  while (type != VAST_JSON_END && type != VAST_JSON_ERROR) {
    if (r.depth > ENCODE_DEPTH) return "it is nested too deeply";
    if (type == VAST_JSON_NUMBER && !vast_json_is_finite(&r)) return "it holds a number too large";
    type = vast_json_next(&r);
  }
  return type == VAST_JSON_END && first == VAST_JSON_OBJECT ? NULL : "it is not a JSON object";
}

/* Puts the object in the file in place of the argument. */
static bool load_fields(lua_State *L, struct call *c, int args, const char *path) {
  struct vast_error error;
  char reason[VAST_FILE_REASON], shown[VAST_FILE_SHOWN];
  struct vast_buffer *json = vastL_buffer_box_push(L, FILE_MAX);
  int code = vast_file_read(path, FILE_MAX, json, NULL);
  vastL_memory_check(L, json);
  const char *why = code ? vast_file_reason(code, reason) : refuse_fields(json);
  if (why == NULL && vastL_decode_value(L, vast_buffer_text(json), json->len)) {
    lua_setfield(L, args, "params");
    return true;
  }
  vast_error_set(&error, VAST_CONFIG, "cannot read '%s': %s", vast_file_shown(path, shown),
                 why ? why : "it is not a JSON object");
  vastL_error_push(L, &error);
  vastL_error_text(L, "method", c->op->name);
  return false;
}

/* { file = "user.json" } stands for what the file holds. */
static bool user_before(lua_State *L, struct call *c, int args) {
  bool table = lua_getfield(L, args, "params") == LUA_TTABLE;
  if (!table || vastL_raw_field(L, -1, "file") != LUA_TSTRING) return true;
  const char *path = vastL_raw_text(L, -1);
  if (path == NULL)
    vastL_loop_raise(L, "bad argument 'file' to '%s' (the path holds a NUL)", c->op->name);
  return load_fields(L, c, args, path);
}

static bool user_request(lua_State *L, struct call *c, int args) {
  struct vast_json_writer w = {.out = &c->x.body};
  vastL_compose_url(L, c->op, args, &c->x);
  if (lua_getfield(L, args, "params") == LUA_TTABLE)
    vastL_encode_value(L, -1, &w, ENCODE_OBJECT, "params");
  else vast_json_raw(&w, "{}", 2);
  return true;
}

const struct vast_hooks vastL_hooks_set_user = {.before = user_before, .request = user_request};

/* --- create_subaccount ------------------------------------------------------------ */

static bool subaccount_before(lua_State *L, struct call *c, int args) {
  (void)c;
  lua_getfield(L, args, "type");
  const char *type = vastL_raw_text(L, -1);
  lua_pushboolean(L, type && strcasecmp(type, "host") == 0);
  lua_setfield(L, args, "host_only");
  return true;
}

const struct vast_hooks vastL_hooks_subaccount = {.before = subaccount_before};

/* --- show_env_vars ------------------------------------------------------------------ */

/* Values of names are masked unless the caller wants to see them. */
static enum hook_result env_vars_after(lua_State *L, struct call *c, int self) {
  (void)c;
  lua_getiuservalue(L, self, CALL_ARGS);
  lua_getfield(L, -1, "show_values");
  bool show = lua_toboolean(L, -1);
  lua_pop(L, 2);
  if (show || !lua_istable(L, -1)) return HOOK_DONE;
  for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
    if (lua_type(L, -2) != LUA_TSTRING) continue;
    lua_pushvalue(L, -2);
    lua_pushliteral(L, "****");
    lua_rawset(L, -5);
  }
  return HOOK_DONE;
}

const struct vast_hooks vastL_hooks_env_vars = {.after = env_vars_after};
