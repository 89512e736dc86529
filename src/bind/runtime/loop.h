/* bind/runtime/loop.h -- what one Lua state shares: the engine, the keys in use, and the
** Lua values that the binding needs everywhere. One userdata, kept under the
** address of a static constant in the registry, so that a reload finds it. */
#ifndef VAST_BIND_RUNTIME_LOOP_H
#define VAST_BIND_RUNTIME_LOOP_H

#include "bind/runtime/base.h"

#include "core/http/engine.h"
#include "core/base/sched.h"
#include "bind/runtime/memory.h"

#pragma GCC visibility push(hidden)

struct loop {
  bool open;                  /* false once finalized: objects that survive it do nothing */
  struct vast_engine *engine; /* NULL until the first client */
  struct vast_identity *identities;
  struct vast_sched sched;
  const void *task; /* the thread of sched.current; a mark only */
  double until;     /* when the budget of this turn is spent; VAST_NEVER: none */
  double cleanup;   /* seconds in which the closers of a cancelled task may wait */
  bool no_blocking; /* calls that would block raise */
  int hooks;        /* how many of the user's hooks are running */
};

/* The state's loop, made when missing; leaves the stack as it was. */
struct loop *vastL_loop_get(lua_State *L);
/* Starts its engine when that is missing. False: the error says why it cannot. */
bool vastL_loop_start(lua_State *L, struct loop *loop, struct vast_error *error) VAST_MUST_USE;
/* Its engine, started when missing; raises when that fails. */
struct vast_engine *vastL_loop_engine(lua_State *L, struct loop *loop);

/* Fields of the loop's table: "decode", "methods", "own", … Both keep the stack
** balanced: push leaves the value, set takes it. */
void vastL_loop_push(lua_State *L, const char *field);
void vastL_loop_set(lua_State *L, const char *field);

/* Pushes the table that keeps the tasks alive, by the address of their struct vast_task.
** Never allocates. */
void vastL_loop_push_tasks(lua_State *L);

/* Marks the source of the Lua function at idx as ours: errors are then placed
** at the caller of such code, in the user's script. */
void vastL_loop_own_source(lua_State *L, int idx);

/* Pushes "script.lua:12:" for the innermost function that is not ours, or ""
** where there is none. */
void vastL_loop_push_where(lua_State *L);

/* luaL_error at that place: never returns, whatever `return vastL_loop_raise(…)` says. */
int vastL_loop_raise(lua_State *L, const char *format, ...) __attribute__((noreturn));

/* Pushes and returns the number at idx for a message; where a whole one is wanted
** and it is too large to be one, the text says that too. */
const char *vastL_loop_push_number(lua_State *L, int idx, bool whole);

/* Raises where the module's function `name` was called with a colon: its first
** argument is a table that holds the function itself. */
void vastL_loop_check_dot(lua_State *L, const char *name);

int vastL_open_loop(lua_State *L); /* the metatable */

#pragma GCC visibility pop

#endif
