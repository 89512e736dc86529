/* bind/runtime/loop.c -- the shared state of one lua_State; see loop.h.
** Owns the engine. User value 1 is the table of shared Lua values, user value 2 the table of
** tasks. lua_close may finalize it before objects that use it, so these check `open` first. */
#include "bind/runtime/loop.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>

#include "core/http/curl.h"
#include "bind/runtime/names.h"
#include "bind/runtime/raw.h"

static const char registry_key = 0; /* only its address matters */

enum { LOOP_TABLE = 1, LOOP_TASKS = 2 };
static const double cleanup_seconds = 10;

static struct loop *new_loop(lua_State *L) {
  struct loop *loop = lua_newuserdatauv(L, sizeof *loop, 2);
  *loop = (struct loop){.open = false, .until = VAST_NEVER, .cleanup = cleanup_seconds};
  luaL_setmetatable(L, VASTL_TYPE_LOOP);
  lua_newtable(L);
  lua_newtable(L);
  lua_setfield(L, -2, "library_sources"); /* sources of the library's Lua files */
  lua_setiuservalue(L, -2, LOOP_TABLE);
  lua_newtable(L);
  lua_setiuservalue(L, -2, LOOP_TASKS);
  loop->open = true;
  lua_rawsetp(L, LUA_REGISTRYINDEX, &registry_key);
  return loop;
}

struct loop *vastL_loop_get(lua_State *L) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &registry_key);
  struct loop *loop = lua_touserdata(L, -1);
  lua_pop(L, 1);
  return loop ? loop : new_loop(L);
}

bool vastL_loop_start(lua_State *L, struct loop *loop, struct vast_error *error) {
  if (!loop->open) luaL_error(L, "vastai: this Lua state is being closed");
  errno = 0;
  if (loop->engine == NULL) loop->engine = vast_engine_new(vast_curl_new);
  if (loop->engine) return true;
  if (errno == ENOMEM) vastL_memory_raise(L);
  return vast_error_set(error, VAST_NETWORK, "cannot start: no memory or no descriptors left");
}

struct vast_engine *vastL_loop_engine(lua_State *L, struct loop *loop) {
  struct vast_error error;
  if (!vastL_loop_start(L, loop, &error)) luaL_error(L, "vastai: %s", error.message);
  return loop->engine;
}

static void push_table(lua_State *L) {
  vastL_loop_get(L);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &registry_key);
  lua_getiuservalue(L, -1, LOOP_TABLE);
  lua_remove(L, -2);
}

void vastL_loop_push_tasks(lua_State *L) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &registry_key);
  lua_getiuservalue(L, -1, LOOP_TASKS);
  lua_remove(L, -2);
}

void vastL_loop_push(lua_State *L, const char *field) {
  push_table(L);
  lua_getfield(L, -1, field);
  lua_remove(L, -2);
}

void vastL_loop_set(lua_State *L, const char *field) {
  push_table(L);
  lua_insert(L, -2);
  lua_setfield(L, -2, field);
  lua_pop(L, 1);
}

/* --- places in the user's script ------------------------------------------ */

void vastL_loop_own_source(lua_State *L, int idx) {
  lua_Debug ar;
  lua_pushvalue(L, idx);
  lua_getinfo(L, ">S", &ar);
  vastL_loop_push(L, "library_sources");
  lua_pushboolean(L, 1);
  lua_setfield(L, -2, ar.source);
  lua_pop(L, 1);
}

/* A Lua function whose source is not marked as the library's. */
static bool is_users(lua_State *L, const lua_Debug *ar, int own) {
  if (ar->currentline <= 0) return false;
  bool ours = lua_getfield(L, own, ar->source) != LUA_TNIL;
  lua_pop(L, 1);
  return !ours;
}

void vastL_loop_push_where(lua_State *L) {
  lua_Debug ar;
  vastL_loop_push(L, "library_sources");
  int own = lua_gettop(L);
  for (int level = 1; lua_getstack(L, level, &ar); level++) {
    lua_getinfo(L, "Sl", &ar);
    if (!is_users(L, &ar, own)) continue;
    lua_pushfstring(L, "%s:%d:", ar.short_src, ar.currentline);
    lua_remove(L, own);
    return;
  }
  lua_pushliteral(L, "");
  lua_remove(L, own);
}

int vastL_loop_raise(lua_State *L, const char *format, ...) {
  va_list args;
  vastL_loop_push_where(L);
  if (lua_rawlen(L, -1) > 0) lua_pushliteral(L, " ");
  else lua_pushliteral(L, "");
  va_start(args, format);
  lua_pushvfstring(L, format, args);
  va_end(args);
  lua_concat(L, 3);
  lua_error(L);
  __builtin_unreachable();
}

/* --- texts and checks for messages ----------------------------------------------------- */

const char *vastL_loop_push_number(lua_State *L, int idx, bool whole) {
  lua_Number n = lua_tonumber(L, idx);
  const char *text = isnan(n) ? lua_pushliteral(L, "nan") : luaL_tolstring(L, idx, NULL);
  if (!whole || floor(n) != n || !isfinite(n)) return text;
  text = lua_pushfstring(L, "%s (number has no integer representation)", text);
  lua_remove(L, -2);
  return text;
}

void vastL_loop_check_dot(lua_State *L, const char *name) {
  lua_Debug ar;
  int top = lua_gettop(L);
  if (!lua_istable(L, 1)) return;
  bool is_function = vastL_raw_field(L, 1, name) == LUA_TFUNCTION && lua_getstack(L, 0, &ar) &&
                     lua_getinfo(L, "f", &ar);
  if (is_function && lua_rawequal(L, -1, -2))
    vastL_loop_raise(L, "call '%s' with a dot, not a colon: vastai.%s(…)", name, name);
  lua_settop(L, top);
}

/* --- finalization -------------------------------------------------------------------- */

enum { NAMED = 10 }; /* tasks with a warning each; the rest is counted in one warning */

static void warn_task(lua_State *L, const char *what, const char *where) {
  lua_warning(L, what, 1);
  lua_warning(L, where[0] ? where : "an unknown place", 0);
}

static void warn_more(lua_State *L, size_t count) {
  char text[64];
  if (count <= NAMED) return;
  snprintf(text, sizeof text, "vastai: and %zu more", count - NAMED);
  lua_warning(L, text, 0);
}

/* Warns of what lua_close loses: open tasks, whose __close handlers do not run, and errors of
** tasks that were not reported. */
static void warn_open(lua_State *L, const struct vast_sched *s) {
  size_t n = 0;
  for (const struct vast_task *t = s->oldest; t && n < NAMED; t = t->newer, n++)
    warn_task(L, "vastai: the Lua state is closed with an open task, spawned at ", t->where);
  warn_more(L, s->alive);
  n = 0;
  for (const struct vast_task *t = s->failed.first; t && n < NAMED; t = t->next, n++)
    warn_task(L, "vastai: the error of a task was not reported, spawned at ", t->where);
  warn_more(L, s->failed.count);
}

static int loop_gc(lua_State *L) {
  struct loop *loop = luaL_checkudata(L, 1, VASTL_TYPE_LOOP);
  if (loop->open) warn_open(L, &loop->sched);
  loop->open = false;
  vast_sched_close(&loop->sched);
  vast_engine_free(loop->engine);
  loop->engine = NULL;
  vast_identity_orphan(&loop->identities);
  return 0;
}

int vastL_open_loop(lua_State *L) {
  vastL_raw_internal(L, VASTL_TYPE_LOOP, loop_gc);
  vastL_loop_get(L);
  return 0;
}
