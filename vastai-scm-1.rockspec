-- The rock. A spec compares the two lists with what is on disk; the Makefile needs no list.
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
  type = "builtin",
  modules = {
    ["vastai.core"] = {
      sources = {
      },
      incdirs = { "src", "$(CURL_INCDIR)" },
      libdirs = { "$(CURL_LIBDIR)" },
      libraries = { "curl" },
    },
  },
}
