-- Errors of calls that end before their answer has arrived: closed, cancelled, ambiguous.

local calls = require "spec.support.calls"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local server

setup(function() server = standin.start() end)
teardown(function() server:stop() end)
before_each(function() server:reset() end)

describe("the error of a started call", function()
  -- Starts a call whose request has arrived and is not answered.
  local function in_flight(vast, method, args)
    server:fault { hang = calls.patience(3) }
    local call = vast:start(method, args or {})
    for _ = 1, 500 do
      vastai.step(0.02)
      if #server:requests() > 0 then return call end
    end
  end

  it("has kind closed when the client is closed", function()
    local vast = calls.client(server)
    local call = in_flight(vast, "show_user")
    vast:close()
    vastai.step(0)
    local user, err = call:result()
    assert.is_nil(user)
    assert.same({ "closed", "show_user", true, 1 }, { err.kind, err.method, err.retryable, err.attempts })
  end)

  it("has kind cancelled when the call is cancelled", function()
    local vast <close> = calls.client(server)
    local call = in_flight(vast, "show_user")
    call:cancel()
    vastai.step(0)
    local user, err = call:result()
    assert.is_nil(user)
    assert.equal("cancelled", err.kind)
  end)

  it("has kind ambiguous in both cases when the call is not idempotent", function()
    for _, ending in ipairs { "cancel", "close" } do
      server:reset()
      local vast = calls.client(server)
      local call = in_flight(vast, "create_api_key", { name = "x" })
      if ending == "cancel" then call:cancel() else vast:close() end
      vastai.step(0)
      local key, err = call:result()
      assert.is_nil(key)
      assert.same({ "ambiguous", "show_api_keys", false }, { err.kind, err.lookup, err.retryable })
      vast:close()
    end
  end)
end)
