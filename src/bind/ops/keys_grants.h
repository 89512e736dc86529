/* bind/ops/keys_grants.h -- whether a permissions tree allows more than another one. */
#ifndef VAST_BIND_OPS_KEYS_GRANTS_H
#define VAST_BIND_OPS_KEYS_GRANTS_H

#include "bind/runtime/base.h"

#pragma GCC visibility push(hidden)

/* Compares the tree at `granted` with the valid tree at `asked`. If it allows more, pushes the
** path of the first place where it does ("api.user_write"), else nil. Raises without memory. */
bool vastL_grants_exceed(lua_State *L, int asked, int granted);

#pragma GCC visibility pop

#endif
