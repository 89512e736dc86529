/* bind/shape_account.c -- the shapes of the account methods: a body that is the
** caller's own table, the kind of a sub-account, values behind a mask. */
#include "shape.h"

#include "../core/file.h"
#include "box.h"
#include "call.h"
#include "compose.h"
#include "decode.h"
#include "encode.h"
#include "error.h"

/* --- set_user ------------------------------------------------------------------- */

enum { FILE_MAX = 1 << 20 };

/* Puts the object in the file in place of the argument. */
static bool load_fields(lua_State *L, struct call *c, int args, const char *path) {
  struct vast_error error;
  char reason[VAST_FILE_REASON], shown[VAST_FILE_SHOWN];
  struct vast_buffer *json = box_push(L, FILE_MAX);
  int code = vast_file_read(path, FILE_MAX, json, NULL);
  memory_check(L, json);
  decode_prepare(L);
  if (code == 0 && decode_value(L, vast_buffer_text(json), json->len) && lua_istable(L, -1)) {
    lua_setfield(L, args, "params");
    return true;
  }
  vast_error_set(&error, VAST_CONFIG, "cannot read '%s': %s", vast_file_shown(path, shown),
                 code ? vast_file_reason(code, reason) : "it is not a JSON object");
  error_push(L, &error);
  error_text(L, "method", c->op->name);
  return false;
}

/* { file = "user.json" } stands for what the file holds. */
static bool user_before(lua_State *L, struct call *c, int args) {
  bool table = lua_getfield(L, args, "params") == LUA_TTABLE;
  bool file = table && lua_getfield(L, -1, "file") == LUA_TSTRING;
  return !file || load_fields(L, c, args, lua_tostring(L, -1));
}

static bool user_request(lua_State *L, struct call *c, int args) {
  struct vast_json_writer w = {.out = &c->x.body};
  compose_url(L, c->op, args, &c->x);
  if (lua_getfield(L, args, "params") == LUA_TTABLE)
    encode_value(L, -1, &w, ENCODE_OBJECT, "params");
  else vast_json_raw(&w, "{}", 2);
  return true;
}

const struct shape shape_set_user = {.before = user_before, .request = user_request};

/* --- create_subaccount ------------------------------------------------------------ */

static bool subaccount_before(lua_State *L, struct call *c, int args) {
  static const char host[] = "host";
  (void)c;
  lua_getfield(L, args, "type");
  const char *type = lua_tostring(L, -1);
  size_t same = 0;
  while (type && host[same] && (type[same] | 32) == host[same]) same++;
  lua_pushboolean(L, type && host[same] == '\0' && type[same] == '\0');
  lua_setfield(L, args, "host_only");
  return true;
}

const struct shape shape_subaccount = {.before = subaccount_before};

/* --- show_env_vars ------------------------------------------------------------------ */

/* Values of names are masked unless the caller wants to see them. */
static enum verdict env_vars_after(lua_State *L, struct call *c, int self) {
  (void)c;
  lua_getiuservalue(L, self, CALL_ARGS);
  lua_getfield(L, -1, "show_values");
  bool show = lua_toboolean(L, -1);
  lua_pop(L, 2);
  if (show || !lua_istable(L, -1)) return SHAPE_DONE;
  for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
    if (lua_type(L, -2) != LUA_TSTRING) continue;
    lua_pushvalue(L, -2);
    lua_pushliteral(L, "****");
    lua_rawset(L, -5);
  }
  return SHAPE_DONE;
}

const struct shape shape_env_vars = {.after = env_vars_after};
