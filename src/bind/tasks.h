/* bind/tasks.h -- tasks as scripts see them: the object, spawn, run and step. */
#ifndef VAST_BIND_TASKS_H
#define VAST_BIND_TASKS_H

#include "base.h"

#pragma GCC visibility push(hidden)

extern const luaL_Reg tasks_functions[]; /* for lua/vastai/tasks.lua, which checks arguments */

int open_tasks(lua_State *L); /* the metatable */

#pragma GCC visibility pop

#endif
