-- The error object: its fields and its text; the errors of verify().

local calls = require "spec.support.calls"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local server

setup(function() server = standin.start() end)
teardown(function() server:stop() end)
before_each(function() server:reset() end)

local function this_line() return debug.getinfo(2, "l").currentline end

local function refused(options)
  return select(2, calls.client(server, options):show_user())
end

-- The text of the error that fn raises.
local function raised(fn) return tostring(select(2, pcall(fn))) end

describe("an error object", function()
  it("has every field", function()
    server:fault { path = "/apikeys/77/", status = 429, headers = { ["Retry-After"] = "3" },
      body = '{"success":false,"error":"too_fast","msg":"slow down"}' }
    local vast = calls.client(server, { retry = 1 })
    local line = this_line() + 1
    local result, err = vast:show_api_key(77)
    assert.is_nil(result)
    local fields = {}
    for name, value in pairs(err) do fields[name] = value end
    assert.same({
      kind = "rate_limit", message = "HTTP 429: slow down", status = 429, code = "too_fast",
      method = "show_api_key", verb = "GET", path = "/api/v0/auth/apikeys/77/", attempts = 1,
      retryable = true, retry_after = 3, key_source = "argument, ***0001",
      hint = "call less often, or give more retries and timeout",
      where = debug.getinfo(1, "S").short_src .. ":" .. line,
      body = '{"success":false,"error":"too_fast","msg":"slow down"}',
    }, fields)
    assert.equal("integer", math.type(err.status))
    assert.equal("integer", math.type(err.attempts))
  end)

  it("has the path with its query, without the server", function()
    server:fault { status = 400, body = "" }
    local _, err = calls.client(server):show_instance(5)
    assert.equal("/api/v0/instances/5/?owner=me", err.path)
  end)

  it("has the line of the script in `where`, through all layers", function()
    local vast = calls.client(server, { api_key = "vast-nobody-0001" })
    local function deeper() return vast:show_user() end
    local line = this_line() - 1
    assert.truthy(select(2, deeper()).where:find("errors_object_spec.lua:" .. line .. "$"))
    local _, err = coroutine.wrap(function() return vast:show_user() end)()
    assert.truthy(err.where:find("errors_object_spec.lua:" .. this_line() - 1 .. "$"))
    local admin = calls.client(server)
    _, err = admin:worker { name = "w", permission_file = "/nonexistent.json" }
    assert.truthy(err.where:find("errors_object_spec.lua:" .. this_line() - 1 .. "$"))
  end)

  it("converts to one line of text", function()
    server:fault { status = 500, body = "first\nsecond\27[31m" }
    local err = refused()
    assert.equal(err.where .. ": show_user: HTTP 500: first [server]", tostring(err))
    server:fault { status = 200, body = { success = false, msg = "a\nb\tc\0d" } }
    server:clear_faults()
    server:fault { status = 400, body = { success = false, msg = "a\nb\tc" } }
    assert.is_nil(tostring(refused()):find "%c")
  end)

  it("has the hint in its text, and can be concatenated with strings", function()
    local err = refused { api_key = "vast-nobody-0001" }
    assert.equal(("%s: show_user: HTTP 404: Invalid user key [auth] (%s)"):format(err.where, err.hint), tostring(err))
    assert.equal("failed: " .. tostring(err), "failed: " .. err)
    assert.equal(tostring(err) .. "!", err .. "!")
    assert.equal(tostring(err) .. tostring(err), err .. err)
  end)

  it("is recognised by is_error, and other values are not", function()
    assert.is_true(vastai.is_error(refused { api_key = "vast-nobody-0001" }))
    for _, value in ipairs { "text", 1, false, {}, io.stdout, setmetatable({}, {}) } do
      assert.is_false(vastai.is_error(value))
    end
    assert.is_false(vastai.is_error(nil))
  end)

  it("passes through assert and error unchanged", function()
    local vast = calls.client(server, { api_key = "vast-nobody-0001" })
    local ok, err = pcall(function() return _G.assert(vast:show_user()) end)
    assert.is_false(ok)
    assert.is_true(vastai.is_error(err))
    assert.truthy(raised(function() _G.assert(vast:show_user()) end):find("show_user: HTTP 404", 1, true))
  end)

  it("that ends a script is printed as text", function()
    local output, code = calls.script([[
      local vast = require "vastai".new { api_key = "vast-nobody-0001", server_url = arg[1], ca_file = arg[2] }
      assert(vast:show_user())]], nil, server.url, server.ca_file)
    assert.equal(1, code)
    assert.truthy(output:find("script%.lua:2: show_user: HTTP 404: Invalid user key %[auth%] %("), output)
  end)

  it("has the first 2048 bytes of the body", function()
    server:fault { status = 500, body = ("y"):rep(5000) }
    assert.equal(("y"):rep(2048), refused().body)
  end)

  it("has lookup only if it is ambiguous", function()
    server:fault { close = true }
    local _, err = calls.client(server):create_api_key { name = "x" }
    assert.same({ "ambiguous", "show_api_keys", false }, { err.kind, err.lookup, err.retryable })
    assert.truthy(err.hint:find("show_api_keys", 1, true))
    assert.is_nil(refused({ retry = 1 }).lookup)
  end)
end)

