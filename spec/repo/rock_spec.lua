-- The rock builds on Debian without additional variables, is hardened like `make build`, and works from
-- another directory after installation.

local elf = require "spec.support.elf"
local files = require "spec.support.files"

local SMOKE = [[
local vastai = require "vastai"
local vast = assert(vastai.new { api_key = "k3y-in-the-smoke-test" })
assert(not tostring(vast):find("k3y", 1, true), "the key shows")
vast:close()
print "works"
]]

-- Memory checks put a folder with a lua5.4 of their own first in PATH; LuaRocks needs the real one.
-- Variables of make must not reach the rock's build.
local function plainly(command)
  return files.run('unset LUA_PATH_5_4 LUA_CPATH_5_4 MAKEFLAGS MAKEOVERRIDES MAKELEVEL; '
    .. 'PATH="${PATH#*/reports/bin:}"; ' .. command)
end

-- A copy with only the files that the rock needs, without specs and earlier builds.
local function install_into(work)
  local copy = ("mkdir %s/tree && cp -R vastai-scm-1.rockspec Makefile src lua library LICENSE %s/tree && cd %s/tree")
    :format(work, work, work)
  local make = "luarocks --lua-version 5.4 make --deps-mode=none --tree " .. work .. "/rocks"
  return plainly(copy .. " && " .. make)
end

local function files_below(folder)
  local output, code = files.run(("cd %s && find . -type f | LC_ALL=C sort"):format(folder))
  return code == 0 and files.lines((output:gsub("%./", ""))) or output
end

describe("the rock", function()
  local work, output, code

  setup(function()
    work = files.temporary()
    output, code = install_into(work.path)
  end)
  teardown(function() getmetatable(work).__close() end)

  it("builds", function() assert.equal(0, code, output) end)

  it("installs exactly the module and the Lua files", function()
    local expected = {}
    for _, path in ipairs(files.find("lua", "lua")) do expected[#expected + 1] = path:gsub("^lua/", "") end
    assert.same(expected, files_below(work.path .. "/rocks/share/lua/5.4"))
    assert.same({ "vastai/core.so" }, files_below(work.path .. "/rocks/lib/lua/5.4"))
  end)

  it("works from another directory", function()
    files.write(work.path .. "/smoke.lua", SMOKE)
    local lua, lib = work.path .. "/rocks/share/lua/5.4", work.path .. "/rocks/lib/lua/5.4"
    local output_text, status = plainly(("cd / && LUA_PATH_5_4='%s/?.lua;%s/?/init.lua;;' LUA_CPATH_5_4='%s/?.so;;' "
      .. "lua5.4 %s/smoke.lua"):format(lua, lua, lib, work.path))
    assert.equal("works\n", output_text)
    assert.equal(0, status)
  end)

  it("is hardened in relocations, binding, stack and buffers", function()
    local missing = elf.missing()
    if missing then return pending(missing) end
    local all = { relro = true, bind_now = true, no_executable_stack = true, stack_protector = true,
      fortified = true }
    assert.same(all, elf.hardening(work.path .. "/rocks/lib/lua/5.4/vastai/core.so"))
  end)
end)
