/* bind/ops/keys.c -- hooks of the key methods: permissions from a table or a file, the new key
** under both of its names, and the client's own key. */
#include "bind/call/hook.h"

#include "core/http/header.h"
#include "core/json/json.h"
#include "core/auth/credentials.h"
#include "core/auth/permissions.h"
#include "bind/runtime/buffer_box.h"
#include "bind/json/decode.h"
#include "bind/json/encode.h"
#include "bind/runtime/helpers.h"
#include "bind/ops/keys_grants.h"
#include "bind/runtime/raw.h"

/* --- permissions ---------------------------------------------------------------- */

/* The message without the name at its beginning, if the path ends with that name. */
static const char *without_subject(const struct vast_permission_fault *fault) {
  const char *path = fault->path[0] ? fault->path : "permissions";
  size_t n = strcspn(fault->message, ":"), len = strlen(path);
  if (len > 2 && strcmp(path + len - 2, "\"]") == 0) len -= 2;
  bool repeated = n <= len && memcmp(path + len - n, fault->message, n) == 0;
  return repeated && strncmp(fault->message + n, ": ", 2) == 0 ? fault->message + n + 2
                                                               : fault->message;
}

/* Pushes the lines of the buffer as a list. */
static void push_lines(lua_State *L, const struct vast_buffer *lines) {
  const char *line = vast_buffer_text(lines);
  lua_Integer count = 0;
  lua_newtable(L);
  for (const char *end; (end = strchr(line, '\n')) != NULL; line = end + 1) {
    lua_pushlstring(L, line, (size_t)(end - line));
    lua_rawseti(L, -2, ++count);
  }
}

/* Keeps { asked = the tree that was checked, warnings = its remarks (nil: none) } for the result.
** False: the tree cannot be decoded. */
static bool keep_checked(struct hook_context *h, const struct vast_buffer *json,
                         const struct vast_buffer *remarks) {
  lua_State *L = h->L;
  int top = lua_gettop(L);
  vastL_decode_prepare(L);
  lua_createtable(L, 0, 2);
  bool ok = vastL_decode_value(L, json->data, json->len);
  if (ok) lua_setfield(L, top + 1, "asked");
  lua_settop(L, top + 1);
  if (remarks->len) {
    push_lines(L, remarks);
    lua_setfield(L, top + 1, "warnings");
  }
  vastL_hook_keep(h);
  return ok;
}

/* Writes the script's table as JSON, checks that, and replaces the argument by the box of the JSON:
** the script could change the table before it is sent. An empty table at any place means {}. */
static void check_inline(struct hook_context *h) {
  lua_State *L = h->L;
  struct vast_buffer *remarks = vastL_buffer_box_push(L, VAST_PERMISSION_FILE_MAX);
  struct vast_permission_fault fault;
  struct vast_buffer *json = vastL_buffer_box_push(L, VAST_PERMISSION_FILE_MAX);
  struct vast_json_writer w = {.out = json};
  lua_getfield(L, h->args, "permissions");
  vastL_encode_value(L, -1, &w, ENCODE_OBJECT, "permissions");
  vastL_memory_check(L, json);
  bool ok = vast_permissions_check(vast_buffer_text(json), json->len, &fault, remarks);
  if (!ok && fault.no_memory) vastL_memory_raise(L);
  if (!ok)
    vastL_loop_raise(L, "permissions%s%s: %s", fault.path[0] ? "." : "", fault.path,
                     without_subject(&fault));
  (void)keep_checked(h, json, remarks); /* encoded from a table: it can be decoded */
  lua_pop(L, 1);
  lua_setfield(L, h->args, "permissions");
  lua_pop(L, 1);
}

/* The argument becomes the JSON text of the file: the text that was checked is sent. */
static enum hook_result load_file(struct hook_context *h, const char *path) {
  lua_State *L = h->L;
  struct vast_buffer *remarks = vastL_buffer_box_push(L, VAST_PERMISSION_FILE_MAX);
  struct vast_buffer *json = vastL_buffer_box_push(L, VAST_PERMISSION_FILE_MAX);
  bool ok = vast_permissions_read(path, json, remarks, h->error);
  vastL_memory_check(L, json);
  if (!ok) return HOOK_FAILED;
  if (!keep_checked(h, json, remarks))
    return vastL_hook_fail(h, VAST_CONFIG, "%s: not understood as JSON", path);
  struct vast_buffer *sent = vastL_buffer_box_push(L, VAST_PERMISSION_FILE_MAX);
  if (!vast_json_compact(json->data, json->len, sent)) vastL_memory_raise(L);
  lua_setfield(L, h->args, "permissions");
  lua_pop(L, 2);
  return HOOK_DEFAULT;
}

