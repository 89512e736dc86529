/* core/file.h -- reading a small file whole, and why that failed. */
#ifndef VAST_FILE_H
#define VAST_FILE_H

#include "buffer.h"

#pragma GCC visibility push(hidden)

enum { VAST_FILE_NOT_REGULAR = -1, VAST_FILE_REASON = 128, VAST_FILE_SHOWN = 160 };

/* Appends the file to out: 0, or an errno code (EISDIR for a directory, EFBIG
** beyond max, ENOMEM when out is full), or VAST_FILE_NOT_REGULAR. Never waits
** for the writer of a fifo. mode may be NULL, else it receives the permissions. */
int vast_file_read(const char *path, size_t max, struct vast_buffer *out,
                   unsigned *mode) VAST_MUST_USE;

/* The code as text, in `text` or static. */
const char *vast_file_reason(int code, char text[VAST_FILE_REASON]);

/* A path for a message: its tail when it would crowd out the reason. */
const char *vast_file_shown(const char *path, char text[VAST_FILE_SHOWN]);

#pragma GCC visibility pop

#endif
