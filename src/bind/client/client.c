/* bind/client/client.c -- the client userdata; see client.h.
** Owns references to its settings and identity. A new client is closed, valid and empty until it
** is complete. close, __close and __gc share one destructor; only the first two run the close
** callback, which may send requests. */
#include "bind/client/client.h"

#include "api/api.h"
#include "bind/runtime/error.h"
#include "bind/client/options.h"
#include "bind/runtime/names.h"
#include "bind/runtime/raw.h"

enum { CALLBACKS = 1 }; /* user value */

/* --- access ------------------------------------------------------------------- */

struct client *vastL_client_check(lua_State *L, int idx) {
  struct client *c = luaL_checkudata(L, idx, VASTL_TYPE_CLIENT);
  if (!c->open) vastL_loop_raise(L, "attempt to use a closed client");
  return c;
}

void vastL_client_push_callback(lua_State *L, int idx, const char *name) {
  lua_getiuservalue(L, idx, CALLBACKS);
  lua_getfield(L, -1, name);
  lua_remove(L, -2);
}

void vastL_client_push_key_source(lua_State *L, const struct client *c) {
  char mask[VAST_MASK_SIZE] = "none";
  const struct vast_credentials *from = &c->credentials;
  if (c->identity) vast_secret_mask(&c->identity->key, mask);
  const char *detail = from->source == VAST_KEY_ENVIRONMENT ? "VAST_API_KEY" : from->path;
  if (from->source == VAST_KEY_NONE) lua_pushliteral(L, "no key");
  else
    lua_pushfstring(L, "%s%s%s, %s", vast_key_source_name(from->source), detail[0] ? " " : "",
                    detail, mask);
}

/* --- keys ------------------------------------------------------------------------- */

bool vastL_client_use_key(struct client *c, const char *key, size_t len,
                          enum vast_key_source source) {
  struct vast_identity *identity = vast_identity_get(&c->loop->identities, key, len);
  if (identity == NULL) return false;
  vast_identity_drop(c->identity);
  c->identity = identity;
  c->credentials.source = source;
  if (source != VAST_KEY_FILE) c->credentials.path[0] = c->credentials.warnings[0][0] = '\0';
  vast_secret_free(&c->credentials.key);
  return true;
}

/* Moves the key from the credentials into the shared, reference-counted identity. */
static void use_found(lua_State *L, struct client *c) {
  struct vast_credentials *found = &c->credentials;
  if (!vastL_client_use_key(c, found->key.bytes, found->key.len, found->source))
    vastL_memory_raise(L);
  for (size_t i = 0; i < VAST_COUNT(found->warnings) && found->warnings[i][0]; i++) {
    lua_warning(L, "vastai: ", 1);
    lua_warning(L, found->warnings[i], 0);
  }
}

/* Calls the api_key function at the top and pops it. False: it gave no key, see `error`. */
static bool call_key_function(lua_State *L, struct client *c, struct vast_error *error) {
  int below = lua_gettop(L) - 1;
  size_t len;
  lua_call(L, 0, 2);
  const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tolstring(L, -2, &len) : NULL;
  bool ok = key && vast_credentials_explicit(&c->credentials, key, len, error);
  if (key == NULL)
    vast_error_set(error, VAST_CONFIG, "the api_key function gave no key: %s",
                   luaL_tolstring(L, -1, NULL));
  c->credentials.source = VAST_KEY_FUNCTION;
  lua_settop(L, below);
  return ok;
}

static bool call_key_function_again(lua_State *L, struct client *c, int idx) {
  struct vast_error error;
  vastL_client_push_callback(L, idx, "api_key");
  if (lua_isfunction(L, -1)) return call_key_function(L, c, &error);
  lua_pop(L, 1);
  return false;
}

