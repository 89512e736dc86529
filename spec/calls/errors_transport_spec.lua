-- Errors of connections, certificates, time limits, size limits and configuration.

local calls = require "spec.support.calls"
local files = require "spec.support.files"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local server

setup(function() server = standin.start() end)
teardown(function() server:stop() end)
before_each(function() server:reset() end)

-- The error of show_user from a client with these options.
local function fail(options)
  local vast <close> = calls.client(server, options)
  local user, err = vast:show_user()
  assert.is_nil(user)
  return err
end

describe("an error of kind network", function()
  it("is returned for a refused connection", function()
    local url = calls.closed_url()
    local err = fail { server_url = url, retry = 2 }
    assert.same({ "network", true, 2 }, { err.kind, err.retryable, err.attempts })
    assert.is_nil(err.status)
    assert.truthy(err.message:find("cannot connect", 1, true))
    assert.truthy(err.hint:find("server_url", 1, true))
  end)

  it("is returned for a host without an address", function()
    local err = fail { server_url = "https://no-such-host.invalid", retry = 1 }
    assert.same({ "network", true }, { err.kind, err.retryable })
    assert.truthy(err.message:find("no-such-host.invalid", 1, true))
  end)

  it("is returned for a proxy that does not exist", function()
    local err = fail { proxy = (calls.closed_url():gsub("https", "http")), retry = 1 }
    assert.equal("network", err.kind)
  end)

  it("is returned for a connection that is lost in any way", function()
    for _, url in ipairs { server.url, server.h1_url } do
      for _, fault in ipairs { { close = true }, { close = "reset" }, { close = "stream" },
        { status = 200, body = '{"id":1234567}', close_after = 4 } } do
        server:reset()
        server:fault(fault)
        local err = fail { server_url = url, retry = 1 }
        assert.same({ "network", true, 1 }, { err.kind, err.retryable, err.attempts })
        assert.is_nil(err.status)
      end
    end
  end)
end)

describe("an error of kind timeout", function()
  it("is returned if no answer begins within timeout", function()
    server:fault { hang = 30 }
    local took = calls.timed(function()
      local err = fail { timeout = 0.3 }
      assert.same({ "timeout", true, 1 }, { err.kind, err.retryable, err.attempts })
      assert.truthy(err.message:find("timeout", 1, true))
    end)
    assert.is_true(took >= 0.29 and took < calls.patience(10), took)
  end)

  it("is returned if an answer does not end within timeout", function()
    server:fault { status = 200, body = ("x"):rep(1000), slow = { bytes = 1, interval = 0.05 } }
    local err = fail { timeout = 0.4 }
    assert.equal("timeout", err.kind)
    assert.is_nil(err.status)
  end)

  it("is returned for status 408 of the service", function()
    server:fault { status = 408, body = "" }
    assert.same({ "timeout", 408 }, { fail({ retry = 1 }).kind, fail({ retry = 1 }).status })
  end)
end)

describe("an error of kind tls", function()
  local function untrusted(options)
    local err = fail(options)
    assert.same({ "tls", false, 1 }, { err.kind, err.retryable, err.attempts })
    assert.truthy(err.hint:find("ca_file", 1, true))
    assert.same({}, server:requests())
    return err
  end

  it("is returned for a certificate of another host", function()
    assert.truthy(untrusted({ server_url = server.bad_url }).message:find("certificate", 1, true))
  end)

  it("is returned for an unknown CA", function() untrusted { ca_file = server.other_ca_file } end)

  it("is returned for a CA that the system does not trust", function()
    local vast <close> = assert(vastai.new { api_key = "k", server_url = server.url })
    local _, err = vast:show_user()
    assert.same({ "tls", 1 }, { err.kind, err.attempts })
  end)

  it("is returned for an expired certificate", function()
    assert.truthy(untrusted({ server_url = server.expired_url }).message:find("expired", 1, true))
  end)

  it("is returned for a server without TLS", function()
    local err = fail { server_url = (server.http_url:gsub("http", "https")), retry = 1 }
    assert.same({ "tls", true }, { err.kind, err.retryable })
    assert.same({}, server:requests())
  end)
end)

describe("an error of kind too_large", function()
  it("is returned for an answer longer than max_response", function()
    for _, url in ipairs { server.url, server.h1_url } do
      server:reset()
      server:fault { status = 200, body = '{"x":"' .. ("x"):rep(992) .. '"}' }
      assert.truthy(calls.client(server, { server_url = url, max_response = 1000 }):show_user())
      local err = fail { server_url = url, max_response = 999 }
      assert.same({ "too_large", false, 1 }, { err.kind, err.retryable, err.attempts })
      assert.truthy(err.hint:find("max_response", 1, true))
      assert.equal("the answer is longer than max_response allows: more than 999 bytes", err.message)
      assert.equal(2, #server:requests())
    end
  end)

  it("is returned for a compressed answer that becomes longer than max_response", function()
    server:fault { status = 200, body = ("x"):rep(1000), times_body = 1000, gzip = true }
    assert.equal("too_large", fail({ max_response = 100000 }).kind)
  end)
end)

describe("an answer that redirects", function()
  it("is an error, and no request is sent to its Location", function()
    local other <close> = standin.start()
    for status, kind in pairs { [301] = "server", [302] = "server", [303] = "server", [307] = "server",
      [308] = "server", [304] = "server" } do
      server:reset()
      server:fault { status = status, body = "", headers = { Location = other.url .. "/api/v0/users/current/" } }
      local err = fail()
      assert.same({ kind, status, false, 1 }, { err.kind, err.status, err.retryable, err.attempts })
      assert.truthy(err.message:find("redirect", 1, true))
      assert.equal(1, #server:requests())
    end
    assert.same({ requests = 0, connections = 0 }, other:stats())
  end)
end)

describe("an error of kind config", function()
  it("is returned for a CA file that is missing or contains no certificate", function()
    local vast, err = vastai.new { api_key = "k", ca_file = "/nonexistent/ca.pem" }
    assert.is_nil(vast)
    assert.equal("config", err.kind)
    assert.truthy(tostring(err):find("/nonexistent/ca.pem", 1, true))
    local folder <close> = files.temporary()
    files.write(folder.path .. "/empty.pem", "no certificate\n")
    assert.equal("config", fail({ ca_file = folder.path .. "/empty.pem" }).kind)
    assert.same({}, server:requests())
  end)

  it("is returned by vastai.new without a key", function()
    local output = calls.script [[
      local vast, err = require "vastai".new()
      print(vast, err.kind, err.message)]]
    assert.truthy(output:find("^nil\tconfig\tno API key"), output)
  end)

  it("is returned for an invalid key", function()
    for _, key in ipairs { "", "  ", "two words", "line\nbreak" } do
      local vast, err = vastai.new { api_key = key }
      assert.is_nil(vast)
      assert.equal("config", err.kind)
      assert.equal("config", select(2, calls.client(server):set_api_key(key)).kind)
    end
  end)
end)
