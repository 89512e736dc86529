-- An error never becomes an empty list: every list method with every kind of failed answer.

local calls = require "spec.support.calls"
local standin = require "spec.support.standin"

local server

setup(function() server = standin.start() end)
teardown(function() server:stop() end)
before_each(function() server:reset() end)

-- A list method and the field of the answer that holds the list.
local lists = { show_instances = "instances", show_api_keys = "apikeys" }

local function json(error, message) return { success = false, error = error, msg = message } end

local faults = {
  ["a refused key"] = { status = 401, body = json("auth_error", "Invalid user key") },
  ["a missing permission"] = { status = 403, body = json("auth_error", "no permission") },
  ["a refused key with status 404"] = { status = 404, body = json("auth_error", "Invalid user key") },
  ["a missing object"] = { status = 404, body = json("not_found", "no") },
  ["a retired route"] = { status = 410, body = json("deprecated_endpoint", "no") },
  ["a rate limit"] = { status = 429, body = "API requests too frequent" },
  ["a server error"] = { status = 500, body = json("internal", "no") },
  ["a gateway's page"] = { status = 502, body = "<html>bad gateway</html>" },
  ["status 503"] = { status = 503, body = "" },
  ["a redirect"] = { status = 302, body = "", headers = { Location = "{{server}}/login" } },
  ["success = false"] = { status = 200, body = json("internal", "no") },
  ["success = false with a list"] = { status = 200, body = '{"success":false,"instances":[],"apikeys":[]}' },
  ["a login page"] = { status = 200, body = "<html>log in</html>" },
  ["an empty answer"] = { status = 200, body = "" },
  ["status 204"] = { status = 204 },
  ["truncated JSON"] = { status = 200, body = '{"instances":[],"apikeys":[' },
  ["null"] = { status = 200, body = "null" },
  ["a text"] = { status = 200, body = '"busy"' },
  ["a number"] = { status = 200, body = "7" },
  ["a message"] = { status = 200, body = '{"success":true,"msg":"busy"}' },
  ["a null list"] = { status = 200, body = '{"instances":null,"apikeys":null}' },
  ["a number for a list"] = { status = 200, body = '{"instances":7,"apikeys":7}' },
  ["an object for a list"] = { status = 200, body = '{"instances":{"id":5},"apikeys":{"id":5}}' },
  ["a closed connection"] = { close = true },
  ["a reset connection"] = { close = "reset" },
  ["an ended stream"] = { close = "stream" },
  ["a truncated body"] = { status = 200, body = '{"instances":[],"apikeys":[]}', close_after = 15 },
  ["broken gzip"] = { status = 200, body = '{"instances":[]}', headers = { ["Content-Encoding"] = "gzip" } },
  ["no answer"] = { hang = 30 },
}

for method, envelope in pairs(lists) do
  describe(method, function()
    for name, fault in pairs(faults) do
      it("fails on " .. name, function()
        server:fault(fault)
        local options = { retry = 2, pace = false, timeout = name == "no answer" and 0.3 or nil }
        local vast <close> = calls.client(server, options)
        local list, err = vast[method](vast)
        assert.is_nil(list)
        assert.is_string(err.kind)
        assert.equal(method, err.method)
      end)
    end

    it("is empty only if the answer has an empty list", function()
      server:fault { status = 200, body = ('{"success":true,"%s":[]}'):format(envelope) }
      local vast = calls.client(server)
      assert.same({}, assert(vast[method](vast)))
    end)
  end)
end

describe("pages", function()
  local function page(ids, token)
    local rows = {}
    for i, id in ipairs(ids) do rows[i] = ('{"id":%d}'):format(id) end
    return { status = 200, headers = { ["Content-Type"] = "application/json" },
      body = ('{"instances":[%s],"next_token":%s}'):format(table.concat(rows, ","), token) }
  end

  it("before a failed one are kept in the error as results", function()
    server:script { page({ 1, 2 }, '"p2"'), { status = 400, body = json("invalid_token", "Invalid token") } }
    local list, err = calls.client(server):show_instances()
    assert.is_nil(list)
    assert.same({ "invalid", "invalid_token" }, { err.kind, err.code })
    assert.truthy(err.path:find("after_token=p2", 1, true))
    assert.same({ 1, 2 }, { err.results[1].id, err.results[2].id })
  end)

  it("are retried one by one", function()
    server:script { page({ 1 }, '"p2"'), { status = 503, body = "" }, page({ 2 }, '"p3"'), page({ 3 }, "null") }
    assert.equal(3, #assert(calls.client(server):show_instances()))
    assert.equal(4, #server:requests())
  end)

  it("with a repeated token end in an error, not in an endless loop", function()
    server:script({ page({ 1 }, '"p2"'), page({ 2 }, '"p3"'), page({ 3 }, '"p2"'), page({ 4 }, "null") }, true)
    local list, err = calls.client(server):show_instances()
    assert.is_nil(list)
    assert.equal("decode", err.kind)
    assert.equal(1, server:script_left())
  end)

  it("with an entry that is not a row are an error", function()
    for _, rows in ipairs { "[1,2]", "[null]", '[{"id":1},null,{"id":2}]' } do
      server:fault { status = 200, times = 1, body = '{"instances":' .. rows .. "}" }
      local list, err = calls.client(server):show_instances()
      assert.is_nil(list)
      assert.equal("decode", err.kind)
    end
  end)

  it("may have a number as token", function()
    server:script { page({ 1 }, "17"), page({ 2 }, "null") }
    assert.equal(2, #assert(calls.client(server):show_instances()))
    assert.equal("17", server:requests()[2].query.after_token)
  end)

  it("of one call share its deadline", function()
    server:config { delay = 0.2 }
    local list, err = calls.client(server, { deadline = 0.5, retry = 1 }):show_instances()
    assert.is_nil(list)
    assert.equal("timeout", err.kind)
  end)
end)
