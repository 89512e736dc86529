/* bind/client/client.h -- the client userdata: settings, the key in use and where it
** came from. Connections belong to the loop, so clients share them.
** User value 1 is the table of hooks: api_key (when a function), on_event,
** transport, close. */
#ifndef VAST_BIND_CLIENT_CLIENT_H
#define VAST_BIND_CLIENT_CLIENT_H

#include "bind/runtime/base.h"

#include "core/auth/credentials.h"
#include "core/http/identity.h"
#include "core/http/settings.h"
#include "bind/runtime/loop.h"

#pragma GCC visibility push(hidden)

struct client {
  bool open;
  struct loop *loop; /* borrowed; look at loop->open */
  struct vast_settings *settings;
  struct vast_identity *identity;      /* NULL: no key (a transport of the user's) */
  struct vast_credentials credentials; /* without its key, once identity has it */
};

struct client *vastL_client_check(lua_State *L, int idx); /* an open one; raises otherwise */
void vastL_client_push_hook(lua_State *L, int idx, const char *name); /* nil: none */

/* Moves the client to another key; false: no memory. */
bool vastL_client_use_key(struct client *c, const char *key, size_t len,
                          enum vast_key_source source) VAST_MUST_USE;

/* After an auth failure: asks the function, or reads the file, again. True when
** there is another key now. Calls Lua. */
bool vastL_client_refresh_key(lua_State *L, struct client *c, int idx);

/* "environment VAST_API_KEY, ***0001": for errors and tostring. Pushes a string. */
void vastL_client_push_key_source(lua_State *L, const struct client *c);

int vastL_client_new(lua_State *L);         /* vastai.new */
int vastL_client_credentials(lua_State *L); /* vast:credentials() */

int vastL_open_client(lua_State *L);

#pragma GCC visibility pop

#endif
