-- The end of tasks with a scope, a call or the script, and warnings about tasks that did not end.

local calls = require "spec.support.calls"
local core = require "vastai.core"
local expect = require "spec.support.expect"
local standin = require "spec.support.standin"
local vastai = require "vastai"

-- Returns a function for a task that sleeps and has a slow closer; log.closed counts closings.
local function sleeper(log)
  return function()
    local _ <close> = setmetatable({}, { __close = function()
      vastai.sleep(0.01)
      log.closed = (log.closed or 0) + 1
    end })
    vastai.sleep(60)
  end
end

describe("a task in <close>", function()
  after_each(function()
    core.cleanup(10)
    assert.equal(0, vastai.pending())
  end)

  it("has ended at the end of its scope, outside tasks", function()
    local log = {}
    local kept
    do
      local task <close> = vastai.spawn(sleeper(log))
      kept = task
      vastai.step(0)
    end
    assert.same({ 1, "cancelled" }, { log.closed, kept:status() })
  end)

  it("has ended at the end of its scope, inside a task, while other tasks run", function()
    local log, beats = {}, 0
    vastai.run(function()
      local _ <close> = vastai.spawn(function() while true do vastai.sleep(0.001) beats = beats + 1 end end)
      local kept
      do
        local task <close> = vastai.spawn(sleeper(log))
        kept = task
        vastai.sleep(0)
        vastai.sleep(0)
        beats = 0
      end
      assert.same({ 1, "cancelled" }, { log.closed, kept:status() })
      assert.is_true(beats > 0)
    end)
  end)

  it("ends before an error or a cancellation of its starter propagates", function()
    local log = {}
    local outer = vastai.spawn(function()
      local _ <close> = vastai.spawn(sleeper(log))
      vastai.sleep(60)
    end)
    vastai.step(0)
    vastai.step(0)
    outer:cancel()
    expect.fails("cancelled", outer:wait())
    assert.equal(1, log.closed)
    assert.is_false((pcall(vastai.run, function()
      local _ <close> = vastai.spawn(sleeper(log))
      vastai.sleep(0)
      vastai.sleep(0)
      error "left"
    end)))
    assert.equal(2, log.closed)
  end)

  it("is awaited for at most the time limit of closers", function()
    core.cleanup(0.1)
    local stop = false
    local took = calls.timed(function()
      local _ <close> = vastai.spawn(function() while not stop do pcall(vastai.sleep, 0.01) end end)
      vastai.step(0)
    end)
    assert.is_true(took >= 0.09 and took < calls.patience(2), took)
    stop = true
    vastai.run()
  end)

  it("still reports an error of its closers", function()
    do
      local _ <close> = vastai.spawn(function()
        local _ <close> = setmetatable({}, { __close = function() error("closer failed", 0) end })
        vastai.sleep(60)
      end)
      vastai.step(0)
    end
    expect.contains("closer failed", select(2, pcall(vastai.run)))
  end)
end)

describe("an error in run or map", function()
  it("cancels only the tasks that were started inside and runs their closers", function()
    local other = vastai.spawn(vastai.sleep, 60)
    for what, run in pairs { run = function(fn) vastai.run(fn) end, map = function(fn) vastai.map({ 1 }, fn) end } do
      local log, inner = {}, nil
      local ok, err = pcall(run, function()
        inner = vastai.spawn(function() vastai.spawn(sleeper(log)) sleeper(log)() end)
        vastai.sleep(0.005)
        error("left", 0)
      end)
      assert.same({ false, "left" }, { ok, err }, what)
      assert.same({ 2, "cancelled" }, { log.closed, inner:status() }, what)
      assert.equal(1, vastai.pending(), what)
    end
    assert.equal("waiting", other:status())
    other:cancel()
    vastai.run()
  end)
end)

describe("the end of a script", function()
  it("warns of each pending task, with the line where it was spawned", function()
    local output = calls.script [[
      warn "@on"
      local vastai = require "vastai"
      vastai.spawn(vastai.sleep, 60)
      vastai.step(0)
      for _ = 1, 12 do vastai.spawn(print) end
      vastai.spawn(function() end):cancel()
    ]]
    expect.contains("warning: vastai: the Lua state is closed with an open task, spawned at ", output)
    assert.matches("script%.lua:3\n", output)
    assert.matches("script%.lua:5\n", output)
    expect.contains("vastai: and 4 more", output)
  end)

  it("warns only of an error that was not reported", function()
    local output = calls.script [[
      warn "@on"
      local vastai = require "vastai"
      local task = vastai.spawn(error, "x")
      vastai.spawn(vastai.sleep, 0):wait()
    ]]
    assert.matches("error of a task was not reported, spawned at [^\n]*script%.lua:3\n", output)
    assert.equal("", calls.script [[
      warn "@on"
      local vastai = require "vastai"
      vastai.run(function() vastai.spawn(vastai.sleep, 0):wait() end)
    ]])
  end)
end)

