-- The server of a client: server_url and VAST_URL.

local calls = require "spec.support.calls"
local child = require "spec.support.child"
local expect = require "spec.support.expect"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local KEY = "key-for-these-tests-0001"

local function url_for(server_url)
  return assert(assert(vastai.new(KEY, { server_url = server_url })):preview "show_user").url
end

describe("server_url", function()
  it("is https://console.vast.ai by default", function()
    local output = child.run("print(vastai.new('k-0000001'):preview('show_user').url)", {})
    assert.equal("https://console.vast.ai/api/v0/users/current\n", output)
  end)

  it("accepts hosts, ports, path prefixes and trailing slashes", function()
    local route = "/api/v0/users/current"
    for given, base in pairs {
      ["https://one.example"] = "https://one.example",
      ["https://one.example/"] = "https://one.example",
      ["https://one.example///"] = "https://one.example",
      ["https://one.example:8443"] = "https://one.example:8443",
      ["http://127.0.0.1:8080/"] = "http://127.0.0.1:8080",
      ["https://[::1]:8443"] = "https://[::1]:8443",
      ["https://one.example/behind/a/gateway/"] = "https://one.example/behind/a/gateway",
      ["HTTPS://one.example"] = "HTTPS://one.example",
    } do
      assert.equal(base .. route, url_for(given))
    end
  end)

  it("raises at the caller's line if it is not a valid server URL", function()
    for given, part in pairs {
      ["one.example"] = "must start with https://",
      ["ftp://one.example"] = "must start with https://",
      ["//one.example"] = "must start with https://",
      [""] = "must start with https://",
      ["https://"] = "has no host",
      ["https:///path"] = "has no host",
      ["https://:443"] = "has no host",
      ["https://one.example:0"] = "port",
      ["https://one.example:99999"] = "port",
      ["https://one.example:http"] = "port",
      ["https://user:secret@one.example"] = "user name or password",
      ["https://token@one.example"] = "user name or password",
      ["https://one.example?region=eu"] = "query",
      ["https://one.example/#top"] = "fragment",
      ["https://one.example/a b"] = "blanks",
      ["https://one.example\n"] = "control characters",
      ["https://one.example\\@evil.example"] = "backslashes",
    } do
      local message = expect.raises(function() vastai.new(KEY, { server_url = given }) end, part)
      expect.lacks("secret", message)
    end
    expect.raises(function() vastai.new(KEY, { server_url = 8080 }) end, "string expected, got number")
  end)

  it("is the target of requests, including its path prefix", function()
    local server <close> = standin.start()
    local vast = calls.client(server, { server_url = server.url .. "/behind/a/gateway/" })
    local err = expect.fails("not_found", vast:show_user())
    assert.equal("/behind/a/gateway/api/v0/users/current", server:requests()[1].path)
    assert.equal("/api/v0/users/current", err.path)
    local plain = calls.client(server, { server_url = server.http_url })
    assert.equal(4711, assert(plain:show_user()).id)
  end)
end)

describe("VAST_URL", function()
  local SHOW = "print(assert(vastai.new('key-00001'%s)):preview('show_user').url)"

  it("is the server if server_url is not given", function()
    local output = child.run(SHOW:format "", { VAST_URL = "https://one.example/" })
    assert.equal("https://one.example/api/v0/users/current\n", output)
  end)

  it("is ignored if server_url is given, even if it is invalid", function()
    for _, variable in ipairs { "https://one.example", "nonsense" } do
      local output = child.run(SHOW:format ", { server_url = 'https://two.example' }", { VAST_URL = variable })
      assert.equal("https://two.example/api/v0/users/current\n", output)
    end
  end)

  it("is treated as unset if it is empty", function()
    local output = child.run(SHOW:format "", { VAST_URL = "" })
    assert.equal("https://console.vast.ai/api/v0/users/current\n", output)
  end)

  it("returns nil and an error that names the variable if it is invalid", function()
    local output, code = child.run([[
      local vast, err = vastai.new "key-00001"
      print(vast, err.kind, err.message)
    ]], { VAST_URL = "https://user:secret@one.example" })
    assert.equal(0, code, output)
    expect.contains("nil\tconfig\t", output)
    expect.contains("VAST_URL", output)
    expect.lacks("secret", output)
  end)

  it("may be an http URL, as server_url may", function()
    local server <close> = standin.start()
    local output = child.run(("print(assert(vastai.new('%s'):show_user()).id)"):format(server.admin_key),
      { VAST_URL = server.http_url })
    assert.equal("4711\n", output)
  end)
end)
