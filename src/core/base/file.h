/* core/base/file.h -- reading a small file whole, and why that failed. */
#ifndef VAST_CORE_BASE_FILE_H
#define VAST_CORE_BASE_FILE_H

#include "core/base/buffer.h"

#pragma GCC visibility push(hidden)

enum { VAST_FILE_NOT_REGULAR = -1, VAST_FILE_REASON = 128, VAST_FILE_SHOWN = 160 };

/* Who may do what with a file. */
struct vast_file_access {
  unsigned mode;  /* permission bits */
  unsigned owner; /* user id */
};

/* Appends the file to out: 0, or an errno code (EISDIR for a directory, EFBIG
** beyond max, ENOMEM when out is full), or VAST_FILE_NOT_REGULAR. Never waits
** for the writer of a fifo. access may be NULL. */
int vast_file_read(const char *path, size_t max, struct vast_buffer *out,
                   struct vast_file_access *access) VAST_MUST_USE;

/* True for another user than this one and the superuser. */
bool vast_file_foreign(unsigned owner);

/* The length of the part of path that names a folder through which other users
** could replace the file, whether it exists or not; 0 if there is none. mode
** receives that folder's permissions. Links are followed, but the folders that
** hold them are not visited. The folder nearest to the file must belong to this
** user or the superuser and be writable by no other group than the process's
** own; those above it must not be writable by everyone. A sticky bit permits
** both kinds of writers. */
size_t vast_file_exposed(const char *path, unsigned *mode) VAST_MUST_USE;

/* The code as text, in `text` or static. */
const char *vast_file_reason(int code, char text[VAST_FILE_REASON]);

/* A path for a message: its tail when it would crowd out the reason. */
const char *vast_file_shown(const char *path, char text[VAST_FILE_SHOWN]);

#pragma GCC visibility pop

#endif
