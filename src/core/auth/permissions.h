/* core/auth/permissions.h -- checks a permissions tree before it is sent. It checks JSON text, so
** that a file and a table are checked by the same code. */
#ifndef VAST_CORE_AUTH_PERMISSIONS_H
#define VAST_CORE_AUTH_PERMISSIONS_H

#include "core/auth/permission_fault.h"
#include "core/base/buffer.h"
#include "core/base/error.h"

#pragma GCC visibility push(hidden)

/* False with the first fault. Warnings (an unknown endpoint name, lte below gte, a scope that can
** spend money or create keys, …) are appended to `remarks` as lines, if it is not NULL. */
bool vast_permissions_check(const char *json, size_t len, struct vast_permission_fault *fault,
                            struct vast_buffer *remarks) VAST_MUST_USE;

/* Reads a permission file and checks it. A fault is an error of kind config that names the file and
** the place ("perms.json:3:14: …"), or the reason why the file cannot be read: it is missing, a
** directory, too long, binary, not UTF-8, empty, … Without memory `json` says so. `remarks` as
** above. */
bool vast_permissions_read(const char *path, struct vast_buffer *json, struct vast_buffer *remarks,
                           struct vast_error *error) VAST_MUST_USE;

#pragma GCC visibility pop

#endif
