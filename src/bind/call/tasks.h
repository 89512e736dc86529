/* bind/call/tasks.h -- tasks as scripts see them: the object, spawn, run and step. */
#ifndef VAST_BIND_CALL_TASKS_H
#define VAST_BIND_CALL_TASKS_H

#include "bind/runtime/base.h"

#pragma GCC visibility push(hidden)

extern const luaL_Reg
    vastL_tasks_functions[]; /* for lua/vastai/tasks.lua, which checks arguments */

int vastL_open_tasks(lua_State *L); /* the metatable */

#pragma GCC visibility pop

#endif
