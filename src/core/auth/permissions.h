/* core/auth/permissions.h -- the check of a permissions tree before it is sent.
** Works on JSON text, so that a file and an inline table take one way. */
#ifndef VAST_CORE_AUTH_PERMISSIONS_H
#define VAST_CORE_AUTH_PERMISSIONS_H

#include "core/base/buffer.h"
#include "core/base/error.h"

#pragma GCC visibility push(hidden)

enum { VAST_PERMISSION_FILE_MAX = 256 * 1024 };

/* A problem, with its place: line and column in a file, and the path to the
** value ("api.instance_read"), either of which may be the useful one. */
struct vast_permission_fault {
  char message[400]; /* one line: what is wrong and what to write instead */
  char path[160];    /* "" at the top */
  unsigned line, column;
  bool no_memory; /* nothing is wrong with the text: it could not be checked */
};

/* False with the first fault. Non-fatal remarks (unknown endpoint name, lte
** below gte, misc or user_write can spend or escalate, …) are appended to
** `remarks` as lines when it is not NULL. */
bool vast_permissions_check(const char *json, size_t len, struct vast_permission_fault *fault,
                            struct vast_buffer *remarks) VAST_MUST_USE;

/* Reads a permissions file: missing, unreadable, a directory, huge, binary,
** a byte-order mark, not UTF-8, empty are each a clear error (kind config) that
** names the file; then checks it ("perms.json:3:14: …"). */
bool vast_permissions_read(const char *path, struct vast_buffer *json,
                           struct vast_error *error) VAST_MUST_USE;

#pragma GCC visibility pop

#endif
