/* bind/vastL_hooks_copy.c -- places of a copy: "C.7:/path" (an instance), "V.5:/path" (a
** volume), "s3.101:/path" (a cloud connection), "local:path", "7:/path" (an
** instance, the old way), "7" (all of it), "/path" (this machine). */
#include "bind/call/hook.h"

#include <ctype.h>

#include "bind/call/call.h"

enum { DIGITS = 18 }; /* of an id: always fits an integer */

/* One pass: no empty segment, no NUL; "/" alone is fine. */
static bool is_path(const char *text, size_t len) {
  if (len == 0 || memchr(text, '\0', len)) return false;
  for (size_t i = 1; i < len; i++)
    if (text[i] == '/' && text[i - 1] == '/') return false;
  return true;
}

/* Digits with blanks around them; pushes the integer. */
static bool push_id(lua_State *L, const char *text, size_t len) {
  lua_Integer id = 0;
  while (len && isspace((unsigned char)*text)) text++, len--;
  while (len && isspace((unsigned char)text[len - 1])) len--;
  if (len == 0 || len > DIGITS) return false;
  for (size_t i = 0; i < len; i++) {
    if (!isdigit((unsigned char)text[i])) return false;
    id = id * 10 + (text[i] - '0');
  }
  lua_pushinteger(L, id);
  return true;
}

static void bad(lua_State *L, const struct call *c, const char *name, const char *why) {
  vastL_loop_raise(L, "bad argument '%s' to '%s' (%s)", name, c->op->name, why);
}

/* Pushes id and path of the place; a place on this machine has a null for its id. */
static void push_place(lua_State *L, const struct call *c, const char *name, const char *text,
                       size_t len) {
  const char *colon = memchr(text, ':', len);
  size_t id = colon ? (size_t)(colon - text) : 0;
  if (colon == NULL && push_id(L, text, len)) {
    lua_pushliteral(L, "/");
    return;
  }
  if (colon && id == 0) bad(L, c, name, "there is no id before the colon");
  if (colon) lua_pushlstring(L, text, id);
  else lua_pushlightuserdata(L, NULL);
  const char *path = colon ? colon + 1 : text;
  len -= (size_t)(path - text);
  if (memchr(path, ':', len)) bad(L, c, name, "one colon expected, as in C.7:/path");
  if (!is_path(path, len)) bad(L, c, name, "its path is empty, or has an empty segment");
  lua_pushlstring(L, path, len);
}

/* Returns whether the place is on this machine. */
static bool take_place(lua_State *L, const struct call *c, int args, const char *name) {
  size_t len;
  lua_getfield(L, args, name);
  const char *text = lua_tolstring(L, -1, &len);
  push_place(L, c, name, text, len);
  bool local = lua_islightuserdata(L, -2);
  lua_setfield(L, args, name[0] == 's' ? "src_path" : "dst_path");
  lua_setfield(L, args, name[0] == 's' ? "src_id" : "dst_id");
  lua_pop(L, 1);
  return local;
}

/* A place without an id goes another way: the answer says where to connect to. */
static bool copy_before(lua_State *L, struct call *c, int args) {
  bool from = take_place(L, c, args, "src"), to = take_place(L, c, args, "dst");
  if (!from && !to) return true;
  c->own = *c->op;
  c->own.path = "/api/v0/commands/rsync/";
  c->op = &c->own;
  return true;
}

const struct vast_hooks vastL_hooks_copy = {.before = copy_before};