describe("the key's source in an error", function()
  it("is a function", function()
    assert.equal("function, ***0001", refused({ api_key = function() return "vast-nobody-0001" end }).key_source)
  end)

  it("is the environment, or a file", function()
    local code = [[
      local vast = require "vastai".new { server_url = arg[1], ca_file = arg[2] }
      print(select(2, vast:show_user()).key_source)]]
    local output = calls.script(code, { VAST_API_KEY = "vast-nobody-0002" }, server.url, server.ca_file)
    assert.equal("environment VAST_API_KEY, ***0002\n", output)
    output = calls.script("assert(require 'vastai'.save_api_key 'vast-nobody-0003') " .. code, nil, server.url,
      server.ca_file)
    assert.truthy(output:find("^file /.*/%.config/vastai/vast_api_key, %*%*%*0003\n$"), output)
  end)

  it("contains no part of a short key", function()
    assert.equal("argument, ***", refused({ api_key = "short" }).key_source)
  end)
end)

describe("verify", function()
  -- A fault, the kind of its error, and a word of the message.
  local reasons = {
    { "a bad key", kind = "auth", message = "mistyped", key = "vast-nobody-0001" },
    { "a missing scope", kind = "permission", message = "verify needs user_read", scope = true },
    { "a second factor", kind = "tfa_required", message = "two-factor", key = "vast-tfa-required-0001" },
    { "a retired route", kind = "gone", message = "retired",
      fault = { status = 410, body = { error = "deprecated_endpoint", msg = "no" } } },
    { "a rate limit", kind = "rate_limit", message = "less often", fault = { status = 429, body = "" } },
    { "no network", kind = "network", message = "check the network", url = true },
    { "no trust", kind = "tls", message = "ca_file", ca = true },
    { "a broken service", kind = "server", message = "HTTP 500", fault = { status = 500, body = "" } },
  }

  local function options_for(reason)
    if reason.scope then
      local limited = assert(calls.client(server):create_api_key {
        name = "limited", permissions = { api = { instance_read = {} } } })
      return { api_key = limited.key }
    end
    return { api_key = reason.key, server_url = reason.url and calls.closed_url(),
      ca_file = reason.ca and server.other_ca_file, retry = 1, pace = false }
  end

  it("returns the user", function()
    local user = assert(calls.client(server):verify())
    assert.same({ "me@example.com", nil }, { user.email, user.api_key })
  end)

  for _, reason in ipairs(reasons) do
    it("fails with " .. reason[1], function()
      local options = options_for(reason)
      if reason.fault then server:fault(reason.fault) end
      local user, err = calls.client(server, options):verify()
      assert.is_nil(user)
      assert.same({ reason.kind, "verify" }, { err.kind, err.method })
      assert.truthy(tostring(err):find(reason.message, 1, true), tostring(err))
    end)
  end
end)
