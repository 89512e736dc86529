/* bind/call/preview.c -- vast:preview: the request of a call, with secrets masked, and a curl
** command line that sends the same. Sends nothing. */
#include "api/api.h"
#include "core/redact/redact.h"
#include "bind/call/args.h"
#include "bind/runtime/buffer_box.h"
#include "bind/runtime/memory.h"
#include "bind/call/call.h"
#include "bind/runtime/error.h"
#include "bind/runtime/helpers.h"
#include "bind/call/mask.h"
#include "bind/runtime/names.h"
#include "bind/runtime/raw.h"
#include "bind/call/request.h"

enum { ROOM = 1 << 30 };

static struct vast_slice url_of(const struct call *c) {
  return (struct vast_slice){vast_buffer_text(&c->x.url), c->x.url.len};
}

static const struct vast_op *check_op(lua_State *L, int idx) {
  const char *name = vastL_raw_text(L, idx);
  const struct vast_op *op = name ? vast_op_find(name) : NULL;
  if (op) return op;
  if (name == NULL) vastL_loop_raise(L, "preview: the name of a method expected");
  if (vast_composed_find(name)) vastL_loop_raise(L, "preview: '%s' makes several calls", name);
  const char *near = vast_op_nearest(name);
  if (near) vastL_loop_raise(L, "preview: no method '%s' (did you mean '%s'?)", name, near);
  vastL_loop_raise(L, "preview: no method '%s' (vastai.describe() lists them)", name);
  return NULL;
}

static void set_headers(lua_State *L, const struct call *c) {
  char mask[VAST_MASK_SIZE] = "***";
  if (c->x.identity) vast_secret_mask(&c->x.identity->key, mask);
  lua_createtable(L, 0, 3);
  lua_pushfstring(L, "Bearer %s", mask);
  lua_setfield(L, -2, "Authorization");
  vastL_set_string(L, -1, "User-Agent", c->x.settings->user_agent);
  if (c->x.body.len) vastL_set_string(L, -1, "Content-Type", "application/json");
  lua_setfield(L, -2, "headers");
}

/* Appends the text in single quotes, for a shell. The key becomes a variable of the environment. */
static void put_quoted(struct vast_buffer *out, const struct vast_buffer *text) {
  vast_buffer_putc(out, '\'');
  for (size_t i = 0; i < text->len; i++) {
    char c = text->data[i];
    if (c == '\'') vast_buffer_puts(out, "'\\''");
    else if (c == VAST_KEY_PLACE) vast_buffer_puts(out, "'\"$VAST_API_KEY\"'");
    else vast_buffer_putc(out, c);
  }
  vast_buffer_putc(out, '\'');
}

static void set_curl(lua_State *L, const struct call *c) {
  struct vast_redaction fill = vastL_mask_of(c);
  struct vast_buffer *line = vastL_buffer_box_push(L, ROOM), *text = vastL_buffer_box_push(L, ROOM);
  fill.fill = true;
  vast_buffer_printf(line, "curl -X %s ", c->x.verb);
  vastL_mask_put_url(L, text, url_of(c), &fill);
  put_quoted(line, text);
  vast_buffer_puts(line, " -H \"Authorization: Bearer $VAST_API_KEY\"");
  vast_buffer_clear(text);
  if (c->x.body.len) {
    vastL_mask_put(L, text, (struct vast_slice){c->x.body.data, c->x.body.len}, &fill);
    vast_buffer_puts(line, " -H 'Content-Type: application/json' -d ");
    put_quoted(line, text);
  }
  vastL_memory_check(L, line);
  lua_pop(L, 1);
  vastL_buffer_box_to_string(L);
  lua_setfield(L, -2, "curl");
  if (fill.filled)
    vastL_error_text(L, "note", "replace each <name> in the curl line by that secret");
}

static void set_url(lua_State *L, const struct call *c) {
  struct vast_redaction mask = vastL_mask_of(c);
  struct vast_buffer *shown = vastL_buffer_box_push(L, ROOM);
  vastL_mask_put_url(L, shown, url_of(c), &mask);
  vastL_buffer_box_to_string(L);
  lua_setfield(L, -2, "url");
}

static void push_preview(lua_State *L, const struct call *c) {
  lua_createtable(L, 0, 7);
  vastL_set_string(L, -1, "method", c->op->name);
  vastL_set_string(L, -1, "verb", c->x.verb);
  set_url(L, c);
  if (c->x.body.len) {
    vastL_mask_push(L, c, (struct vast_slice){c->x.body.data, c->x.body.len}, ROOM);
    lua_setfield(L, -2, "body");
  }
  set_headers(L, c);
  set_curl(L, c);
}

int vastL_preview_method(lua_State *L) {
  vastL_client_check(L, 1);
  const struct vast_op *op = check_op(L, 2);
  if (op->verb == NULL) return vastL_loop_raise(L, "preview: '%s' sends nothing", op->name);
  lua_settop(L, 3);
  if (!lua_isnil(L, 3) && !lua_istable(L, 3))
    return vastL_loop_raise(L, "preview: arguments go in a table of names");
  vastL_args_from_table(L, op, 3);
  if (!vastL_call_prepare(L, 1, op, lua_gettop(L))) {
    if (!vastL_error_at(L, -1))
      return vastL_loop_raise(L, "preview: '%s' sends nothing with these arguments", op->name);
    return vastL_return_failure(L);
  }
  push_preview(L, luaL_checkudata(L, -2, VASTL_TYPE_CALL));
  return 1;
}
