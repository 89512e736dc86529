/* bind/vastL_hooks_instances.c -- instance rows as the official SDK gives them: hours
** counted, environment as a table; all pages as one flat list. */
#include "bind/call/hook.h"

#include <ctype.h>

#include "core/http/url.h"
#include "bind/call/call.h"

/* duration: how long it has run, not how long it was rented for. */
void vastL_instance_duration(lua_State *L, int row) {
  if (lua_getfield(L, row, "start_date") == LUA_TNUMBER) {
    lua_pushnumber(L, vast_clock_wall() - lua_tonumber(L, -1));
    lua_setfield(L, row, "duration");
  }
  lua_pop(L, 1);
}

/* extra_env: [["NAME", "value"], …] becomes { NAME = "value" }; later ones win. */
static void set_environment(lua_State *L, int row) {
  if (lua_getfield(L, row, "extra_env") != LUA_TTABLE ||
      lua_geti(L, -1, 1) != LUA_TTABLE) { /* none, or an object already */
    lua_settop(L, row);
    return;
  }
  lua_pop(L, 1);
  int pairs = lua_gettop(L);
  lua_newtable(L);
  for (lua_Integer i = 1; lua_geti(L, pairs, i) == LUA_TTABLE; i++) {
    if (lua_geti(L, -1, 1) == LUA_TSTRING) {
      lua_geti(L, -2, 2);
      lua_rawset(L, pairs + 1);
    } else {
      lua_pop(L, 1);
    }
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  lua_setfield(L, row, "extra_env");
  lua_settop(L, row);
}

static void tidy_row(lua_State *L, int row) {
  vastL_instance_duration(L, row);
  set_environment(L, row);
}

/* --- blanks ----------------------------------------------------------------------- */

/* Pushes the text at the top without the blanks around it, if it has any. */
static bool push_stripped(lua_State *L) {
  size_t len;
  const char *text = lua_tolstring(L, -1, &len), *start = text;
  while (len && isspace((unsigned char)*start)) start++, len--;
  while (len && isspace((unsigned char)start[len - 1])) len--;
  if (start == text && text[len] == '\0' && lua_rawlen(L, -1) == len) return false;
  lua_pushlstring(L, start, len);
  return true;
}

/* The decoder bounds the depth (VAST_JSON_DEPTH). */
static void strip_all(lua_State *L, int table) {
  luaL_checkstack(L, 6, "JSON nested too deeply");
  for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
    if (lua_type(L, -1) == LUA_TTABLE) strip_all(L, lua_gettop(L));
    else if (lua_type(L, -1) == LUA_TSTRING && push_stripped(L)) {
      lua_pushvalue(L, -3);
      lua_insert(L, -2);
      lua_rawset(L, table);
    }
  }
}

/* --- one ---------------------------------------------------------------------------- */

static enum hook_result fail(struct call *c, enum vast_kind kind, const char *why) {
  vast_error_set(&c->x.error, kind, "%s", why);
  return HOOK_FAILED;
}

static enum hook_result instance_after(lua_State *L, struct call *c, int self) {
  (void)self;
  if (!lua_istable(L, -1)) return fail(c, VAST_DECODE, "the answer holds no instance");
  if (lua_getfield(L, -1, "id") == LUA_TNIL)
    return fail(c, VAST_NOT_FOUND, "there is no such instance");
  lua_pop(L, 1);
  tidy_row(L, lua_gettop(L));
  return HOOK_DONE;
}

const struct vast_hooks vastL_hooks_instance = {.after = instance_after};

/* --- all pages --------------------------------------------------------------------------- */

/* What is kept between pages: { rows = …, seen = { [token] = true } }. */
static void push_kept(lua_State *L, int self) {
  if (lua_getiuservalue(L, self, CALL_KEPT) == LUA_TTABLE) return;
  lua_pop(L, 1);
  lua_createtable(L, 0, 2);
  lua_newtable(L);
  lua_setfield(L, -2, "rows");
  lua_newtable(L);
  lua_setfield(L, -2, "seen");
  lua_pushvalue(L, -1);
  lua_setiuservalue(L, self, CALL_KEPT);
}

