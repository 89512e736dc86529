-- The adapters with the real libraries: calls in libuv and cqueues loops, and in frames.

local calls = require "spec.support.calls"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local function has(name) return (pcall(require, name)) end

local function count_to(n)
  local list = {}
  for i = 1, n do list[i] = i end
  return list
end

describe("an adapter", function()
  local server, vast
  setup(function() server = standin.start() end)
  teardown(function() server:stop() end)
  before_each(function()
    server:reset()
    vast = calls.client(server)
  end)
  after_each(function()
    vast:close()
    assert.equal(0, vastai.pending())
  end)

  -- Tests for both loops: run(functions) runs each function as a coroutine until the loop ends.
  local function common(adapter, run)
    it("runs many calls concurrently, and the loop ends on its own", function()
      server:config { delay = 0.05 }
      local client, users = adapter.wrap(vast), 0
      local functions = {}
      for i in ipairs(count_to(50)) do
        functions[i] = function()
          local user = assert(client:show_user())
          users = users + (user.id == 4711 and 1 or 0)
        end
      end
      local took = calls.timed(function() run(functions) end)
      assert.equal(50, users)
      assert.is_true(took < calls.patience(1.5), took .. " s")
    end)

    it("accepts arguments by name and by position", function()
      local client = adapter.wrap(vast)
      run { function()
        assert.equal("not_found", select(2, client:show_instance(7)).kind)
        assert.equal("not_found", select(2, client:show_instance { id = 7 }).kind)
        assert.equal(4711, assert(client:show_user()).id)
      end }
    end)

    it("returns runtime errors and raises programming errors", function()
      local client, seen = adapter.wrap(vast), {}
      server:fault { status = 500, body = "no" }
      run { function()
        seen.result, seen.err = client:show_user()
        seen.ok, seen.raised = pcall(client.show_user, client, { nmae = 1 })
        seen.unknown = select(2, pcall(function() return client:show_usr() end))
      end }
      assert.is_nil(seen.result)
      assert.equal("server", seen.err.kind)
      assert.is_false(seen.ok)
      assert.matches("unknown argument 'nmae'", seen.raised)
      assert.is_truthy(seen.unknown)
    end)

    it("resumes a coroutine that waits for a cancelled call", function()
      server:fault { hang = 30 }
      local call, err = vast:start "show_user", nil
      run {
        function() err = select(2, adapter.await(call)) end,
        function() call:cancel() end,
      }
      assert.equal("cancelled", err.kind)
    end)

    it("resumes several coroutines that wait for one call", function()
      server:config { delay = 0.05 }
      local call, seen, functions = vast:start "show_user", {}, {}
      for i = 1, 5 do functions[i] = function() seen[i] = assert(adapter.await(call)).id end end
      run(functions)
      assert.same({ 4711, 4711, 4711, 4711, 4711 }, seen)
      assert.equal(1, server:stats().requests)
    end)

    it("waits for the back-off of a retried call", function()
      server:fault { status = 503, body = "busy", times = 2 }
      local client, user = adapter.wrap(vast), nil
      run { function() user = assert(client:show_user()) end }
      assert.equal(4711, user.id)
      assert.equal(3, server:stats().requests)
    end)
  end

  describe("for luv", function()
    if not has "luv" then return pending "needs luv" end
    local uv, adapter = require "luv", require "vastai.adapters.luv"
    local function run(functions)
      for _, fn in ipairs(functions) do coroutine.wrap(fn)() end
      uv.run()
    end
    teardown(function() adapter.close() end)
    common(adapter, run)

    it("does not block timers", function()
      server:config { delay = 0.1 }
      local client, ticks, timer = adapter.wrap(vast), 0, uv.new_timer()
      timer:start(5, 5, function() ticks = ticks + 1 end)
      run { function()
        client:show_user()
        timer:close()
      end }
      assert.is_true(ticks >= 3, ticks)
    end)

    it("calls a function without a coroutine", function()
      local user
      adapter.on_done(vast:start "show_user", function(result) user = result end)
      uv.run()
      assert.equal(4711, user.id)
    end)

    it("can be closed and used again", function()
      adapter.close()
      adapter.close()
      local user
      adapter.on_done(vast:start "show_user", function(result) user = result end)
      uv.run()
      assert.equal(4711, user.id)
    end)

    it("raises if it cannot wait", function()
      local call = vast:start "show_user"
      assert.has_error(function() coroutine.wrap(function() adapter.await(5) end)() end)
      call:cancel()
      vastai.run()
    end)
  end)

  describe("for cqueues", function()
    if not has "cqueues" then return pending "needs cqueues" end
    local cqueues, adapter = require "cqueues", require "vastai.adapters.cqueues"
    local function run(functions)
      local loop = cqueues.new()
      for _, fn in ipairs(functions) do loop:wrap(fn) end
      assert(loop:loop())
    end
    common(adapter, run)

    it("does not block other coroutines", function()
      server:config { delay = 0.1 }
      local client, ticks, over = adapter.wrap(vast), 0, false
      run {
        function()
          client:show_user()
          over = true
        end,
        function()
          while not over do
            cqueues.sleep(0.005)
            ticks = ticks + 1
          end
        end,
      }
      assert.is_true(ticks >= 3, ticks)
    end)
  end)

  describe("for frames", function()
    local frame = require "vastai.adapters.frame"
    local function frames(limit)
      for _ = 1, limit do
        if frame.update() == 0 then return true end
        vastai.step(0.005)
      end
    end

    it("calls the function when a call has ended", function()
      local seen = {}
      for i = 1, 20 do frame.call(vast, "show_user", nil, function(user, err) seen[i] = user or err end) end
      assert.is_true(frames(2000 * standin.slow()))
      frame.update()
      assert.equal(20, #seen)
      assert.equal(4711, seen[20].id)
    end)

    it("never waits", function()
      server:fault { delay = 0.2, times = 1 }
      local user
      frame.call(vast, "show_user", nil, function(result) user = result end)
      for _ = 1, 5 do
        assert.is_true(calls.timed(frame.update) < calls.patience(0.05))
      end
      assert.is_nil(user)
      assert.is_true(frames(2000 * standin.slow()))
      frame.update()
      assert.equal(4711, user.id)
    end)

    it("calls the function for a cancelled call", function()
      server:fault { hang = 30 }
      local err
      local call = frame.call(vast, "show_user", nil, function(_, failure) err = failure end)
      frame.update()
      call:cancel()
      assert.is_true(frames(2000 * standin.slow()))
      frame.update()
      assert.equal("cancelled", err.kind)
    end)
  end)
end)
