/* bind/ops/account.c -- hooks of the account methods: a table of the script as the body, the type
** of a sub-account, masked environment variables. */
#include "bind/call/hook.h"

#include <strings.h>

#include "core/base/file.h"
#include "core/json/json.h"
#include "bind/runtime/buffer_box.h"
#include "bind/call/compose.h"
#include "bind/json/decode.h"
#include "bind/json/encode.h"
#include "bind/runtime/helpers.h"
#include "bind/runtime/loop.h"
#include "bind/runtime/raw.h"

/* --- set_user ------------------------------------------------------------------- */

enum { FILE_MAX = 1 << 20 };

/* Why the text cannot be sent as a JSON object, or NULL: it can be decoded and encoded again. */
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

/* Replaces the argument by the object in the file. */
static enum hook_result load_fields(struct hook_context *h, const char *path) {
  lua_State *L = h->L;
  char reason[VAST_FILE_REASON], shown[VAST_FILE_SHOWN];
  struct vast_buffer *json = vastL_buffer_box_push(L, FILE_MAX);
  int code = vast_file_read(path, FILE_MAX, json, NULL);
  vastL_memory_check(L, json);
  const char *why = code ? vast_file_reason(code, reason) : refuse_fields(json);
  if (why == NULL && vastL_decode_value(L, vast_buffer_text(json), json->len)) {
    lua_setfield(L, h->args, "params");
    return HOOK_DEFAULT;
  }
  return vastL_hook_fail(h, VAST_CONFIG, "cannot read '%s': %s", vast_file_shown(path, shown),
                         why ? why : "it is not a JSON object");
}

/* params = { file = "user.json" } means the object in that file. */
static enum hook_result user_arguments(struct hook_context *h) {
  lua_State *L = h->L;
  bool table = lua_getfield(L, h->args, "params") == LUA_TTABLE;
  if (!table || vastL_raw_field(L, -1, "file") != LUA_TSTRING) return HOOK_DEFAULT;
  const char *path = vastL_raw_text(L, -1);
  if (path == NULL)
    vastL_loop_raise(L, "bad argument 'file' to '%s' (the path holds a NUL)", h->op->name);
  return load_fields(h, path);
}

static enum hook_result user_request(struct hook_context *h) {
  lua_State *L = h->L;
  struct vast_json_writer w = {.out = &h->x->body};
  vastL_compose_url(L, h->op, h->args, h->x);
  if (lua_getfield(L, h->args, "params") == LUA_TTABLE)
    vastL_encode_value(L, -1, &w, ENCODE_OBJECT, "params");
  else vast_json_raw(&w, "{}", 2);
  return HOOK_DONE;
}

const struct vast_hooks vastL_hooks_set_user = {.arguments = user_arguments,
                                                .request = user_request};

/* --- create_subaccount ------------------------------------------------------------ */

static enum hook_result subaccount_arguments(struct hook_context *h) {
  lua_State *L = h->L;
  lua_getfield(L, h->args, "type");
  const char *type = vastL_raw_text(L, -1);
  vastL_set_flag(L, h->args, "host_only", type && strcasecmp(type, "host") == 0);
  return HOOK_DEFAULT;
}

const struct vast_hooks vastL_hooks_subaccount = {.arguments = subaccount_arguments};

/* --- show_env_vars ------------------------------------------------------------------ */

/* Masks the values unless show_values is set. */
static enum hook_result env_vars_result(struct hook_context *h) {
  lua_State *L = h->L;
  int variables = lua_gettop(L);
  if (vastL_flag(L, h->args, "show_values") || !lua_istable(L, variables)) return HOOK_DONE;
  for (lua_pushnil(L); lua_next(L, variables); lua_pop(L, 1)) {
    if (lua_type(L, -2) != LUA_TSTRING) continue;
    lua_pushvalue(L, -2);
    lua_pushliteral(L, "****");
    lua_rawset(L, variables);
  }
  return HOOK_DONE;
}

const struct vast_hooks vastL_hooks_env_vars = {.result = env_vars_result};
