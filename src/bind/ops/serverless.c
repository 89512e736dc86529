/* bind/ops/serverless.c -- the shapes of the serverless methods: the usual
** filters of a worker group, and what the autoscaler answers in place of JSON. */
#include "bind/call/hook.h"

#include <ctype.h>

#include "bind/json/decode.h"

/* --- worker groups ------------------------------------------------------------------ */

static const char usual[] = " verified=True rentable=True rented=False";

/* A new group gets the usual filters; an old one keeps its own unless some are given. */
static enum hook_result workergroup_arguments(struct hook_context *h) {
  lua_State *L = h->L;
  size_t len;
  lua_getfield(L, h->args, "no_default");
  bool bare = lua_toboolean(L, -1);
  bool given = lua_getfield(L, h->args, "search_params") == LUA_TSTRING;
  if (given || strcmp(h->op->verb, "POST") == 0) {
    if (!given) lua_pushliteral(L, "");
    lua_pushstring(L, bare ? "" : usual);
    lua_concat(L, 2); /* the text may hold any byte */
    const char *text = lua_tolstring(L, -1, &len);
    while (len && isspace((unsigned char)*text)) text++, len--;
    while (len && isspace((unsigned char)text[len - 1])) len--;
    lua_pushlstring(L, text, len);
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

/* An error comes as a text, bare or as a JSON string, under status 200. */
static enum hook_result autoscaler_reply(struct hook_context *h) {
  lua_State *L = h->L;
  const struct vast_buffer *body = &h->x->reply.body;
  const char *text = vast_buffer_text(body);
  if (h->error->kind != VAST_NONE || (text[0] != '"' && !isalpha((unsigned char)text[0])))
    return HOOK_DEFAULT;
  if (text[0] == '"' && vastL_decode_value(L, text, body->len)) text = lua_tostring(L, -1);
  return vastL_hook_fail(h, text ? kind_of(text) : VAST_DECODE, "%s", text ? text : "no answer");
}

/* Or as { error_msg = … }. */
static enum hook_result autoscaler_result(struct hook_context *h) {
  lua_State *L = h->L;
  if (!lua_istable(L, -1)) return HOOK_DONE;
  bool failed = lua_getfield(L, -1, "error_msg") == LUA_TSTRING && lua_rawlen(L, -1) > 0;
  if (failed) vast_error_set(h->error, kind_of(lua_tostring(L, -1)), "%s", lua_tostring(L, -1));
  lua_pop(L, 1);
  return failed ? HOOK_FAILED : HOOK_DONE;
}

const struct vast_hooks vastL_hooks_autoscaler = {.reply = autoscaler_reply,
                                                  .result = autoscaler_result};