bool vastL_client_refresh_key(lua_State *L, struct client *c, int idx) {
  enum vast_key_source source = c->credentials.source;
  bool found = source == VAST_KEY_FUNCTION
                   ? call_key_function_again(L, c, idx)
                   : source == VAST_KEY_FILE && vast_credentials_reread(&c->credentials);
  struct vast_secret *key = &c->credentials.key;
  if (!c->open) found = false; /* the function closed the client */
  bool another = found && !(c->identity && vast_secret_equal(&c->identity->key, key)) &&
                 vastL_client_use_key(c, key->bytes, key->len, source);
  vast_secret_free(key);
  return another;
}

/* Finds the key, in this order: the option api_key as a string, the parent's key, none (with a
** transport callback), the option as a function, the environment and the key files. */
static bool find_key(lua_State *L, struct client *c, bool inherits, int self,
                     struct vast_error *error) {
  vastL_client_push_callback(L, self, "api_key");
  vastL_client_push_callback(L, self, "transport");
  bool has_transport = lua_isfunction(L, -1);
  lua_pop(L, 1);
  size_t len;
  const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &len) : NULL;
  bool inherited = inherits && c->identity, ok = true;
  if (text) ok = vast_credentials_explicit(&c->credentials, text, len, error);
  else if (inherited || (has_transport && lua_isnil(L, -1))) return true;
  else if (lua_isfunction(L, -1)) ok = call_key_function(L, c, error);
  else ok = vast_credentials_find(&c->credentials, error);
  if (ok) use_found(L, c);
  return ok;
}

/* --- creating a client ------------------------------------------------------------------------ */

static struct client *push_client(lua_State *L) {
  struct client *c = lua_newuserdatauv(L, sizeof *c, 1);
  memset(c, 0, sizeof *c);
  luaL_setmetatable(L, VASTL_TYPE_CLIENT);
  c->loop = vastL_loop_get(L);
  lua_newtable(L);
  lua_setiuservalue(L, -2, CALLBACKS);
  return c;
}

/* Copies the callbacks that a client made by `with` has in common with its parent. finish_client
** copies the api_key function, if no key is given. */
static void inherit_callbacks(lua_State *L, int parent, int self) {
  static const char *const names[] = {"on_event", "transport"};
  lua_getiuservalue(L, self, CALLBACKS);
  for (size_t i = 0; i < VAST_COUNT(names); i++) {
    vastL_client_push_callback(L, parent, names[i]);
    lua_setfield(L, -2, names[i]);
  }
  lua_pop(L, 1);
}

/* Takes references before any Lua allocation: a finalizer or a callback may close the parent. */
static void inherit(lua_State *L, struct client *c, const struct client *from, int parent) {
  c->settings = vast_settings_copy(from->settings);
  c->identity = vast_identity_hold(from->identity);
  c->credentials = from->credentials;
  c->credentials.key = (struct vast_secret){NULL, 0};
  inherit_callbacks(L, parent, lua_gettop(L));
}

static void clear_field(lua_State *L, int idx, const char *name) {
  idx = lua_absindex(L, idx);
  lua_pushnil(L);
  lua_setfield(L, idx, name);
}

/* The client is at the top, its options at `options` (0: none); the parent of a derived client is
** at 1. A key that was given by position is already in the table of callbacks. */
static int finish_client(lua_State *L, struct client *c, bool derived, int options) {
  struct vast_error error;
  int self = lua_gettop(L);
  lua_getiuservalue(L, self, CALLBACKS);
  int callbacks = lua_gettop(L);
  if (options) vastL_options_read(L, options, c->settings, callbacks);
  int key = lua_getfield(L, callbacks, "api_key");
  if (key == LUA_TNIL && derived) {
    vastL_client_push_callback(L, 1, "api_key");
    lua_setfield(L, callbacks, "api_key");
  }
  bool ok = vastL_options_check(c->settings, derived, &error) &&
            find_key(L, c, derived && key == LUA_TNIL, self, &error);
  if (key == LUA_TSTRING) clear_field(L, callbacks, "api_key"); /* the identity holds it now */
  if (!ok) return vastL_error_return(L, &error, NULL);
  bool network = lua_getfield(L, callbacks, "transport") == LUA_TNIL;
  if (network && !vastL_loop_start(L, c->loop, &error)) return vastL_error_return(L, &error, NULL);
  c->open = true;
  lua_settop(L, self);
  return 1;
}

