-- Call objects, and the descriptor for the event loop of a host: it becomes readable for every event,
-- and only when there is work to do.

local calls = require "spec.support.calls"
local expect = require "spec.support.expect"
local files = require "spec.support.files"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local USER = "me@example.com"

local function load_poll(folder)
  local path, why = calls.build(folder.path, "poll")
  if not path then return nil, why end
  return assert(package.loadlib(path, "luaopen_poll"))()
end

describe("vast:start", function()
  local server, vast

  setup(function() server = standin.start() end)
  teardown(function() server:stop() end)
  before_each(function()
    server:reset()
    vast = calls.client(server)
  end)
  after_each(function()
    vast:close()
    vastai.run()
  end)

  local function finish(call) while not call:done() do vastai.step(0.01) end end

  it("returns a call that ends during steps of the host", function()
    local call = vast:start("show_api_key", { id = 4711 })
    assert.is_false(call:done())
    expect.fails("timeout", call:result())
    assert.equal(0, #server:requests())
    finish(call)
    expect.fails("not_found", call:result())
    call = vast:start "show_user"
    finish(call)
    assert.equal(USER, assert(call:result()).email)
    assert.equal(USER, assert(call:wait()).email)
    assert.equal(USER, assert(call:wait(0)).email)
  end)

  it("returns a call whose wait takes a limit in seconds", function()
    server:config { delay = 0.2 }
    local call = vast:start "show_user"
    expect.fails("timeout", call:wait(0.02))
    assert.is_false(call:done())
    assert.equal(USER, assert(call:wait()).email)
    assert.equal(USER, vastai.run(function() return assert(vast:start("show_user"):wait()).email end))
  end)

  it("accepts methods of several requests and methods written in Lua", function()
    assert.equal(60, #assert(vast:start("show_instances"):wait()))
    local id = assert(vast:show_instances())[1].id
    local running = { instances = { id = id, actual_status = "running" } }
    server:fault { verb = "GET", times = 1, status = 200, body = running }
    local call = vast:start("wait_instance", { id = id, interval = 0.01 })
    assert.equal("running", assert(call:wait()).actual_status)
  end)

  it("raises argument errors at the caller's line and starts nothing", function()
    for part, fn in pairs {
      ["unknown argument 'nmae'"] = function() vast:start("create_api_key", { nmae = "x" }) end,
      ["missing argument"] = function() vast:start "show_api_key" end,
      ["did you mean 'show_user'"] = function() vast:start "show_usr" end,
      ["no method 'zzzzzzzzzzzz'"] = function() vast:start "zzzzzzzzzzzz" end,
      ["name of a method"] = function() vast:start(5) end,
      ["table of names"] = function() vast:start("show_api_key", 42) end,
    } do
      expect.raises(fn, part)
    end
    local closed = vast:with {}
    closed:close()
    expect.raises(function() closed:start "show_user" end, "closed client")
    assert.equal(0, vastai.pending())
  end)

  it("returns a call whose result raises the error that the method raised", function()
    local call = vast:start "show_user"
    vast:close()
    finish(call)
    local ok, err = pcall(call.result, call)
    assert.is_false(ok)
    expect.contains("closed client", err)
    vast = calls.client(server)
    call = vast:start "show_user"
    expect.fails("timeout", call:result()) -- not ended yet: no error of another call
    vast:close()
    finish(call)
    assert.equal(0, vastai.step(0))
  end)

  it("returns a call that can be cancelled explicitly or by <close>", function()
    server:fault { hang = 60 }
    local call = vast:start "show_user"
    vastai.step(0)
    call:cancel()
    expect.fails("cancelled", call:wait())
    local other
    do
      local block <close> = vast:start "show_user"
      other = block
      vastai.step(0)
    end
    finish(other)
    expect.fails("cancelled", other:result())
    local unstarted = vast:start "show_user"
    unstarted:cancel()
    expect.fails("cancelled", unstarted:wait())
  end)

  it("returns a call that reports its progress", function()
    server:fault { path = "/slow", status = 200, body = '["' .. ("x"):rep(20000) .. '"]',
      slow = { bytes = 5000, interval = 0.05 }, delay = 0.05 }
    local seen, bytes = {}, {}
    local call = vast:start("show_user")
    assert.same({ phase = "waiting", received = 0, attempt = 0 }, call:progress())
    finish(call)
    assert.equal("done", call:progress().phase)
    call = setmetatable({ task = vastai.spawn(function() return assert(vast:request("GET", "/slow")) end) },
      getmetatable(call))
    while not call:done() do
      local now = call:progress()
      if seen[#seen] ~= now.phase then seen[#seen + 1] = now.phase end
      if bytes[#bytes] ~= now.received then bytes[#bytes + 1] = now.received end
      vastai.step(0.01)
    end
    assert.same({ "waiting", "sending", "receiving" }, seen)
    assert.is_true(#bytes >= 3, #bytes)
    for i = 2, #bytes do assert.is_true(bytes[i] > bytes[i - 1]) end
    local last = call:progress()
    assert.same({ "done", 1, bytes[#bytes] }, { last.phase, last.attempt, last.received })
  end)
end)

describe("the descriptor of pollfd", function()
  local folder = files.temporary()
  local poll, why = load_poll(folder)
  if not poll then
    getmetatable(folder).__close()
    pending("needs a C compiler: " .. why)
    return
  end

  local server, vast

  setup(function() server = standin.start() end)
  teardown(function()
    server:stop()
    getmetatable(folder).__close()
  end)
  before_each(function()
    server:reset()
    vast = calls.client(server)
    assert(vast:show_user()) -- connected
    while poll(vastai.pollfd(), 0) do vastai.step(0) end
  end)
  after_each(function()
    vast:close()
    vastai.run()
  end)

  local function readable(seconds) return poll(vastai.pollfd(), seconds or 0) end

  -- An event loop that uses only the descriptor. Returns the number of turns.
  local function drive(done, options)
    local turns = 0
    while not done() do
      assert.is_true(readable(30), "the descriptor did not become readable")
      vastai.step(0, options)
      turns = turns + 1
    end
    return turns
  end

  -- Returns whether it is not readable after at most one more turn.
  local function is_quiet(seconds)
    if readable() then vastai.step(0) end
    return not readable(seconds or 0.05)
  end

  it("stays the same and is polled for reading", function()
    assert.is_true(math.type(vastai.pollfd()) == "integer")
    assert.equal(vastai.pollfd(), vastai.pollfd())
    assert.equal("r", vastai.events())
    assert.equal(0, vastai.pending())
    assert.is_nil(vastai.timeout() and vastai.timeout() < 1 or nil)
  end)

  it("is readable when a task is ready", function()
    assert.is_true(is_quiet())
    local task = vastai.spawn(function() end)
    assert.is_true(readable())
    assert.equal(0, vastai.timeout())
    assert.equal(1, vastai.pending())
    vastai.step(0)
    assert.equal("done", task:status())
    assert.is_false(readable())
    assert.equal(0, vastai.pending())
  end)

  it("is readable for a timer at the end of a second", function()
    local core = require "vastai.core"
    core.alarm(math.ceil(core.now()) - 2.0 ^ -33)
    assert.is_true(readable(30))
  end)

  it("is readable when a sleep ends", function()
    local task = vastai.spawn(vastai.sleep, 0.1)
    vastai.step(0)
    assert.is_false(readable())
    local left = vastai.timeout()
    assert.is_true(left > 0 and left <= 0.1, left)
    local took = calls.timed(function() assert.is_true(readable(30)) end)
    assert.is_true(took >= 0.05, took)
    vastai.step(0)
    assert.equal("done", task:status())
    assert.is_true(is_quiet())
  end)

  it("is readable when each of several sleeps ends, in few turns", function()
    local n = 0
    for i = 20, 1, -1 do
      vastai.spawn(function()
        vastai.sleep(i * 0.01)
        n = n + 1
      end)
    end
    local turns = drive(function() return n == 20 end)
    assert.is_true(turns <= 60, turns)
    assert.is_true(is_quiet())
  end)

  it("is readable when sockets are ready, and not in between", function()
    server:config { delay = 0.2 }
    local call = vast:start "show_user"
    local begun = os.clock()
    local turns = drive(function() return call:done() end)
    assert.equal(USER, assert(call:result()).email)
    assert.is_true(turns < 40, turns)
    assert.is_true(os.clock() - begun < 0.15 * calls.patience(1))
    assert.is_true(is_quiet())
  end)

  it("is readable at the end of a back-off and of a deadline", function()
    server:fault { path = "/api/v0/users/current", status = 503, times = 1, body = "" }
    local call = vast:start "show_user"
    local turns = drive(function() return call:done() end)
    assert.equal(USER, assert(call:result()).email)
    assert.is_true(turns < 40, turns)
    server:fault { path = "/api/v0/users/current", hang = 60 }
    local limited = vast:with { deadline = 0.2 }
    call = limited:start "show_user"
    turns = drive(function() return call:done() end)
    expect.fails("timeout", call:result())
    assert.is_true(turns < 40, turns)
    limited:close()
  end)

  it("is readable when pacing allows the next request", function()
    server:fault { path = "/api/v0/users/current", times = 1, status = 429, body = "threshold=0.2" }
    local list = {}
    for i = 1, 3 do list[i] = vast:start "show_user" end
    local turns = drive(function() return list[1]:done() and list[2]:done() and list[3]:done() end)
    for i = 1, 3 do assert.equal(USER, assert(list[i]:result()).email) end
    assert.is_true(turns < 100, turns)
  end)

  it("is readable while work remains after a budget, however small", function()
    local body = "[" .. ('{"id":1,"a":"bcdefgh"},'):rep(20000) .. "0]"
    server:fault { path = "/big", status = 200, body = body }
    for _, budget in ipairs { 0.0005, 1e-9 } do
      local result
      vastai.spawn(function() result = assert(vast:request("GET", "/big")) end)
      local turns = drive(function() return result end, { budget = budget })
      assert.equal(20001, #result)
      assert.is_true(turns > 20, turns)
      assert.is_true(is_quiet())
    end
  end)

  it("is readable after a call is cancelled or closed between turns", function()
    server:fault { path = "/hang", hang = 60 }
    local function hang() return vast:request("GET", "/hang") end
    local task = vastai.spawn(hang)
    vastai.step(0)
    task:cancel()
    assert.is_true(readable())
    drive(function() return vastai.pending() == 0 end)
    task = vastai.spawn(hang)
    vastai.step(0)
    vast:close()
    assert.is_true(readable())
    drive(function() return vastai.pending() == 0 end)
    expect.fails("closed", task:wait())
    vast = calls.client(server)
  end)

  it("is readable after a blocking call that processed events of other tasks", function()
    server:fault { path = "/soon", delay = 0.05, status = 200, body = "[]" }
    for what, fn in pairs {
      ["an answer"] = function() vast:request("GET", "/soon") end,
      ["a moment"] = function() vastai.sleep(0.05) end,
      ["a ready task"] = function() vastai.sleep(0) end,
    } do
      for how, block in pairs {
        sleep = function() vastai.sleep(0.3 * calls.patience(1)) end,
        calls = function()
          local over = calls.now() + 0.3 * calls.patience(1)
          while calls.now() < over do assert(vast:show_user()) end
        end,
      } do
        local task = vastai.spawn(fn)
        if what ~= "a ready task" then vastai.step(0) end
        block()
        assert.is_true(readable(), what .. ", " .. how)
        vastai.step(0)
        if what == "a ready task" then vastai.step(0) end
        assert.equal("done", task:status(), what .. ", " .. how)
        assert.is_true(is_quiet())
      end
    end
  end)

  it("is readable for a pending sleep after blocking calls", function()
    local task = vastai.spawn(vastai.sleep, 0.3)
    vastai.step(0)
    for _ = 1, 3 do assert(vast:show_user()) end
    vastai.sleep(0.05)
    while readable() do vastai.step(0) end
    drive(function() return task:status() == "done" end)
  end)

  it("is not readable while nothing happens", function()
    server:fault { path = "/hang", hang = 60 }
    local tasks = { vastai.spawn(function() vast:request("GET", "/hang") end), vastai.spawn(vastai.sleep, 60) }
    vastai.step(0)
    local told = 0
    local over = calls.now() + 0.5
    while calls.now() < over do
      if readable(0.1) then
        told = told + 1
        vastai.step(0)
      end
    end
    assert.is_true(told < 20, told)
    for _, task in ipairs(tasks) do task:cancel() end
  end)

  it("serves hundreds of calls of several clients", function()
    local other <close> = calls.client(server)
    local list = {}
    for i = 1, 200 do list[i] = (i % 2 == 0 and vast or other):start "show_user" end
    drive(function() return vastai.pending() == 0 end, { budget = 0.0005 })
    for i = 1, 200 do assert.equal(USER, assert(list[i]:result()).email) end
    assert.is_true(is_quiet())
  end)
end)
