/* bind/call/spawn.c -- how a task begins, and the function that its coroutine runs; see
** spawn.h. The loop's table keeps a task alive until it has ended. */
#include "bind/call/spawn.h"

#include "bind/runtime/error.h"
#include "bind/call/task.h"

/* --- the body of a task ---------------------------------------------------------- */

static int to_text(lua_State *L) { return luaL_tolstring(L, 1, NULL), 1; }

/* Message handler: keeps where the error was raised; the error itself goes on. */
static int keep_traceback(lua_State *L) {
  const struct vast_task *t = vastL_task_of(L, vastL_loop_get(L));
  if (t == NULL) return 1;
  lua_pushcfunction(L, to_text);
  lua_pushvalue(L, 1);
  const char *text = "(an error that cannot be shown)";
  if (lua_pcall(L, 1, 1, 0) == LUA_OK) text = lua_tostring(L, -1);
  vastL_task_push(L, t);
  luaL_traceback(L, L, text, 1);
  lua_setiuservalue(L, -2, TASK_TRACEBACK);
  lua_settop(L, 1);
  return 1;
}

/* Whether the error at the top is what the task was told when it was cancelled. */
static bool is_cancellation(lua_State *L, const struct vast_task *t, int self) {
  if (!t->cancel_requested) return false;
  lua_getiuservalue(L, self, TASK_REASON);
  if (lua_rawequal(L, -1, -2)) return lua_pop(L, 1), true;
  lua_pop(L, 1);
  if (!vastL_error_at(L, -1)) return false;
  lua_getfield(L, -1, "kind");
  const char *kind = lua_tostring(L, -1);
  bool is = kind && strcmp(kind, "cancelled") == 0;
  lua_pop(L, 1);
  return is;
}

/* Keeps `count` results, from `first` on, in the task: one as it is, several in a table. */
static void keep_results(lua_State *L, int self, int first, int count) {
  if (count == 1) {
    lua_pushvalue(L, first);
    lua_setiuservalue(L, self, TASK_RESULT);
  } else if (count > 1) {
    lua_createtable(L, count, 1);
    for (int i = 1; i <= count; i++) {
      lua_pushvalue(L, first + i - 1);
      lua_rawseti(L, -2, i);
    }
    lua_pushinteger(L, count);
    lua_setfield(L, -2, "n");
    lua_setiuservalue(L, self, TASK_RESULT);
  }
}

/* The stack is { handler, results … } or ends with the error. What may raise comes
** before the outcome is set; if it raises, the task has failed with that error. */
static int end_body(lua_State *L, int status, lua_KContext ctx) {
  (void)ctx;
  int top = lua_gettop(L);
  luaL_checkstack(L, 6, NULL);
  struct vast_task *t = lua_touserdata(L, lua_upvalueindex(1));
  if (status == LUA_OK || status == LUA_YIELD) {
    keep_results(L, lua_upvalueindex(1), 2, top - 1);
    t->results = (size_t)top - 1;
    t->outcome = VAST_TASK_DONE;
  } else {
    bool cancelled = is_cancellation(L, t, lua_upvalueindex(1));
    lua_setiuservalue(L, lua_upvalueindex(1), TASK_RESULT);
    t->outcome = cancelled ? VAST_TASK_CANCELLED : VAST_TASK_FAILED;
  }
  return 0;
}

/* The function of each coroutine, its task as upvalue: calls the task's function
** protected, so that its closers may yield. */
static int body(lua_State *L) {
  int args = lua_gettop(L) - 1;
  lua_pushcfunction(L, keep_traceback);
  lua_insert(L, 1);
  return end_body(L, lua_pcallk(L, args, LUA_MULTRET, 1, 0, end_body), 0);
}

/* --- beginning ---------------------------------------------------------------------- */

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

/* The coroutine of the task at `self`, with its body, the function and its arguments,
** which lie from `first` to the top and are taken. */
static void new_thread(lua_State *L, int self, int first) {
  int count = self - first;
  lua_State *thread = lua_newthread(L);
  lua_setiuservalue(L, self, TASK_THREAD);
  if (!lua_checkstack(thread, count + 4)) luaL_error(L, "not enough memory");
  lua_pushvalue(L, self);
  lua_pushcclosure(L, body, 1);
  lua_xmove(L, thread, 1);
  for (int i = first; i < self; i++) lua_pushvalue(L, i);
  lua_xmove(L, thread, count);
}

struct vast_task *vastL_task_spawn(lua_State *L, int first, bool awaited) {
  struct loop *loop = vastL_loop_get(L);
  struct vast_engine *engine = vastL_loop_engine(L, loop);
  int self = lua_gettop(L) + 1;
  luaL_checkstack(L, self - first + 8, NULL);
  struct vast_task *t = lua_newuserdatauv(L, sizeof *t, TASK_VALUES);
  *t = (struct vast_task){.state = VAST_TASK_FAILED, .awaited = awaited};
  luaL_setmetatable(L, TASK);
  set_where(L, t);
  new_thread(L, self, first);
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
