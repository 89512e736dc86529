-- Spacing of calls after a 429 with a threshold: which calls are spaced, and for how long. The stand-in
-- measures the time between arrivals.

local calls = require "spec.support.calls"
local standin = require "spec.support.standin"

local THRESHOLD = 0.4
local TOO_FAST = "API requests too frequent: endpoint threshold=" .. THRESHOLD

local server, number

setup(function()
  server = standin.start()
  number = 0
end)
teardown(function() server:stop() end)
before_each(function()
  server:reset()
  collectgarbage() -- clients of earlier tests keep their spacing alive
  collectgarbage()
end)

-- A key that no other test uses, so that it has no spacing yet.
local function fresh_key()
  number = number + 1
  return assert(calls.client(server, { api_key = server.admin_key }):create_api_key { name = "pace " .. number }).key
end

-- Makes the client receive its first 429 on show_user; clears the recorded requests.
local function teach(vast, body)
  server:fault { path = "/users/current", times = 1, status = 429, body = body or TOO_FAST }
  assert(vast:show_user())
end

-- The last `count` times between arrivals at the path.
local function gaps_at(path, count)
  local times, gaps = {}, {}
  for _, request in ipairs(server:requests()) do
    if request.path:find(path, 1, true) then times[#times + 1] = request.time end
  end
  for i = #times - count + 1, #times do gaps[#gaps + 1] = times[i] - times[i - 1] end
  assert.equal(count, #gaps)
  return gaps
end

-- A request may arrive late and the next one not; the time between them is shorter then.
local function assert_spaced(gaps)
  local least = THRESHOLD - math.min(calls.patience(0.02), THRESHOLD / 2)
  for _, gap in ipairs(gaps) do assert.is_true(gap >= least and gap < calls.patience(8), gap) end
end

describe("after a 429 with a threshold", function()
  it("the retry and later calls of that endpoint are spaced by it", function()
    local vast <close> = calls.client(server, { api_key = fresh_key() })
    teach(vast)
    for _ = 1, 3 do assert(vast:show_user()) end
    assert_spaced(gaps_at("/users/current", 4))
  end)

  it("calls are spaced, but not before it", function()
    local vast <close> = calls.client(server, { api_key = fresh_key() })
    local took = calls.timed(function()
      for _ = 1, 10 do assert(vast:show_user()) end
    end)
    assert.is_true(took < 10 * THRESHOLD + calls.patience(1), took)
    assert.is_true(math.min(table.unpack(gaps_at("/users/current", 9))) < THRESHOLD)
  end)

  it("clients with the same key share the spacing", function()
    local key = fresh_key()
    local one <close> = calls.client(server, { api_key = key })
    local two <close> = calls.client(server, { api_key = key, server_url = server.h1_url })
    local three <close> = assert(one:with { user_agent = "three" })
    teach(one)
    assert(two:show_user())
    assert(three:show_user())
    assert_spaced(gaps_at("/users/current", 3))
  end)

  it("a client with pace = false neither waits nor adds spacing", function()
    local key = fresh_key()
    local hurried <close> = calls.client(server, { api_key = key, pace = false })
    local patient <close> = calls.client(server, { api_key = key })
    server:fault { path = "/users/current", times = 1, status = 429, body = "threshold=0.4" }
    assert(hurried:show_user())
    assert(patient:show_user())
    assert(patient:show_user())
    assert.is_true(gaps_at("/users/current", 1)[1] < THRESHOLD)
  end)
end)

-- The threshold is longer than the deadline: calls that are spaced fail, others succeed.
describe("a long threshold", function()
  local function taught(options)
    local vast = calls.client(server, { api_key = fresh_key(), retry = 1 })
    server:fault { path = "/users/current", times = 1, status = 429, body = "threshold=50" }
    assert.equal("rate_limit", select(2, vast:show_user()).kind)
    local bounded = assert(vast:with(options or { deadline = 0.3 }))
    return bounded, vast
  end

  it("delays that endpoint: the deadline ends the call, and nothing is sent", function()
    local bounded, vast = taught()
    local before = #server:requests()
    local took, user, err = calls.timed(function() return bounded:show_user() end)
    assert.is_nil(user)
    assert.same({ "timeout", 0, true }, { err.kind, err.attempts, err.retryable })
    assert.truthy(err.message:find("rate limited", 1, true))
    assert.equal(before, #server:requests())
    assert.is_true(took < calls.patience(8), took)
    vast:close()
  end)

  it("does not delay other endpoints, paths or verbs", function()
    local bounded, vast = taught { deadline = calls.patience(10) }
    assert(bounded:show_api_keys())
    assert(bounded:show_instance(26117040))
    local made = assert(bounded:create_api_key { name = "x" })
    assert(bounded:delete_api_key(made.id))
    vast:close()
  end)

  it("does not delay calls with another key", function()
    local bounded, vast = taught()
    local other <close> = calls.client(server, { deadline = calls.patience(10) })
    assert(other:show_user())
    assert.equal("timeout", select(2, bounded:show_user()).kind)
    vast:close()
  end)

  it("applies to a client with pace after one without", function()
    local bounded, vast = taught()
    local free <close> = assert(bounded:with { pace = false, deadline = calls.patience(10) })
    assert(free:show_user())
    assert.equal("timeout", select(2, bounded:show_user()).kind)
    vast:close()
  end)

  it("is dropped with the last client of that key", function()
    local key = fresh_key()
    local function meet()
      local vast <close> = calls.client(server, { api_key = key, retry = 1, deadline = calls.patience(10) })
      return vast:show_user()
    end
    server:fault { path = "/users/current", times = 1, status = 429, body = "threshold=50" }
    assert.equal("rate_limit", select(2, meet()).kind)
    collectgarbage() -- a finished call holds its key until it is collected
    collectgarbage()
    assert.equal(4711, assert(meet()).id)
  end)

  it("does not count towards timeout, which begins when the call may be sent", function()
    local vast <close> = calls.client(server, { api_key = fresh_key(), retry = 1 })
    local wait = calls.patience(1)
    server:fault { path = "/users/current", times = 1, status = 429, body = "threshold=" .. wait }
    assert.equal("rate_limit", select(2, vast:show_user()).kind)
    local short <close> = assert(vast:with { timeout = wait * 0.6 })
    assert.equal(4711, assert(short:show_user()).id)
    assert.is_true(gaps_at("/users/current", 1)[1] >= wait - 0.02)
  end)
end)

describe("a 429 that only has Retry-After", function()
  it("does not space later calls", function()
    for _, fault in ipairs { { headers = { ["Retry-After"] = "50" }, body = "" }, { body = '{"retry_after":50}' } } do
      server:reset()
      local vast <close> = calls.client(server, { api_key = fresh_key(), retry = 1, deadline = calls.patience(10) })
      fault.path, fault.times, fault.status = "/users/current", 1, 429
      server:fault(fault)
      assert.equal(50, select(2, vast:show_user()).retry_after)
      assert.equal(4711, assert(vast:show_user()).id)
    end
  end)
end)
