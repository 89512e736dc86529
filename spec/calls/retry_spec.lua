-- Retries: of which calls, how many and when. The stand-in counts arrivals and the time between them. Time
-- limits are in retry_limits_spec.lua, spacing of calls in pace_spec.lua.

local calls = require "spec.support.calls"
local standin = require "spec.support.standin"

local server

setup(function() server = standin.start() end)
teardown(function() server:stop() end)
before_each(function() server:reset() end)

-- Without pace, so that the tests do not delay each other.
local function show_user(options)
  local all = { pace = false }
  for name, value in pairs(options or {}) do all[name] = value end
  local vast <close> = calls.client(server, all)
  return vast:show_user()
end

local function arrivals() return #server:requests() end

describe("an answer with status", function()
  for _, status in ipairs { 429, 502, 503, 504 } do
    it(status .. " is retried up to three attempts", function()
      server:fault { status = status, body = "" }
      local user, err = show_user()
      assert.is_nil(user)
      assert.same({ status, 3, true }, { err.status, err.attempts, err.retryable })
      assert.equal(3, arrivals())
    end)

    it(status .. " is no error if the retry succeeds", function()
      server:fault { status = status, body = "", times = 2 }
      assert.equal(4711, assert(show_user()).id)
      assert.equal(3, arrivals())
    end)
  end

  for _, status in ipairs { 301, 302, 307, 308, 400, 401, 403, 404, 405, 409, 410, 418, 422, 500, 501, 505 } do
    it(status .. " is not retried", function()
      server:fault { status = status, body = "" }
      local user, err = show_user()
      assert.is_nil(user)
      assert.same({ status, 1, false }, { err.status, err.attempts, err.retryable })
      assert.equal(1, arrivals())
    end)
  end
end)

describe("a transport failure", function()
  local failures = {
    { "a closed connection", { close = true } },
    { "a reset connection", { close = "reset" } },
    { "an ended stream", { close = "stream" } },
    { "a truncated body", { status = 200, body = '{"id":1234567}', close_after = 4 } },
    { "an answer that does not begin", { hang = 60 }, { stall_timeout = 0.3 } },
  }
  for _, failure in ipairs(failures) do
    for _, port in ipairs { "url", "h1_url" } do
      it("is retried over " .. port .. ": " .. failure[1], function()
        local fault = { times = 2 }
        for name, value in pairs(failure[2]) do fault[name] = value end
        server:fault(fault)
        local options = { server_url = server[port] }
        for name, value in pairs(failure[3] or {}) do options[name] = calls.patience(value) end
        assert.equal(4711, assert(show_user(options)).id)
        assert.equal(3, arrivals())
      end)
    end
  end
end)

describe("an answer that cannot be decoded", function()
  it("is not retried", function()
    for _, body in ipairs { "", "<html>", '{"id":' } do
      server:reset()
      server:fault { status = 200, body = body }
      local user, err = show_user()
      assert.is_nil(user)
      assert.same({ "decode", 1, 1 }, { err.kind, err.attempts, arrivals() })
    end
  end)
end)

describe("the option retry", function()
  for given, attempts in pairs { [0] = 1, [1] = 1, [2] = 2, [5] = 5 } do
    it(("= %d means %d attempts"):format(given, attempts), function()
      server:fault { status = 503, body = "" }
      local user, err = show_user { retry = given }
      assert.is_nil(user)
      assert.same({ attempts, attempts }, { err.attempts, arrivals() })
    end)
  end

  it("counts failures of all kinds together", function()
    server:fault {
      { times = 1, close = true }, { times = 1, status = 429, body = "" }, { times = 1, status = 502, body = "" },
    }
    assert.equal(4711, assert(show_user { retry = 4 }).id)
    assert.equal(4, arrivals())
  end)
end)

describe("the delay before a retry", function()
  -- The events of every attempt, with a service that always fails.
  local function events(attempts, fault)
    local list = {}
    server:fault(fault or { status = 503, body = "" })
    show_user { retry = attempts, on_event = function(event) list[#list + 1] = event end }
    return list
  end

  it("grows, with full jitter", function()
    local delays, bound = {}, 0.15
    for attempt, event in ipairs(events(6)) do
      assert.same({ attempt, 503, "server", attempt < 6 },
        { event.attempt, event.status, event.kind, event.again })
      if event.again then
        assert.is_true(event.delay >= 0 and event.delay < bound, event.delay)
        delays[attempt], bound = event.delay / bound, bound * 1.5
      end
    end
    assert.equal(5, #delays)
    assert.is_true(math.max(table.unpack(delays)) - math.min(table.unpack(delays)) > 0.001)
  end)

  it("elapses between the attempts", function()
    local list = events(5)
    for i, gap in ipairs(calls.gaps(server)) do assert.is_true(gap >= list[i].delay - 0.02, gap) end
  end)

  it("has a reason in the event", function()
    local list = events(2)
    assert.same({ "temporary failure", "no attempts left" }, { list[1].reason, list[2].reason })
    server:reset()
    assert.equal("the service asked to wait", events(2, { status = 429, body = "threshold=0.01" })[1].reason)
    server:reset()
    assert.equal("not a temporary failure", events(2, { status = 404, body = "" })[1].reason)
  end)
end)

describe("a delay that the service requests", function()
  local asking = {
    { "Retry-After", 1, headers = { ["Retry-After"] = "1" } },
    { "Retry-After with a fraction", 0.4, headers = { ["Retry-After"] = "0.4" } },
    { "threshold", 0.4, body = "API requests too frequent: endpoint threshold=0.4" },
    { "threshold in JSON", 0.4, body = '{"success":false,"msg":"API requests too frequent: endpoint threshold=0.4"}' },
    { "retry_after", 0.4, body = '{"detail":"API requests too frequent","retry_after":0.4}' },
    { "retry_after as text", 0.4, body = '{"detail":"API requests too frequent","retry_after":"0.4"}' },
    { "the longer of header and body", 0.6, headers = { ["Retry-After"] = "0.2" }, body = "threshold=0.6" },
    { "the longer of body and header", 0.6, headers = { ["Retry-After"] = "0.6" }, body = "threshold=0.2" },
    { "Retry-After of a 503", 0.4, status = 503, headers = { ["Retry-After"] = "0.4" } },
  }
  for _, row in ipairs(asking) do
    it("is obeyed: " .. row[1], function()
      server:fault { times = 1, status = row.status or 429, headers = row.headers, body = row.body or "" }
      assert.equal(4711, assert(show_user()).id)
      local gap = calls.gaps(server)[1]
      assert.is_true(gap >= row[2] - 0.02 and gap < row[2] + calls.patience(5), gap)
    end)
  end

  it("may be a date", function()
    local date = os.date("!%a, %d %b %Y %H:%M:%S GMT", os.time() + 2)
    server:fault { times = 1, status = 503, headers = { ["Retry-After"] = date }, body = "" }
    assert.equal(4711, assert(show_user()).id)
    local gap = calls.gaps(server)[1]
    assert.is_true(gap > 0.5 and gap < 2 + calls.patience(5), gap)
  end)

  it("is ignored if it is invalid", function()
    for _, value in ipairs { "soon", "-1", "" } do
      server:reset()
      server:fault { times = 1, status = 503, headers = { ["Retry-After"] = value }, body = "" }
      assert.equal(4711, assert(show_user()).id)
      assert.is_true(calls.gaps(server)[1] < calls.patience(5))
    end
  end)
end)
