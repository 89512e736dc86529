-- Cancellation: a pending call raises `cancelled`, closers run and may make calls for a limited time, and
-- an answer that has arrived is delivered.

local calls = require "spec.support.calls"
local core = require "vastai.core"
local expect = require "spec.support.expect"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local USER = "me@example.com"

-- A to-be-closed value that counts and keeps the error at its closing.
local function closer(log, fn)
  return setmetatable({}, { __close = function(_, err)
    log.closed = (log.closed or 0) + 1
    log.err = err
    if fn then fn() end
  end })
end

describe("cancelling", function()
  local server, vast

  setup(function() server = standin.start() end)
  teardown(function() server:stop() end)
  before_each(function()
    assert.equal(0, vastai.pending())
    server:reset()
    vast = calls.client(server)
  end)
  after_each(function()
    core.cleanup(10)
    vast:close()
    vastai.on_error(function() end)
    vastai.run()
    vastai.on_error(nil)
  end)

  local function steps(n) for _ = 1, n do vastai.step(0) end end

  local function arrived(n)
    while #server:requests() < n do vastai.step(0.02) end
  end

  it("a task that has not started prevents its start", function()
    local task = vastai.spawn(function() error "ran" end)
    task:cancel()
    expect.fails("cancelled", task:wait())
    assert.equal("cancelled", task:status())
    expect.fails("cancelled", task:wait())
  end)

  it("a task that sleeps or waits runs its closers with the error", function()
    server:fault { path = "/api/v0/users/current", hang = 60 }
    local other = vastai.spawn(function() vastai.sleep(60) end)
    for what, pending in pairs {
      sleep = function() vastai.sleep(60) end, call = function() return vast:show_user() end,
      wait = function() return other:wait() end, limited = function() return other:wait(60) end,
      each = function() return vast:each("logs", { id = 1, interval = 60 })() end,
    } do
      if what == "each" then server:fault { verb = "PUT", hang = 60 } end
      local log = {}
      local task = vastai.spawn(function()
        local _ <close> = closer(log)
        pending()
        log.went_on = true
      end)
      steps(3)
      assert.equal("waiting", task:status(), what)
      local took = calls.timed(function()
        task:cancel()
        local err = expect.fails("cancelled", task:wait())
        assert.is_true(rawequal(err, log.err), what)
        expect.contains("the task was cancelled", err.message)
      end)
      assert.is_true(took < calls.patience(1), what)
      assert.same({ 1, nil, "cancelled" }, { log.closed, log.went_on, task:status() })
    end
    assert.equal("waiting", other:status())
    other:cancel()
  end)

  it("by <close> happens at the end of the scope and does not affect an ended task", function()
    local log, kept = {}
    do
      local task <close> = vastai.spawn(function()
        local _ <close> = closer(log)
        vastai.sleep(60)
      end)
      local over <close> = vastai.spawn(function() return 7 end)
      assert.equal(7, over:wait())
      kept = { task = task, over = over }
    end
    expect.fails("cancelled", kept.task:wait())
    assert.equal(7, kept.over:wait())
    assert.equal(1, log.closed)
  end)

  it("does not hang the host if a task keeps catching the error", function()
    core.cleanup(0.01)
    local stop, rounds = false, 0
    local task = vastai.spawn(function()
      while not stop do
        pcall(vast.show_user, vast)
        pcall(vastai.sleep, 0.001)
        rounds = rounds + 1
      end
    end)
    vastai.step(0)
    task:cancel()
    for _ = 1, 200 do vastai.step(0.001) end
    assert.is_true(rounds > 20 and rounds < 200, rounds)
    stop = true
    vastai.run()
    assert.equal("done", task:status())
  end)

  it("a ready task raises at its next wait", function()
    local log = {}
    local task = vastai.spawn(function()
      vastai.sleep(0)
      local _ <close> = closer(log)
      vast:show_user()
    end)
    vastai.step(0)
    local busy = vastai.spawn(function()
      assert.equal("ready", task:status())
      task:cancel()
    end)
    -- `task` becomes ready in the turn that starts `busy`
    vastai.run()
    assert.equal("done", busy:status())
    expect.fails("cancelled", task:wait())
  end)

  it("delivers an answer that has arrived and raises at the next wait", function()
    for what, look in pairs {
      seen = function() vastai.sleep(0.3 * calls.patience(1)) end, -- the exchange has ended in the engine
      read = function() assert(vast:show_user()) end,
    } do
      server:reset()
      local got, log = nil, {}
      local task = vastai.spawn(function()
        local _ <close> = closer(log)
        got = vast:create_api_key { name = "paid" }
        vast:show_user()
      end)
      vastai.step(0)
      arrived(1)
      vastai.sleep(0.3 * calls.patience(1))
      look()
      assert.equal("waiting", task:status())
      task:cancel()
      expect.fails("cancelled", task:wait())
      assert.is_string(got and got.api_key, what)
      assert.equal("cancelled", log.err.kind)
    end
  end)

  it("a call whose answer has arrived leaves it done", function()
    local call = vast:start("create_api_key", { name = "paid" })
    vastai.step(0)
    arrived(1)
    vastai.sleep(0.3 * calls.patience(1))
    call:cancel()
    assert.is_string(assert(call:wait()).api_key)
    assert.equal("done", call.task:status())
  end)

  it("an ended task has no effect", function()
    local task = vastai.spawn(function() return 1, 2 end)
    vastai.run()
    task:cancel()
    assert.same({ 1, 2 }, { task:wait() })
    assert.equal("done", task:status())
    local failed = vastai.spawn(function() error("x", 0) end)
    assert.is_false((pcall(failed.wait, failed)))
    failed:cancel()
    assert.same({ false, "x" }, { pcall(failed.wait, failed) })
  end)

  it("the running task raises there, once", function()
    local log, task = {}, nil
    task = vastai.spawn(function()
      local _ <close> = closer(log, function() log.email = assert(vast:show_user()).email end)
      task:cancel()
      log.went_on = true
    end)
    expect.fails("cancelled", task:wait())
    assert.same({ 1, nil, USER }, { log.closed, log.went_on, log.email })
  end)

  it("the running task inside a nested coroutine raises there, and then at its next wait", function()
    local log, task = {}, nil
    task = vastai.spawn(function()
      local _ <close> = closer(log)
      local ok, err = coroutine.resume(coroutine.create(function() task:cancel() end))
      log.inner = not ok and err.kind
      log.before = true
      vastai.sleep(60)
      log.went_on = true
    end)
    expect.fails("cancelled", task:wait())
    assert.same({ "cancelled", true, nil, 1 }, { log.inner, log.before, log.went_on, log.closed })
  end)

  it("a task twice has the effect of once", function()
    local n = 0
    local task = vastai.spawn(function()
      local _ <close> = closer({}, function()
        vastai.sleep(0.01)
        n = n + 1
      end)
      vastai.sleep(60)
    end)
    steps(2)
    task:cancel()
    steps(1)
    task:cancel()
    expect.fails("cancelled", task:wait())
    assert.equal(1, n)
  end)

  it("a task is not reported as an error", function()
    vastai.on_error(function() error "heard" end)
    for _, fn in ipairs { function() vastai.sleep(60) end, function() vast:show_user() end } do
      local task = vastai.spawn(fn)
      vastai.step(0)
      task:cancel()
      vastai.run()
      assert.equal("cancelled", task:status())
    end
  end)

  it("a task reports errors of its closers; a task that continues is done", function()
    local task = vastai.spawn(function()
      local _ <close> = closer({}, function() error("closer failed", 0) end)
      vastai.sleep(60)
    end)
    vastai.step(0)
    task:cancel()
    expect.contains("closer failed", select(2, pcall(vastai.run)))
    assert.equal("failed", task:status())
    local stubborn = vastai.spawn(function()
      local ok, err = pcall(vastai.sleep, 60)
      return ok, err.kind, assert(vast:show_user()).email
    end)
    vastai.step(0)
    stubborn:cancel()
    assert.same({ false, "cancelled", USER }, { stubborn:wait() })
    assert.equal("done", stubborn:status())
  end)

  it("a task allows its closers calls, sleeps and waits", function()
    server:fault { path = "/api/v0/users/current", hang = 60, times = 1 }
    local log = {}
    local task = vastai.spawn(function()
      local _ <close> = closer(log, function()
        local key = assert(vast:create_api_key { name = "late" })
        assert(vast:delete_api_key(key.id))
        vastai.sleep(0.01)
        log.other = vastai.spawn(function() vastai.sleep(0.01) return "other" end):wait()
      end)
      vast:show_user()
    end)
    arrived(1)
    task:cancel()
    expect.fails("cancelled", task:wait())
    assert.equal("other", log.other)
    assert.equal(3, #server:requests())
  end)

  it("a task limits the time of its closers", function()
    core.cleanup(0.2)
    server:fault { path = "/hang", hang = 60 }
    local seen, others = {}, {}
    local function sleeper()
      others[#others + 1] = vastai.spawn(vastai.sleep, 1000)
      return others[#others]
    end
    local waits = {
      call = function()
        local _, err = vast:request("GET", "/hang")
        seen[#seen + 1] = err.kind
        vast:show_user()
      end,
      sleep = function() vastai.sleep(60) end,
      wait = function() sleeper():wait() end,
      limited = function() sleeper():wait(60) end,
    }
    for what, wait in pairs(waits) do
      local log, task = {}, nil
      task = vastai.spawn(function()
        local _ <close> = closer(log, function()
          wait()
          log.went_on = true
        end)
        vastai.sleep(60)
      end)
      steps(2)
      local took = calls.timed(function()
        task:cancel()
        expect.fails("cancelled", task:wait())
      end)
      assert.is_true(took >= 0.15 and took < calls.patience(2), ("%s took %g s"):format(what, took))
      assert.same({ 1 }, { log.closed, log.went_on })
    end
    assert.same({ "timeout" }, seen)
    for _, other in ipairs(others) do other:cancel() end
  end)

  it("a call that is not idempotent is ambiguous after it was sent", function()
    server:fault { path = "/api/v0/auth/apikeys/", hang = 60 }
    local log = {}
    local task = vastai.spawn(function()
      local _ <close> = closer(log)
      return vast:create_api_key { name = "x" }
    end)
    vastai.step(0)
    arrived(1)
    task:cancel()
    local err = expect.fails("ambiguous", task:wait())
    assert.equal("show_api_keys", err.lookup)
    assert.is_true(rawequal(err, log.err))
    assert.equal("cancelled", task:status())
    local call = vast:start("create_api_key", { name = "x" })
    vastai.step(0)
    arrived(2)
    call:cancel()
    expect.fails("ambiguous", call:wait())
  end)

  it("a call that was not sent is not ambiguous", function()
    server:fault { path = "/api/v0/auth/apikeys/", status = 429, body = "", headers = { ["Retry-After"] = "50" } }
    local task = vastai.spawn(function() return vast:create_api_key { name = "x" } end)
    vastai.step(0)
    arrived(1)
    vastai.sleep(0.2 * calls.patience(1))
    task:cancel()
    expect.fails("cancelled", task:wait())
    assert.equal(1, #server:requests())
  end)

  it("leaves a task failed if a closer raises an ambiguous error", function()
    server:fault { path = "/api/v0/auth/apikeys/", close = true }
    local task = vastai.spawn(function()
      local _ <close> = closer({}, function()
        error((select(2, vast:create_api_key { name = "x" })), 0)
      end)
      vastai.sleep(60)
    end)
    steps(2)
    task:cancel()
    local ok, err = pcall(task.wait, task)
    assert.same({ false, "ambiguous", "failed" }, { ok, err.kind, task:status() })
  end)

  it("a task also affects calls with a transport callback", function()
    local pretended, requests = expect.client { { 200, '{"id":1}' } }
    local task = vastai.spawn(function()
      pretended:show_user()
      pcall(vastai.sleep, 60)
      pretended:show_user() -- one more call
      return #requests
    end)
    steps(2)
    task:cancel()
    assert.equal(2, task:wait())
    local self
    self = vastai.spawn(function()
      pcall(coroutine.wrap(function() self:cancel() end))
      pretended:show_user()
    end)
    expect.fails("cancelled", self:wait())
    assert.equal(2, #requests)
  end)

  it("a call stops it between its requests", function()
    server:config { delay = 0.05 }
    local task = vastai.spawn(function() return vast:show_instances() end)
    arrived(2)
    task:cancel()
    expect.fails("cancelled", task:wait())
    assert.equal(2, #server:requests())
    assert.equal(USER, assert(vast:show_user()).email)
  end)

  it("hundreds of tasks at once cancels all", function()
    server:fault { path = "/api/v0/users/current", hang = 60 }
    local tasks, log = {}, {}
    for i = 1, 300 do
      tasks[i] = vastai.spawn(function()
        local _ <close> = closer(log)
        if i % 3 == 0 then return vast:show_user() end
        if i % 3 == 1 then return vastai.sleep(60) end
        return tasks[i - 1]:wait()
      end)
    end
    steps(3)
    for _, task in ipairs(tasks) do task:cancel() end
    vastai.run()
    for _, task in ipairs(tasks) do assert.equal("cancelled", task:status()) end
    assert.equal(300, log.closed)
    assert.same({ alive = 0, ready = 0, limited = 0, failed = 0, running = false }, core.tasks())
  end)
end)
