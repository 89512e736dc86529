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
        "src/api/account.c",
        "src/api/index.c",
        "src/api/instances.c",
        "src/api/keys.c",
        "src/bind/args.c",
        "src/bind/box.c",
        "src/bind/call.c",
        "src/bind/client.c",
        "src/bind/decode.c",
        "src/bind/encode.c",
        "src/bind/error.c",
        "src/bind/failure.c",
        "src/bind/hook.c",
        "src/bind/loop.c",
        "src/bind/module.c",
        "src/bind/options.c",
        "src/bind/preview.c",
        "src/bind/request.c",
        "src/bind/shape.c",
        "src/bind/shape_instances.c",
        "src/bind/shape_keys.c",
        "src/core/buffer.c",
        "src/core/classify.c",
        "src/core/clock.c",
        "src/core/credentials.c",
        "src/core/curl.c",
        "src/core/engine.c",
        "src/core/error.c",
        "src/core/exchange.c",
        "src/core/file.c",
        "src/core/header.c",
        "src/core/identity.c",
        "src/core/json_mark.c",
        "src/core/json_read.c",
        "src/core/json_write.c",
        "src/core/key_file.c",
        "src/core/names.c",
        "src/core/pace.c",
        "src/core/permission_file.c",
        "src/core/permission_limits.c",
        "src/core/permission_walk.c",
        "src/core/permissions.c",
        "src/core/retry.c",
        "src/core/scope_routes.c",
        "src/core/scopes.c",
        "src/core/secret.c",
        "src/core/settings.c",
        "src/core/sockets.c",
        "src/core/url.c",
      },
      incdirs = { "src", "$(CURL_INCDIR)" },
      libdirs = { "$(CURL_LIBDIR)" },
      libraries = { "curl" },
    },
    ["vastai"] = "lua/vastai/init.lua",
    ["vastai.worker"] = "lua/vastai/worker.lua",
  },
}
