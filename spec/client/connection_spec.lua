-- Connections: reuse, sharing, TLS resumption and compression. The stand-in numbers them.
-- Trust is tested in connection_trust_spec.lua.

local calls = require "spec.support.calls"
local ports = require "spec.standin.ports"
local standin = require "spec.support.standin"

local server

setup(function() server = standin.start() end)
teardown(function() server:stop() end)
before_each(function() server:reset() end)

local PORTS = { ["HTTP/2"] = "url", ["HTTP/1.1"] = "h1_url", ["plain HTTP/1.1"] = "http_url" }
local PROTOCOLS = { url = "HTTP/2.0", h1_url = "HTTP/1.1", http_url = "HTTP/1.1" }

local function client(port, options)
  local all = { server_url = server[port] }
  for name, value in pairs(options or {}) do all[name] = value end
  return calls.client(server, all)
end

-- Closes the pooled connections to a port, so that a test starts without any.
local function forget_connections(port)
  server:fault { close = true }
  local vast <close> = client(port, { retry = 1, pace = false })
  vast:show_user()
  server:reset()
end

-- The numbers of the connections on which requests arrived, without repetitions.
local function connections()
  local seen, list = {}, {}
  for _, request in ipairs(server:requests()) do
    if not seen[request.connection] then
      seen[request.connection], list[#list + 1] = true, request.connection
    end
  end
  return list
end

for name, port in pairs(PORTS) do
  describe("over " .. name, function()
    before_each(function() forget_connections(port) end)

    it("a hundred calls use one connection", function()
      local vast <close> = client(port)
      for _ = 1, 100 do assert(vast:show_user()) end
      assert.same({ 100, 1 }, { #server:requests(), #connections() })
      for i, request in ipairs(server:requests()) do
        assert.same({ i, PROTOCOLS[port] }, { request.request, request.protocol })
      end
    end)

    it("clients share connections, which closing one client does not close", function()
      local one, two = client(port), client(port, { api_key = server.scoped_key, user_agent = "two" })
      assert(one:show_user())
      assert(two:show_user())
      one:close()
      assert(two:show_user())
      local third <close> = assert(two:with { timeout = calls.patience(20) })
      two:close()
      assert(third:show_user())
      assert.same({ 4, 1 }, { #server:requests(), #connections() })
    end)

    it("reading, writing and failing calls share one connection", function()
      local vast <close> = client(port)
      local made = assert(vast:create_api_key { name = "x" })
      assert(vast:show_api_keys())
      assert.is_nil((vast:show_api_key(123456)))
      assert.is_nil((vast:delete_api_key(123456)))
      assert(vast:delete_api_key(made.id))
      assert.equal(60, #assert(vast:show_instances()))
      assert.equal(1, #connections())
    end)

    it("compressed, chunked and length-less answers are received", function()
      local bodies = {
        { gzip = true }, { chunked = 7 }, { chunked = 1, gzip = true }, { until_close = true },
        { until_close = true, gzip = true }, { slow = { bytes = 3, interval = 0.001 } },
      }
      local vast <close> = client(port)
      for _, body in ipairs(bodies) do
        body.status, body.body = 200, { id = 4711, note = ("packed ü "):rep(20) }
        server:script { body }
        assert.same(body.body, (assert(vast:show_user())))
      end
      assert.truthy(server:requests()[1].headers["accept-encoding"]:find("gzip", 1, true))
    end)

    it("a stalled call is retried on a new connection", function()
      server:fault { hang = calls.patience(3), times = 1 }
      local vast <close> = client(port, { stall_timeout = calls.patience(0.3), retry = 2 })
      assert(vast:show_user())
      assert.same({ 2, 2 }, { #server:requests(), #connections() })
    end)

    it("a connection that the server has closed is replaced without an error", function()
      local vast <close> = client(port, { retry = 1 })
      assert(vast:show_user())
      server:fault { times = 1, status = 200, body = { id = 1 }, until_close = true }
      assert(vast:show_user())
      assert(vast:create_api_key { name = "x" })
      assert.equal(3, #server:requests())
    end)
  end)
end

describe("HTTP/2", function()
  it("is negotiated by ALPN, only over TLS", function()
    for port, protocol in pairs(PROTOCOLS) do
      server:reset()
      assert(client(port):show_user())
      local request = server:requests()[1]
      assert.same({ protocol, nil }, { request.protocol, request.headers.upgrade })
    end
  end)
end)

-- A server whose answer states whether the TLS session was new, and which then closes the connection.
describe("a TLS session", function()
  local function telling_server(port)
    return calls.background(([[exec openssl s_server -accept 127.0.0.1:%d -www \
      -cert %s/tls/server.pem -key %s/tls/server.key \
      -ciphersuites TLS_AES_128_GCM_SHA256 -cipher ECDHE-ECDSA-AES128-GCM-SHA256]])
      :format(port, server.prefix, server.prefix), "ACCEPT")
  end

  local function session(vast)
    local _, err = vast:show_user()
    return err.body and err.body:match "\n(%a+), TLSv1"
  end

  it("is resumed by all clients with the same trusted authorities", function()
    local port = ports.pick(1)[1]
    local peer <close> = telling_server(port)
    assert.is_string(peer.line, peer.errors)
    local url = "https://127.0.0.1:" .. port
    local one <close> = calls.client(server, { server_url = url })
    assert.same({ "New", "Reused", "Reused" }, { session(one), session(one), session(one) })
    local two <close> = calls.client(server, { server_url = url, api_key = "another" })
    assert.equal("Reused", session(two))
  end)
end)