/* Keeps the key at that index in the callbacks of the client at the top, for finish_client. */
static void set_key(lua_State *L, int key) {
  lua_getiuservalue(L, -1, CALLBACKS);
  lua_pushvalue(L, key);
  lua_setfield(L, -2, "api_key");
  lua_pop(L, 1);
}

/* A key that is given by position. An explicit nil raises: a misspelt field of a result must not
** silently select the key of the environment, which may have more permissions. */
static void check_key(lua_State *L, const char *function, int idx) {
  if (lua_type(L, idx) != LUA_TSTRING && lua_type(L, idx) != LUA_TFUNCTION)
    vastL_loop_raise(L, "bad argument #1 to '%s' (API key expected, got %s)", function,
                     luaL_typename(L, idx));
}

static int options_at(lua_State *L, const char *function, int idx, bool key) {
  if (lua_gettop(L) > idx) vastL_loop_raise(L, "too many arguments to '%s'", function);
  if (lua_isnoneornil(L, idx)) return 0;
  if (!lua_istable(L, idx))
    vastL_loop_raise(L, "options of '%s': table expected, got %s", function, luaL_typename(L, idx));
  if (key && vastL_raw_field(L, idx, "api_key") != LUA_TNIL)
    vastL_loop_raise(L, "'%s' has its key already: leave api_key out of the options", function);
  lua_settop(L, idx);
  return idx;
}

int vastL_client_new(lua_State *L) {
  vastL_loop_check_dot(L, "new");
  bool key = lua_gettop(L) > 0 && !lua_istable(L, 1);
  if (key) check_key(L, "new", 1);
  int options = options_at(L, "new", key ? 2 : 1, key);
  struct vast_error error;
  struct client *c = push_client(L);
  if ((c->settings = vast_settings_new()) == NULL) return vastL_memory_raise(L);
  if (!vastL_options_default_server(L, options, c->settings, &error))
    return vastL_error_return(L, &error, NULL);
  if (key) set_key(L, 1);
  return finish_client(L, c, false, options);
}

static int derive(lua_State *L, bool key) {
  const char *function = key ? "with_key" : "with";
  vastL_client_check(L, 1);
  if (key) check_key(L, function, 2);
  int options = options_at(L, function, key ? 3 : 2, key);
  struct client *c = push_client(L);
  inherit(L, c, vastL_client_check(L, 1), 1);
  if (c->settings == NULL) return vastL_memory_raise(L);
  if (key) set_key(L, 2);
  return finish_client(L, c, true, options);
}

static int client_with(lua_State *L) { return derive(L, false); }

static int client_with_key(lua_State *L) { return derive(L, true); }

/* --- closing --------------------------------------------------------------------------------- */

static void release(struct client *c) {
  if (c->open && c->loop->open && c->loop->engine) vast_engine_close_owner(c->loop->engine, c);
  c->open = false;
  vast_settings_drop(c->settings);
  vast_identity_drop(c->identity);
  vast_credentials_free(&c->credentials);
  c->settings = NULL;
  c->identity = NULL;
}

static int client_gc(lua_State *L) {
  release(luaL_checkudata(L, 1, VASTL_TYPE_CLIENT));
  return 0;
}

/* Removes the close callback, and pushes it and its argument. False: there is none to call. */
static bool push_close_callback(lua_State *L, const struct client *c) {
  vastL_client_push_callback(L, 1, "close");
  lua_getiuservalue(L, 1, CALLBACKS);
  clear_field(L, -1, "close");
  lua_pop(L, 1);
  lua_pushvalue(L, 1);
  return c->open && lua_isfunction(L, -2);
}

/* __close with a failed callback; the error that ended the block (nil: none) is at 2. Raises the
** callback's error, or keeps it beside the other one, which Lua raises again. */
static int report_failure(lua_State *L) {
  if (lua_isnil(L, 2)) return lua_error(L);
  if (lua_istable(L, 2)) {
    lua_setfield(L, 2, "suppressed");
    return 0;
  }
  lua_warning(L, "vastai: closing failed as well: ", 1);
  lua_warning(L, luaL_tolstring(L, -1, NULL), 0);
  return 0;
}