enum hook_result vastL_permissions_argument(struct hook_context *h) {
  lua_State *L = h->L;
  bool file = lua_getfield(L, h->args, "permission_file") == LUA_TSTRING;
  int type = lua_getfield(L, h->args, "permissions");
  if (file && type != LUA_TNIL)
    vastL_loop_raise(L, "'%s' takes permissions or permission_file, not both", h->op->name);
  lua_pop(L, 1);
  if (type == LUA_TLIGHTUSERDATA)
    vastL_loop_raise(L, "permissions may not be null: the service would widen it to full access");
  const char *path = file ? vastL_raw_text(L, -1) : "";
  if (path == NULL)
    vastL_loop_raise(L, "bad argument 'permission_file' to '%s' (the path holds a NUL)",
                     h->op->name);
  if (file) return load_file(h, path);
  if (type == LUA_TTABLE) check_inline(h);
  return HOOK_DEFAULT;
}

/* Whether the answer has "permissions": null, which decoding drops: for the service it is full
** access. An answer that cannot be searched has none. */
static bool is_null_grant(struct hook_context *h) {
  static const struct vast_slice name = {"permissions", 11};
  const struct vast_buffer *body = &h->x->reply.body;
  struct vast_buffer *out = vastL_buffer_box_push(h->L, body->len + 16);
  struct vast_slice whole = {vast_buffer_text(body), body->len};
  bool found = vast_json_pick(whole, &name, 1, out) && out->len > 2; /* more than {} */
  vastL_memory_check(h->L, out);
  lua_pop(h->L, 1);
  return found;
}

/* Adds the warnings to the result, and the place where its permissions exceed those requested. */
static void add_remarks(struct hook_context *h) {
  lua_State *L = h->L;
  int result = lua_gettop(L), kept = result + 1;
  if (vastL_hook_push_kept(h) == LUA_TTABLE) {
    if (lua_getfield(L, kept, "warnings") == LUA_TTABLE) lua_setfield(L, result, "warnings");
    bool asked = lua_getfield(L, kept, "asked") == LUA_TTABLE;
    bool stated = lua_getfield(L, result, "permissions") != LUA_TNIL;
    if (asked && stated && vastL_grants_exceed(L, -2, -1)) lua_setfield(L, result, "exceeds");
    if (asked && !stated && is_null_grant(h)) {
      lua_pushliteral(L, "permissions");
      lua_setfield(L, result, "exceeds");
    }
  }
  lua_settop(L, result);
}

/* The documentation uses api_key, the API sends key: the result has both. */
static enum hook_result key_result(struct hook_context *h) {
  lua_State *L = h->L;
  int result = lua_gettop(L);
  if (!lua_istable(L, result)) return HOOK_DONE;
  add_remarks(h);
  bool api_key = lua_getfield(L, result, "api_key") == LUA_TSTRING;
  bool key = lua_getfield(L, result, "key") == LUA_TSTRING;
  if (key && !api_key) lua_setfield(L, result, "api_key");
  lua_settop(L, result + 1);
  if (api_key && !key) lua_setfield(L, result, "key");
  lua_settop(L, result);
  return HOOK_DONE;
}

const struct vast_hooks vastL_hooks_create_key = {.arguments = vastL_permissions_argument,
                                                  .result = key_result};

/* --- one key from the list ------------------------------------------------------------ */

