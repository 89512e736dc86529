/* bind/ops/instances.c -- instance rows as the official SDK gives them: hours
** counted, environment as a table; all pages as one flat list. */
#include "bind/call/hook.h"

#include <ctype.h>

#include "core/http/url.h"

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

static enum hook_result instance_result(struct hook_context *h) {
  lua_State *L = h->L;
  if (!lua_istable(L, -1)) return vastL_hook_fail(h, VAST_DECODE, "the answer holds no instance");
  if (lua_getfield(L, -1, "id") == LUA_TNIL)
    return vastL_hook_fail(h, VAST_NOT_FOUND, "there is no such instance");
  lua_pop(L, 1);
  tidy_row(L, lua_gettop(L));
  return HOOK_DONE;
}

const struct vast_hooks vastL_hooks_instance = {.result = instance_result};

/* --- all pages --------------------------------------------------------------------------- */

/* What is kept between pages: { rows = …, seen = { [token] = true } }. */
static void push_kept(struct hook_context *h) {
  lua_State *L = h->L;
  if (vastL_hook_push_kept(h) == LUA_TTABLE) return;
  lua_pop(L, 1);
  lua_createtable(L, 0, 2);
  lua_newtable(L);
  lua_setfield(L, -2, "rows");
  lua_newtable(L);
  lua_setfield(L, -2, "seen");
  lua_pushvalue(L, -1);
  vastL_hook_keep(h);
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
static enum hook_result next_page(struct hook_context *h) {
  lua_State *L = h->L;
  size_t len;
  const char *token = lua_tolstring(L, -1, &len);
  const char *url = vast_buffer_text(&h->x->url);
  const char *old = strstr(url, "&after_token=");
  size_t base = old ? (size_t)(old - url) : h->x->url.len;
  lua_pushlstring(L, url, base);
  vastL_hook_resend(h, "GET");
  vast_buffer_add(&h->x->url, lua_tostring(L, -1), base);
  bool first = false;
  vast_url_query(&h->x->url, &first, "after_token", strlen("after_token"), token, len);
  vastL_memory_check(L, &h->x->url);
  if (!h->x->url.failed) return HOOK_RESEND;
  return vastL_hook_fail(h, VAST_DECODE, "the page token is too long");
}

/* The rows of the pages so far go into the error, as results. */
static void keep_rows(struct hook_context *h) {
  lua_State *L = h->L;
  if (vastL_hook_push_kept(h) == LUA_TTABLE) {
    lua_getfield(L, -1, "rows");
    vastL_hook_keep(h);
    vastL_hook_keep_for_error(h);
  }
  lua_pop(L, 1);
}

static enum hook_result too_many_pages(struct hook_context *h) {
  size_t most = h->x->settings->max_pages;
  vastL_hook_hint(h,
                  "ask for less, or raise max_pages; results holds the rows of the pages so far");
  return vastL_hook_fail(h, VAST_TOO_LARGE, "there are more than max_pages pages, %zu", most);
}

/* The page lies at `page`, what is kept at `kept`: where to go from here. */
static enum hook_result turn_page(struct hook_context *h, int page, int kept) {
  lua_State *L = h->L;
  lua_getfield(L, page, "next_token");
  size_t len = 0;
  if (lua_isstring(L, -1)) lua_tolstring(L, -1, &len); /* a number becomes text */
  if (len == 0) {
    lua_getfield(L, kept, "rows");
    return HOOK_DONE;
  }
  if ((size_t)++ * h->step >= h->x->settings->max_pages) return too_many_pages(h);
  lua_getfield(L, kept, "seen");
  lua_pushvalue(L, -2);
  if (lua_rawget(L, -2) != LUA_TNIL)
    return vastL_hook_fail(h, VAST_DECODE,
                           "the service repeated a page token: paging would not end");
  lua_pop(L, 1);
  lua_pushvalue(L, -2);
  lua_pushboolean(L, 1);
  lua_rawset(L, -3);
  lua_pop(L, 1);
  return next_page(h);
}

/* One page for its own sake: the rows at the top are tidied where they are. */
static enum hook_result tidy_page(struct hook_context *h, int page) {
  lua_State *L = h->L;
  lua_newtable(L);
  if (!add_rows(L, page + 1, page + 2))
    return vastL_hook_fail(h, VAST_DECODE, "the answer has no list of instances");
  lua_setfield(L, page, "instances");
  lua_settop(L, page);
  return HOOK_DONE;
}

static enum hook_result instances_result(struct hook_context *h) {
  lua_State *L = h->L;
  int page = lua_gettop(L);
  if (!lua_istable(L, page) || lua_getfield(L, page, "instances") != LUA_TTABLE)
    return vastL_hook_fail(h, VAST_DECODE, "the answer has no list of instances");
  if (vastL_hook_is_page(h)) return tidy_page(h, page);
  push_kept(h);
  lua_getfield(L, page + 2, "rows");
  if (!add_rows(L, page + 1, page + 3))
    return vastL_hook_fail(h, VAST_DECODE, "the answer has no list of instances");
  enum hook_result outcome = turn_page(h, page, page + 2);
  if (outcome == HOOK_FAILED) keep_rows(h);
  return outcome;
}

/* A later page failed. One that was cancelled is no loss: nobody waits for its rows. */
static enum hook_result instances_failure(struct hook_context *h) {
  if (!vastL_hook_is_page(h) && !vastL_hook_is_cancelled(h)) keep_rows(h);
  return HOOK_FAILED;
}

const struct vast_hooks vastL_hooks_instances = {
    .columns = "start_date extra_env", .result = instances_result, .failure = instances_failure};
