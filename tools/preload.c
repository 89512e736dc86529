/* tools/preload.c -- preloaded into lua5.4 under memory checks (tools/checks.lua).
** dlclose does nothing, so that reports name functions instead of "unknown module", and memory that
** variables of an unloaded library point to is not reported as leaked. LD_PRELOAD is unset, so that
** programs that Lua starts (shells, servers) are not affected. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <string.h>

int dlclose(void *handle);

int dlclose(void *handle) {
  (void)handle;
  return 0;
}

__attribute__((constructor)) static void clear_preload(void) {
  if (strncmp(program_invocation_short_name, "lua", 3) == 0) unsetenv("LD_PRELOAD");
}
