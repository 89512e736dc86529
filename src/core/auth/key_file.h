/* core/auth/key_file.h -- reads and writes the key file of the official tools, which contains the
** API key alone. */
#ifndef VAST_CORE_AUTH_KEY_FILE_H
#define VAST_CORE_AUTH_KEY_FILE_H

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/secret.h"

#pragma GCC visibility push(hidden)

enum { VAST_KEY_FILE_MAX = 4096, VAST_PATH_MAX = 1024 };

enum vast_key_file { VAST_KEY_FILE_READ, VAST_KEY_FILE_MISSING, VAST_KEY_FILE_BAD };

/* READ sets key and access (access may be NULL). BAD sets the error (kind CONFIG): the file exists,
** or may exist, but has no usable key. The message names the path, not the key. */
enum vast_key_file vast_key_file_read(const char *path, struct vast_secret *key,
                                      struct vast_file_access *access,
                                      struct vast_error *error) VAST_MUST_USE;

/* Finds a folder in which other users could replace the file: on the path itself, or on the path
** that a link leads to. False: there is none. */
struct vast_key_file_folder {
  char path[VAST_PATH_MAX];
  unsigned mode;
};
bool vast_key_file_exposed(const char *path, struct vast_key_file_folder *folder) VAST_MUST_USE;

/* Writes a key that was checked, and creates missing directories. Atomic: a reader sees the old
** file or the new one. Of a link the target is replaced. Refused: a target that is not a regular
** file, a link to a file that does not exist, a link of another user, and a folder that other
** users can write. */
bool vast_key_file_write(const char *path, const char *key, size_t len,
                         struct vast_error *error) VAST_MUST_USE;

#pragma GCC visibility pop

#endif
