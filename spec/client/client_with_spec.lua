-- Derived clients: with and with_key share connections, but no state that can change.

local calls = require "spec.support.calls"
local expect = require "spec.support.expect"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local KEY, OTHER = "key-of-the-parent-0001", "key-of-the-child-0002"

describe("with and with_key", function()
  local server

  setup(function() server = standin.start() end)
  teardown(function() server:stop() end)
  before_each(function() server:reset() end)

  it("share the connections, server and trusted authorities of the parent", function()
    local vast = calls.client(server)
    assert(vast:show_user())
    assert(vast:with { timeout = 50 }:show_user())
    assert(vast:with_key(server.scoped_key):show_user())
    assert(vast:with():show_user())
    assert.same({ requests = 4, connections = 1 }, server:stats())
    local used = {}
    for i, request in ipairs(server:requests()) do used[i] = request.headers.authorization:match "%S+$" end
    assert.same({ server.admin_key, server.admin_key, server.scoped_key, server.admin_key }, used)
  end)

  it("make clients that stay usable after the parent is closed", function()
    local vast = calls.client(server)
    local slow, other = vast:with { timeout = 50 }, vast:with_key(server.scoped_key)
    vast:close()
    vast = nil -- luacheck: ignore
    collectgarbage()
    assert.equal(4711, assert(slow:show_user()).id)
    assert.equal(4711, assert(other:show_user()).id)
  end)

  it("make clients whose close does not affect the parent", function()
    local vast = calls.client(server)
    vast:with { timeout = 50 }:close()
    vast:with_key(server.scoped_key):close()
    assert.equal(4711, assert(vast:show_user()).id)
  end)
end)

describe("a client made by with or with_key", function()
  it("has its own settings and does not change the parent's", function()
    local vast, requests = expect.client({ { 503, "{}" } }, { retry = 2, user_agent = "parent/1" })
    vast:with { retry = 4 }:show_user()
    assert.equal(4, #requests)
    vast:show_user()
    assert.equal(6, #requests)
    local other = vast:with_key(OTHER, { user_agent = "child/1" })
    assert.equal("child/1", assert(other:preview "show_user").headers["User-Agent"])
    assert.equal("parent/1", assert(vast:preview "show_user").headers["User-Agent"])
  end)

  it("inherits the callbacks and may replace them", function()
    local heard = { parent = 0, child = 0 }
    local vast, requests = expect.client(nil, { on_event = function() heard.parent = heard.parent + 1 end })
    assert(vast:with {}:show_user())
    assert(vast:with_key(OTHER):show_user())
    assert(vast:with { on_event = function() heard.child = heard.child + 1 end }:show_user())
    assert.same({ parent = 2, child = 1 }, heard)
    assert.equal(3, #requests)
  end)

  it("uses the given key, in every form", function()
    local vast = assert(vastai.new(KEY))
    local function last4(client) return client:credentials().last4 end
    assert.equal("0001", last4(vast:with {}))
    assert.equal("0002", last4(vast:with { api_key = OTHER }))
    assert.equal("0002", last4(vast:with_key(OTHER)))
    assert.equal("0002", last4(vast:with { api_key = function() return OTHER end }))
    assert.equal("0002", last4(vast:with_key(function() return OTHER end)))
    assert.equal("0001", last4(vast))
  end)

  it("is not created if its key is invalid", function()
    local vast = assert(vastai.new(KEY))
    expect.fails("config", vast:with_key " ")
    expect.fails("config", vast:with { api_key = "two words" })
    expect.fails("config", vast:with_key(function() return nil, "the vault is sealed" end))
  end)

  it("raises for an explicit nil and for wrong types", function()
    local vast = assert(vastai.new(KEY))
    local result = { api_key = OTHER }
    expect.raises(function() vast:with_key(result.apikey) end, "API key expected, got nil")
    expect.raises(function() vast:with_key() end, "API key expected, got no value")
    expect.raises(function() vast:with_key { api_key = OTHER } end, "API key expected, got table")
    expect.raises(function() vast:with_key(OTHER, 5) end, "table expected, got number")
    expect.raises(function() vast:with_key(OTHER, { api_key = KEY }) end, "api_key")
    expect.raises(function() vast:with(5) end, "table expected, got number")
    expect.raises(function() vast:with({}, {}) end, "too many arguments to 'with'")
    expect.raises(function() vast:with { timeuot = 5 } end, "did you mean 'timeout'?")
  end)
end)
