-- Runs the examples as their first lines describe, against the stand-in.

local expect = require "spec.support.expect"
local files = require "spec.support.files"
local standin = require "spec.support.standin"

describe("the example", function()
  local server
  setup(function() server = standin.start() end)
  teardown(function() server:stop() end)
  before_each(function() server:reset() end)

  local function run(name)
    local output, code = files.run(("VAST_API_KEY=%s VAST_URL=%s VAST_CA_FILE=%s timeout %d lua5.4 examples/%s"):format(
      files.quote(server.admin_key), files.quote(server.url), files.quote(server.ca_file), 60 * standin.slow(), name))
    assert.equal(0, code, output)
    assert.is_nil(output:find(server.admin_key, 1, true), "the key was printed")
    return output
  end

  local function needs(name)
    if not pcall(require, name) then pending("needs " .. name) end
  end

  it("for hosts that call step in each frame receives its list", function()
    needs "system"
    assert.matches("^hello me@example.com\n60 instances after %d+ frames\n$", run "frame.lua")
  end)

  for _, name in ipairs { "luv", "cqueues" } do
    it("for " .. name .. " does not block its loop", function()
      needs(name)
      local output = run(name .. ".lua")
      expect.contains("me@example.com\n", output)
      expect.contains("60 instances\n", output)
      expect.contains("the loop was never blocked\n", output)
    end)
  end

  it("that requests a hundred instances counts them", function()
    server:config { delay = 0.02 }
    local output, total = run "hundred.lua", 0
    expect.contains("100 of 100\n", output)
    for count in output:gmatch "\n(%d+)\t" do total = total + tonumber(count) end
    assert.equal(100, total)
    assert.equal(103, server:stats().requests)
  end)

  it("that requests missing instances reports them", function()
    local output = run "hundred.lua 7"
    expect.contains("100\tfailed", output)
    expect.contains("[not_found]", output)
  end)
end)
