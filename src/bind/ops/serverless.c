/* bind/ops/serverless.c -- hooks of the serverless methods: the default filters of a worker
** group, and errors that the autoscaler sends as text. */
#include "bind/call/hook.h"

#include <ctype.h>

#include "core/http/header.h"
#include "bind/json/decode.h"
#include "bind/runtime/helpers.h"

/* --- worker groups ------------------------------------------------------------------ */

static const char default_filters[] = " verified=True rentable=True rented=False";

/* A new group gets the default filters; an existing one only with search_params. */
static enum hook_result workergroup_arguments(struct hook_context *h) {
  lua_State *L = h->L;
  size_t len;
  bool given = lua_getfield(L, h->args, "search_params") == LUA_TSTRING;
  if (given || strcmp(h->op->verb, "POST") == 0) {
    if (!given) lua_pushliteral(L, "");
    lua_pushstring(L, vastL_flag(L, h->args, "no_default") ? "" : default_filters);
    lua_concat(L, 2);
    const char *text = lua_tolstring(L, -1, &len);
    struct vast_slice trimmed = vast_header_trim(text, len);
    lua_pushlstring(L, trimmed.bytes, trimmed.len);
    lua_setfield(L, h->args, "search_params");
  }
  return HOOK_DEFAULT;
}

const struct vast_hooks vastL_hooks_workergroup = {.arguments = workergroup_arguments};

/* --- the autoscaler -------------------------------------------------------------------- */

/* "authenticate_endpoint_apikey: invalid api_key or endpoint 1 not found" */
static enum vast_kind kind_of(const char *text) {
  if (strstr(text, "not found")) return VAST_NOT_FOUND;
  return strstr(text, "api_key") ? VAST_AUTH : VAST_INVALID;
}

/* An error is sent with status 200, as plain text or as a JSON string. */
static enum hook_result autoscaler_reply(struct hook_context *h) {
  lua_State *L = h->L;
  const struct vast_buffer *body = &h->x->reply.body;
  const char *text = vast_buffer_text(body);
  if (h->error->kind != VAST_NONE || (text[0] != '"' && !isalpha((unsigned char)text[0])))
    return HOOK_DEFAULT;
  if (text[0] == '"' && vastL_decode_value(L, text, body->len)) text = lua_tostring(L, -1);
  return vastL_hook_fail(h, text ? kind_of(text) : VAST_DECODE, "%s",
                         text ? text : "the answer is not JSON");
}

/* An error may also be sent as { error_msg = … }. */
static enum hook_result autoscaler_result(struct hook_context *h) {
  lua_State *L = h->L;
  if (!lua_istable(L, -1)) return HOOK_DONE;
  bool failed = vastL_push_text(L, -1, "error_msg");
  if (failed) vast_error_set(h->error, kind_of(lua_tostring(L, -1)), "%s", lua_tostring(L, -1));
  lua_pop(L, 1);
  return failed ? HOOK_FAILED : HOOK_DONE;
}

const struct vast_hooks vastL_hooks_autoscaler = {.reply = autoscaler_reply,
                                                  .result = autoscaler_result};
