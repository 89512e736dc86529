/* core/key_file.h -- the file that holds an API key, as the official tools
** write it: the key alone. */
#ifndef VAST_KEY_FILE_H
#define VAST_KEY_FILE_H

#include "error.h"
#include "secret.h"

#pragma GCC visibility push(hidden)

enum { VAST_KEY_FILE_MAX = 4096, VAST_PATH_MAX = 1024 };

enum vast_key_file { VAST_KEY_FILE_READ, VAST_KEY_FILE_MISSING, VAST_KEY_FILE_BAD };

/* READ sets key and mode (mode may be NULL). BAD sets the error (kind CONFIG):
** the file is there, or may be, but gives no usable key. The message names the
** path, never the text. */
enum vast_key_file vast_key_file_read(const char *path, struct vast_secret *key, unsigned *mode,
                                      struct vast_error *error) VAST_MUST_USE;

/* Writes the key, already checked, making missing directories. Atomic: a reader
** sees the old file or the new one. A link stays one: its target is replaced. */
bool vast_key_file_write(const char *path, const char *key, size_t len,
                         struct vast_error *error) VAST_MUST_USE;

#pragma GCC visibility pop

#endif
