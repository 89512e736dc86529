/* core/auth/permission_fault.h -- a fault in a permissions tree and its place. */
#ifndef VAST_CORE_AUTH_PERMISSION_FAULT_H
#define VAST_CORE_AUTH_PERMISSION_FAULT_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

enum { VAST_PERMISSION_FILE_MAX = 256 * 1024 };

/* A problem and its place, as line and column and as the path to the value
** ("api.instance_read"). */
struct vast_permission_fault {
  char message[400]; /* one line: what is wrong and what to write instead */
  char path[160];    /* "" at the top */
  unsigned line, column;
  bool no_memory; /* there was no memory for the check */
};

#pragma GCC visibility pop

#endif
