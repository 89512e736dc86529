/* bind/client/options.h -- the options of a client, as a table of rows. */
#ifndef VAST_BIND_CLIENT_OPTIONS_H
#define VAST_BIND_CLIENT_OPTIONS_H

#include "bind/runtime/base.h"

#include "core/http/settings.h"

#pragma GCC visibility push(hidden)

/* Applies the option table at idx to the settings, and puts the functions among
** them (and a string api_key) into the table at `hooks`. Raises at the caller's
** line for unknown names, wrong types and values that make no sense. */
void vastL_options_read(lua_State *L, int idx, struct vast_settings *s, int hooks);

#pragma GCC visibility pop

#endif
