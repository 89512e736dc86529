-- Calls in tasks: every method yields inside a task and only there. With blocking(false) a blocking call
-- raises, so a method that succeeds in a task has not blocked.

local calls = require "spec.support.calls"
local expect = require "spec.support.expect"
local files = require "spec.support.files"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local USER = "me@example.com"

describe("calls in tasks", function()
  local server, vast

  setup(function() server = standin.start() end)
  teardown(function() server:stop() end)
  before_each(function()
    server:reset()
    vast = calls.client(server)
    vastai.blocking(true)
  end)
  after_each(function()
    vastai.blocking(true)
    vastai.on_error(function() end)
    vast:close()
    vastai.run()
    vastai.on_error(nil)
  end)

  local function email(client) return assert((client or vast):show_user()).email end

  -- Runs fn in a task while another task counts. Raises if fn blocks; returns the results of fn.
  local function in_task(fn, ...)
    local beats, args = 0, table.pack(...)
    local pulse = vastai.spawn(function()
      while true do
        vastai.sleep(0.002)
        beats = beats + 1
      end
    end)
    vastai.blocking(false)
    local results = table.pack(pcall(vastai.run, fn, table.unpack(args, 1, args.n)))
    vastai.blocking(true)
    pulse:cancel()
    vastai.run()
    if not results[1] then error(results[2], 0) end
    assert.is_true(beats > 0, "no other task ran")
    return table.unpack(results, 2, results.n)
  end

  describe("yield", function()
    it("in methods of one and of several requests", function()
      server:config { delay = 0.02 }
      assert.equal(USER, in_task(email))
      assert.equal(60, #in_task(function() return assert(vast:show_instances()) end))
      assert.equal(3, #server:requests() - 1)
    end)

    it("in the fallback of show_api_key", function()
      server:config { delay = 0.02 }
      local id = in_task(function() return assert(vast:create_api_key { name = "ci" }).id end)
      server:fault { verb = "GET", path = "/api/v0/auth/apikeys/" .. id .. "/", status = 410, body = "{}" }
      assert.equal("ci", in_task(function() return assert(vast:show_api_key(id)).name end))
    end)

    it("in pages and each", function()
      server:config { delay = 0.02 }
      local rows, pages = 0, 0
      in_task(function()
        for row in vast:each("show_instances_v1", { limit = 25 }) do
          assert.is_number(row.id)
          rows = rows + 1
        end
        for page in vast:pages("show_instances_v1", { limit = 25 }) do pages = pages + (#page > 0 and 1 or 0) end
      end)
      assert.same({ 60, 3 }, { rows, pages })
    end)

    it("in wait_instance and destroy_and_verify", function()
      local id = in_task(function() return assert(vast:show_instances())[1].id end)
      local path = "/api/v0/instances/" .. id .. "/"
      server:fault { verb = "GET", path = path, times = 2, status = 200, delay = 0.01,
        body = { instances = { id = id, actual_status = "loading" } } }
      server:fault { verb = "GET", path = path, times = 1, status = 200,
        body = { instances = { id = id, actual_status = "running" } } }
      local instance = in_task(function() return assert(vast:wait_instance(id, { interval = 0.02 })) end)
      assert.equal("running", instance.actual_status)
      server:fault { verb = "GET", path = path, times = 1, status = 200, body = { instances = { id = id } } }
      assert.equal(2, in_task(function()
        return assert(vast:destroy_and_verify(id, { interval = 0.02 })).attempts
      end))
    end)

    it("in followed logs", function()
      local id = assert(vast:show_instances())[1].id
      server:config { delay = 0.01 }
      local lines = in_task(function()
        local n = 0
        for line in vast:each("logs", { id = id, tail = 3, interval = 0.02 }) do
          assert.is_string(line)
          n = n + 1
          if n == 3 then break end
        end
        return n
      end)
      assert.equal(3, lines)
    end)

    it("in retries, so that a back-off does not block other tasks", function()
      server:fault { path = "/api/v0/users/current", status = 503, times = 1, headers = { ["Retry-After"] = "1" } }
      local order = {}
      local slow = vastai.spawn(function()
        local text = "slow " .. email()
        order[#order + 1] = text
      end)
      vastai.spawn(function()
        vastai.sleep(0.1)
        for _ = 1, 3 do assert(vast:show_instances()) end
        order[#order + 1] = "fast"
      end)
      vastai.run()
      assert.equal("done", slow:status())
      assert.same({ "fast", "slow " .. USER }, order)
    end)

    it("in workers and their revocation on close", function()
      server:config { delay = 0.02 }
      local id = in_task(function()
        local worker <close> = assert(vast:worker { name = "w", revoke_on_close = true,
          permissions = { api = { misc = {}, user_read = {}, instance_read = {} } } })
        assert(worker:show_instances())
        return worker:key().id
      end)
      expect.fails("not_found", vast:show_api_key(id))
      in_task(function()
        local worker = assert(vast:worker { name = "w", revoke_on_close = true, permissions = { api = { misc = {} } } })
        assert.is_true(worker:close())
        worker = assert(vast:worker { name = "w", revoke_on_close = true, permissions = { api = { misc = {} } } })
        server:fault { verb = "DELETE", status = 403, body = "{}" }
        expect.fails("permission", worker:close())
      end)
    end)

    it("in rent", function()
      server:config { delay = 0.02 }
      local instance = in_task(function()
        return assert(vast:rent { query = "num_gpus>=1", max_price = 1000, image = "x", disk = 10 })
      end)
      assert.is_number(instance.id)
    end)

    it("in pcall, xpcall, iterators, metamethods and closers", function()
      server:config { delay = 0.01 }
      local seen = {}
      local function see(text) seen[#seen + 1] = text end
      in_task(function()
        assert.same({ true, USER }, { pcall(email) })
        assert.same({ true, USER }, { xpcall(email, debug.traceback) })
        local ok, err = pcall(function() error(email(), 0) end)
        assert.same({ false, USER }, { ok, err })
        for text in function(_, last) return not last and email() or nil end do see(text) end
        local object = setmetatable({}, { __index = function() return email() end,
          __add = email and function() return email() end, __call = function() return email() end,
          __lt = function() return email() == USER end, __concat = function() return email() end })
        see(object.field)
        see(object + 1)
        see(object())
        see(tostring(object < object))
        see(object .. "x")
        do
          local _ <close> = setmetatable({}, { __close = function() see(email()) end })
        end
        pcall(function()
          local _ <close> = setmetatable({}, { __close = function(_, e) see(e .. " " .. email()) end })
          error("raised", 0)
        end)
      end)
      assert.same({ USER, USER, USER, USER, "true", USER, USER, "raised " .. USER }, seen)
    end)
  end)

  -- Each runs fn where it cannot yield, and returns its results.
  local elsewhere = {
    ["a coroutine of the user's"] = function(fn) return coroutine.wrap(fn)() end,
    ["a coroutine in a coroutine"] = function(fn)
      return coroutine.wrap(function() return coroutine.wrap(fn)() end)()
    end,
    ["a sort"] = function(fn)
      local got
      table.sort({ 1, 2 }, function()
        got = got or table.pack(fn())
        return false
      end)
      return got[1], got[2]
    end,
    ["a gsub"] = function(fn)
      local got
      string.gsub("x", "x", function() got = table.pack(fn()) end)
      return got[1], got[2]
    end,
    ["a metamethod that C calls"] = function(fn)
      local got
      tostring(setmetatable({}, { __tostring = function() got = table.pack(fn()) return "" end }))
      return got[1], got[2]
    end,
    ["load's reader"] = function(fn)
      local got
      load(function() if not got then got = table.pack(fn()) return "" end end)
      return got[1], got[2]
    end,
  }

  for what, apply in pairs(elsewhere) do
    it("block in " .. what .. ", or raise there after blocking(false)", function()
      local other_ran = false
      local got = vastai.run(function()
        vastai.spawn(function() other_ran = true end)
        local result = apply(email)
        assert.is_false(other_ran, "a task ran inside another task")
        assert.equal(USER, apply(email))
        assert.equal(USER, email()) -- yields again here
        return result
      end)
      assert.equal(USER, got)
      assert.is_true(other_ran)
      vastai.run(function()
        vastai.blocking(false)
        apply(function()
          expect.raises(function() local _ = vast:show_user() end, "would block")
          expect.raises(function() vastai.sleep(0.01) end, "would block")
          expect.raises(function() local _ = vast:each "show_instances_v1" () end, "would block")
        end)
        assert.equal(USER, email())
      end)
      assert.equal(4, #server:requests())
    end)
  end

  it("outside tasks raise after blocking(false), at the caller's line, and send nothing", function()
    vastai.blocking(false)
    expect.raises(function() local _ = vast:show_user() end, "would block")
    expect.raises(function() vast:create_api_key { name = "x" } end, "would block")
    local call = vast:start "show_user"
    while not call:done() do vastai.step(0.01) end
    assert.equal(USER, call:result().email)
    local pretended = expect.client { { 200, '{"id":1}' } }
    assert.equal(1, pretended:show_user().id) -- a transport callback never blocks
    vastai.blocking(true)
    assert.equal(USER, email())
    assert.equal(2, #server:requests())
  end)

  it("outside tasks resume no task, but transfer data of their calls", function()
    server:fault { path = "/slow", delay = 0.05, status = 200, body = "[1]" }
    local got
    local task = vastai.spawn(function() got = assert(vast:request("GET", "/slow")) end)
    vastai.step(0)
    for _ = 1, 20 do assert.equal(USER, email()) end
    vastai.sleep(0.1 * calls.patience(1))
    assert.is_nil(got)
    assert.equal("waiting", task:status())
    vastai.step(0) -- the answer is complete; only the task must be resumed
    assert.same({ 1 }, got)
  end)

  it("run concurrently", function()
    server:config { delay = 0.1 }
    email()
    local took = calls.timed(function()
      local tasks = {}
      for i = 1, 50 do tasks[i] = vastai.spawn(email) end
      for i = 1, 50 do assert.equal(USER, tasks[i]:wait()) end
    end)
    assert.is_true(took < calls.patience(2), "took " .. took)
  end)

  it("respect timeout, deadline and stall_timeout", function()
    server:fault { path = "/api/v0/users/current", hang = 60 }
    local function limited(name, options)
      local took, _, err = calls.timed(function()
        local client <close> = vast:with(options)
        return vastai.run(function() return client:show_user() end)
      end)
      expect.fails("timeout", nil, err)
      assert.is_true(took >= 0.15 and took < calls.patience(2), name .. " took " .. took)
    end
    limited("timeout", { timeout = 0.2 })
    limited("deadline", { deadline = 0.2 })
    limited("stall_timeout", { stall_timeout = 0.2, retry = 1 })
  end)

  it("end with `closed` if their client is closed, or `ambiguous` if it may have been processed", function()
    server:fault { path = "/api/v0/users/current", hang = 60 }
    server:fault { path = "/api/v0/auth/apikeys/", hang = 60 }
    local other = vast:with {}
    local reading = vastai.spawn(function() return vast:show_user() end)
    local making = vastai.spawn(function() return vast:create_api_key { name = "x" } end)
    local others = vastai.spawn(function() return other:show_instances() end)
    while #server:requests() < 3 do vastai.step(0.02) end
    local later = vastai.spawn(function() return vast:show_user() end)
    vast:close()
    assert.equal("waiting", making:status())
    expect.fails("closed", reading:wait())
    local err = expect.fails("ambiguous", making:wait())
    assert.equal("show_api_keys", err.lookup)
    assert.equal(60, #assert(others:wait()))
    local ok, message = pcall(later.wait, later)
    assert.is_false(ok)
    expect.contains("closed client", message)
  end)

  it("keep memory flat over 20,000 of them", function()
    server:config { record = false }
    local client <close> = vastai.new { api_key = server.admin_key, server_url = server.http_url, pace = false }
    local total, done = math.ceil(20000 / standin.slow()), 0
    local function calls_of(n)
      local list = {}
      for i = 1, n do list[i] = i end
      local _, failed = vastai.map(list, function() return client:show_user() end, { concurrency = 64 })
      assert.equal(0, #failed, failed[1] and tostring(failed[1].err))
      done = done + n
      collectgarbage()
      collectgarbage()
    end
    local function figures()
      local resident = files.read("/proc/self/status"):match "VmRSS:%s*(%d+)"
      return collectgarbage "count", tonumber(resident)
    end
    for _ = 1, 5 do calls_of(total // 10) end -- pools and caches fill
    local lua, resident = figures()
    for _ = 1, 5 do calls_of(total // 10) end
    local lua_after, resident_after = figures()
    assert.is_true(done >= 0.9 * total)
    assert.is_true(lua_after - lua < 50, ("Lua: %.1f KiB of growth"):format(lua_after - lua))
    if standin.slow() == 1 then
      assert.is_true(resident_after - resident < 4096, ("%d KiB of growth"):format(resident_after - resident))
    end
  end)
end)
