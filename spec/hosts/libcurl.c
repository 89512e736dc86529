/* spec/hosts/libcurl.c -- a host that uses libcurl itself, before, during and after its use by a Lua
** state through the module. spec/hosts/hosts_spec.lua builds it.
**
**   libcurl SCRIPT URL KEY CA_FILE     runs the script and calls its global function `step`, if
**                                      set, between transfers of the host. Prints the result of
**                                      each transfer, and whether the module stayed loaded. */
#include <stdio.h>
#include <string.h>

#include <curl/curl.h>
#include <lauxlib.h>
#include <lualib.h>

static size_t swallow(char *bytes, size_t size, size_t n, void *user) {
  (void)bytes, (void)user;
  return size * n;
}

static int transfer(CURL *easy, const char *url, const char *ca_file) {
  curl_easy_setopt(easy, CURLOPT_URL, url);
  curl_easy_setopt(easy, CURLOPT_CAINFO, ca_file);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, swallow);
  return curl_easy_perform(easy);
}

static int is_mapped(const char *part) {
  char line[4096];
  int found = 0;
  FILE *maps = fopen("/proc/self/maps", "r");
  while (maps && fgets(line, sizeof line, maps)) found |= strstr(line, part) != NULL;
  if (maps) fclose(maps);
  return found;
}

static int call(lua_State *L, int args) {
  if (lua_pcall(L, args, 0, 0) == LUA_OK) return 1;
  fprintf(stderr, "%s\n", lua_tostring(L, -1));
  return 0;
}

static int run(char **argv, CURL *easy) {
  lua_State *L = luaL_newstate();
  luaL_openlibs(L);
  int ok = luaL_loadfile(L, argv[1]) == LUA_OK;
  for (int i = 2; i < 5; i++) lua_pushstring(L, argv[i]);
  ok = ok && call(L, 3);
  printf("while: %d\n", transfer(easy, argv[2], argv[4]));
  for (int i = 0; ok && i < 200 && lua_getglobal(L, "step") == LUA_TFUNCTION; i++) ok = call(L, 0);
  printf("between: %d\n", transfer(easy, argv[2], argv[4]));
  lua_close(L);
  return ok;
}

int main(int argc, char **argv) {
  if (argc != 5) return 2;
  curl_global_init(CURL_GLOBAL_DEFAULT);
  CURL *easy = curl_easy_init();
  printf("before: %d\n", transfer(easy, argv[2], argv[4]));
  int ok = run(argv, easy);
  ok = run(argv, easy) && ok;
  printf("after: %d\n", transfer(easy, argv[2], argv[4]));
  printf("%s\n", is_mapped("vastai/core.so") ? "loaded" : "unloaded");
  curl_easy_cleanup(easy);
  curl_global_cleanup();
  return ok ? 0 : 1;
}
