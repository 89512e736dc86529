-- Client options: accepted values, rejected values and effects.

local calls = require "spec.support.calls"
local child = require "spec.support.child"
local expect = require "spec.support.expect"
local files = require "spec.support.files"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local KEY = "key-for-these-tests-0001"

local function new(name, value) return vastai.new(KEY, { [name] = value }) end

-- Both the constructor and `with` raise at their caller's line.
local function refused(name, value, part)
  local vast = assert(vastai.new(KEY))
  expect.raises(function() vastai.new(KEY, { [name] = value }) end, part)
  expect.raises(function() vast:with { [name] = value } end, part)
end

describe("a client option", function()
  it("in seconds accepts only numbers above 0", function()
    for _, name in ipairs { "timeout", "deadline", "connect_timeout", "stall_timeout" } do
      for _, value in ipairs { 5, 0.25, 1e12, math.huge } do assert(new(name, value)) end
      for _, value in ipairs { 0, -1, 0 / 0, -math.huge } do
        refused(name, value, ("option '%s': must be more than 0 seconds"):format(name))
      end
      for _, value in ipairs { "5", true, {} } do
        refused(name, value, ("option '%s': number of seconds expected, got %s"):format(name, type(value)))
      end
    end
  end)

  it("that is a count accepts only integers in range", function()
    for _, value in ipairs { 0, 1, 3, 3.0, math.maxinteger } do assert(new("retry", value)) end
    refused("retry", -1, "option 'retry': must be at least 0")
    refused("retry", 1.5, "option 'retry': integer expected")
    refused("retry", "3", "option 'retry': integer expected, got string")
    for _, value in ipairs { 1, 1024.0, math.maxinteger } do assert(new("max_response", value)) end
    refused("max_response", 0, "option 'max_response': must be at least 1")
    refused("max_response", 0.5, "option 'max_response': integer expected")
    refused("max_response", "1M", "option 'max_response': integer expected, got string")
    for _, name in ipairs { "max_result", "max_pages" } do
      assert(new(name, 1))
      refused(name, 0, ("option '%s': must be at least 1"):format(name))
      refused(name, "1", ("option '%s': integer expected, got string"):format(name))
    end
  end)

  it("that is a flag or a function accepts only that type", function()
    assert(new("pace", false))
    assert(new("pace", true))
    refused("pace", 1, "option 'pace': boolean expected, got number")
    for _, name in ipairs { "on_event", "transport" } do
      assert(new(name, function() end))
      refused(name, "print", ("option '%s': function expected, got string"):format(name))
    end
    local part = "option 'api_key': string or function expected, got number"
    expect.raises(function() vastai.new { api_key = 42 } end, part)
    expect.raises(function() vastai.new(KEY):with { api_key = 42 } end, part)
  end)

  it("that is text accepts only strings without control characters", function()
    for _, name in ipairs { "proxy", "user_agent" } do
      assert(new(name, "http://proxy.example:3128"))
      refused(name, 42, ("option '%s': string expected, got number"):format(name))
      refused(name, "a\r\nX-Injected: b", ("option '%s': control characters"):format(name))
      refused(name, "a\0b", ("option '%s': control characters"):format(name))
    end
    refused("ca_file", false, "option 'ca_file': string expected, got boolean")
    refused("ca_file", "a\nb", "option 'ca_file': control characters")
  end)

  it("with an unknown name raises with a suggestion", function()
    refused("timeuot", 5, "unknown option 'timeuot' (did you mean 'timeout'?)")
    refused("apikey", KEY, "unknown option 'apikey' (did you mean 'api_key'?)")
    refused("retrys", 5, "unknown option 'retrys' (did you mean 'retry'?)")
    refused("verify", false, "unknown option 'verify'")
    refused(1, "x", "names expected, found an entry numbered 1")
    refused(true, "x", "names expected")
  end)
end)

