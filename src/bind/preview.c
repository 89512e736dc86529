/* bind/preview.c -- vast:preview: what a call would send, with the key masked,
** and the curl line that does the same. Sends nothing. */
#include "../api/api.h"
#include "../core/secret.h"
#include "args.h"
#include "box.h"
#include "call.h"
#include "error.h"
#include "raw.h"
#include "request.h"

static const struct vast_op *check_op(lua_State *L, int idx) {
  const char *name = raw_text(L, idx);
  const struct vast_op *op = name ? vast_op_find(name) : NULL;
  if (op) return op;
  if (name == NULL) loop_raise(L, "preview: the name of a method expected");
  if (vast_composed_find(name)) loop_raise(L, "preview: '%s' makes several calls", name);
  const char *near = vast_op_nearest(name);
  if (near) loop_raise(L, "preview: no method '%s' (did you mean '%s'?)", name, near);
  loop_raise(L, "preview: no method '%s' (vastai.describe() lists them)", name);
  return NULL;
}

static void set_headers(lua_State *L, const struct call *c) {
  char mask[VAST_MASK_SIZE] = "***";
  if (c->x.identity) vast_secret_mask(&c->x.identity->key, mask);
  lua_createtable(L, 0, 3);
  lua_pushfstring(L, "Bearer %s", mask);
  lua_setfield(L, -2, "Authorization");
  lua_pushstring(L, c->x.settings->user_agent);
  lua_setfield(L, -2, "User-Agent");
  if (c->x.body.len) {
    lua_pushliteral(L, "application/json");
    lua_setfield(L, -2, "Content-Type");
  }
  lua_setfield(L, -2, "headers");
}

/* In single quotes, as a shell wants it. */
static void put_quoted(struct vast_buffer *out, const char *text) {
  vast_buffer_putc(out, '\'');
  for (; *text; text++) {
    if (*text == '\'') vast_buffer_puts(out, "'\\''");
    else vast_buffer_putc(out, *text);
  }
  vast_buffer_putc(out, '\'');
}

static void set_curl(lua_State *L, const struct call *c, const char *body) {
  struct vast_buffer *line = box_push(L, (size_t)64 << 20);
  vast_buffer_printf(line, "curl -X %s ", c->x.verb);
  put_quoted(line, vast_buffer_text(&c->x.url));
  vast_buffer_puts(line, " -H \"Authorization: Bearer $VAST_API_KEY\"");
  if (body) {
    vast_buffer_puts(line, " -H 'Content-Type: application/json' -d ");
    put_quoted(line, body);
  }
  box_to_string(L);
  lua_setfield(L, -2, "curl");
}

/* Pushes the body with its secrets masked; nil: none is sent. */
static const char *push_body(lua_State *L, const struct call *c) {
  if (c->x.body.len == 0) return lua_pushnil(L), NULL;
  struct vast_buffer *shown = box_push(L, (size_t)64 << 20);
  vast_secret_redact(shown, c->x.body.data, c->x.body.len,
                     c->x.identity ? &c->x.identity->key : NULL);
  box_to_string(L);
  return lua_tostring(L, -1);
}

static void push_preview(lua_State *L, const struct call *c) {
  const char *body = push_body(L, c);
  lua_createtable(L, 0, 6);
  lua_pushstring(L, c->op->name);
  lua_setfield(L, -2, "method");
  lua_pushstring(L, c->x.verb);
  lua_setfield(L, -2, "verb");
  lua_pushlstring(L, vast_buffer_text(&c->x.url), c->x.url.len);
  lua_setfield(L, -2, "url");
  lua_pushvalue(L, -2);
  lua_setfield(L, -2, "body");
  set_headers(L, c);
  set_curl(L, c, body);
}

int preview_method(lua_State *L) {
  client_check(L, 1);
  const struct vast_op *op = check_op(L, 2);
  if (op->verb == NULL) return loop_raise(L, "preview: '%s' sends nothing", op->name);
  lua_settop(L, 3);
  if (!lua_isnil(L, 3) && !lua_istable(L, 3))
    return loop_raise(L, "preview: arguments go in a table of names");
  args_from_table(L, op, 3);
  if (!call_prepare(L, 1, op, lua_gettop(L))) {
    if (!error_at(L, -1))
      return loop_raise(L, "preview: '%s' sends nothing with these arguments", op->name);
    return lua_pushnil(L), lua_insert(L, -2), 2;
  }
  push_preview(L, luaL_checkudata(L, -1, "vastai.call"));
  return 1;
}
