/* bind/ops/templates.c -- hooks of the template methods: the launch flags of the command-line
** tool, and deletion by hash, for which the id is looked up first. */
#include "bind/call/hook.h"

#include "core/http/url.h"
#include "bind/runtime/buffer_box.h"
#include "bind/json/encode.h"
#include "bind/runtime/helpers.h"

/* --- flags ------------------------------------------------------------------------------- */

enum tri { UNSET, OFF, ON };

/* Removes a flag from the arguments and returns it. */
static enum tri take_flag(lua_State *L, int args, const char *name) {
  enum tri value = UNSET;
  if (lua_getfield(L, args, name) == LUA_TBOOLEAN) value = lua_toboolean(L, -1) ? ON : OFF;
  lua_pop(L, 1);
  vastL_clear(L, args, name);
  return value;
}

static void set_bool(lua_State *L, const struct vast_op *op, int args, const char *name,
                     bool value) {
  if (lua_getfield(L, args, name) != LUA_TNIL)
    vastL_loop_raise(L, "'%s' takes %s, or the flags that set it, not both", op->name, name);
  lua_pop(L, 1);
  vastL_set_flag(L, args, name, value);
}

/* public and hide_readme are stored negated. */
static void set_opposite(lua_State *L, const struct vast_op *op, int args, const char *flag,
                         const char *name) {
  enum tri value = take_flag(L, args, flag);
  if (value != UNSET) set_bool(L, op, args, name, value == OFF);
}

static void set_launch(lua_State *L, const struct vast_op *op, int args) {
  enum tri ssh = take_flag(L, args, "ssh"), jupyter = take_flag(L, args, "jupyter");
  bool on = ssh == ON || jupyter == ON, direct = take_flag(L, args, "direct") == ON;
  if (!on && ssh == UNSET && jupyter == UNSET) return;
  set_bool(L, op, args, "use_ssh", on);
  if (!on) return;
  set_bool(L, op, args, "ssh_direct", ssh == ON && direct);
  set_bool(L, op, args, "jup_direct", jupyter == ON && direct);
  if (lua_getfield(L, args, "runtype") != LUA_TNIL)
    vastL_loop_raise(L, "'%s' takes runtype, or ssh, jupyter and direct, not both", op->name);
  lua_pop(L, 1);
  vastL_set_string(L, args, "runtype", jupyter == ON ? "jupyter" : "ssh");
}

/* Of "docker.io/repo user password" only the repository is stored. */
static void set_login(lua_State *L, int args) {
  if (vastL_push_text(L, args, "login")) {
    size_t len;
    const char *login = lua_tolstring(L, -1, &len), *blank = memchr(login, ' ', len);
    lua_pushlstring(L, login, blank ? (size_t)(blank - login) : len);
    lua_setfield(L, args, "docker_login_repo");
  }
  lua_pop(L, 1);
}

static enum hook_result template_arguments(struct hook_context *h) {
  lua_State *L = h->L;
  set_launch(L, h->op, h->args);
  set_opposite(L, h->op, h->args, "public", "private");
  set_opposite(L, h->op, h->args, "hide_readme", "readme_visible");
  set_login(L, h->args);
  return HOOK_DEFAULT;
}

const struct vast_hooks vastL_hooks_make_template = {.arguments = template_arguments};

/* --- deleting ------------------------------------------------------------------------------- */

static enum hook_result delete_arguments(struct hook_context *h) {
  lua_State *L = h->L;
  bool hash = vastL_push_text(L, h->args, "hash_id");
  bool id = lua_getfield(L, h->args, "template_id") == LUA_TNUMBER;
  if (!hash && !id) vastL_loop_raise(L, "'%s' needs template_id or hash_id", h->op->name);
  lua_pop(L, 2);
  return HOOK_DEFAULT;
}

/* The first request lists the templates with that hash. */
static enum hook_result delete_request(struct hook_context *h) {
  lua_State *L = h->L;
  struct vast_exchange *x = h->x;
  bool first = true;
  if (!vastL_push_text(L, h->args, "hash_id")) return HOOK_DEFAULT;
  struct vast_buffer *json = vastL_buffer_box_push(L, 4096);
  struct vast_json_writer w = {.out = json};
  vast_buffer_puts(json, "{\"hash_id\":{\"eq\":");
  vastL_encode_value(L, -2, &w, ENCODE_AUTO, "hash_id");
  vast_buffer_puts(json, "}}");
  vastL_memory_check(L, json);
  if (json->failed)
    vastL_loop_raise(L, "bad argument 'hash_id' to '%s' (it is too long)", h->op->name);
  vastL_hook_set_verb(h, "GET", h->op->path);
  vast_buffer_puts(&x->url, x->settings->server_url);
  vast_buffer_puts(&x->url, h->op->path);
  vast_url_query(&x->url, &first, "select_cols", strlen("select_cols"), "[\"*\"]", 5);
  vast_url_query(&x->url, &first, "select_filters", strlen("select_filters"), json->data,
                 json->len);
  lua_pop(L, 2);
  return HOOK_DONE;
}

/* The id of the template with that hash in the page; 0: there is none. */
static lua_Integer find_template(lua_State *L, int page, int args) {
  lua_Integer id = 0;
  vastL_push_text(L, args, "hash_id");
  lua_getfield(L, page, "templates");
  int rows = lua_gettop(L);
  for (lua_Integer i = 1; !id && lua_istable(L, rows) && lua_geti(L, rows, i) == LUA_TTABLE; i++) {
    lua_getfield(L, -1, "hash_id");
    lua_getfield(L, -2, "id");
    if (lua_rawequal(L, -2, rows - 1)) id = lua_tointeger(L, -1);
    lua_settop(L, rows);
  }
  lua_settop(L, page);
  return id;
}

static enum hook_result delete_result(struct hook_context *h) {
  lua_State *L = h->L;
  int page = lua_gettop(L);
  if (strcmp(h->x->verb, "GET") != 0) return HOOK_DONE;
  lua_Integer id = lua_istable(L, page) ? find_template(L, page, h->args) : 0;
  if (id == 0)
    return vastL_hook_fail(h, VAST_NOT_FOUND, "the account has no template with that hash");
  vastL_set_integer(L, h->args, "template_id", id);
  return vastL_hook_send_row(h);
}

const struct vast_hooks vastL_hooks_drop_template = {
    .arguments = delete_arguments, .request = delete_request, .result = delete_result};
