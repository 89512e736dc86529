-- The rock. LuaRocks' own builder takes no compiler or linker flags; the Makefile has those that
-- harden the module, and finds the sources and the Lua files on disk.
rockspec_format = "3.0"
package = "vastai"
version = "scm-1"
source = { url = "git+file://." }
description = {
  summary = "Vast.ai SDK for Lua 5.4: a C core over libcurl, tables in and tables out",
  license = "MIT",
}
dependencies = { "lua >= 5.4, < 5.5", "lua-cjson" }
external_dependencies = { CURL = { library = "curl" } }
build = {
  type = "make",
  build_target = "build",
  install_target = "install-lua",
  variables = {
    BUILD = "build/rock",
    CFLAGS = "$(CFLAGS)",
    MODULE = "$(LIBFLAG)",
    LUA_CFLAGS = "-I$(LUA_INCDIR)",
    CURL_CFLAGS = "-I$(CURL_INCDIR)",
    CURL_LIBS = "-L$(CURL_LIBDIR) -lcurl",
    INST_LIBDIR = "$(LIBDIR)",
    INST_LUADIR = "$(LUADIR)",
    INST_DATADIR = "$(PREFIX)",
  },
}