/* The close callback's results, or its error, are at the top. `leaving`: called by __close. */
static int closed(lua_State *L, int status, lua_KContext leaving) {
  release(luaL_checkudata(L, 1, VASTL_TYPE_CLIENT));
  bool raised = status != LUA_OK && status != LUA_YIELD;
  bool ok = !raised && lua_toboolean(L, -2);
  if (leaving) return ok ? 0 : report_failure(L);
  if (ok) lua_pushboolean(L, 1);
  if (raised) {
    luaL_pushfail(L);
    lua_insert(L, -2);
  }
  return ok ? 1 : 2;
}

/* In a task the close callback's calls yield; then `closed` is the continuation. */
static int end_client(lua_State *L, bool leaving) {
  struct client *c = luaL_checkudata(L, 1, VASTL_TYPE_CLIENT);
  lua_settop(L, 2);
  if (push_close_callback(L, c)) return closed(L, lua_pcallk(L, 1, 2, 0, leaving, closed), leaving);
  lua_pushboolean(L, 1);
  lua_pushnil(L);
  return closed(L, LUA_OK, leaving);
}

static int client_close(lua_State *L) { return end_client(L, false); }
static int client_leave(lua_State *L) { return end_client(L, true); }

/* --- tostring ---------------------------------------------------------------------------------- */

static int client_tostring(lua_State *L) {
  struct client *c = luaL_checkudata(L, 1, VASTL_TYPE_CLIENT);
  if (!c->open) {
    lua_pushliteral(L, "vastai client (closed)");
    return 1;
  }
  lua_pushstring(L, c->settings->server_url); /* copied before a finalizer can close the client */
  vastL_client_push_key_source(L, c);
  lua_pushfstring(L, "vastai client (%s, %s)", lua_tostring(L, -2), lua_tostring(L, -1));
  return 1;
}

/* --- methods ---------------------------------------------------------------------------------- */

/* Creates a method from its row on first use. Upvalue 1 is the table of methods, which core.extend
** also adds to; upvalue 2 is the function that runs a row. */
static int client_index(lua_State *L) {
  const char *name = vastL_raw_text(L, 2);
  lua_pushvalue(L, 2);
  if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL || name == NULL) return 1;
  const struct vast_op *op = vast_op_find(name);
  if (op == NULL) {
    const char *near = vast_op_nearest(name);
    if (near == NULL) return 1;
    return vastL_loop_raise(L, "a client has no method '%s' (did you mean '%s'?)", name, near);
  }
  union { /* lua_pushlightuserdata takes no pointer to const */
    const void *in;
    void *out;
  } row = {.in = op};
  lua_pushlightuserdata(L, row.out);
  lua_pushcclosure(L, lua_tocfunction(L, lua_upvalueindex(2)), 1);
  lua_pushvalue(L, 2);
  lua_pushvalue(L, -2);
  lua_rawset(L, lua_upvalueindex(1));
  return 1;
}

static const luaL_Reg methods[] = {{"with", client_with},
                                   {"with_key", client_with_key},
                                   {"close", client_close},
                                   {"credentials", vastL_client_credentials},
                                   {NULL, NULL}};

static const luaL_Reg meta[] = {
    {"__gc", client_gc}, {"__close", client_leave}, {"__tostring", client_tostring}, {NULL, NULL}};

int vastL_open_client(lua_State *L) {
  if (luaL_newmetatable(L, VASTL_TYPE_CLIENT)) {
    luaL_setfuncs(L, meta, 0);
    luaL_newlib(L, methods);
    lua_pushvalue(L, -1);
    vastL_loop_set(L, "methods");
    vastL_loop_push(L, "call_method"); /* registered by the module */
    lua_pushcclosure(L, client_index, 2);
    lua_setfield(L, -2, "__index");
  }
  lua_pop(L, 1);
  return 0;
}