/* The list lies on top: pushes the row with that id, or fails with not_found. */
static enum hook_result pick_row(struct hook_context *h) {
  lua_State *L = h->L;
  lua_getfield(L, h->args, "id");
  lua_Integer id = lua_tointeger(L, -1);
  lua_pop(L, 1);
  if (lua_istable(L, -1)) { /* the list, or an object that holds it */
    if (lua_getfield(L, -1, "apikeys") == LUA_TTABLE) lua_remove(L, -2);
    else lua_pop(L, 1);
  }
  for (lua_Integer i = 1; lua_istable(L, -1) && lua_geti(L, -1, i) == LUA_TTABLE; i++) {
    lua_getfield(L, -1, "id");
    bool found = lua_tointeger(L, -1) == id;
    lua_pop(L, 1);
    if (found) return HOOK_DONE;
    lua_pop(L, 1);
  }
  return vastL_hook_fail(h, VAST_NOT_FOUND, "there is no API key with id %lld", (long long)id);
}

static enum hook_result show_key_result(struct hook_context *h) {
  return *h->step ? pick_row(h) : HOOK_DONE;
}

/* The service may have retired the route for one key: the key is searched in the list then. */
static enum hook_result show_key_failure(struct hook_context *h) {
  enum vast_kind kind = h->error->kind;
  if (*h->step || (kind != VAST_NOT_FOUND && kind != VAST_GONE)) return HOOK_FAILED;
  *h->step = 1;
  vastL_hook_resend(h, "GET");
  vast_buffer_puts(&h->x->url, h->x->settings->server_url);
  vast_buffer_puts(&h->x->url, "/api/v0/auth/apikeys/");
  return HOOK_RESEND;
}

const struct vast_hooks vastL_hooks_show_key = {.result = show_key_result,
                                                .failure = show_key_failure};

/* --- the client's own key ------------------------------------------------------------------ */

/* Makes the client use the key in that field of the answer on top, unless the client has been
** closed. False: the field does not hold a valid key. */
static bool use_new_key(struct hook_context *h, const char *field) {
  lua_State *L = h->L;
  size_t len;
  bool text = lua_getfield(L, -1, field) == LUA_TSTRING;
  const char *bytes = text ? lua_tolstring(L, -1, &len) : NULL;
  struct vast_slice key = text ? vast_header_trim(bytes, len) : (struct vast_slice){"", 0};
  bool usable = vast_header_refuse_key(key.bytes, key.len) == NULL;
  if (usable) (void)vastL_hook_use_key(h, key.bytes, key.len); /* the result has the key anyway */
  lua_pop(L, 1);
  return usable;
}

/* The service has replaced the key, and its answer does not hold a valid one. The answer is not
** shown: it may hold a part of a key. */
static enum hook_result no_new_key(struct hook_context *h) {
  vast_buffer_clear(&h->x->reply.body);
  vastL_hook_hint(h, "create a key there, then call vast:set_api_key");
  return vastL_hook_fail(
      h, VAST_AMBIGUOUS,
      "the service answered without a usable new key: the old key no longer works; "
      "the account's keys are at https://cloud.vast.ai/manage-keys/");
}

static enum hook_result reset_result(struct hook_context *h) {
  lua_State *L = h->L;
  if (lua_istable(L, -1) && (use_new_key(h, "api_key") || use_new_key(h, "key"))) return HOOK_DONE;
  return no_new_key(h);
}

static enum hook_result reset_failure(struct hook_context *h) {
  const struct vast_reply *r = &h->x->reply;
  bool answered = r->outcome == VAST_ANSWERED && r->status >= 200 && r->status < 300;
  return h->error->kind == VAST_AMBIGUOUS && answered ? no_new_key(h) : HOOK_FAILED;
}

const struct vast_hooks vastL_hooks_reset_key = {.result = reset_result, .failure = reset_failure};

static enum hook_result set_local(struct hook_context *h) {
  lua_State *L = h->L;
  struct vast_credentials found = {.source = VAST_KEY_NONE};
  size_t len;
  lua_getfield(L, h->args, "api_key");
  const char *key = lua_tolstring(L, -1, &len);
  bool valid = vast_credentials_explicit(&found, key, len, h->error);
  bool used = valid && vastL_hook_use_key(h, found.key.bytes, found.key.len);
  vast_credentials_free(&found);
  if (!valid) return HOOK_FAILED;
  if (!used && vastL_hook_may_send(h)) vastL_memory_raise(L);
  if (!used) vastL_loop_raise(L, "attempt to use a closed client");
  lua_pushboolean(L, 1);
  return HOOK_DONE;
}

const struct vast_hooks vastL_hooks_set_key = {.local = set_local};
