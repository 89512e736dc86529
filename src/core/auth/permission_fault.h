/* core/auth/permission_fault.h -- what is wrong with a permissions tree, and where. */
#ifndef VAST_CORE_AUTH_PERMISSION_FAULT_H
#define VAST_CORE_AUTH_PERMISSION_FAULT_H

#include "core/base/base.h"

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

#pragma GCC visibility pop

#endif
