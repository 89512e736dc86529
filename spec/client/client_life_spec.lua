-- The end of a client: close, use after close, <close> and garbage collection.

local calls = require "spec.support.calls"
local child = require "spec.support.child"
local expect = require "spec.support.expect"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local KEY = "key-for-these-tests-0001"

describe("close", function()
  it("returns true on every call", function()
    local vast = assert(vastai.new(KEY))
    assert.is_true(vast:close())
    assert.is_true(vast:close())
    assert.equal("vastai client (closed)", tostring(vast))
  end)

  it("makes every kind of method raise at the caller's line", function()
    local vast, requests = expect.client()
    local admin = assert(vastai.new(KEY))
    vast:close()
    local uses = {
      function() vast:show_user() end,
      function() vast:show_api_key(42) end,
      function() vast:create_api_key { name = "ci" } end,
      function() vast:set_api_key(KEY) end,
      function() vast:request("GET", "/api/v0/users/current") end,
      function() vast:preview "show_user" end,
      function() vast:with {} end,
      function() vast:with_key(KEY) end,
      function() vast:credentials() end,
      function() vast:worker { name = "w", permissions = { api = { misc = {} } } } end,
    }
    for _, use in ipairs(uses) do expect.raises(use, "attempt to use a closed client") end
    assert.equal(0, #requests)
    admin:close()
  end)

  it("works inside a callback of a call in progress", function()
    local vast
    vast = expect.client { function() vast:close() return 200, '{"id": 1}' end }
    local result, err = vast:show_user()
    assert.is_true(result ~= nil or vastai.is_error(err))
    expect.raises(function() vast:show_user() end, "closed client")
  end)
end)

describe("<close>", function()
  it("closes the client at the end of the block and after an error in the block", function()
    local kept
    do
      local vast <close> = assert(vastai.new(KEY))
      kept = vast
    end
    assert.equal("vastai client (closed)", tostring(kept))
    local ok, message = pcall(function()
      local vast <close> = assert(vastai.new(KEY))
      kept = vast
      error("the block's own", 0)
    end)
    assert.same({ false, "the block's own" }, { ok, message })
    assert.equal("vastai client (closed)", tostring(kept))
  end)

  it("accepts a client that is already closed", function()
    local vast <close> = assert(vastai.new(KEY))
    vast:close()
  end)

  it("closes nested clients in any order", function()
    local one <close> = assert(vastai.new(KEY))
    local two <close> = one:with { timeout = 5 }
    local three <close> = two:with_key(KEY)
    one:close()
    assert.equal("0001", three:credentials().last4)
    assert.equal("0001", two:credentials().last4)
  end)
end)

describe("garbage collection", function()
  it("collects an unreferenced client and its callbacks", function()
    local weak = setmetatable({}, { __mode = "v" })
    do
      local vast
      vast = assert(vastai.new(KEY, { on_event = function() return vast end, transport = function()
        return 200, "{}", vast
      end }))
      vast:show_user()
      weak[1] = vast
    end
    collectgarbage()
    collectgarbage()
    assert.is_nil(weak[1])
  end)

  it("collects a parent whose derived clients are still in use", function()
    local server <close> = standin.start()
    local other = calls.client(server):with { timeout = 60 }
    collectgarbage()
    assert.equal(4711, assert(other:show_user()).id)
    other = nil -- luacheck: ignore
    collectgarbage()
    assert.equal(4711, assert(calls.client(server):show_user()).id)
    assert.equal(1, server:stats().connections)
  end)

  it("collects a client whose construction failed", function()
    for _ = 1, 20 do
      expect.fails("config", vastai.new { api_key = "two words" })
      assert.is_false(pcall(vastai.new, { api_key = KEY, timeout = -1 }))
    end
    collectgarbage()
  end)

  it("finalizes closed and open clients when a Lua state is closed", function()
    local output, code = child.run([[
      kept = vastai.new "key-for-these-tests-0001"
      other = kept:with {}
      closed = kept:with {}
      closed:close()
      setmetatable({}, { __gc = function() print(tostring(kept), tostring(closed)) end })
      print "ends"
    ]])
    assert.equal(0, code, output)
    assert.is_truthy(output:find "^ends\nvastai client", output)
  end)
end)
