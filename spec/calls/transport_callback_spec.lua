-- The callback transport: answers in place of the network, for tests of users.

local calls = require "spec.support.calls"
local child = require "spec.support.child"
local expect = require "spec.support.expect"
local vastai = require "vastai"

describe("transport", function()
  it("receives every field of the request", function()
    local vast, requests = expect.client()
    assert(vast:request("POST", "/api/v0/x%20y/", {
      query = { q = "a b&c=d", n = 5, t = { 1, "ż" } }, json = { a = 1 },
    }))
    assert.same({ method = "request", verb = "POST", path = "/api/v0/x%20y/", attempt = 1, json = { a = 1 },
      query = { q = "a b&c=d", n = "5", t = '[1,"ż"]' } }, requests[1])
    assert(vast:show_user())
    assert.same({ method = "show_user", verb = "GET", path = "/api/v0/users/current", query = {}, attempt = 1 },
      requests[2])
    vast:delete_api_key(42)
    assert.same({ "DELETE", "/api/v0/auth/apikeys/42/", {} }, { requests[3].verb, requests[3].path, requests[3].json })
  end)

  it("receives the path without the prefix of the server", function()
    local vast, requests = expect.client(nil, { server_url = "https://one.example/behind/a/gateway" })
    assert(vast:show_user())
    assert.equal("/api/v0/users/current", requests[1].path)
  end)

  it("does not receive the key", function()
    local vast, requests = expect.client(nil, { api_key = "key-for-these-tests-0001" })
    assert(vast:show_user())
    expect.lacks("key-for", assert(require "cjson".encode(requests[1])))
  end)

  it("receives JSON of any depth that can be sent", function()
    local deep = { 1 }
    for _ = 1, 95 do deep = { deep } end
    local vast, requests = expect.client()
    assert(vast:request("POST", "/x", { json = deep }))
    assert.equal(1, requests[1].attempt)
    assert.is_table(requests[1].json)
  end)

  it("may return the body as text or as a table, which is encoded", function()
    local vast = expect.client {
      { 200, '{"id": 1}' }, { 200, { id = 2, list = { 1, 2 }, big = 9007199254740993 } },
      { 200, vastai.array {} }, { 200, {} }, { 200, 5 } }
    assert.same({ id = 1 }, (vast:show_user()))
    assert.same({ id = 2, list = { 1, 2 }, big = 9007199254740993 }, (vast:show_user()))
    assert.same({}, (vast:request("GET", "/x")))
    assert.same({}, (vast:request("GET", "/x")))
    assert.equal(5, (vast:request("GET", "/x")))
  end)

  it("may return a status, with the same effect as one of the service", function()
    for status, kind in pairs { [401] = "auth", [403] = "permission", [404] = "not_found", [410] = "gone",
      [409] = "conflict", [400] = "invalid", [429] = "rate_limit", [500] = "server", [302] = "server" } do
      local vast = expect.client { { status, { success = false, msg = "no" } } }
      local err = expect.fails(kind, vast:show_user())
      assert.equal(status, err.status)
    end
    expect.fails("decode", (expect.client { { 200 } }):show_user())
    expect.fails("decode", (expect.client { { 200, "" } }):show_user())
    expect.fails("invalid", (expect.client { { 200, { success = false, msg = "no" } } }):show_user())
  end)

  it("may return nil and a word, for an error of that kind", function()
    local ways = { timeout = "timeout", tls = "tls", unreachable = "network", network = "network",
      too_large = "too_large", ["the cable was cut"] = "network" }
    for word, kind in pairs(ways) do
      local vast = expect.client { { nil, word } }
      local err = expect.fails(kind, vast:show_user())
      assert.is_nil(err.status)
    end
    local cut = expect.client { { nil, "the cable was cut" } }
    expect.contains("the cable was cut", tostring(select(2, cut:show_user())))
  end)

  it("never causes a call that costs money to be repeated", function()
    for word, attempts in pairs { timeout = 1, network = 1, unreachable = 3 } do
      local vast, requests = expect.client { { nil, word } }
      local err = select(2, vast:create_api_key("ci"))
      assert.equal(attempts, #requests, word)
      assert.equal(attempts == 1 and "ambiguous" or "network", err.kind)
    end
    local vast, requests = expect.client { { 429, "{}" }, { 503, "{}" } }
    expect.fails("ambiguous", vast:create_api_key("ci"))
    assert.equal(2, #requests)
  end)

  it("makes retry delays take no real time", function()
    for _, name in ipairs { "Retry-After", "retry-after" } do
      local vast, requests = expect.client { { 429, "{}", { [name] = "30" } }, { 503, "{}", { [name] = 30 } },
        { 200, '{"id": 1}' } }
      local took, user = calls.timed(function() return vast:show_user() end)
      assert.same({ 1, 3 }, { user.id, #requests })
      assert.is_true(took < calls.patience(1), "took " .. took)
      assert.same({ 1, 2, 3 }, { requests[1].attempt, requests[2].attempt, requests[3].attempt })
    end
    local vast, requests = expect.client({ { 429, "{}", { ["Retry-After"] = "300" } } }, { retry = 5 })
    local err = expect.fails("rate_limit", vast:show_user())
    assert.same({ 1, 300 }, { #requests, err.retry_after })
  end)

  it("raises errors of the function, and an error for an invalid answer", function()
    local problem = { "mine" }
    local ok, raised = pcall(function() return (expect.client { function() error(problem) end }):show_user() end)
    assert.is_false(ok)
    assert.equal(problem, raised)
    for _, status in ipairs { 42, 600, "OK", true, {} } do
      local vast = expect.client { { status, "{}" } }
      ok, raised = pcall(vast.show_user, vast)
      assert.is_false(ok)
      expect.contains("transport", raised)
    end
    for part, answer in pairs {
      ["transport returned nothing: a status and a body expected, or nil and a word"] = {},
      ["transport: the body is a text or a table, not a function"] = { 200, print },
      ["transport: the body is a text or a table, not a thread"] = { 200, coroutine.create(print) },
      ["transport: it must return an HTTP status, or nil and a word"] = { "OK" },
    } do
      local vast = expect.client { answer }
      expect.raises(function() local _ = vast:show_user() end, part)
    end
    local null = expect.client { { 200, vastai.null } }
    assert.equal(vastai.null, (null:request("GET", "/x")))
    local cycle = {}
    cycle.me = cycle
    ok, raised = pcall(function() return (expect.client { { 200, cycle } }):show_user() end)
    assert.is_false(ok)
    expect.contains("body", raised)
  end)

  it("leaves the client usable after an error", function()
    local vast = expect.client { function() error "once" end, { 200, '{"id": 1}' } }
    for _ = 1, 3 do
      local ok, user = pcall(vast.show_user, vast)
      if ok then assert.equal(1, user.id) end
    end
    collectgarbage()
    assert.equal(1, assert(vast:show_user()).id)
  end)

  it("works inside a coroutine, but may not yield", function()
    local vast = expect.client { { 200, '{"id": 1}' } }
    local thread = coroutine.wrap(function()
      local user = assert(vast:show_user())
      coroutine.yield(user.id)
      return assert(vast:show_user()).id
    end)
    assert.same({ 1, 1 }, { thread(), thread() })
    local yielding = expect.client { function() return coroutine.yield() end }
    local other = coroutine.create(function() return yielding:show_user() end)
    local ok, message = coroutine.resume(other)
    assert.is_false(ok)
    expect.contains("yield", tostring(message))
  end)

  it("may call with the same client", function()
    local vast
    vast = expect.client { function(request)
      if request.method == "show_user" then return 200, { id = #assert(vast:show_api_keys()) } end
      return 200, { apikeys = { {}, {} } }
    end }
    assert.equal(2, assert(vast:show_user()).id)
  end)

  it("limits the body by max_response", function()
    local vast = expect.client({ { 200, '{"x":"' .. ("x"):rep(92) .. '"}' } }, { max_response = 100 })
    assert(vast:show_user())
    expect.fails("too_large", vast:with { max_response = 99 }:show_user())
  end)

  it("needs no key, file, home directory or network", function()
    local output, code = child.run [[
      local vast = vastai.new { transport = function(req) return 200, { id = 1, path = req.path } end }
      print(vast:show_user().id, vast:credentials().source, vast)
    ]]
    assert.same({ "1\tnone\tvastai client (https://console.vast.ai, no key)\n", 0 }, { output, code })
    output = child.run([[
      local vast = vastai.new { transport = function() return 401, "{}" end }
      print(select(2, vast:show_user()).kind, vast:credentials().source)
    ]], { VAST_API_KEY = "variable-key-0004" })
    assert.equal("auth\tnone\n", output)
  end)
end)
