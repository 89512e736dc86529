-- The rock: lists what is on disk, builds on stock Debian without further variables, and works
-- from another directory once installed.

local files = require "spec.support.files"

local SMOKE = [[
local vastai = require "vastai"
local vast = assert(vastai.new { api_key = "k3y-in-the-smoke-test" })
assert(not tostring(vast):find("k3y", 1, true), "the key shows")
vast:close()
print "works"
]]

-- Under a memory check the first folder of PATH holds its own lua5.4; LuaRocks wants the real one.
local function plainly(command)
  return files.run('unset LUA_PATH_5_4 LUA_CPATH_5_4; PATH="${PATH#*/reports/bin:}"; ' .. command)
end

local function load_rockspec()
  local env = {}
  assert(loadfile("vastai-scm-1.rockspec", "t", env))()
  return env
end

local function install_into(work)
  local copy = ("mkdir %s/tree && cp -R vastai-scm-1.rockspec src lua library LICENSE %s/tree && cd %s/tree")
    :format(work, work, work)
  local clean = "find src -name '*.o' -delete"
  local make = "luarocks --lua-version 5.4 make --deps-mode=none --tree " .. work .. "/rocks"
  return plainly(table.concat({ copy, clean, make }, " && "))
end

describe("the rock", function()
  local rockspec = load_rockspec()

  it("lists exactly the C sources on disk", function()
    assert.same(files.find("c", "src"), rockspec.build.modules["vastai.core"].sources)
  end)

  it("lists exactly the Lua modules on disk", function()
    local listed = {}
    for _, file in pairs(rockspec.build.modules) do
      if type(file) == "string" then listed[#listed + 1] = file end
    end
    table.sort(listed)
    assert.same(files.find("lua", "lua"), listed)
  end)

  it("names every module as its path does", function()
    for name, file in pairs(rockspec.build.modules) do
      if type(file) == "string" then
        local path = "lua/" .. name:gsub("%.", "/")
        assert.is_true(file == path .. ".lua" or file == path .. "/init.lua", name)
      end
    end
  end)

  it("builds, installs and works from another directory", function()
    local work <close> = files.temporary()
    local output, code = install_into(work.path)
    assert.equal(0, code, output)
    files.write(work.path .. "/smoke.lua", SMOKE)
    output, code = plainly(("cd / && LUA_PATH_5_4='%s/rocks/share/lua/5.4/?.lua;%s/rocks/share/lua/5.4/?/init.lua;;' "
      .. "LUA_CPATH_5_4='%s/rocks/lib/lua/5.4/?.so;;' lua5.4 %s/smoke.lua")
      :format(work.path, work.path, work.path, work.path))
    assert.equal("works\n", output)
    assert.equal(0, code)
    output = files.run(("find %s/rocks -name '*_spec.lua' -o -name standin"):format(work.path))
    assert.equal("", output)
    output = files.run(("find %s/rocks -path '*/library/*' -name 'vastai.lua'"):format(work.path))
    assert.matches("/library/vastai%.lua\n$", output) -- the types for editors
  end)
end)
