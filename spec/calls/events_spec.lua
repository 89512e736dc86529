-- The callback on_event: one table for each attempt, with secrets masked. Its errors do not affect the
-- result.

local calls = require "spec.support.calls"
local child = require "spec.support.child"
local expect = require "spec.support.expect"
local standin = require "spec.support.standin"

local KEY = "key-for-these-tests-0001"

-- A client with these answers, and the list of its events.
local function listening(answers, options)
  local events, all = {}, { api_key = KEY }
  for name, value in pairs(options or {}) do all[name] = value end
  function all.on_event(event) events[#events + 1] = event end
  return expect.client(answers, all), events
end

local function column(events, field)
  local list = {}
  for i, event in ipairs(events) do list[i] = event[field] == nil and "-" or event[field] end
  return list
end

describe("on_event", function()
  it("receives each attempt, in order", function()
    local vast, events = listening { { 503, "{}" }, { 429, "{}", { ["Retry-After"] = "2" } }, { 200, '{"id": 1}' } }
    assert(vast:show_user())
    assert.same({ 1, 2, 3 }, column(events, "attempt"))
    assert.same({ 503, 429, 200 }, column(events, "status"))
    assert.same({ "server", "rate_limit", "-" }, column(events, "kind"))
    assert.same({ true, true, false }, column(events, "again"))
    assert.same({ "temporary failure", "the service asked to wait", "ok" }, column(events, "reason"))
    assert.is_true(events[1].delay < 0.15 and events[2].delay >= 2)
    assert.is_nil(events[3].delay)
    for _, event in ipairs(events) do
      assert.same({ "show_user", "GET", "https://console.vast.ai/api/v0/users/current" },
        { event.method, event.verb, event.url })
      assert.equal("float", math.type(event.seconds))
      assert.is_true(event.seconds >= 0)
    end
  end)

  it("receives each attempt of a call with many attempts", function()
    local vast, events = listening({ { 503, "{}" } }, { retry = 20, timeout = 1e6 })
    expect.fails("server", vast:show_user())
    assert.equal(20, #events)
    assert.same({ 1, 20 }, { events[1].attempt, events[20].attempt })
  end)

  it("receives each attempt over the network", function()
    local server <close> = standin.start()
    local events = {}
    local vast = calls.client(server, { retry = 9, on_event = function(event) events[#events + 1] = event end })
    server:fault { status = 503, body = "" }
    expect.fails("server", vast:show_user())
    assert.same({ 1, 2, 3, 4, 5, 6, 7, 8, 9 }, column(events, "attempt"))
  end)

  it("receives the reason why a call is not retried", function()
    local vast, events = listening { { nil, "timeout" } }
    expect.fails("ambiguous", vast:create_api_key("ci"))
    assert.same({ "it may have been done" }, column(events, "reason"))
    assert.same({ "ambiguous", "-", false }, { events[1].kind, events[1].status or "-", events[1].again })
    vast, events = listening { { 404, "{}" } }
    expect.fails("not_found", vast:request("GET", "/x"))
    assert.same({ "not a temporary failure" }, column(events, "reason"))
    vast, events = listening({ { 503, "{}" } }, { retry = 1 })
    expect.fails("server", vast:show_user())
    assert.same({ "no attempts left" }, column(events, "reason"))
  end)

  it("receives every page and every request of one call", function()
    local server <close> = standin.start()
    local events = {}
    local vast = calls.client(server, { on_event = function(event) events[#events + 1] = event end })
    assert.equal(60, #assert(vast:show_instances()))
    assert.equal(3, #events)
    assert.same({ 1, 1, 1 }, column(events, "attempt"))
    assert.same({ 200, 200, 200 }, column(events, "status"))
  end)

  it("never receives the key", function()
    local vast, events = listening { { 200, '{"id": 1, "key": "new-key-0001"}' } }
    assert(vast:create_api_key { name = "ci", key_params = { note = KEY } })
    expect.fails("auth", (listening { { 401, "your key is " .. KEY } }):show_user())
    for name, value in pairs(events[1]) do
      expect.lacks(KEY, tostring(name) .. "=" .. tostring(value))
      expect.lacks("new-key", tostring(value))
    end
    vast, events = listening()
    vast:request("GET", "/x", { query = { api_key = KEY, q = KEY } })
    expect.lacks(KEY, events[1].url)
  end)

  it("that raises causes a warning and keeps the result", function()
    for _, what in ipairs { "'mine'", "{}", "nil", "setmetatable({}, { __tostring = function() error 'again' end })",
      "setmetatable({}, { __tostring = function() return 42 end })" } do
      local output, code = child.run(([[
        local vast = vastai.new {
          transport = function() return 200, '{"id": 1, "key": "new-key-0001"}' end,
          on_event = function() error(%s, 0) end,
        }
        print(vast:create_api_key("ci").key)
      ]]):format(what))
      assert.equal(0, code, output)
      expect.contains("new-key-0001\n", output)
      expect.contains("Lua warning: vastai: on_event failed", output)
      if what == "'mine'" then expect.contains("mine", output) end
    end
  end)

  it("that yields causes a warning and keeps the result", function()
    local vast = expect.client({ { 200, '{"id": 1}' } }, { on_event = function() coroutine.yield() end })
    local thread = coroutine.wrap(function() return assert(vast:show_user()).id end)
    assert.equal(1, thread())
  end)

  it("may call with the same client, and close it", function()
    local depth, seen = 0, {}
    local vast
    vast = expect.client({ { 200, '{"id": 1}' } }, { on_event = function(event)
      seen[#seen + 1] = event.method
      if depth > 0 then return end
      depth = 1
      local id = assert(vast:verify()).id
      seen[#seen + 1] = id
      vast:close()
    end })
    assert.equal(1, assert(vast:show_user()).id)
    assert.same({ "show_user", "verify", 1 }, seen)
  end)
end)
