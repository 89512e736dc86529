-- Every kind of fault that the stand-in can inject, over both protocols.

local cjson = require "cjson"
local curl = require "spec.standin.curl"
local standin = require "spec.support.standin"

local PARTIAL, EMPTY, RESET_READ, RESET_SEND, STREAM = 18, 52, 56, 55, 92

local server

setup(function() server = standin.start() end)
teardown(function() server:stop() end)
before_each(function() server:reset() end)

local function get(http, path)
  return curl(server.url .. (path or "/api/v0/users/current/"),
    { ca_file = server.ca_file, key = server.admin_key, http = http })
end

local function describe_both(what, define)
  for http, number in pairs { ["http1.1"] = "1.1", http2 = "2" } do
    describe(what .. " over " .. http, function() define(http, number) end)
  end
end

describe_both("a fault that answers", function(http, number)
  it("can send a status, headers and a text", function()
    server:fault { status = 429, body = "API requests too frequent: endpoint threshold=2.0",
      headers = { ["Content-Type"] = "text/plain; charset=utf-8", ["Retry-After"] = "1" } }
    local answer = get(http)
    assert.same({ 429, number, "1" }, { answer.status, answer.http, answer.headers["retry-after"] })
    assert.equal("API requests too frequent: endpoint threshold=2.0", answer.body)
    assert.equal("text/plain; charset=utf-8", answer.headers["content-type"])
  end)

  it("can send JSON, HTML, invalid JSON and no body", function()
    server:fault {
      { times = 1, status = 429, body = { detail = "API requests too frequent" } },
      { times = 1, status = 502, body = "<html>bad gateway</html>", headers = { ["Content-Type"] = "text/html" } },
      { times = 1, status = 200, body = '{"id": 1' },
      { times = 1, status = 503, body = "" },
    }
    local first = get(http)
    assert.same({ 429, "application/json" }, { first.status, first.headers["content-type"] })
    assert.same({ detail = "API requests too frequent" }, cjson.decode(first.body))
    assert.equal("<html>bad gateway</html>", get(http).body)
    assert.equal('{"id": 1', get(http).body)
    local empty = get(http)
    assert.same({ 503, "", "0" }, { empty.status, empty.body, empty.headers["content-length"] })
    assert.equal(200, get(http).status)
  end)

  it("can send slowly, delay and hang", function()
    server:fault {
      { times = 1, slow = { bytes = 5, interval = 0.05 }, body = "0123456789abcdefghij" },
      { times = 1, delay = 0.2 },
      { times = 1, hang = 0.2 },
    }
    local dripped, delayed, hung = get(http), get(http), get(http)
    assert.equal("0123456789abcdefghij", dripped.body)
    assert.is_true(dripped.time >= 0.15)
    assert.same({ 200, true }, { delayed.status, delayed.time >= 0.2 })
    assert.same({ 0, true }, { hung.status, hung.time >= 0.2 })
  end)
end)

describe_both("a fault that breaks the connection", function(http)
  it("can close without an answer", function()
    server:fault { close = true }
    local answer = get(http)
    assert.same({ 0, http == "http2" and PARTIAL or EMPTY }, { answer.status, answer.exit })
    assert.equal(0, server:requests()[1].status)
  end)

  it("can end only the stream", function()
    server:fault { close = "stream" }
    assert.equal(http == "http2" and STREAM or EMPTY, get(http).exit)
  end)

  it("can reset the connection", function()
    server:fault { close = "reset" }
    local exit = get(http).exit
    assert.is_true(exit == RESET_READ or exit == RESET_SEND or exit == STREAM, "curl's exit code is " .. exit)
  end)

  it("can end within the body", function()
    server:fault { status = 200, close_after = 5, body = { a = "0123456789" } }
    local answer = get(http)
    assert.same({ 200, PARTIAL, '{"a":' }, { answer.status, answer.exit, answer.body })
    assert.equal("18", answer.headers["content-length"])
  end)

  -- With HTTP/2 nginx may hold the headers back until the first byte of the body.
  it("can end before the body", function()
    server:fault { status = 200, close_after = 0, body = "0123456789" }
    local answer = get(http)
    assert.same({ PARTIAL, "" }, { answer.exit, answer.body })
    if http == "http1.1" then assert.equal(200, answer.status) end
  end)
end)

describe("a fault", function()
  it("can send raw bytes over HTTP/1.1, and refuses them over HTTP/2", function()
    server:fault { raw = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc" }
    local answer = get "http1.1"
    assert.same({ 200, PARTIAL, "abc" }, { answer.status, answer.exit, answer.body })
    assert.equal(500, get("http2").status)
  end)

  it("applies to requests with a verb, a path and a number", function()
    server:fault { verb = "get", path = "^/api/v0/users/", after = 1, times = 1, status = 500 }
    assert.equal(200, get().status)
    assert.equal(200, get(nil, "/api/v1/instances/").status)
    assert.equal(500, get().status)
    assert.equal(200, get().status)
  end)

  it("can be removed; an invalid one is refused", function()
    server:fault { status = 500 }
    server:clear_faults()
    assert.equal(200, get().status)
    assert.has_error(function() server:fault { path = "[" } end)
    assert.has_error(function() server:fault { statsu = 500 } end)
  end)

  it("can repeat a body and compress it", function()
    server:fault { status = 200, body = ("x"):rep(1000), times_body = 1000, gzip = true }
    local answer = get()
    assert.is_true(tonumber(answer.headers["content-length"]) < 5000)
  end)
end)
