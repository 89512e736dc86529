-- A script that makes many calls: its memory use stays constant in every mode of the garbage collector.

local calls = require "spec.support.calls"
local standin = require "spec.support.standin"

local EXACT = standin.slow() == 1 -- sanitizers and valgrind keep freed memory

local CODE = [[
local url, key, prepare, rounds = ...
local vast = assert(require "vastai".new(key, { server_url = url }))
local function resident() -- KiB
  local file <close> = assert(io.open "/proc/self/statm")
  return select(2, file:read("n", "n")) * 4
end
local function call(times)
  for i = 1, times do
    assert(assert(vast:show_user()).id == 4711)
    if i % 10 == 0 then assert(select(2, vast:show_instance(1)).kind) end
  end
end
local function state()
  collectgarbage()
  collectgarbage()
  return collectgarbage "count", resident()
end
call(50)
load(prepare)()
call(rounds // 10)
local count, pages = state()
call(rounds)
local count_after, pages_after = state()
print(("%.1f %d"):format(count_after - count, pages_after - pages))
]]

describe("memory over a long run of calls", function()
  local server

  setup(function() server = standin.start() end)
  teardown(function() server:stop() end)
  before_each(function() server:reset() end)

  for what, prepare in pairs {
    ["as the collector comes"] = "",
    ["with a generational collector"] = "collectgarbage 'generational'",
    ["with a collector that never pauses"] = "collectgarbage('setpause', 0)",
    ["with a lazy collector"] = "collectgarbage('setpause', 400)",
    ["with a stopped collector"] = "collectgarbage 'stop'",
  } do
    it("stays constant " .. what, function()
      server:config { record = false }
      local rounds = EXACT and 2000 or 200
      local output, exit = calls.script(CODE, nil, server.http_url, server.admin_key, prepare, tostring(rounds))
      assert.equal(0, exit, output)
      local lua, pages = output:match "^(%S+) (%S+)\n$"
      assert.is_true(tonumber(lua) < 4, "Lua's memory grew by " .. lua .. " KiB")
      local rare = what:find "stopped" or what:find "lazy" -- garbage accumulates in between
      local bound = rare and 16 * 1024 or 1024
      if EXACT then assert.is_true(tonumber(pages) < bound, "the process grew by " .. pages .. " KiB") end
      assert.equal(1, server:stats().connections)
    end)
  end
end)
