/* bind/call/spawn.c -- see spawn.h; and the function that the coroutine of a task runs. The loop's
** table of tasks keeps a task alive until it has ended. */
#include "bind/call/spawn.h"

#include "bind/runtime/error.h"
#include "bind/runtime/helpers.h"
#include "bind/call/task.h"

/* --- the body of a task ---------------------------------------------------------- */

/* Message handler: keeps the traceback in the task and returns the error unchanged. */
static int keep_traceback(lua_State *L) {
  const struct vast_task *t = vastL_task_of(L, vastL_loop_get(L));
  if (t == NULL) return 1;
  const char *text = vastL_push_error_text(L, 1);
  vastL_task_push(L, t);
  luaL_traceback(L, L, text, 1);
  lua_setiuservalue(L, -2, TASK_TRACEBACK);
  lua_settop(L, 1);
  return 1;
}

/* Whether the error on top is that of the task's cancellation. */
static bool is_cancellation(lua_State *L, const struct vast_task *t, int self) {
  if (!t->cancel_requested) return false;
  lua_getiuservalue(L, self, TASK_REASON);
  bool is_reason = lua_rawequal(L, -1, -2);
  lua_pop(L, 1);
  if (is_reason) return true;
  if (!vastL_error_at(L, -1)) return false;
  lua_getfield(L, -1, "kind");
  const char *kind = lua_tostring(L, -1);
  bool is = kind && strcmp(kind, "cancelled") == 0;
  lua_pop(L, 1);
  return is;
}

/* Keeps the `count` values at `first` in the task: one itself, several in a table. They are the
** function and its arguments until the task starts, and its results afterwards. */
static void keep_values(lua_State *L, struct vast_task *t, int self, int first, int count) {
  if (count == 1) {
    lua_pushvalue(L, first);
    lua_setiuservalue(L, self, TASK_RESULT);
  } else if (count > 1) {
    lua_createtable(L, count, 1);
    for (int i = 1; i <= count; i++) {
      lua_pushvalue(L, first + i - 1);
      lua_rawseti(L, -2, i);
    }
    vastL_set_integer(L, -1, "n", count);
    lua_setiuservalue(L, self, TASK_RESULT);
  }
  t->values = (size_t)count;
}

int vastL_task_push_values(lua_State *L, const struct vast_task *t, int self) {
  int count = (int)t->values;
  luaL_checkstack(L, count + 2, "too many values");
  lua_getiuservalue(L, self, TASK_RESULT);
  if (count == 1) return 1;
  int table = lua_gettop(L);
  for (int i = 1; i <= count; i++) lua_rawgeti(L, table, i);
  lua_remove(L, table);
  return count;
}

/* The stack holds the handler and the results, or the error on top. Whatever may raise comes before
** the outcome is set; an error raised here makes the task fail with it. */
static int end_body(lua_State *L, int status, lua_KContext ctx) {
  (void)ctx;
  int top = lua_gettop(L);
  luaL_checkstack(L, 6, NULL);
  struct vast_task *t = lua_touserdata(L, lua_upvalueindex(1));
  if (status == LUA_OK || status == LUA_YIELD) {
    keep_values(L, t, lua_upvalueindex(1), 2, top - 1);
    t->outcome = VAST_TASK_DONE;
  } else {
    bool cancelled = is_cancellation(L, t, lua_upvalueindex(1));
    lua_setiuservalue(L, lua_upvalueindex(1), TASK_RESULT);
    t->outcome = cancelled ? VAST_TASK_CANCELLED : VAST_TASK_FAILED;
  }
  return 0;
}

/* The function of each coroutine; its upvalue is the task. Calls the task's function in protected
** mode, so that its closers may yield. */
static int body(lua_State *L) {
  int self = lua_upvalueindex(1);
  lua_pushcfunction(L, keep_traceback);
  int count = vastL_task_push_values(L, lua_touserdata(L, self), self);
  lua_pushnil(L);
  lua_setiuservalue(L, self, TASK_RESULT);
  return end_body(L, lua_pcallk(L, count - 1, LUA_MULTRET, 1, 0, end_body), 0);
}

/* --- starting ----------------------------------------------------------------------- */

static void set_where(lua_State *L, struct vast_task *t) {
  vastL_loop_push_where(L);
  size_t len;
  const char *where = lua_tolstring(L, -1, &len);
  if (len > 0) len--; /* the colon */
  if (len >= sizeof t->where) len = sizeof t->where - 1;
  memcpy(t->where, where, len);
  t->where[len] = '\0';
  lua_pop(L, 1);
}

/* Makes the coroutine of the task at `self`. It holds the body alone, which is resumed without
** arguments, so that a resume that Lua refuses changes nothing. */
static void new_thread(lua_State *L, int self) {
  lua_State *thread = lua_newthread(L);
  lua_setiuservalue(L, self, TASK_THREAD);
  lua_pushvalue(L, self);
  lua_pushcclosure(L, body, 1);
  lua_xmove(L, thread, 1);
}

struct vast_task *vastL_task_spawn(lua_State *L, int first, bool awaited) {
  struct loop *loop = vastL_loop_get(L);
  struct vast_engine *engine = vastL_loop_engine(L, loop);
  int self = lua_gettop(L) + 1;
  luaL_checkstack(L, self - first + 8, NULL);
  struct vast_task *t = lua_newuserdatauv(L, sizeof *t, TASK_VALUES);
  *t = (struct vast_task){.state = VAST_TASK_FAILED, .awaited = awaited};
  luaL_setmetatable(L, VASTL_TYPE_TASK);
  set_where(L, t);
  keep_values(L, t, self, first, self - first);
  new_thread(L, self);
  vastL_loop_push_tasks(L);
  lua_pushvalue(L, self);
  lua_rawsetp(L, -2, t);
  if (!vast_sched_reserve(&loop->sched)) {
    lua_pushnil(L);
    lua_rawsetp(L, -2, t);
    luaL_error(L, "not enough memory");
  }
  vast_sched_add(&loop->sched, t);
  lua_settop(L, self);
  lua_replace(L, first);
  lua_settop(L, first);
  if (loop->sched.current == NULL) vast_engine_wake(engine);
  return t;
}
