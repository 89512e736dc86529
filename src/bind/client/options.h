/* bind/client/options.h -- reads the option table of a client. */
#ifndef VAST_BIND_CLIENT_OPTIONS_H
#define VAST_BIND_CLIENT_OPTIONS_H

#include "bind/runtime/base.h"

#include "core/base/error.h"
#include "core/http/settings.h"

#pragma GCC visibility push(hidden)

/* Applies the option table at idx to the settings; stores functions, and a string api_key, in the
** table at `callbacks`. Raises at the caller's line for unknown names, wrong types and values out
** of range. */
void vastL_options_read(lua_State *L, int idx, struct vast_settings *s, int callbacks);

/* Uses VAST_URL, unless the option table at idx (0: none) has a server_url. False: it is not valid.
** Raises only the memory error. */
bool vastL_options_default_server(lua_State *L, int idx, struct vast_settings *s,
                                  struct vast_error *error) VAST_MUST_USE;

/* Checks what vastL_options_read does not: the server of VAST_URL, options of the parent of a
** derived client that need its allow_http, and that the file of certificates is readable. */
bool vastL_options_check(const struct vast_settings *s, bool derived,
                         struct vast_error *error) VAST_MUST_USE;

#pragma GCC visibility pop

#endif
