/* bind/runtime/loop.h -- what all clients of one Lua state share: the engine, the keys in use,
** and Lua values of the binding. One userdata, kept in the registry under the address of a
** static constant, so that a reloaded module uses the same one. */
#ifndef VAST_BIND_RUNTIME_LOOP_H
#define VAST_BIND_RUNTIME_LOOP_H

#include "bind/runtime/base.h"

#include "core/http/engine.h"
#include "core/base/sched.h"
#include "bind/runtime/memory.h"

#pragma GCC visibility push(hidden)

struct loop {
  bool open; /* false once finalized; objects that outlive the loop check it first */
  struct vast_engine *engine; /* NULL until the first client */
  struct vast_identity *identities;
  struct vast_sched sched;
  const void *task; /* the thread of sched.current; only compared, never followed */
  double until;     /* time at which the budget of this turn ends; VAST_NEVER: no budget */
  double cleanup;   /* seconds that __close handlers of a cancelled task may wait */
  bool no_blocking; /* calls that would block raise */
  int callbacks;    /* number of the script's callbacks that are running */
};

/* The state's loop; creates it if necessary. Leaves the stack unchanged. */
struct loop *vastL_loop_get(lua_State *L);
/* Creates its engine if necessary. False: failed, with the reason in `error`. */
bool vastL_loop_start(lua_State *L, struct loop *loop, struct vast_error *error) VAST_MUST_USE;
/* Its engine, created if necessary; raises on failure. */
struct vast_engine *vastL_loop_engine(lua_State *L, struct loop *loop);

/* Fields of the loop's table of shared Lua values: "decode", "methods", "library_sources", …
** push pushes the field, set assigns the value at the top and pops it. */
void vastL_loop_push(lua_State *L, const char *field);
void vastL_loop_set(lua_State *L, const char *field);

/* Pushes the table that keeps tasks alive; its keys are the addresses of their struct vast_task.
** Never allocates. */
void vastL_loop_push_tasks(lua_State *L);

/* Marks the source of the Lua function at idx as part of the library: errors that such code
** raises are reported at its caller, in the user's script. */
void vastL_loop_own_source(lua_State *L, int idx);

/* Pushes "script.lua:12:" for the innermost Lua function of the user's, or "" if there is none. */
void vastL_loop_push_where(lua_State *L);

/* Like luaL_error, with that place. Never returns; the type int permits `return
** vastL_loop_raise(…)`. */
int vastL_loop_raise(lua_State *L, const char *format, ...) __attribute__((noreturn));

/* Pushes and returns the number at idx as text for a message. With `whole`, an integral number
** that does not fit into an integer gets a remark that says so. */
const char *vastL_loop_push_number(lua_State *L, int idx, bool whole);

/* Raises if the module's function `name` was called with a colon, that is, if its first argument
** is a table whose field `name` is the function itself. */
void vastL_loop_check_dot(lua_State *L, const char *name);

int vastL_open_loop(lua_State *L); /* creates the metatable and the loop */

#pragma GCC visibility pop

#endif