/* False: the page is no list of objects, and no row may be lost in silence. */
static bool add_rows(lua_State *L, int page_rows, int rows) {
  lua_Integer at = (lua_Integer)lua_rawlen(L, rows), i = 1;
  for (; lua_geti(L, page_rows, i) == LUA_TTABLE; i++) {
    int row = lua_gettop(L);
    strip_all(L, row);
    tidy_row(L, row);
    lua_seti(L, rows, ++at);
  }
  bool all = lua_isnil(L, -1);
  lua_settop(L, rows);
  lua_pushnil(L);
  if (i == 1 && lua_next(L, page_rows)) all = false; /* an object */
  lua_settop(L, rows);
  return all;
}

/* Asks for the page behind the token at the top. */
static enum hook_result next_page(lua_State *L, struct call *c) {
  size_t len;
  const char *token = lua_tolstring(L, -1, &len);
  const char *url = vast_buffer_text(&c->x.url);
  const char *old = strstr(url, "&after_token=");
  size_t base = old ? (size_t)(old - url) : c->x.url.len;
  lua_pushlstring(L, url, base);
  vastL_call_again(c, "GET");
  vast_buffer_add(&c->x.url, lua_tostring(L, -1), base);
  bool first = false;
  vast_url_query(&c->x.url, &first, "after_token", strlen("after_token"), token, len);
  vastL_memory_check(L, &c->x.url);
  if (!c->x.url.failed) return HOOK_RESEND;
  return fail(c, VAST_DECODE, "the page token is too long");
}

/* The rows of the pages so far go into the error, as results. */
static void keep_rows(lua_State *L, struct call *c, int self) {
  if (lua_getiuservalue(L, self, CALL_KEPT) == LUA_TTABLE) {
    lua_getfield(L, -1, "rows");
    lua_setiuservalue(L, self, CALL_KEPT);
    c->partial = true;
  }
  lua_pop(L, 1);
}

static enum hook_result too_many_pages(struct call *c) {
  size_t most = c->x.settings->max_pages;
  vast_error_set(&c->x.error, VAST_TOO_LARGE, "there are more than max_pages pages, %zu", most);
  c->hint = "ask for less, or raise max_pages; results holds the rows of the pages so far";
  return HOOK_FAILED;
}

/* The page lies at `page`, what is kept at `kept`: where to go from here. */
static enum hook_result turn_page(lua_State *L, struct call *c, int page, int kept) {
  lua_getfield(L, page, "next_token");
  size_t len = 0;
  if (lua_isstring(L, -1)) lua_tolstring(L, -1, &len); /* a number becomes text */
  if (len == 0) {
    lua_getfield(L, kept, "rows");
    return HOOK_DONE;
  }
  if ((size_t)++c->step >= c->x.settings->max_pages) return too_many_pages(c);
  lua_getfield(L, kept, "seen");
  lua_pushvalue(L, -2);
  if (lua_rawget(L, -2) != LUA_TNIL)
    return fail(c, VAST_DECODE, "the service repeated a page token: paging would not end");
  lua_pop(L, 1);
  lua_pushvalue(L, -2);
  lua_pushboolean(L, 1);
  lua_rawset(L, -3);
  lua_pop(L, 1);
  return next_page(L, c);
}

/* One page for its own sake: the rows at the top are tidied where they are. */
static enum hook_result tidy_page(lua_State *L, struct call *c, int page) {
  lua_newtable(L);
  if (!add_rows(L, page + 1, page + 2))
    return fail(c, VAST_DECODE, "the answer has no list of instances");
  lua_setfield(L, page, "instances");
  lua_settop(L, page);
  return HOOK_DONE;
}

static enum hook_result instances_after(lua_State *L, struct call *c, int self) {
  int page = lua_gettop(L);
  if (!lua_istable(L, page) || lua_getfield(L, page, "instances") != LUA_TTABLE)
    return fail(c, VAST_DECODE, "the answer has no list of instances");
  if (c->paged) return tidy_page(L, c, page);
  push_kept(L, self);
  lua_getfield(L, page + 2, "rows");
  if (!add_rows(L, page + 1, page + 3))
    return fail(c, VAST_DECODE, "the answer has no list of instances");
  enum hook_result outcome = turn_page(L, c, page, page + 2);
  if (outcome == HOOK_FAILED) keep_rows(L, c, self);
  return outcome;
}

/* A later page failed. One that was cancelled is no loss: nobody waits for its rows. */
static enum hook_result instances_failed(lua_State *L, struct call *c, int self) {
  if (!c->paged && !c->task_cancelled) keep_rows(L, c, self);
  return HOOK_FAILED;
}

const struct vast_hooks vastL_hooks_instances = {
    .needs = "start_date extra_env", .after = instances_after, .failed = instances_failed};