describe("ca_file", function()
  it("that cannot be read returns nil and an error", function()
    local err = expect.fails("config", new("ca_file", "/nonexistent/ca.pem"))
    expect.contains("/nonexistent/ca.pem", tostring(err))
  end)

  it("selects the trusted authorities", function()
    local server <close> = standin.start()
    assert(calls.client(server):show_user())
    expect.fails("tls", calls.client(server, { ca_file = server.other_ca_file }):show_user())
    local work <close> = files.temporary()
    files.write(work.path .. "/ca.pem", "no certificate\n")
    local err = select(2, calls.client(server, { ca_file = work.path .. "/ca.pem", retry = 1 }):show_user())
    assert.is_true(err.kind == "tls" or err.kind == "config", tostring(err))
    assert.equal(1, server:stats().requests)
  end)
end)

describe("the client options", function()
  local server

  setup(function() server = standin.start() end)
  teardown(function() server:stop() end)
  before_each(function() server:reset() end)

  it("retry sets the number of attempts; 0 and 1 both mean one", function()
    for given, attempts in pairs { [0] = 1, [1] = 1, [2] = 2, [5] = 5 } do
      local vast, requests = expect.client({ { 503, "{}" } }, { retry = given })
      assert.equal(attempts, expect.fails("server", vast:show_user()).attempts)
      assert.equal(attempts, #requests)
    end
    local vast, requests = expect.client { { 503, "{}" } }
    expect.fails("server", vast:show_user())
    assert.equal(3, #requests)
  end)

  it("timeout, deadline and stall_timeout end a call without an answer", function()
    server:fault { hang = 60 }
    for _, name in ipairs { "timeout", "deadline", "stall_timeout" } do
      local vast <close> = calls.client(server, { [name] = 0.3, retry = 1 })
      local took, result, err = calls.timed(function() return vast:show_user() end)
      expect.fails("timeout", result, err)
      assert.is_true(took >= 0.28 and took < calls.patience(5), name .. " took " .. took)
    end
  end)

  it("connect_timeout ends a handshake without an answer", function()
    local silent <close> = calls.background("exec python3 -c " .. files.quote(
      "import socket,time\ns=socket.socket(); s.bind(('127.0.0.1',0)); s.listen()\n"
      .. "print(s.getsockname()[1], flush=True)\ntime.sleep(600)"))
    if not silent.line then return pending "needs python3" end
    local vast = calls.client(server, { server_url = "https://127.0.0.1:" .. silent.line,
      connect_timeout = 0.3, retry = 1 })
    local took, result, err = calls.timed(function() return vast:show_user() end)
    expect.fails("timeout", result, err)
    assert.is_true(took < calls.patience(5), "took " .. took)
  end)

  it("user_agent sets the User-Agent header; the default is the SDK", function()
    assert(calls.client(server, { user_agent = "my-script/1.0" }):show_user())
    assert(calls.client(server):show_user())
    local requests = server:requests()
    assert.equal("my-script/1.0", requests[1].headers["user-agent"])
    assert.equal("vastai-lua/", requests[2].headers["user-agent"]:match "^%a+%-%a+/")
  end)

  it("max_response limits the size of the answer", function()
    local vast = calls.client(server, { max_response = 1000 })
    server:fault { status = 200, body = '{"x":"' .. ("x"):rep(2000) .. '"}' }
    expect.fails("too_large", vast:show_user())
    assert(vast:with { max_response = 3000 }:show_user())
    local pretended = expect.client({ { 200, '{"x":"' .. ("x"):rep(2000) .. '"}' } }, { max_response = 1000 })
    expect.fails("too_large", pretended:show_user())
  end)

  it("proxy and the proxy environment variables are used", function()
    local vast = calls.client(server, { proxy = calls.closed_url():gsub("https", "http"), retry = 1 })
    expect.fails("network", vast:show_user())
    local output = child.run(([[
      local vast = vastai.new("%s", { server_url = "%s", retry = 1 })
      print(select(2, vast:show_user()).kind)
      print(vast:with { proxy = "" }:show_user() ~= nil)
    ]]):format(server.admin_key, server.http_url), { http_proxy = calls.closed_url():gsub("https", "http") })
    assert.equal("network\ntrue\n", output)
    assert.equal(1, server:stats().requests)
  end)
end)
