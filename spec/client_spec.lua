-- Making clients: every form of vastai.new, with and with_key; what a client says of itself.

local calls = require "spec.support.calls"
local child = require "spec.support.child"
local expect = require "spec.support.expect"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local KEY, OTHER = "key-of-the-parent-0001", "key-of-the-child-0002"

describe("vastai.new", function()
  it("takes a table", function()
    local vast = assert(vastai.new { api_key = KEY })
    assert.equal("0001", vast:credentials().last4)
    assert.equal("argument", vast:credentials().source)
  end)

  it("takes nothing, or an empty table: the key is looked up", function()
    for _, arguments in ipairs { "", "{}" } do
      local output, code = child.run(("print(assert(vastai.new(%s)):credentials().source)"):format(arguments),
        { VAST_API_KEY = KEY, HOME = "/nonexistent" })
      assert.same({ "environment\n", 0 }, { output, code })
    end
  end)

  it("takes a key by position, with options or without", function()
    assert.equal("0001", assert(vastai.new(KEY)):credentials().last4)
    assert.equal("0001", assert(vastai.new(KEY, nil)):credentials().last4)
    local vast = assert(vastai.new(KEY, { server_url = "https://one.example" }))
    assert.equal("https://one.example/api/v0/users/current", assert(vast:preview "show_user").url)
    assert.equal("0001", vast:credentials().last4)
  end)

  it("takes a function by position", function()
    local vast = assert(vastai.new(function() return OTHER end))
    assert.same({ "function", "0002" }, { vast:credentials().source, vast:credentials().last4 })
  end)

  it("raises for an explicit nil, so that a misspelt field finds no other key", function()
    local result = { api_key = KEY }
    expect.raises(function() vastai.new(result.apikey) end, "API key expected, got nil")
    expect.raises(function() vastai.new(nil, {}) end, "API key expected, got nil")
  end)

  it("raises for everything else", function()
    expect.raises(function() vastai.new(42) end, "API key expected, got number")
    expect.raises(function() vastai.new(true) end, "API key expected, got boolean")
    expect.raises(function() vastai.new(KEY, "https://one.example") end, "table expected, got string")
    expect.raises(function() vastai.new(KEY, {}, {}) end, "too many arguments to 'new'")
    expect.raises(function() vastai.new({}, {}) end, "too many arguments to 'new'")
  end)

  it("raises when the key stands in both places", function()
    expect.raises(function() vastai.new(KEY, { api_key = OTHER }) end, "api_key")
  end)

  it("gives nil and an error for key text that cannot be one", function()
    for _, text in ipairs { "", " \t\n", "two words", "line\nbreak", "nul\0byte", "bell\7", "caf\xC3\xA9" } do
      expect.fails("config", vastai.new(text))
      local err = expect.fails("config", vastai.new { api_key = text })
      if text:find "%a" then expect.lacks(text, tostring(err)) end
    end
  end)

  it("leaves the caller's table as it was", function()
    local options = { api_key = KEY, timeout = 5 }
    assert(vastai.new(options))
    assert.same({ api_key = KEY, timeout = 5 }, options)
  end)
end)

describe("with and with_key", function()
  local server

  setup(function() server = standin.start() end)
  teardown(function() server:stop() end)
  before_each(function() server:reset() end)

  it("share the connection, the server and the trust of their parent", function()
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

  it("live on when their parent is closed", function()
    local vast = calls.client(server)
    local slow, other = vast:with { timeout = 50 }, vast:with_key(server.scoped_key)
    vast:close()
    vast = nil -- luacheck: ignore
    collectgarbage()
    assert.equal(4711, assert(slow:show_user()).id)
    assert.equal(4711, assert(other:show_user()).id)
  end)

  it("leave their parent alone when they are closed", function()
    local vast = calls.client(server)
    vast:with { timeout = 50 }:close()
    vast:with_key(server.scoped_key):close()
    assert.equal(4711, assert(vast:show_user()).id)
  end)
end)

describe("a client made by with or with_key", function()
  it("has its own settings and does not change its parent's", function()
    local vast, requests = expect.client({ { 503, "{}" } }, { retry = 2, user_agent = "parent/1" })
    vast:with { retry = 4 }:show_user()
    assert.equal(4, #requests)
    vast:show_user()
    assert.equal(6, #requests)
    local other = vast:with_key(OTHER, { user_agent = "child/1" })
    assert.equal("child/1", assert(other:preview "show_user").headers["User-Agent"])
    assert.equal("parent/1", assert(vast:preview "show_user").headers["User-Agent"])
  end)

  it("inherits the hooks, and may have its own", function()
    local heard = { parent = 0, child = 0 }
    local vast, requests = expect.client(nil, { on_event = function() heard.parent = heard.parent + 1 end })
    assert(vast:with {}:show_user())
    assert(vast:with_key(OTHER):show_user())
    assert(vast:with { on_event = function() heard.child = heard.child + 1 end }:show_user())
    assert.same({ parent = 2, child = 1 }, heard)
    assert.equal(3, #requests)
  end)

  it("uses the key that it was given, in every form", function()
    local vast = assert(vastai.new(KEY))
    local function last4(client) return client:credentials().last4 end
    assert.equal("0001", last4(vast:with {}))
    assert.equal("0002", last4(vast:with { api_key = OTHER }))
    assert.equal("0002", last4(vast:with_key(OTHER)))
    assert.equal("0002", last4(vast:with { api_key = function() return OTHER end }))
    assert.equal("0002", last4(vast:with_key(function() return OTHER end)))
    assert.equal("0001", last4(vast))
  end)

  it("is not made when its key is none", function()
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

describe("a client", function()
  local vast = assert(vastai.new(KEY, { server_url = "https://one.example" }))

  it("shows the server and where its key is from, but not the key", function()
    local text = tostring(vast)
    expect.contains("https://one.example", text)
    expect.contains("0001", text)
    expect.lacks(KEY, text)
    expect.lacks("key-of-the", text)
    vast:with {}:close()
  end)

  it("shows nothing of a short key", function()
    local short = assert(vastai.new "abc1234")
    expect.lacks("1234", tostring(short))
    assert.is_nil(short:credentials().last4)
  end)

  it("suggests the method that was meant", function()
    expect.raises(function() vast:show_usr() end, "no method 'show_usr' (did you mean 'show_user'?)")
    expect.raises(function() vast:create_apikey {} end, "did you mean 'create_api_key'?")
    expect.raises(function() vast:make_coffee() end, "make_coffee")
    assert.is_nil(vast.make_coffee)
    assert.is_nil(vast[1])
  end)

  it("says that a method wants a colon", function()
    expect.raises(function() vast.show_user() end, "with a colon: client:show_user(")
    expect.raises(function() vast.show_user {} end, "with a colon: client:show_user(")
    expect.raises(function() vast.show_api_key(42) end, "with a colon")
    expect.raises(function() vast.with { timeout = 5 } end, "bad argument #1 to 'with'")
    expect.raises(function() vast.with_key(KEY) end, "bad argument #1 to 'with_key'")
    expect.raises(function() vast.close() end, "bad argument #1 to 'close'")
    expect.raises(function() vast.credentials() end, "bad argument #1 to 'credentials'")
    expect.raises(function() vast.request("GET", "/") end, "bad argument #1 to 'request'")
    expect.raises(function() vast.preview "show_user" end, "bad argument #1 to 'preview'")
    expect.raises(function() vast.show_user(io.stdout) end, "vastai.client expected")
  end)
end)
