-- Trust of connections: https by default, the CA file, host names, expiry.

local calls = require "spec.support.calls"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local server

setup(function() server = standin.start() end)
teardown(function() server:stop() end)
before_each(function() server:reset() end)

describe("certificate verification", function()
  it("accepts certificates of the authorities in ca_file", function()
    assert.equal(4711, assert(calls.client(server):show_user()).id)
  end)

  it("rejects certificates of other authorities and of the system's", function()
    assert.equal("tls", select(2, calls.client(server, { ca_file = server.other_ca_file }):show_user()).kind)
    local vast <close> = assert(vastai.new { api_key = "k", server_url = server.url })
    assert.equal("tls", select(2, vast:show_user()).kind)
    assert.same({}, server:requests())
  end)

  it("does not reuse an open connection of a client with other authorities", function()
    local trusting <close> = calls.client(server)
    assert(trusting:show_user())
    for _, port in ipairs { "url", "h1_url" } do
      assert(calls.client(server, { server_url = server[port] }):show_user())
      local doubting <close> = assert(trusting:with { ca_file = server.other_ca_file, server_url = server[port] })
      assert.equal("tls", select(2, doubting:show_user()).kind)
    end
    assert.equal(3, #server:requests())
    assert(trusting:show_user())
  end)

  it("checks the host name", function()
    for _, name in ipairs { "localhost", "[::1]" } do
      local url = server.url:gsub("127%.0%.0%.1", name)
      local user, err = calls.client(server, { server_url = url }):show_user()
      assert.is_true(user ~= nil or name == "[::1]" and err.kind == "network", tostring(err))
    end
    assert.equal("tls", select(2, calls.client(server, { server_url = server.bad_url }):show_user()).kind)
    local elsewhere = server.url:gsub("127%.0%.0%.1", "127.0.0.2")
    assert.is_nil((calls.client(server, { server_url = elsewhere }):show_user()))
  end)

  it("rejects an expired certificate", function()
    assert.equal("tls", select(2, calls.client(server, { server_url = server.expired_url }):show_user()).kind)
  end)

  it("cannot be disabled", function()
    for _, option in ipairs { "verify", "insecure", "verify_peer", "ssl_verify" } do
      assert.has_error(function() vastai.new { api_key = "k", [option] = false } end)
    end
  end)

  it("fails if the CA file does not exist", function()
    local vast, err = vastai.new { api_key = "k", ca_file = "/nonexistent/ca.pem" }
    assert.is_nil(vast)
    assert.same({ "config", true }, { err.kind, err.message:find("/nonexistent/ca.pem", 1, true) ~= nil })
    local with, refused = calls.client(server):with { ca_file = "/nonexistent/ca.pem" }
    assert.is_nil(with)
    assert.equal("config", refused.kind)
  end)
end)

describe("the protocol", function()
  it("is https unless server_url is an http URL", function()
    assert.equal("https", vastai.new({ api_key = "k" }):preview("show_user").url:match "^(%a+)://")
    assert(calls.client(server, { server_url = server.http_url }):show_user())
    assert.equal("http", server:requests()[1].server)
  end)

  it("may only be http or https", function()
    for _, url in ipairs { "ftp://127.0.0.1", "file:///etc/passwd", "gopher://127.0.0.1", "127.0.0.1", "" } do
      assert.has_error(function() vastai.new { api_key = "k", server_url = url } end)
    end
  end)

  it("is not changed by a redirect", function()
    server:fault { status = 307, body = "", headers = { Location = server.http_url .. "/api/v0/users/current" } }
    local _, err = calls.client(server):show_user()
    assert.same({ 307, 1 }, { err.status, #server:requests() })
  end)
end)
