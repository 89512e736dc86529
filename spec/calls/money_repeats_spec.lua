-- Retries of calls that spend or create, where they are safe, and of calls that only read. See money_spec.lua.

local calls = require "spec.support.calls"
local standin = require "spec.support.standin"

local server

setup(function() server = standin.start() end)
teardown(function() server:stop() end)
before_each(function() server:reset() end)

local KEYS = "/api/v0/auth/apikeys/"

-- Rows that are not repeated if the request may have arrived.
local rows = {
  create_api_key = function(vast) return vast:create_api_key { name = "once" } end,
  delete_api_key = function(vast) return vast:delete_api_key(100) end,
  reset_api_key = function(vast) return vast:reset_api_key() end,
}
local ports = { ["HTTP/2"] = "url", ["HTTP/1.1"] = "h1_url" }

local function client(port, options)
  local all = { server_url = server[port], pace = false }
  for name, value in pairs(options or {}) do all[name] = value end
  return calls.client(server, all)
end

describe("a connection that was never made", function()
  it("is retried for every row, and is not ambiguous", function()
    for _, call in pairs(rows) do
      local vast <close> = client("url", { server_url = calls.closed_url() })
      local result, err = call(vast)
      assert.is_nil(result)
      assert.same({ "network", 3, true }, { err.kind, err.attempts, err.retryable })
      assert.is_nil(err.lookup)
    end
  end)

  it("is retried until it succeeds", function()
    local seen = 0
    local vast <close> = client("url", { transport = function(request)
      seen = request.attempt
      if seen < 3 then return nil, "unreachable" end
      return 200, { success = true, id = 1, key = "k" }
    end })
    assert.equal("k", assert(vast:create_api_key { name = "x" }).api_key)
    assert.equal(3, seen)
  end)

  it("because of a certificate is not ambiguous", function()
    local vast <close> = client("bad_url")
    local _, err = vast:create_api_key { name = "x" }
    assert.same({ "tls", 1 }, { err.kind, err.attempts })
    assert.equal(0, #server:requests())
  end)
end)

-- libcurl would repeat a DELETE without a body; see money_spec.lua.
describe("vast:request", function()
  it("treats every verb but GET as not idempotent", function()
    for _, verb in ipairs { "POST", "PUT", "DELETE", "PATCH" } do
      server:reset()
      local vast <close> = client "h1_url"
      assert(vast:show_user())
      server:fault { verb = verb, close = true, times = 1 }
      local result, err = vast:request(verb, KEYS)
      assert.is_nil(result)
      assert.equal("ambiguous", err.kind)
      assert.same({ "{}", 2 }, { server:requests()[2].body, #server:requests() })
    end
  end)
end)

describe("a call that only reads, on a reused connection that closes,", function()
  for protocol, port in pairs(ports) do
    it("is repeated over " .. protocol, function()
      local vast <close> = client(port)
      assert(vast:show_user())
      server:fault { close = true, times = 1 }
      assert.equal(4711, assert(vast:show_user()).id)
      local all = server:requests()
      assert.equal(3, #all)
      assert.same({ all[1].connection, true }, { all[2].connection, all[3].connection ~= all[1].connection })
    end)
  end
end)
