/* tools/preload.c -- preloaded into lua5.4 under memory checks (tools/checks.lua).
** No library is ever unloaded: reports then name functions instead of "unknown module", and memory
** that an unloaded library's own variables pointed to is not taken for lost. And the preloading
** ends here: programs that Lua starts (shells, servers) run as they are. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <string.h>

int dlclose(void *handle);

int dlclose(void *handle) {
  (void)handle;
  return 0;
}

__attribute__((constructor)) static void stay_alone(void) {
  if (strncmp(program_invocation_short_name, "lua", 3) == 0) unsetenv("LD_PRELOAD");
}
