/* bind/client/client.h -- the client userdata: settings, the current API key and its source.
** The loop owns the connections, so clients share them. User value 1 is the table of callbacks:
** api_key (if it is a function), on_event, transport, close. */
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
  struct loop *loop; /* borrowed; check loop->open before use */
  struct vast_settings *settings;
  struct vast_identity *identity;      /* NULL: no key, with a transport callback */
  struct vast_credentials credentials; /* its `key` is empty once identity holds the key */
};

struct client *vastL_client_check(lua_State *L, int idx); /* raises unless it is an open client */
/* Pushes the callback of that name, or nil. */
void vastL_client_push_callback(lua_State *L, int idx, const char *name);

/* Replaces the key of the client; false: no memory. */
bool vastL_client_use_key(struct client *c, const char *key, size_t len,
                          enum vast_key_source source) VAST_MUST_USE;

/* After an authentication failure: calls the api_key function or reads the key file again. True if
** the key has changed. May run Lua code, which may close the client. */
bool vastL_client_refresh_key(lua_State *L, struct client *c, int idx);

/* Pushes a text for errors and tostring: "environment VAST_API_KEY, ***0001". */
void vastL_client_push_key_source(lua_State *L, const struct client *c);

int vastL_client_new(lua_State *L);         /* vastai.new */
int vastL_client_credentials(lua_State *L); /* vast:credentials() */

int vastL_open_client(lua_State *L);

#pragma GCC visibility pop

#endif
