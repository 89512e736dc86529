/* spec/support/descriptors.c -- simulates a host that closes all descriptors, as daemons do, and opens
** files under the same numbers. Built by spec/client/descriptors_spec.lua. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include <lauxlib.h>
#include <lua.h>

enum { FILES_MAX = 64 };
static struct {
  int fd;
  unsigned long inode;
} opened[FILES_MAX];
static int count;

/* close_all(): closes all descriptors but the standard ones. */
static int close_all(lua_State *L) {
  (void)L;
  for (int fd = 3; fd < 1024; fd++) close(fd);
  return 0;
}

/* occupy(folder, n): opens n files under the lowest free numbers. */
static int occupy(lua_State *L) {
  const char *folder = luaL_checkstring(L, 1);
  for (lua_Integer n = luaL_checkinteger(L, 2); n > 0 && count < FILES_MAX; n--, count++) {
    struct stat info;
    const char *path = lua_pushfstring(L, "%s/%d", folder, count);
    int fd = open(path, O_RDWR | O_CREAT, 0600);
    if (fd < 0 || write(fd, "host", 4) != 4 || fstat(fd, &info) != 0)
      return luaL_error(L, "cannot open %s", path);
    opened[count].fd = fd;
    opened[count].inode = (unsigned long)info.st_ino;
    lua_pop(L, 1);
  }
  return 0;
}

/* intact(): number of these files that are open and have their content. */
static int intact(lua_State *L) {
  int same = 0;
  for (int i = 0; i < count; i++) {
    struct stat info;
    same += fstat(opened[i].fd, &info) == 0 && (unsigned long)info.st_ino == opened[i].inode &&
            info.st_size == 4 && (fcntl(opened[i].fd, F_GETFD) & FD_CLOEXEC) == 0;
  }
  lua_pushinteger(L, same);
  return 1;
}

int luaopen_descriptors(lua_State *L);

int luaopen_descriptors(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"close_all", close_all}, {"occupy", occupy}, {"intact", intact}, {NULL, NULL}};
  luaL_newlib(L, functions);
  return 1;
}
