-- examples/embed: a C host with the core linked in, built from the sources with the compiler and
-- pkg-config, and run against the stand-in.

local calls = require "spec.support.calls"
local expect = require "spec.support.expect"
local files = require "spec.support.files"
local standin = require "spec.support.standin"

local SANITIZE = package.cpath:find("asan/", 1, true) and "-fsanitize=address,undefined" or ""

-- Returns the path of the program, or nil and the reason.
local function build(folder)
  local command = ("make -s QUIET=1 BUILD=%s CFLAGS='-O0 %s' LDFLAGS='%s' embed"):format(
    files.quote(folder), SANITIZE, SANITIZE)
  local _, no_compiler = files.run "command -v cc && command -v make && pkg-config --exists lua5.4 libcurl"
  if no_compiler ~= 0 then return nil, "cc, make, pkg-config, Lua's and libcurl's headers" end
  local output, code = files.run(command)
  assert(code == 0, output)
  return folder .. "/embed/host"
end

describe("a host with the core linked in", function()
  local folder, server, host = files.temporary(), nil, nil
  local built, why = build(folder.path)
  if not built then
    getmetatable(folder).__close()
    pending("needs " .. why)
    return
  end

  setup(function()
    host = built
    server = standin.start()
  end)
  teardown(function()
    server:stop()
    getmetatable(folder).__close()
  end)
  before_each(function() server:reset() end)

  local function run(words, lua_path)
    return files.run(("env -u LUA_CPATH_5_4 VAST_API_KEY=%s VAST_URL=%s VAST_CA_FILE=%s LUA_PATH_5_4=%s %s %s"):format(
      files.quote(server.admin_key), files.quote(server.url), files.quote(server.ca_file),
      files.quote(lua_path or ""), files.quote(host), words))
  end

  it("may define describe, error_push, value_check and other common names itself", function()
    local output, code = files.run(files.quote(folder.path .. "/embed/names"))
    assert.equal(require "vastai.core".version .. "\n", output)
    assert.equal(0, code)
  end)

  it("runs the methods without Lua files of vastai, in two states on two threads", function()
    local output, code = run "methods"
    assert.equal(0, code, output)
    for _, name in ipairs { "first", "second" } do
      expect.contains(name .. ": user 4711 has 60 instances", output)
      assert.matches(name .. ": at most %d+ KB of Lua's memory, 0 bytes left", output)
    end
    assert.same({ requests = 8, connections = 2 }, server:stats())
  end)

  it("runs 200 calls during a loop of frames", function()
    local output, code = run("frames", package.path)
    assert.equal(0, code, output)
    local count, median = output:match "200 calls in (%d+) frames; ms of CPU a frame: median (%S+), "
    assert.is_true(tonumber(count) < calls.patience(600), output)
    assert.is_true(tonumber(median) < calls.patience(8), output)
    assert.equal(200, server:stats().requests)
    expect.contains(" 0 bytes left", output)
  end)

  it("gets an error if the Lua files are missing", function()
    local output, code = run("frames", "/nowhere/?.lua")
    assert.equal(1, code)
    expect.contains("module 'vastai' not found", output)
    expect.contains(" 0 bytes left", output)
  end)

  it("gets Lua's memory error at its limit, and all memory is freed", function()
    local least
    -- lua-cjson leaks its buffer if an allocation fails; memory checks test only the lowest and highest limit.
    for kilobytes = 20, 400, standin.slow() > 1 and 380 or 20 do
      local output, code = run("limit " .. kilobytes)
      expect.contains(" 0 bytes left", output)
      if code == 0 then
        least = kilobytes
        break
      end
      assert.equal(1, code, output)
      expect.contains("not enough memory", output)
    end
    assert.is_true(least ~= nil and least > 100, tostring(least))
  end)

  it("gets errors as results, without the end of the process", function()
    server:fault { status = 500, body = "no" }
    local output, code = run "methods"
    assert.equal(1, code)
    expect.contains("first: ", output)
    expect.contains("[server]", output)
    expect.contains(" 0 bytes left", output)
  end)
end)
