-- `make install` for C hosts: the static library, its header and its pkg-config file. A host is
-- compiled with what pkg-config prints, and run.

local files = require "spec.support.files"

local PREFIX = "/opt/vastai"

local HOST = [[
#include <stdio.h>
#include <lauxlib.h>
#include <lualib.h>
#include <vastai.h>

int main(void) {
  lua_State *L = luaL_newstate();
  luaL_openlibs(L);
  luaL_requiref(L, "vastai.core", luaopen_vastai_core, 0);
  lua_pop(L, 1);
  int failed = luaL_dostring(L, "local vast <close> = assert(require 'vastai.core'.new { api_key = 'k' })\n"
                                "print(vast:preview('show_user').verb)");
  if (failed) fprintf(stderr, "%s\n", luaL_tolstring(L, -1, NULL));
  lua_close(L);
  puts(VASTAI_VERSION);
  return failed;
}
]]

-- What the make that runs this spec was given does not reach the inner one.
local function plainly(command)
  return files.run("unset MAKEFLAGS MAKEOVERRIDES MAKELEVEL; " .. command)
end

local function install(work, target)
  local output, code = plainly(("make -s QUIET=1 BUILD=%s/build CFLAGS=-O0 DESTDIR=%s/root PREFIX=%s %s")
    :format(work, work, files.quote(PREFIX), target))
  assert(code == 0, output)
end

describe("make install", function()
  local work, missing
  local _, no_tools = files.run "command -v cc && command -v make && pkg-config --exists lua5.4 libcurl"
  if no_tools ~= 0 then missing = "cc, make, pkg-config, Lua's and libcurl's headers" end

  setup(function()
    work = files.temporary()
    if not missing then install(work.path, "install") end
  end)
  teardown(function() getmetatable(work).__close() end)

  -- What pkg-config prints for the installed tree, which stands under DESTDIR here.
  local function pkg_config(words)
    local place = work.path .. "/root" .. PREFIX
    return files.run(("PKG_CONFIG_PATH=%s pkg-config --define-variable=prefix=%s %s vastai"):format(
      files.quote(place .. "/lib/pkgconfig"), files.quote(place), words))
  end

  -- Compiles the host with these flags of pkg-config, and runs it.
  local function build_and_run(words)
    if missing then return pending("needs " .. missing) end
    local flags, status = pkg_config(words)
    assert.equal(0, status, flags)
    files.write(work.path .. "/host.c", HOST)
    local output, code = files.run(("cd %s && cc host.c -o host %s && env -u LUA_PATH_5_4 ./host")
      :format(work.path, (flags:gsub("\n", " "))))
    assert.equal("GET\n" .. require "vastai.core".version .. "\n", output)
    assert.equal(0, code)
  end

  it("gives a C host what it links, by pkg-config --static", function() build_and_run "--cflags --libs --static" end)

  it("gives the same without --static", function() build_and_run "--cflags --libs" end)

  it("writes the version and the place into vastai.pc", function()
    if missing then return pending("needs " .. missing) end
    assert.equal(require "vastai.core".version .. "\n", (pkg_config "--modversion"))
    local text = files.read(work.path .. "/root" .. PREFIX .. "/lib/pkgconfig/vastai.pc")
    assert.equal(PREFIX, text:match "\nprefix=([^\n]*)")
    assert.is_nil(text:find "@")
    assert.is_nil(text:find(work.path, 1, true))
  end)

  it("puts the header and the library where vastai.pc looks for them", function()
    if missing then return pending("needs " .. missing) end
    local place = work.path .. "/root" .. PREFIX
    assert.equal(files.read "src/vastai.h", files.read(place .. "/include/vastai.h"))
    assert.is_true(files.exists(place .. "/lib/libvastai.a"))
  end)
end)
