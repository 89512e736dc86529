/* bind/seam.h -- what the Lua layer is attached by, and what it builds on. */
#ifndef VAST_BIND_SEAM_H
#define VAST_BIND_SEAM_H

#include "base.h"

#pragma GCC visibility push(hidden)

extern const luaL_Reg seam_functions[];

#pragma GCC visibility pop

#endif
