/* spec/hosts/names.c -- a host that defines, as external symbols, names that a C program is likely
** to have. Every object of the library is linked in beside them: a symbol of the library without
** its prefix fails the link. The host then opens the core, makes a client and checks that its own
** functions are the ones that it calls. Prints what the core's version is. */
#include <stdio.h>

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#include <vastai.h>

#define NAMES(X)                                                                                   \
  X(describe)                                                                                      \
  X(error_push)                                                                                    \
  X(value_check)                                                                                   \
  X(call_new)                                                                                      \
  X(args_collect)                                                                                  \
  X(buffer_init)                                                                                   \
  X(client_new)                                                                                    \
  X(json_read)                                                                                     \
  X(loop_push)                                                                                     \
  X(module_open)                                                                                   \
  X(request_send)                                                                                  \
  X(result_push)                                                                                   \
  X(task_new)                                                                                      \
  X(url_parse)                                                                                     \
  X(ops)                                                                                           \
  X(hooks)                                                                                         \
  X(methods)

#define DECLARE(name) int name(void);
NAMES(DECLARE)

enum {
#define NUMBER(name) NUMBER_##name,
  NAMES(NUMBER)
};

#define DEFINE(name)                                                                               \
  int name(void) { return NUMBER_##name; }
NAMES(DEFINE)

/* Whether every function is the host's own. */
static int own_names(void) {
  int own = 1;
#define CHECK_NAME(name) own = own && name() == NUMBER_##name;
  NAMES(CHECK_NAME)
  return own;
}

static const char script[] =
    "local core = require 'vastai.core'\n"
    "local vast <close> = assert(core.new { api_key = 'key-of-the-host' })\n"
    "assert(#core.describe('show_user').name > 0)\n"
    "assert(vast:preview('show_user').verb == 'GET')\n"
    "print(core.version)\n";

static int run(lua_State *L) {
  luaL_openlibs(L);
  luaL_requiref(L, "vastai.core", luaopen_vastai_core, 0);
  lua_pop(L, 1);
  if (luaL_dostring(L, script) != LUA_OK) return lua_error(L);
  return 0;
}

int main(void) {
  lua_State *L = luaL_newstate();
  if (L == NULL) return 1;
  lua_pushcfunction(L, run);
  int ok = lua_pcall(L, 0, 0, 0) == LUA_OK;
  if (!ok) fprintf(stderr, "%s\n", luaL_tolstring(L, -1, NULL));
  lua_close(L);
  return ok && own_names() ? 0 : 1;
}
