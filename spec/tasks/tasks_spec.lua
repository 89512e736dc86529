-- Tasks without a network: the order of execution, results of waits, and errors.

local calls = require "spec.support.calls"
local expect = require "spec.support.expect"
local vastai = require "vastai"

local function sleeper(seconds, ...)
  local values = table.pack(...)
  return vastai.spawn(function()
    vastai.sleep(seconds)
    return table.unpack(values, 1, values.n)
  end)
end

local function fail(err) return vastai.spawn(function() error(err, 0) end) end

local function step_until(done)
  while not done() do vastai.step(0.01) end
end

describe("tasks", function()
  before_each(function() assert.equal(0, vastai.pending()) end)
  after_each(function()
    vastai.on_error(function() end)
    vastai.run()
    vastai.on_error(nil)
    vastai.blocking(true)
  end)

  describe("run", function()
    it("with a function returns its results, including nils and thousands of values", function()
      assert.same({ n = 4, nil, 2, nil, nil }, table.pack(vastai.run(function(...) return ... end, nil, 2, nil, nil)))
      assert.equal(0, select("#", vastai.run(function() end)))
      local many = {}
      for i = 1, 5000 do many[i] = i end
      assert.equal(5000, select("#", vastai.run(function() return table.unpack(many) end)))
      assert.equal(4000, select("#", vastai.run(function(...)
        vastai.sleep(0.001)
        return select(1001, ...)
      end, table.unpack(many))))
    end)

    it("with a function runs other tasks meanwhile and does not wait for them", function()
      local n = 0
      local other = vastai.spawn(function()
        for _ = 1, 1000 do
          vastai.sleep(0.001)
          n = n + 1
        end
      end)
      assert.equal("mine", vastai.run(function() vastai.sleep(0.03) return "mine" end))
      assert.is_true(n > 0 and n < 1000)
      assert.equal("waiting", other:status())
      other:cancel()
    end)

    it("with a function raises its error unchanged", function()
      local object = setmetatable({}, { __tostring = function() error "not shown" end })
      local ok, err = pcall(vastai.run, function() error(object) end)
      assert.is_false(ok)
      assert.is_true(rawequal(object, err))
      assert.same({ false }, { pcall(vastai.run, function() error() end) })
      assert.same({ false, false }, { pcall(vastai.run, function() error(false) end) })
      ok, err = pcall(vastai.run, function() error "with a place" end)
      assert.is_false(ok)
      assert.matches("^[^\n]*tasks_spec.lua:%d+: with a place$", err)
    end)

    it("without a function runs all tasks until they end, including new ones", function()
      local log = {}
      for i = 3, 1, -1 do
        vastai.spawn(function()
          vastai.sleep(i * 0.01)
          log[#log + 1] = i
          vastai.spawn(function() log[#log + 1] = -i end)
        end)
      end
      assert.equal(0, select("#", vastai.run()))
      assert.same({ 1, -1, 2, -2, 3, -3 }, log)
      vastai.run() -- no tasks
    end)
  end)

  describe("step", function()
    it("with 0 does not wait and returns the number of tasks", function()
      local task = sleeper(5)
      local took = calls.timed(function()
        for _ = 1, 10 do assert.equal(1, vastai.step(0)) end
      end)
      assert.is_true(took < calls.patience(1))
      task:cancel()
      assert.equal(0, vastai.step())
    end)

    it("waits at most the given time and at most until the next event", function()
      local task = sleeper(0.05)
      vastai.step(0)
      assert.is_true(calls.timed(function() vastai.step(60) end) < calls.patience(5))
      assert.equal("done", task:status())
      local long = sleeper(60)
      vastai.step(0)
      local took = calls.timed(function() vastai.step(0.1) end)
      assert.is_true(took >= 0.09 and took < calls.patience(2), took)
      long:cancel()
    end)

    it("runs each ready task once", function()
      local n = { 0, 0 }
      for i = 1, 2 do
        vastai.spawn(function()
          for _ = 1, 3 do
            n[i] = n[i] + 1
            vastai.sleep(0)
          end
        end)
      end
      for round = 1, 3 do
        vastai.step(0)
        assert.same({ round, round }, n)
      end
      assert.equal(0, vastai.step(0))
    end)

    it("starts nothing after the budget is spent, and continues there in the next step", function()
      local order = {}
      for i = 1, 4 do
        vastai.spawn(function()
          local until_then = os.clock() + 0.003
          while os.clock() < until_then do end
          order[#order + 1] = i
        end)
      end
      assert.equal(3, vastai.step(0, { budget = 1e-9 }))
      assert.same({ 1 }, order)
      assert.equal(0, vastai.step(0, {}))
      assert.same({ 1, 2, 3, 4 }, order)
    end)

    it("and run raise inside a task, and for invalid arguments at the caller's line", function()
      vastai.run(function()
        expect.raises(function() vastai.step(0) end, "'step' cannot be called inside a task or a callback")
        expect.raises(function() vastai.run() end, "'run' cannot be called inside a task or a callback")
        coroutine.wrap(function()
          expect.raises(function() vastai.run(print) end, "inside a task")
        end)()
      end)
      for _, fn in ipairs {
        function() vastai.step("x") end, function() vastai.step(-1) end, function() vastai.step(0 / 0) end,
        function() vastai.step(0, 5) end, function() vastai.step(0, { budget = "x" }) end,
        function() vastai.step(0, { bugdet = 1 }) end, function() vastai.spawn(5) end,
        function() vastai.run("x") end, function() vastai.sleep() end, function() vastai.sleep(-1) end,
        function() vastai.on_error(5) end, function() vastai.blocking() end,
        function() sleeper(0):wait("x") end,
      } do
        expect.raises(fn, "")
      end
    end)
  end)

  describe("wait", function()
    it("returns the results to all that wait, repeatedly", function()
      local task, got = sleeper(0.01, 1, nil, 3, nil), {}
      for i = 1, 3 do vastai.spawn(function() got[i] = table.pack(task:wait()) end) end
      assert.same({ n = 4, 1, nil, 3, nil }, table.pack(task:wait()))
      vastai.run()
      for i = 1, 3 do assert.same({ n = 4, 1, nil, 3, nil }, got[i]) end
      assert.same({ n = 4, 1, nil, 3, nil }, table.pack(task:wait(0)))
      assert.equal("done", task:status())
    end)

    it("raises the same error object in each task that waits", function()
      local object, seen = {}, {}
      local task = vastai.spawn(function() vastai.sleep(0.005) error(object) end)
      for i = 1, 2 do vastai.spawn(function() seen[i] = select(2, pcall(task.wait, task)) end) end
      vastai.run()
      assert.is_true(rawequal(object, seen[1]) and rawequal(object, seen[2]))
      assert.is_true(rawequal(object, select(2, pcall(task.wait, task))))
      assert.equal("failed", task:status())
    end)

    it("with a limit returns a timeout error, and the task continues", function()
      local task = sleeper(0.1, "late")
      local err = expect.fails("timeout", task:wait(0.02))
      assert.is_true(err.retryable)
      expect.fails("timeout", task:wait(0))
      vastai.run(function() expect.fails("timeout", task:wait(0.02)) end)
      vastai.run(function() expect.fails("timeout", task:wait(0)) end)
      assert.equal("waiting", task:status())
      assert.equal("late", task:wait(60))
    end)

    it("that timed out does not hide a later error of the task", function()
      local task = vastai.spawn(function() vastai.sleep(0.05) error("unheard", 0) end)
      vastai.run(function() expect.fails("timeout", task:wait(0.01)) end)
      expect.fails("timeout", task:wait(0.01))
      local ok, err = pcall(vastai.run)
      assert.is_false(ok)
      expect.contains("unheard", err)
    end)

    it("with a long limit keeps no timer of an ended task", function()
      vastai.run(function()
        for _ = 1, 200 do assert.equal("x", sleeper(0, "x"):wait(3600)) end
      end)
      assert.equal(0, require "vastai.core".tasks().limited)
    end)

    it("for itself raises, directly or through a cycle of tasks", function()
      vastai.run(function()
        local tasks = {}
        tasks[1] = vastai.spawn(function()
          expect.raises(function() local _ = tasks[1]:wait() end, "would wait for itself")
          vastai.sleep(0.02)
          local ok, err = pcall(tasks[3].wait, tasks[3])
          assert.is_false(ok)
          expect.contains("would wait for itself", err)
          expect.fails("timeout", tasks[3]:wait(0.01)) -- a wait with a limit is not a cycle
          return "one"
        end)
        tasks[2] = vastai.spawn(function() return tasks[1]:wait() end)
        tasks[3] = vastai.spawn(function() return tasks[2]:wait() end)
        assert.equal("one", tasks[3]:wait())
      end)
    end)

    it("with a limit may be for a task that never ends", function()
      local forever = vastai.spawn(function() while true do vastai.sleep(0.001) end end)
      local waiter = vastai.spawn(function() return forever:wait() end)
      expect.fails("timeout", waiter:wait(0.05))
      forever:cancel()
      expect.fails("cancelled", waiter:wait())
    end)

    it("raises where the task cannot yield, and inside callbacks", function()
      local task = sleeper(0.01, "x")
      vastai.run(function()
        local fault = "cannot be waited for here"
        coroutine.wrap(function() expect.raises(function() local _ = task:wait() end, fault) end)()
        table.sort({ 1, 2 }, function()
          expect.raises(function() local _ = task:wait(1) end, fault)
          return false
        end)
        assert.equal("x", task:wait())
        coroutine.wrap(function() assert.equal("x", task:wait()) end)() -- nothing to wait for
      end)
      local other = sleeper(0.01)
      local vast = expect.client({ function()
        expect.raises(function() local _ = other:wait() end, "cannot be waited for here")
        expect.raises(function() vastai.step(0) end, "inside a task or a callback")
        expect.raises(function() vastai.run() end, "inside a task or a callback")
        assert.is_false((pcall(vastai.map, { 1 }, print)))
        return 200, "{}"
      end }, { on_event = function()
        expect.raises(function() vastai.step(0) end, "inside a task or a callback")
      end })
      assert(vast:show_user())
      vastai.run(function() assert(vast:show_user()) end)
    end)
  end)

  describe("that call coroutine.yield", function()
    it("get an error, whatever they yield", function()
      for _, value in ipairs { 5, "x", {}, true, false, io.stdout } do
        local closed = false
        local ok, err = pcall(vastai.run, function()
          local _ <close> = setmetatable({}, { __close = function()
            vastai.sleep(0.001)
            closed = true
          end })
          local got = coroutine.yield(value)
          return got
        end)
        assert.is_false(ok)
        assert.matches("tasks_spec.lua:%d+: a task must not yield by itself", err)
        assert.is_true(closed)
      end
      assert.equal(7, vastai.run(function()
        assert.is_false((pcall(function() coroutine.yield() return 1 end)))
        vastai.sleep(0)
        return 7
      end))
    end)

    it("may do so in nested coroutines", function()
      assert.equal(6, vastai.run(function()
        local sum = 0
        for n in coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end end) do
          vastai.sleep(0.001)
          sum = sum + n
        end
        return sum
      end))
    end)
  end)

  describe("errors of tasks that are not awaited", function()
    it("are raised by run and step with a traceback", function()
      local function culprit() error "lost" end
      vastai.spawn(function() culprit() end)
      local ok, err = pcall(vastai.run)
      assert.is_false(ok)
      assert.matches("tasks_spec.lua:%d+: lost\nstack traceback:", err)
      expect.contains("culprit", err)
      vastai.spawn(function() culprit() end)
      ok, err = pcall(vastai.step, 0)
      assert.is_false(ok)
      expect.contains("culprit", err)
    end)

    it("are raised one by one, and none is lost", function()
      for i = 1, 3 do fail("error " .. i) end
      for i = 1, 3 do expect.contains("error " .. i, select(2, pcall(vastai.step, 0))) end
      assert.equal(0, vastai.step(0))
    end)

    it("keep the identity of objects and the traceback of error objects", function()
      local object = {}
      fail(object)
      assert.is_true(rawequal(object, select(2, pcall(vastai.run))))
      local vast = expect.client { { 404, { msg = "no" } } }
      vastai.spawn(function() error((select(2, vast:show_user()))) end)
      local _, err = pcall(vastai.run)
      assert.equal("not_found", err.kind)
      expect.contains("stack traceback", err.traceback)
    end)

    it("are passed to on_error with the task, if it is set", function()
      local seen = {}
      vastai.on_error(function(err, task) seen[#seen + 1] = { err, task } end)
      local object = {}
      local one, two = fail(object), fail("text")
      vastai.run()
      assert.equal(2, #seen)
      assert.is_true(rawequal(object, seen[1][1]) and rawequal(one, seen[1][2]))
      assert.equal("text", seen[2][1])
      assert.equal(two, seen[2][2])
      vastai.on_error(nil)
      fail "again"
      assert.is_false((pcall(vastai.run)))
    end)

    it("are reported at the end of run(fn), inside which they may still be awaited", function()
      assert.equal("lost", vastai.run(function()
        local task = fail "lost"
        vastai.sleep(0.01)
        return select(2, pcall(task.wait, task))
      end))
      local task
      expect.contains("lost", select(2, pcall(vastai.run, function()
        task = fail "lost"
        vastai.sleep(0.01)
      end)))
      assert.equal("failed", task:status())
      assert.equal(0, vastai.step(0)) -- once
    end)

    it("may be handled by an on_error that raises or runs tasks", function()
      vastai.on_error(function(err)
        if err == "one" then error("handler", 0) end
        assert.equal("fine", vastai.run(function() vastai.sleep(0.001) return "fine" end))
      end)
      fail "one"
      fail "two"
      assert.same({ false, "handler" }, { pcall(vastai.step, 0) })
      assert.equal(0, vastai.step(0))
    end)
  end)

  describe("sleep", function()
    it("takes the given time, inside a task and outside, where no tasks run", function()
      local n = 0
      local other = vastai.spawn(function() n = n + 1 end)
      local took = calls.timed(function() vastai.sleep(0.05) end)
      assert.is_true(took >= 0.04 and took < calls.patience(2), took)
      assert.equal(0, n)
      assert.equal("ready", other:status())
      took = calls.timed(function() vastai.run(function() vastai.sleep(0.05) end) end)
      assert.is_true(took >= 0.04 and took < calls.patience(2), took)
      assert.equal(1, n)
    end)

    it("outside tasks uses no CPU time, even if the sleep of a task has ended", function()
      local task = sleeper(0.01)
      vastai.step(0)
      local begun = os.clock()
      vastai.sleep(0.3 * calls.patience(1))
      assert.is_true(os.clock() - begun < 0.15 * calls.patience(1), os.clock() - begun)
      assert.equal("waiting", task:status())
      assert.equal(0, vastai.step(1))
    end)

    it("ends in the order of the times and may be infinite", function()
      local order = {}
      local forever = { sleeper(math.huge), sleeper(1e200), sleeper(1e11) }
      for _, i in ipairs { 5, 2, 4, 1, 3 } do
        vastai.spawn(function()
          vastai.sleep(i * 0.005)
          order[#order + 1] = i
        end)
      end
      step_until(function() return #order == 5 end)
      assert.same({ 1, 2, 3, 4, 5 }, order)
      for _, task in ipairs(forever) do
        assert.equal("waiting", task:status())
        task:cancel()
      end
    end)
  end)

  describe("map", function()
    it("returns values or false, and the list of failures", function()
      local progress = {}
      local results, failed = vastai.map({ "a", "b", "c", "d" }, function(item, i)
        vastai.sleep((5 - i) * 0.003)
        if item == "b" then return nil, "b failed" end
        if item == "c" then return nil end
        return item .. i
      end, { on_progress = function(done, total) progress[#progress + 1] = done .. "/" .. total end })
      assert.same({ "a1", false, false, "d4" }, results)
      assert.same({ { index = 2, item = "b", err = "b failed" } }, failed)
      assert.same({ "1/4", "2/4", "3/4", "4/4" }, progress)
      assert.same({ {}, {} }, { vastai.map({}, print) })
    end)

    it("respects its concurrency", function()
      local now, most = 0, 0
      local list = {}
      for i = 1, 100 do list[i] = i end
      local function item()
        now = now + 1
        most = math.max(most, now)
        vastai.sleep(0.001)
        now = now - 1
        return true
      end
      vastai.map(list, item, { concurrency = 7 })
      assert.equal(7, most)
      most = 0
      vastai.map(list, item)
      assert.equal(32, most)
    end)

    it("works inside a task", function()
      assert.same({ 2, 4 }, (vastai.run(function()
        return vastai.map({ 1, 2 }, function(n) vastai.sleep(0.001) return 2 * n end)
      end)))
      vastai.run(function()
        coroutine.wrap(function()
          expect.raises(function() vastai.map({ 1 }, print) end, "'map' cannot wait here")
        end)()
      end)
    end)

    it("cancels the other calls at once on an error and runs their closers", function()
      local begun, closed, object = 0, 0, {}
      local list = {}
      for i = 1, 50 do list[i] = i end
      local took = calls.timed(function()
        local ok, err = pcall(vastai.map, list, function(i)
          begun = begun + 1
          local _ <close> = setmetatable({}, { __close = function()
            vastai.sleep(0.005)
            closed = closed + 1
          end })
          if i == 3 then
            vastai.sleep(0.01)
            error(object)
          end
          vastai.sleep(60)
        end, { concurrency = 5 })
        assert.is_false(ok)
        assert.is_true(rawequal(object, err))
      end)
      assert.is_true(took < calls.patience(5), took)
      assert.same({ 5, 5 }, { begun, closed })
      assert.equal(0, vastai.pending())
    end)

    it("that is cancelled cancels its workers and runs their closers", function()
      local closed = 0
      local task = vastai.spawn(vastai.map, { 1, 2, 3 }, function()
        local _ <close> = setmetatable({}, { __close = function()
          vastai.sleep(0.005)
          closed = closed + 1
        end })
        vastai.sleep(60)
      end)
      vastai.step(0)
      vastai.step(0)
      task:cancel()
      expect.fails("cancelled", task:wait())
      assert.equal(3, closed)
      assert.equal(0, vastai.pending())
    end)

    it("raises for invalid arguments at the caller's line", function()
      for part, fn in pairs {
        ["list expected"] = function() vastai.map(5, print) end,
        ["function expected"] = function() vastai.map({}, 5) end,
        ["(did you mean 'concurrency'?)"] = function() vastai.map({}, print, { concurency = 1 }) end,
        ["(it must be at least 1, got 0)"] = function() vastai.map({}, print, { concurrency = 0 }) end,
        ["'concurrency'"] = function() vastai.map({}, print, { concurrency = "x" }) end,
        ["'on_progress'"] = function() vastai.map({}, print, { on_progress = 5 }) end,
        ["table of options"] = function() vastai.map({}, print, 5) end,
      } do
        expect.raises(fn, part)
      end
    end)
  end)

  it("work without the debug library, and with error objects that have no text", function()
    local output, exit = calls.script [[
      debug = nil
      local vastai = require "vastai"
      vastai.spawn(function() error(setmetatable({}, { __tostring = function() error "no" end })) end)
      print(type(select(2, pcall(vastai.run))))
      vastai.spawn(function() error("text", 0) end)
      print(select(2, pcall(vastai.run)))
    ]]
    assert.equal(0, exit, output)
    assert.matches("^table\ntext\nstack traceback:", output)
  end)
end)
