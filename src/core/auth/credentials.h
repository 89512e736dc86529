/* core/auth/credentials.h -- where the API key comes from.
** Order: explicit, VAST_API_KEY, $XDG_CONFIG_HOME/vastai/vast_api_key,
** ~/.config/vastai/vast_api_key, ~/.vast_api_key. */
#ifndef VAST_CORE_AUTH_CREDENTIALS_H
#define VAST_CORE_AUTH_CREDENTIALS_H

#include "core/base/secret.h"
#include "core/base/error.h"

#pragma GCC visibility push(hidden)

enum vast_key_source {
  VAST_KEY_NONE,
  VAST_KEY_ARGUMENT,    /* "argument": api_key given to new */
  VAST_KEY_FUNCTION,    /* "function": api_key is a function */
  VAST_KEY_ENVIRONMENT, /* "environment": VAST_API_KEY */
  VAST_KEY_FILE         /* "file": path says which */
};

const char *vast_key_source_name(enum vast_key_source source);

struct vast_credentials {
  enum vast_key_source source;
  struct vast_secret key;
  char path[1024];          /* of the file, or "" */
  char shadowed[3][1024];   /* key files that exist but are not used, by order; "" ends */
  bool shadows_environment; /* VAST_API_KEY is set too */
  char warnings[3][512];    /* of the file: its mode, owner and folder; "" ends */
};

/* The next two overwrite *c: it must be fresh or freed. After a failure it is
** empty and owns nothing.
** The chain below an explicit key. False with kind CONFIG when no key is found
** (the message names every place that was looked at) or one is unusable (blank
** file, controls or blanks inside; the message names the place, not the text).
** A blank environment variable counts as unset. Never fails for a missing HOME:
** the password database is asked then. */
bool vast_credentials_find(struct vast_credentials *c, struct vast_error *error) VAST_MUST_USE;

/* An explicit key, trimmed and checked; fills what it shadows. */
bool vast_credentials_explicit(struct vast_credentials *c, const char *key, size_t len,
                               struct vast_error *error) VAST_MUST_USE;

/* Reads the key of c->path again (a rotated key); false when that fails. */
bool vast_credentials_reread(struct vast_credentials *c) VAST_MUST_USE;

/* Writes the key as the official tools do: $XDG_CONFIG_HOME or ~/.config,
** directories made 0700, file 0600, atomically (temporary file, fsync, rename);
** path receives where. The temporary file is removed on failure. */
bool vast_credentials_save(const char *key, size_t len, char path[1024],
                           struct vast_error *error) VAST_MUST_USE;

void vast_credentials_free(struct vast_credentials *c);

#pragma GCC visibility pop

#endif
