-- Plain http to a host other than loopback is refused unless allow_http is set, for the server and the
-- proxy, however they are configured. Nothing is sent in these cases.

local calls = require "spec.support.calls"
local child = require "spec.support.child"
local expect = require "spec.support.expect"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local KEY = "key-for-these-tests-0001"
local REMOTE = { "http://one.example", "HTTP://one.example:8080/x", "http://10.0.0.1", "http://127.0.0.1.example",
  "http://127.example", "http://127.1", "http://localhost.example", "http://[::2]", "http://0.0.0.0",
  "http://128.0.0.1", "http://[::ffff:10.0.0.1]" }
local LOOPBACK = { "http://127.0.0.1", "http://127.200.3.4:80", "http://localhost", "http://LOCALHOST:8080/x",
  "http://[::1]", "http://[0:0:0:0:0:0:0:1]:80" }

describe("plain http", function()
  it("to another host raises at the caller's line, with a hint", function()
    for _, url in ipairs(REMOTE) do
      local message = expect.raises(function() vastai.new(KEY, { server_url = url }) end, "option 'server_url'")
      expect.contains("allow_http = true", message)
      expect.contains("API key", message)
      expect.raises(function() vastai.new(KEY, { server_url = url, allow_http = false }) end, "allow_http")
    end
  end)

  it("to another host is allowed by allow_http, in every form", function()
    for _, url in ipairs(REMOTE) do
      local vast <close> = assert(vastai.new(KEY, { server_url = url, allow_http = true }))
      assert.equal(url:match "^%a+", vast:preview "show_user".url:match "^%a+")
      local again <close> = assert(vast:with { timeout = 5 })
      expect.fails("config", again:with { allow_http = false })
    end
    expect.raises(function() vastai.new(KEY, { allow_http = "yes" }) end, "boolean expected")
  end)

  it("to loopback is allowed by default", function()
    for _, url in ipairs(LOOPBACK) do assert(vastai.new(KEY, { server_url = url })):close() end
  end)

  it("named by VAST_URL is an error of kind config that names the variable", function()
    local output = child.run([[
      local vast, err = vastai.new "key-00001"
      print(vast, err.kind, err.message)
      print(vastai.new("key-00001", { allow_http = true }) ~= nil)
      print(vastai.new("key-00001", { server_url = "https://two.example" }) ~= nil)
    ]], { VAST_URL = "http://one.example" })
    local first, second, third = table.unpack(require "spec.support.files".lines(output))
    expect.contains("nil\tconfig\tVAST_URL: plain http", first)
    expect.contains("allow_http = true", first)
    assert.same({ "true", "true" }, { second, third }, output)
  end)
end)

describe("a proxy", function()
  local SECRET = "http://user:hunter2@proxy.example:3128"

  it("on another host raises if it would receive a plain request or an unencrypted password", function()
    for proxy, server in pairs {
      ["http://proxy.example:3128"] = "http://127.0.0.1", ["proxy.example"] = "http://localhost",
      ["socks5://proxy.example"] = "http://127.0.0.1", [SECRET] = "https://one.example",
      ["user:hunter2@proxy.example"] = "https://one.example",
    } do
      local message = expect.raises(function() vastai.new(KEY, { server_url = server, proxy = proxy }) end, "'proxy'")
      expect.contains("allow_http = true", message)
      expect.lacks("hunter2", message)
      vastai.new(KEY, { server_url = server, proxy = proxy, allow_http = true }):close()
    end
  end)

  it("may use http for https requests without a password, and on loopback", function()
    local proxies = { "http://proxy.example:3128", "http://user:pw@127.0.0.1:1", "https://user:pw@proxy.example" }
    for _, proxy in ipairs(proxies) do
      assert(vastai.new(KEY, { server_url = "https://one.example", proxy = proxy })):close()
    end
  end)

  local CALL = [[
    local vast = assert(vastai.new("key-00001", { server_url = "%s", retry = 1, timeout = 5, connect_timeout = 2 }))
    local user, err = vast:show_user()
    print(user and user.id, err and err.kind, err and err.message)
  ]]

  it("from the environment may not receive an unencrypted password", function()
    for _, name in ipairs { "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY" } do
      local output = child.run(CALL:format "https://one.invalid", { [name] = SECRET })
      expect.contains("nil\tconfig\t", output)
      expect.contains("the proxy's password", output)
      expect.lacks("hunter2", output)
    end
    for _, excluded in ipairs { "*", "one.invalid", "x.example, .invalid" } do
      local output = child.run(CALL:format "https://one.invalid", { https_proxy = SECRET, no_proxy = excluded })
      expect.contains("nil\tnetwork\t", output)
    end
  end)

  it("from the environment is not used for http to loopback unless it is on loopback too", function()
    local server <close> = standin.start()
    local output = child.run((CALL:gsub("key%-00001", server.admin_key)):format(server.http_url),
      { http_proxy = "http://no-such-proxy.invalid:3128" })
    expect.contains("4711\tnil", output)
    local through = child.run((CALL:gsub("key%-00001", server.admin_key)):format(server.http_url),
      { http_proxy = (calls.closed_url():gsub("https", "http")) })
    expect.contains("nil\tnetwork", through)
  end)
end)
