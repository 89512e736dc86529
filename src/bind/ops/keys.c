/* bind/vastL_hooks_keys.c -- the shapes of the key methods: permissions in, the key
** under both its names out, and which key this client goes on with. */
#include "bind/call/hook.h"

#include "core/http/header.h"
#include "core/auth/permissions.h"
#include "bind/runtime/buffer_box.h"
#include "bind/call/call.h"
#include "bind/json/decode.h"
#include "bind/json/encode.h"
#include "bind/runtime/error.h"
#include "bind/ops/grants.h"
#include "bind/runtime/raw.h"

/* --- permissions ---------------------------------------------------------------- */

/* Pushes an error object of the world's making. */
static bool refuse(lua_State *L, const struct call *c, const struct vast_error *e) {
  vastL_error_push(L, e);
  vastL_error_text(L, "method", c->op->name);
  return false;
}

/* The message without the name that it begins with, where the path ends in it. */
static const char *without_subject(const struct vast_permission_fault *fault) {
  const char *path = fault->path[0] ? fault->path : "permissions";
  size_t n = strcspn(fault->message, ":"), len = strlen(path);
  if (len > 2 && strcmp(path + len - 2, "\"]") == 0) len -= 2;
  bool said = n <= len && memcmp(path + len - n, fault->message, n) == 0;
  return said && strncmp(fault->message + n, ": ", 2) == 0 ? fault->message + n + 2
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

/* Keeps what the answer is compared with and what the result says: { asked = the tree that was
** checked, warnings = its remarks (nil: none) }. */
static void keep_checked(lua_State *L, int self, const struct vast_buffer *json,
                         const struct vast_buffer *remarks) {
  int top = lua_gettop(L);
  vastL_decode_prepare(L);
  lua_createtable(L, 0, 2);
  if (vastL_decode_value(L, json->data, json->len)) lua_setfield(L, top + 1, "asked");
  else lua_pop(L, 1);
  if (remarks->len) push_lines(L, remarks), lua_setfield(L, top + 1, "warnings");
  lua_setiuservalue(L, self, CALL_KEPT);
}

/* Writes the inline table as JSON, which its check works on, and puts what was checked in
** its place: the caller's may change before it is sent. An empty table at any place
** means {}. */
static void check_inline(lua_State *L, int self, int args) {
  struct vast_buffer *remarks = vastL_buffer_box_push(L, VAST_PERMISSION_FILE_MAX);
  struct vast_permission_fault fault;
  struct vast_buffer *json = vastL_buffer_box_push(L, VAST_PERMISSION_FILE_MAX);
  struct vast_json_writer w = {.out = json};
  lua_getfield(L, args, "permissions");
  vastL_encode_value(L, -1, &w, ENCODE_OBJECT, "permissions");
  vastL_memory_check(L, json);
  bool ok = vast_permissions_check(vast_buffer_text(json), json->len, &fault, remarks);
  if (!ok && fault.no_memory) vastL_memory_raise(L);
  if (!ok)
    vastL_loop_raise(L, "permissions%s%s: %s", fault.path[0] ? "." : "", fault.path,
                     without_subject(&fault));
  keep_checked(L, self, json, remarks);
  lua_pop(L, 1);
  lua_setfield(L, args, "permissions");
  lua_pop(L, 1);
}

/* The file's tree takes the place of the argument. False: an error object. */
static bool load_file(lua_State *L, struct call *c, int self, int args, const char *path) {
  struct vast_permission_fault fault;
  struct vast_error error;
  struct vast_buffer *remarks = vastL_buffer_box_push(L, VAST_PERMISSION_FILE_MAX);
  struct vast_buffer *json = vastL_buffer_box_push(L, VAST_PERMISSION_FILE_MAX);
  bool read = vast_permissions_read(path, json, &error);
  vastL_memory_check(L, json);
  if (!read) return refuse(L, c, &error);
  vastL_decode_prepare(L);
  if (!vastL_decode_value(L, json->data, json->len)) {
    vast_error_set(&error, VAST_CONFIG, "%s: not understood as JSON", path);
    return refuse(L, c, &error);
  }
  lua_setfield(L, args, "permissions");
  if (vast_permissions_check(json->data, json->len, &fault, remarks)) /* as it was when read */
    keep_checked(L, self, json, remarks);
  lua_pop(L, 2);
  return true;
}

bool vastL_permissions_argument(lua_State *L, struct call *c, int args) {
  int self = lua_gettop(L);
  bool file = lua_getfield(L, args, "permission_file") == LUA_TSTRING;
  int type = lua_getfield(L, args, "permissions");
  if (file && type != LUA_TNIL)
    vastL_loop_raise(L, "'%s' takes permissions or permission_file, not both", c->op->name);
  lua_pop(L, 1);
  if (type == LUA_TLIGHTUSERDATA)
    vastL_loop_raise(L, "permissions may not be null: the service would widen it to full access");
  const char *path = file ? vastL_raw_text(L, -1) : "";
  if (path == NULL)
    vastL_loop_raise(L, "bad argument 'permission_file' to '%s' (the path holds a NUL)",
                     c->op->name);
  bool ok = !file || load_file(L, c, self, args, path);
  if (!ok) return false;
  if (!file && type == LUA_TTABLE) check_inline(L, self, args);
  lua_pop(L, 1);
  return true;
}

/* Puts the warnings into the result, and the place where its permissions are wider than those
** that were asked for. */
static void add_remarks(lua_State *L, int self, int result) {
  int kept = result + 1;
  if (lua_getiuservalue(L, self, CALL_KEPT) == LUA_TTABLE) {
    if (lua_getfield(L, kept, "warnings") == LUA_TTABLE) lua_setfield(L, result, "warnings");
    if (lua_getfield(L, kept, "asked") == LUA_TTABLE &&
        lua_getfield(L, result, "permissions") != LUA_TNIL && vastL_grants_exceed(L, -2, -1))
      lua_setfield(L, result, "exceeds");
  }
  lua_settop(L, result);
}

/* The guide reads api_key, the API says key: both are there. */
static enum hook_result key_after(lua_State *L, struct call *c, int self) {
  (void)c;
  if (!lua_istable(L, -1)) return HOOK_DONE;
  add_remarks(L, self, lua_gettop(L));
  bool key = lua_getfield(L, -1, "key") == LUA_TSTRING;
  bool api_key = lua_getfield(L, -2, "api_key") == LUA_TSTRING;
  if (key && !api_key) lua_pushvalue(L, -2), lua_setfield(L, -4, "api_key");
  if (api_key && !key) lua_pushvalue(L, -1), lua_setfield(L, -4, "key");
  lua_pop(L, 2);
  return HOOK_DONE;
}

const struct vast_hooks vastL_hooks_create_key = {.before = vastL_permissions_argument,
                                                  .after = key_after};

/* --- one key from the list ------------------------------------------------------------ */

/* The list lies on top: leaves the row with that id, or fails as not found. */
static enum hook_result pick_row(lua_State *L, struct call *c, int self) {
  lua_getiuservalue(L, self, CALL_ARGS);
  lua_getfield(L, -1, "id");
  lua_Integer id = lua_tointeger(L, -1);
  lua_pop(L, 2);
  if (lua_istable(L, -1) && lua_getfield(L, -1, "apikeys") == LUA_TTABLE) lua_remove(L, -2);
  for (lua_Integer i = 1; lua_istable(L, -1) && lua_geti(L, -1, i) == LUA_TTABLE; i++) {
    lua_getfield(L, -1, "id");
    bool found = lua_tointeger(L, -1) == id;
    lua_pop(L, 1);
    if (found) return HOOK_DONE;
    lua_pop(L, 1);
  }
  vast_error_set(&c->x.error, VAST_NOT_FOUND, "there is no API key with id %lld", (long long)id);
  return HOOK_FAILED;
}

static enum hook_result show_key_after(lua_State *L, struct call *c, int self) {
  return c->step ? pick_row(L, c, self) : HOOK_DONE;
}

/* The route for one key was retired once: look in the list then. */
static enum hook_result show_key_failed(lua_State *L, struct call *c, int self) {
  (void)L, (void)self;
  enum vast_kind kind = c->x.error.kind;
  if (c->step || (kind != VAST_NOT_FOUND && kind != VAST_GONE)) return HOOK_FAILED;
  c->step = 1;
  vastL_call_again(c, "GET");
  vast_buffer_puts(&c->x.url, c->x.settings->server_url);
  vast_buffer_puts(&c->x.url, "/api/v0/auth/apikeys/");
  return HOOK_RESEND;
}

const struct vast_hooks vastL_hooks_show_key = {.after = show_key_after, .failed = show_key_failed};

/* --- the client's own key ------------------------------------------------------------------ */

/* Moves the client to the key in that field of the answer at the top. A client that was
** closed meanwhile stays so. False: it is no usable key. */
static bool use_new_key(lua_State *L, struct call *c, const char *field) {
  size_t len;
  bool text = lua_getfield(L, -1, field) == LUA_TSTRING;
  const char *bytes = text ? lua_tolstring(L, -1, &len) : NULL;
  struct vast_slice key = text ? vast_header_trim(bytes, len) : (struct vast_slice){"", 0};
  bool usable = vast_header_refuse_key(key.bytes, key.len) == NULL;
  if (usable && c->client->open &&
      !vastL_client_use_key(c->client, key.bytes, key.len, VAST_KEY_ARGUMENT))
    vastL_memory_raise(L);
  lua_pop(L, 1);
  return usable;
}

/* The service replaced the key, and its answer holds none that can be used. The answer is not
** shown: it may be most of a key. */
static enum hook_result no_new_key(struct call *c) {
  vast_buffer_clear(&c->x.reply.body);
  vast_error_set(&c->x.error, VAST_AMBIGUOUS,
                 "the service answered without a usable new key: the old key no longer works; "
                 "the account's keys are at https://cloud.vast.ai/manage-keys/");
  return HOOK_FAILED;
}

static enum hook_result reset_after(lua_State *L, struct call *c, int self) {
  (void)self;
  if (lua_istable(L, -1) && (use_new_key(L, c, "api_key") || use_new_key(L, c, "key")))
    return HOOK_DONE;
  return no_new_key(c);
}

static enum hook_result reset_failed(lua_State *L, struct call *c, int self) {
  (void)L, (void)self;
  const struct vast_reply *r = &c->x.reply;
  bool answered = r->outcome == VAST_ANSWERED && r->status >= 200 && r->status < 300;
  return c->x.error.kind == VAST_AMBIGUOUS && answered ? no_new_key(c) : HOOK_FAILED;
}

const struct vast_hooks vastL_hooks_reset_key = {.after = reset_after, .failed = reset_failed};

static enum hook_result set_local(lua_State *L, struct call *c, int args) {
  struct vast_credentials found = {.source = VAST_KEY_NONE};
  struct vast_error error;
  size_t len;
  lua_getfield(L, args, "api_key");
  const char *key = lua_tolstring(L, -1, &len);
  if (!vast_credentials_explicit(&found, key, len, &error)) {
    vast_credentials_free(&found);
    refuse(L, c, &error);
    return HOOK_FAILED;
  }
  bool open = c->client->open; /* an allocation may have run a finalizer that closed it */
  bool ok =
      !open || vastL_client_use_key(c->client, found.key.bytes, found.key.len, VAST_KEY_ARGUMENT);
  vast_credentials_free(&found);
  if (!open) vastL_loop_raise(L, "attempt to use a closed client");
  if (!ok) vastL_memory_raise(L);
  lua_pushboolean(L, 1);
  return HOOK_DONE;
}

const struct vast_hooks vastL_hooks_set_key = {.local = set_local};
