-- Faults inside the scheduler: each allocation of several task programs fails once, and each of their
-- instructions is interrupted once. In each case every task ends or can be run until it ends, and the
-- scheduler stays usable.

local calls = require "spec.support.calls"
local files = require "spec.support.files"
local standin = require "spec.support.standin"

local STRIDE = standin.slow() > 1 and 11 or 1 -- only some points under a sanitizer or valgrind

-- The programs: tasks that end on their own within milliseconds, with or without a fault.
-- `note(task)` records a task; `closer()` returns a value whose closing is counted.
local PROGRAMS = [[
local programs = {}

function programs.spawn_and_wait(note, closer)
  local a = note(vastai.spawn(function(...)
    local _ <close> = closer()
    vastai.sleep(0.0002)
    return ...
  end, 1, nil, 3))
  local b = note(vastai.spawn(function() return a:wait() end))
  local c = note(vastai.spawn(function() return b:wait(0.01) end))
  assert(select(3, c:wait()) == 3)
end

function programs.run(note, closer)
  assert(vastai.run(function(n)
    local _ <close> = closer()
    local task = note(vastai.spawn(function() vastai.sleep(0.0002) return n end))
    note(vastai.spawn(vastai.sleep, 0.001))
    return task:wait()
  end, 7) == 7)
  vastai.run()
end

function programs.errors(note, closer)
  for i = 1, 3 do note(vastai.spawn(function() local _ <close> = closer() error("error " .. i, 0) end)) end
  for _ = 1, 3 do assert(not pcall(vastai.run)) end
  assert(not pcall(vastai.run, function() note(vastai.spawn(vastai.sleep, 0.001)) error { "object" } end))
end

function programs.map(note, closer)
  local results = vastai.map({ 1, 2, 3, 4 }, function(n)
    local _ <close> = closer()
    note(vastai.spawn(vastai.sleep, 0.0001)):wait()
    return n * 2
  end, { concurrency = 2 })
  assert(#results == 4)
  assert(not pcall(vastai.map, { 1, 2, 3 }, function(n)
    vastai.sleep(0.0002)
    if n == 2 then error "two" end
    return n
  end))
end

function programs.cancel(note, closer)
  local function sleeper() local _ <close> = closer() vastai.sleep(0.005) end
  local list = {}
  for i = 1, 3 do list[i] = note(vastai.spawn(sleeper)) end
  vastai.step(0)
  list[1]:cancel()
  note(vastai.spawn(function() list[2]:cancel() list[3]:wait(0.0001) list[3]:cancel() end))
  vastai.run()
end

function programs.close(note, closer)
  do
    local task <close> = note(vastai.spawn(function()
      local _ <close> = closer(function() vastai.sleep(0.0002) end)
      vastai.sleep(0.005)
    end))
    vastai.step(0)
  end
  vastai.run(function()
    local task <close> = note(vastai.spawn(function() local _ <close> = closer() vastai.sleep(0.005) end))
    vastai.sleep(0)
  end)
end

function programs.calls(note, closer)
  local function user() local _ <close> = closer() return assert(pretended:show_user()) end
  local task = note(vastai.spawn(user))
  local call = pretended:start("show_user", {})
  note(call.task)
  assert(call:wait().id == 1 and task:wait().id == 1)
  local other = pretended:start("show_user", {})
  note(other.task)
  other:cancel()
  assert(other:done() and select(2, other:result()).kind == "cancelled")
end

function programs.network(note, closer)
  local function ask() local _ <close> = closer() return assert(vast:request("GET", "/quick")) end
  local tasks = {}
  for i = 1, 2 do tasks[i] = note(vastai.spawn(ask)) end
  local call = vast:start("request", { "GET", "/quick" })
  call:cancel()
  assert(call:done())
  tasks[1]:wait()
  vastai.step(0.001)
  tasks[2]:cancel()
  vastai.run()
end
]]

local CAMPAIGN = [[
local path, kind, only, stride, url, key = ...
local faults = assert(package.loadlib(path, "luaopen_faults"))()
local function set() end
package.loaded.cjson = { new = function() -- lua-cjson leaks its buffer when an allocation fails
  return { decode_invalid_numbers = set, decode_max_depth = set, decode = function() return { id = 1.0 } end }
end }
vastai = require "vastai"
local core = require "vastai.core"
stride = math.tointeger(stride)
pretended = assert(vastai.new { transport = function() return 200, '{"id":1}' end })
vast = assert(vastai.new(key, { server_url = url, retry = 1 }))
assert(vast:request("GET", "/quick"))
]] .. PROGRAMS .. [[

-- Runs the program with the fault. Returns whether the fault occurred, and any error found afterwards.
local function try(program, n)
  local made, opened, closed = {}, 0, 0
  local function note(task) made[#made + 1] = task return task end
  local function closer(fn)
    local value = setmetatable({}, { __close = function() closed = closed + 1 if fn then fn() end end })
    opened = opened + 1
    return value
  end
  local ok, err = pcall(function()
    faults[kind](n)
    program(note, closer)
    faults.off()
  end)
  local fired = faults.off()
  if not ok and not fired then return true, "it failed without a fault: " .. tostring(err) end
  local limit = core.now() + 5
  while core.now() < limit and vastai.pending() > 0 do pcall(vastai.step, 0.01) end
  for _ = 1, 20 do if vastai.pending() > 0 or pcall(vastai.run) then break end end
  local now = core.tasks()
  if now.alive + now.ready + now.limited + now.failed > 0 or now.running then
    return fired, ("alive %d, ready %d, limited %d, failed %d, running %s"):format(
      now.alive, now.ready, now.limited, now.failed, now.running)
  end
  for _, task in ipairs(made) do
    local status = task:status()
    if status ~= "done" and status ~= "failed" and status ~= "cancelled" then return fired, "a task is " .. status end
  end
  if kind == "signal" and opened ~= closed then return fired, ("%d closers, %d ran"):format(opened, closed) end
  local again, seven = pcall(vastai.run, function() vastai.sleep(0) return 7 end)
  if not again or seven ~= 7 then return fired, "run fails: " .. tostring(seven) end
  return fired
end

for _ = 1, 3 do try(programs[only], 1 << 40) end -- caches fill
local n, points, wrong = 1, 0, {}
while true do
  local fired, fault = try(programs[only], n)
  if fault then wrong[#wrong + 1] = n .. ": " .. fault end
  if not fired then break end
  points, n = points + 1, n + stride
end
print(points, #wrong)
print(table.concat(wrong, "\n", 1, math.min(#wrong, 10)))
]]

describe("tasks survive", function()
  local folder = files.temporary()
  local path, why = calls.build(folder.path, "faults")
  if not path then
    getmetatable(folder).__close()
    pending("needs a C compiler: " .. why)
    return
  end

  local server

  setup(function()
    server = standin.start()
    server:fault { path = "/quick", status = 200, body = "{}" }
    server:config { record = false }
  end)
  teardown(function()
    server:stop()
    getmetatable(folder).__close()
  end)

  for name in PROGRAMS:gmatch "function programs%.([%w_]+)" do
    for kind, what in pairs {
      allocation = "each refused allocation", interrupt = "an error at each instruction",
      signal = "Ctrl-C at each instruction",
    } do
      it(("%s of '%s'"):format(what, name), function()
        local output, exit = calls.script(CAMPAIGN, nil, path, kind, name, tostring(STRIDE), server.http_url,
          server.admin_key)
        assert.equal(0, exit, output)
        local points, wrong = output:match "^(%d+)\t(%d+)"
        assert.is_true(tonumber(points) >= 3, output)
        assert.equal("0", wrong, output)
      end)
    end
  end
end)
