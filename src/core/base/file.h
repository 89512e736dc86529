/* core/base/file.h -- reads small files and checks who can change them. */
#ifndef VAST_CORE_BASE_FILE_H
#define VAST_CORE_BASE_FILE_H

#include "core/base/buffer.h"

#pragma GCC visibility push(hidden)

enum { VAST_FILE_NOT_REGULAR = -1, VAST_FILE_REASON = 128, VAST_FILE_SHOWN = 160 };

/* Permissions and owner of a file. */
struct vast_file_access {
  unsigned mode;  /* permission bits */
  unsigned owner; /* user id */
};

/* Appends the file to out. Returns 0, an errno code (EISDIR for a directory, EFBIG for more than
** max bytes, ENOMEM if out is full), or VAST_FILE_NOT_REGULAR. Does not block on a fifo. access
** may be NULL. */
int vast_file_read(const char *path, size_t max, struct vast_buffer *out,
                   struct vast_file_access *access) VAST_MUST_USE;

/* True if the owner is neither this user nor the superuser. */
bool vast_file_foreign(unsigned owner);

/* Finds a folder of the path in which other users could replace the file, whether or not the file
** exists. Returns the length of the part of path that names the folder; 0: there is none. mode
** receives the permissions of the folder.
** The folder nearest to the file must belong to this user or the superuser, and may be writable by
** the group of the process only. The folders above it must not be writable by everyone. With the
** sticky bit other writers are allowed. Links are followed, but the folders that contain them are
** not checked. */
size_t vast_file_exposed(const char *path, unsigned *mode) VAST_MUST_USE;

/* The code of vast_file_read as text, in `text` or static. */
const char *vast_file_reason(int code, char text[VAST_FILE_REASON]);

/* A path for a message, shortened to its end if it is long. */
const char *vast_file_shown(const char *path, char text[VAST_FILE_SHOWN]);

#pragma GCC visibility pop

#endif