describe("call:cancel()", function()
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

  it("sets done() and a final result() without a step", function()
    server:fault { hang = 60 }
    for what, steps in pairs { ["before the first turn"] = 0, ["in flight"] = 3 } do
      local call = vast:start "show_user"
      for _ = 1, steps do vastai.step(0.01) end
      call:cancel()
      assert.is_true(call:done(), what)
      local err = expect.fails("cancelled", call:result())
      assert.is_true(rawequal(err, (select(2, call:wait(0)))), what)
      assert.equal("done", call:progress().phase)
    end
    assert.equal(0, vastai.pending())
  end)

  it("returns ambiguous at once if the call may have been processed", function()
    server:fault { path = "/api/v0/auth/apikeys/", hang = 60 }
    local call = vast:start("create_api_key", { name = "x" })
    while #server:requests() == 0 do vastai.step(0.01) end
    call:cancel()
    expect.fails("ambiguous", call:result())
  end)

  it("keeps an answer that has arrived, also in parts", function()
    for what, request in pairs { one = "show_user", list = "search_offers" } do
      local call = vast:start(request, {})
      vastai.step(0)
      while #server:requests() == 0 do vastai.step(0.002) end
      vastai.sleep(0.3 * calls.patience(1)) -- the answer arrives while no task runs
      call:cancel()
      assert.is_true(call:done(), what)
      assert.is_table(assert(call:result()), what)
      server:reset()
    end
  end)

  it("is final while closers of the method wait", function()
    local log = {}
    core.extend("slow_method", sleeper(log))
    local call = vast:start "slow_method"
    vastai.step(0)
    call:cancel()
    assert.is_true(call:done())
    local err = expect.fails("cancelled", call:result())
    vastai.run()
    assert.equal(1, log.closed)
    assert.is_true(rawequal(err, (select(2, call:result()))))
  end)

  it("works inside tasks and callbacks", function()
    server:fault { path = "/hang", hang = 60 }
    local call = vast:start("request", nil)
    call:cancel()
    call = vast:start "show_user"
    vastai.run(function()
      vastai.sleep(0)
      call:cancel()
      assert.is_true(call:done())
      vastai.sleep(0)
    end)
    assert.is_false(core.tasks().running)
  end)
end)

describe("errors of tasks that are not awaited", function()
  it("are reported in linear time", function()
    local function instructions(count)
      for _ = 1, count do vastai.spawn(error, "x") end
      vastai.on_error(function() end)
      local begun = os.clock()
      vastai.run()
      vastai.on_error(nil)
      return os.clock() - begun
    end
    instructions(1000)
    local few, many = instructions(2000), instructions(32000)
    assert.is_true(many < 16 * 4 * few, ("%g s for 2000, %g s for 32000"):format(few, many))
  end)
end)

describe("loading the module", function()
  it("loads all files, so that none is loaded at first use", function()
    local output, exit = calls.script [[
      local vastai = require "vastai"
      local vast = assert(vastai.new { transport = function() return 200, '{"instances":[]}' end })
      assert(vast:show_instances()) -- the decoder
      table.insert(package.searchers, 2, function(name) error("loaded late: " .. name) end)
      vastai.map({ 1 }, function() end)
      assert(vastai.help "show_user")
      for _ in vast:each "show_instances" do end
      assert(not pcall(vast.worker, vast, {}))
      vast:start("show_user", {}):cancel()
      for _, fn in ipairs { "rent", "wait_instance", "destroy_and_verify", "revoke", "key", "pages", "each" } do
        local ok, err = pcall(vast[fn], vast, nil)
        assert(not tostring(err):find "loaded late", err)
      end
      local ok, err = pcall(function() return vast:each("logs", {})() end)
      assert(not tostring(err):find "loaded late", err)
      print "fine"
    ]]
    assert.equal("fine\n", output)
    assert.equal(0, exit)
  end)
end)

describe("a new task that cannot be resumed, because too many C calls are nested", function()
  it("starts in a later turn, with its function and arguments", function()
    local task = vastai.spawn(function(...) return select("#", ...), ... end, "a", nil, "c")
    local function nest() return (("x"):gsub(".", nest)) end
    xpcall(nest, function(message)
      pcall(core.turn, 0)
      return message
    end)
    assert.same({ 3, "a", nil, "c" }, { task:wait() })
  end)
end)

describe("the coroutine of a task that has ended", function()
  it("cannot be run again by a script that has kept it", function()
    local thread, runs = nil, 0
    local task = vastai.spawn(function(value)
      thread, runs = coroutine.running(), runs + 1
      return value
    end, 5)
    assert.equal(5, task:wait())
    assert.equal("dead", coroutine.status(thread))
    assert.is_false((coroutine.resume(thread)))
    assert.equal(1, runs)
  end)
end)
