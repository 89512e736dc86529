-- vast:request: any route, with the authentication, retries and errors of the methods.

local calls = require "spec.support.calls"
local expect = require "spec.support.expect"
local standin = require "spec.support.standin"

describe("vast:request", function()
  local server, vast

  setup(function() server = standin.start() end)
  teardown(function() server:stop() end)
  before_each(function()
    server:reset()
    vast = calls.client(server)
  end)

  local function refused(fn, part)
    expect.raises(fn, part)
    assert.equal(0, server:stats().requests)
  end

  it("sends every verb, the key, and JSON if there is a body", function()
    server:fault { status = 200, body = { ok = true } }
    for i, verb in ipairs { "GET", "POST", "PUT", "DELETE", "PATCH" } do
      assert.same({ ok = true }, (vast:request(verb, "/api/v0/some/thing")))
      local arrived = server:requests()[i]
      assert.same({ verb, "/api/v0/some/thing", verb ~= "GET" and "{}" or nil },
        { arrived.method, arrived.raw_target, arrived.body })
      assert.equal("Bearer " .. server.admin_key, arrived.headers.authorization)
      assert.equal(verb ~= "GET" and "application/json" or nil, arrived.headers["content-type"])
    end
    assert(vast:request("POST", "/x", { json = { a = 1, b = {} } }))
    assert.same({ a = 1, b = {} }, server:requests()[6].json)
  end)

  it("returns the answer in the same form as a method", function()
    assert.equal("me@example.com", assert(vast:request("GET", "/api/v0/users/current")).email)
    local keys = assert(vast:request("GET", "/api/v0/auth/apikeys/")).apikeys
    assert.same({ 99, "integer" }, { keys[1].id, math.type(keys[1].id) })
    local created = assert(vast:request("POST", "/api/v0/auth/apikeys/", { json = { name = "ci" } }))
    assert.same({ success = true, msg = "Successfully Deleted API Key" },
      (vast:request("DELETE", ("/api/v0/auth/apikeys/%d/"):format(created.id))))
  end)

  it("returns the same errors, with the scope of the route", function()
    local err = expect.fails("not_found", vast:request("GET", "/api/v0/no/such/route"))
    assert.same({ "request", "GET", "/api/v0/no/such/route", 404 }, { err.method, err.verb, err.path, err.status })
    err = expect.fails("permission", vast:with_key(server.scoped_key):request("DELETE", "/api/v0/auth/apikeys/99/"))
    expect.contains("user_write", err.hint)
    err = expect.fails("auth", vast:with_key("wrong-key-0001"):request("GET", "/api/v0/users/current/"))
    expect.contains("user_read", err.hint)
  end)

  it("appends the query to the path: strings unchanged, other values as JSON", function()
    server:fault { status = 200, body = "{}" }
    local query = { q = "a b&c=d?#ż", n = 5, f = 0.5, yes = true, list = { 1, "x" }, map = { a = {} }, ["x y"] = "1" }
    assert(vast:request("GET", "/x", { query = query }))
    assert.same({ q = "a b&c=d?#ż", n = "5", f = "0.5", yes = "true", list = '[1,"x"]', map = '{"a":{}}',
      ["x y"] = "1" }, server:requests()[1].query)
    assert(vast:request("GET", "/x", { query = {} }))
    assert.equal("/x", server:requests()[2].raw_target)
    assert(vast:request("PUT", "/x", { query = { a = "1" }, json = { b = 2 } }))
    assert.same({ { a = "1" }, { b = 2 } }, { server:requests()[3].query, server:requests()[3].json })
  end)

  it("retries a GET after a temporary failure", function()
    server:fault { status = 503, body = "", times = 2 }
    assert.equal(4711, assert(vast:request("GET", "/api/v0/users/current/")).id)
    assert.equal(3, server:stats().requests)
  end)

  it("does not retry other verbs if the request may have arrived", function()
    for _, verb in ipairs { "POST", "PUT", "DELETE", "PATCH" } do
      server:reset()
      server:fault { status = 503, body = "" }
      local err = expect.fails("ambiguous", vast:request(verb, "/api/v0/some/thing"))
      assert.same({ 1, 1 }, { err.attempts, server:stats().requests })
      assert.is_false(err.retryable)
    end
    server:reset()
    server:fault { close = true }
    expect.fails("ambiguous", vast:request("POST", "/api/v0/some/thing"))
    assert.equal(1, server:stats().requests)
    server:reset()
    server:fault { status = 429, body = "", times = 1 }
    expect.fails("not_found", vast:request("POST", "/api/v0/some/thing"))
    assert.equal(2, server:stats().requests)
  end)

  it("raises for an invalid verb", function()
    for _, verb in ipairs { "get", "HEAD", "FETCH", "", "GET /x", 5, true } do
      refused(function() vast:request(verb, "/x") end, "the verb must be GET, POST, PUT, DELETE or PATCH")
    end
    refused(function() vast:request() end, "the verb must be")
  end)

  it("raises for an invalid path", function()
    for _, path in ipairs { "", "x", "https://evil.example/", "//evil\0", 5, true } do
      refused(function() vast:request("GET", path) end, "the path must start with '/'")
    end
    refused(function() vast:request("GET") end, "the path must start with '/'")
    for _, path in ipairs { "/x?a=1", "/x#top", "/?" } do
      refused(function() vast:request("GET", path) end, "give query = { … }")
    end
    for _, path in ipairs { "/../x", "/a/../b", "/a/..", "/./a", "/a/.", "/a/%2e%2E/b", "/%2e" } do
      refused(function() vast:request("GET", path) end, "dot segments")
    end
    for _, path in ipairs { "/a b", "/a\nb", "/\127", "/ż", "/a\tb" } do
      refused(function() vast:request("GET", path) end, "percent-encoded ASCII")
    end
    server:fault { status = 200, body = "{}" }
    assert(vast:request("GET", "/a.b/..c/d../...%20%2F"))
    assert.equal("/a.b/..c/d../...%20%2F", server:requests()[1].raw_target)
  end)

  -- Paths that a proxy or a server may decode or truncate before it resolves them.
  it("raises for a path that could reach another route", function()
    for _, path in ipairs { "/a/..%2fb", "/a%2F..%2Fb", "/a/..%2F", "/a/%2e%2e/b", "/a/%2e./b", "/a/.%2E%2fb",
      "/a/..;/b", "/a/..;x=1/b", "/a/.;/b", "/a/..%3b/b", "/..;", "/a/%252e%252e/b", "/a/..%252fb", "/a/%25252e./b" } do
      refused(function() vast:request("GET", path) end, "the path must not contain dot segments")
    end
    for _, path in ipairs { "/a/..\\b", "/a\\b", "/a/..%5Cb", "/a%5cb", "/a%255cb" } do
      refused(function() vast:request("GET", path) end, "the path must not contain backslashes")
    end
    for _, path in ipairs { "/a%00", "/a%0d%0aX:1", "/a/..%09/b", "/a%7F", "/a%2500" } do
      refused(function() vast:request("GET", path) end, "the path must not contain control characters")
    end
    for _, path in ipairs { "/100%", "/a%2", "/a%zz" } do
      refused(function() vast:request("GET", path) end, "percent-encoded ASCII")
    end
    server:fault { status = 200, body = "{}" }
    for i, path in ipairs { "/a%2Fb", "/a;b/c", "/a..;/b", "/...;/b", "/a%25", "/100%25/b", "/%C5%BC", "/a%252Fb",
      "//a" } do
      assert(vast:request("GET", path))
      assert.equal(path, server:requests()[i].raw_target)
    end
  end)

  it("raises for invalid options", function()
    refused(function() vast:request("GET", "/x", "q=1") end, "options must be a table")
    refused(function() vast:request("GET", "/x", { qurey = {} }) end,
      "unknown option 'qurey' (it takes query and json)")
    refused(function() vast:request("GET", "/x", { { a = 1 } }) end, "unknown option")
    refused(function() vast:request("GET", "/x", { query = "a=1" }) end, "query must be a table")
    refused(function() vast:request("GET", "/x", { query = { "a" } }) end, "query goes by name")
    refused(function() vast:request("GET", "/x", { query = { a = 0 / 0 } }) end, "cannot send a as JSON")
    refused(function() vast:request("GET", "/x", { query = { a = print } }) end, "cannot send a as JSON: function")
    refused(function() vast:request("GET", "/x", { json = { a = 1 } }) end, "a GET carries no json")
    refused(function() vast:request("POST", "/x", { json = { a = { 1, nil, 2 } } }) end, "json.a[2]")
  end)

  it("raises for a request that is too large", function()
    refused(function() vast:request("GET", "/" .. ("x"):rep(100000)) end, "too large")
    refused(function() vast:request("GET", "/x", { query = { a = ("x"):rep(100000) } }) end, "too large")
    refused(function() vast:request("POST", "/x", { json = { ("x"):rep(20 << 20) } }) end, "too large")
    server:fault { status = 200, body = "{}" }
    assert(vast:request("POST", "/x", { json = { ("x"):rep(1 << 20) } }))
    assert.equal((1 << 20) + 4, #server:requests()[1].body)
  end)
end)
