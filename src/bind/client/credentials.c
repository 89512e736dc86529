/* bind/client/credentials.c -- vast:credentials(): the source of the key of a client,
** without the key. */
#include "bind/client/client.h"
#include "bind/runtime/error.h"

/* Sets a field of the table at the top to the list of the texts up to the first empty one. */
static void set_list(lua_State *L, const char *field, const char *texts, size_t size,
                     size_t count) {
  lua_newtable(L);
  for (size_t i = 0; i < count && texts[i * size]; i++) {
    lua_pushstring(L, texts + i * size);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_setfield(L, -2, field);
}

/* Appends VAST_API_KEY to the field `shadowed` of the table at the top. */
static void add_shadowed_environment(lua_State *L) {
  lua_getfield(L, -1, "shadowed");
  lua_pushliteral(L, "VAST_API_KEY");
  lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
  lua_pop(L, 1);
}

int vastL_client_credentials(lua_State *L) {
  const struct client *c = vastL_client_check(L, 1);
  const struct vast_credentials copy = c->credentials,
                                *from = &copy; /* copied: a finalizer may close the client */
  char mask[VAST_MASK_SIZE] = "";
  if (c->identity) vast_secret_mask(&c->identity->key, mask);
  lua_createtable(L, 0, 5);
  vastL_error_text(L, "source", vast_key_source_name(from->source));
  vastL_error_text(L, "path", from->path);
  vastL_error_text(L, "last4", strlen(mask) > 3 ? mask + 3 : NULL);
  set_list(L, "shadowed", from->shadowed[0], sizeof from->shadowed[0], VAST_COUNT(from->shadowed));
  set_list(L, "warnings", from->warnings[0], sizeof from->warnings[0], VAST_COUNT(from->warnings));
  if (from->shadows_environment) add_shadowed_environment(L);
  return 1;
}
