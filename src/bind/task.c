/* bind/task.c -- the C side of tasks; see task.h. The scheduler is written in Lua;
** this gives it the loop, the calls that have ended, and the moment of yielding. */
#include "task.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "../core/curl_process.h"
#include "call.h"
#include "drive.h"

#define CALL "vastai.call"

bool task_here(lua_State *L, const struct loop *loop) {
  return loop->task == (const void *)L && lua_isyieldable(L);
}

int task_yield(lua_State *L, int n, lua_KContext ctx, lua_KFunction k) {
  loop_get(L)->yielded = true;
  return lua_yieldk(L, n, ctx, k);
}

/* --- cancelled tasks ------------------------------------------------------------ */

/* Pushes this thread's entry { err, seconds [, until] }, or nil. */
static bool push_doom(lua_State *L) {
  loop_push(L, "doomed");
  lua_pushthread(L);
  int type = lua_rawget(L, -2);
  lua_remove(L, -2);
  return type == LUA_TTABLE;
}

/* doom(thread, err, seconds) → its entry: its next wait raises err; what its closers
** wait for ends with the seconds. */
static int doom(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTHREAD);
  loop_push(L, "doomed");
  lua_createtable(L, 0, 3);
  lua_pushvalue(L, 2);
  lua_setfield(L, -2, "err");
  lua_pushnumber(L, luaL_checknumber(L, 3));
  lua_setfield(L, -2, "seconds");
  lua_pushvalue(L, 1);
  lua_pushvalue(L, -2);
  lua_rawset(L, -4);
  loop_get(L)->doomed = true;
  return 1;
}

static void start_last_words(lua_State *L) {
  lua_getfield(L, -1, "seconds");
  lua_pushnumber(L, vast_clock_now() + lua_tonumber(L, -1));
  lua_setfield(L, -3, "until");
  lua_pop(L, 1);
}

static int raise_doom(lua_State *L, int status, lua_KContext ctx) {
  (void)status, (void)ctx;
  if (push_doom(L)) lua_getfield(L, -1, "err");
  return lua_error(L);
}

/* One that catches its end again and again must not keep the host from its turn. */
static int raise_late(lua_State *L, struct loop *loop) {
  if (!task_here(L, loop)) return raise_doom(L, LUA_OK, 0);
  lua_pushboolean(L, 1);
  return task_yield(L, 1, 0, raise_doom);
}

double task_check(lua_State *L, struct loop *loop) {
  if (!loop->doomed || !push_doom(L)) {
    if (loop->doomed) lua_pop(L, 1);
    return VAST_NEVER;
  }
  bool told = lua_getfield(L, -1, "until") == LUA_TNUMBER;
  double until = lua_tonumber(L, -1);
  lua_pop(L, 1);
  if (told && vast_clock_now() < until) {
    lua_pop(L, 1);
    return until;
  }
  if (!told) start_last_words(L);
  return told ? raise_late(L, loop) : raise_doom(L, LUA_OK, 0);
}

void task_blame(lua_State *L) {
  if (push_doom(L)) {
    lua_pushvalue(L, -2);
    lua_setfield(L, -2, "err");
  }
  lua_pop(L, 2);
}

/* --- what the scheduler asks for ------------------------------------------------- */

static int enter(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTHREAD);
  loop_get(L)->task = lua_tothread(L, 1);
  return 0;
}

/* leave() → whether the task waits for something of ours. */
static int leave(lua_State *L) {
  struct loop *loop = loop_get(L);
  lua_pushboolean(L, loop->yielded);
  loop->yielded = false;
  loop->task = NULL;
  return 1;
}

static void raise_scolding(lua_State *L, lua_Debug *ar) {
  (void)ar;
  lua_sethook(L, NULL, 0, 0);
  luaL_where(L, 0);
  lua_pushliteral(L, "a task must not yield by itself (vastai.sleep(0) lets the others run)");
  lua_concat(L, 2);
  lua_error(L);
}

/* scold(thread): raises in it as soon as it goes on. */
static int scold(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTHREAD);
  lua_sethook(lua_tothread(L, 1), raise_scolding, LUA_MASKCOUNT, 1);
  return 0;
}

/* heed(): raises in a cancelled task. */
static int heed(lua_State *L) {
  task_check(L, loop_get(L));
  return 0;
}

static int inside(lua_State *L) {
  const struct loop *loop = loop_get(L);
  lua_pushboolean(L, loop->hooks > 0 || loop->task != NULL);
  return 1;
}

static int yieldable(lua_State *L) {
  lua_pushboolean(L, task_here(L, loop_get(L)));
  return 1;
}

static int after_wait(lua_State *L, int status, lua_KContext ctx) {
  (void)status, (void)ctx;
  task_check(L, loop_get(L));
  return 0;
}

/* yield(what [, limit]): waits for a task, at most until that moment. */
static int yield(lua_State *L) {
  double limit = task_check(L, loop_get(L));
  lua_settop(L, 2);
  if (limit < luaL_optnumber(L, 2, VAST_NEVER)) {
    lua_pushnumber(L, limit);
    lua_replace(L, 2);
  }
  return task_yield(L, 2, 0, after_wait);
}

static int sleep_for(lua_State *L) {
  struct loop *loop = loop_get(L);
  double seconds = luaL_checknumber(L, 1);
  double limit = task_check(L, loop);
  if (!task_here(L, loop)) return drive_sleep(L, loop, seconds), 0;
  double until = vast_clock_now() + seconds;
  lua_pushnumber(L, until < limit ? until : limit);
  return task_yield(L, 1, 0, after_wait);
}

