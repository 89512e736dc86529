/* bind/call/tasks.h -- the task object of scripts, and the functions that start and drive tasks. */
#ifndef VAST_BIND_CALL_TASKS_H
#define VAST_BIND_CALL_TASKS_H

#include "bind/runtime/base.h"

#pragma GCC visibility push(hidden)

/* Used by lua/vastai/tasks.lua, which checks the arguments. */
extern const luaL_Reg vastL_tasks_functions[];

int vastL_open_tasks(lua_State *L); /* the metatable */

#pragma GCC visibility pop

#endif
