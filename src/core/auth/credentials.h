/* core/auth/credentials.h -- finds the API key. The sources in order: the option api_key,
** VAST_API_KEY, $XDG_CONFIG_HOME/vastai/vast_api_key,
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
  VAST_KEY_FILE         /* "file": see path */
};

const char *vast_key_source_name(enum vast_key_source source);

struct vast_credentials {
  enum vast_key_source source;
  struct vast_secret key;
  char path[1024];          /* of the key file, or "" */
  char shadowed[3][1024];   /* key files that exist but are not used, in order; the last is "" */
  bool shadows_environment; /* VAST_API_KEY is set too */
  char warnings[3][512];    /* about mode, owner and folder of the key file; the last is "" */
};

/* The next two functions overwrite *c, which must be new or freed. After a failure it owns nothing.
**
** Searches the environment and the key files. False with kind CONFIG if no key is found (the
** message names each place), or if the first one is unusable: a blank file, control characters,
** blanks inside (the message names the place, not the text). A blank environment variable counts as
** unset. Without HOME the home directory is taken from the password database. */
bool vast_credentials_find(struct vast_credentials *c, struct vast_error *error) VAST_MUST_USE;

/* Takes a key that was given, trimmed and checked. Fills in the sources that it shadows. */
bool vast_credentials_explicit(struct vast_credentials *c, const char *key, size_t len,
                               struct vast_error *error) VAST_MUST_USE;

/* Reads the key file c->path again, for a key that was replaced. False: it failed. */
bool vast_credentials_reread(struct vast_credentials *c) VAST_MUST_USE;

/* Writes the key file of the official tools, below $XDG_CONFIG_HOME or ~/.config. Directories are
** created with mode 0700, the file with 0600, atomically (temporary file, fsync, rename). path
** receives its name. A failure removes the temporary file. */
bool vast_credentials_save(const char *key, size_t len, char path[1024],
                           struct vast_error *error) VAST_MUST_USE;

void vast_credentials_free(struct vast_credentials *c);

#pragma GCC visibility pop

#endif