/* finished() → a call that has ended and that a task may wait for, or nil. */
static int finished(lua_State *L) {
  struct loop *loop = loop_get(L);
  struct vast_exchange *x = loop->engine ? vast_engine_take(loop->engine) : NULL;
  if (x == NULL) return lua_pushnil(L), 1;
  loop_push(L, "flying");
  if (lua_rawgetp(L, -1, x) == LUA_TNIL) luaL_error(L, "vastai: an unknown call has ended");
  lua_pushnil(L);
  lua_rawsetp(L, -3, x);
  return 1;
}

static int cancel(lua_State *L) {
  struct call *c = luaL_checkudata(L, 1, CALL);
  c->given_up = c->x.phase != VAST_DONE;
  vast_engine_cancel(loop_engine(L, loop_get(L)), &c->x, VAST_CANCELLED, "the task was cancelled");
  return 0;
}

static const char *phase_of(const struct vast_exchange *x) {
  if (x->phase == VAST_DONE) return "done";
  if (x->phase != VAST_SENDING) return "waiting";
  return x->reply.status || x->reply.body.len ? "receiving" : "sending";
}

static int progress(lua_State *L) {
  const struct call *c = luaL_checkudata(L, 1, CALL);
  lua_createtable(L, 0, 3);
  lua_pushstring(L, phase_of(&c->x));
  lua_setfield(L, -2, "phase");
  lua_pushinteger(L, (lua_Integer)c->x.reply.body.len);
  lua_setfield(L, -2, "received");
  lua_pushinteger(L, (lua_Integer)c->x.attempt);
  lua_setfield(L, -2, "attempt");
  return 1;
}

/* --- the loop ------------------------------------------------------------------------ */

/* turn(seconds [, budget]) → when the budget is spent, or nil: one turn of the
** engine, interruptibly. */
static int turn(lua_State *L) {
  struct loop *loop = loop_get(L);
  drive_turn(L, loop, luaL_checknumber(L, 1), luaL_optnumber(L, 2, 0));
  if (loop->until >= VAST_NEVER) return 0;
  lua_pushnumber(L, loop->until);
  return 1;
}

static int alarm_at(lua_State *L) {
  struct loop *loop = loop_get(L);
  if (loop->engine) vast_engine_alarm(loop->engine, luaL_optnumber(L, 1, VAST_NEVER));
  return 0;
}

static int wake(lua_State *L) {
  vast_engine_wake(loop_engine(L, loop_get(L)));
  return 0;
}

static int timeout(lua_State *L) {
  const struct loop *loop = loop_get(L);
  double due = loop->engine ? vast_engine_due(loop->engine) : VAST_NEVER;
  double left = due - vast_clock_now();
  if (due < VAST_NEVER) lua_pushnumber(L, left > 0 ? left : 0);
  else lua_pushnil(L);
  return 1;
}

static int pollfd(lua_State *L) {
  struct vast_engine *engine = loop_engine(L, loop_get(L));
  vast_engine_check(engine);
  lua_pushinteger(L, vast_engine_fd(engine));
  return 1;
}

/* --- a descriptor of the host's, such as its standard input ------------------------ */

/* watch(fd) → whether the next turn ends when fd is readable; false for a file. */
static int watch(lua_State *L) {
  int fd = (int)luaL_checkinteger(L, 1);
  lua_pushboolean(L, vast_engine_watch(loop_engine(L, loop_get(L)), fd));
  return 1;
}

/* read(fd) → bytes; "" while there are none; nil at the end. Never waits. */
static int read_some(lua_State *L) {
  struct pollfd one = {(int)luaL_checkinteger(L, 1), POLLIN, 0};
  char bytes[16384];
  if (poll(&one, 1, 0) <= 0) return lua_pushliteral(L, ""), 1;
  ssize_t n = read(one.fd, bytes, sizeof bytes);
  if (n > 0) lua_pushlstring(L, bytes, (size_t)n);
  else if (n < 0 && (errno == EINTR || errno == EAGAIN)) lua_pushliteral(L, "");
  else lua_pushnil(L);
  return 1;
}

/* A host that must not be kept waiting pays for the first handshake's setting up here. */
static int blocking(lua_State *L) {
  bool allowed = lua_toboolean(L, 1);
  loop_get(L)->no_blocking = !allowed;
  if (!allowed) vast_curl_warm();
  return 0;
}

/* state(): the table in which the Lua layer keeps what a reload must find. */
static int state(lua_State *L) {
  loop_push(L, "state");
  return 1;
}

const luaL_Reg task_functions[] = {{"doom", doom},       {"heed", heed},
                                   {"scold", scold},     {"enter", enter},
                                   {"leave", leave},     {"inside", inside},
                                   {"yield", yield},     {"yieldable", yieldable},
                                   {"sleep", sleep_for}, {"finished", finished},
                                   {"cancel", cancel},   {"progress", progress},
                                   {"turn", turn},       {"alarm", alarm_at},
                                   {"wake", wake},       {"timeout", timeout},
                                   {"pollfd", pollfd},   {"blocking", blocking},
                                   {"watch", watch},     {"read", read_some},
                                   {"state", state},     {NULL, NULL}};
