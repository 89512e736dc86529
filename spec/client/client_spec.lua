-- Making clients: every form of vastai.new; what a client says of itself.

local child = require "spec.support.child"
local expect = require "spec.support.expect"
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

  it("is called with a dot, and so is all else of the module", function()
    for name, fn in pairs {
      new = function() vastai:new { api_key = KEY } end,
      save_api_key = function() vastai:save_api_key(KEY) end,
      array = function() vastai:array { 1 } end,
      describe = function() vastai:describe "show_user" end,
      help = function() vastai:help "show_user" end,
      map = function() vastai:map({}, print) end,
      run = function() vastai:run(print) end,
      sleep = function() vastai:sleep(1) end,
    } do
      expect.raises(fn, ("call '%s' with a dot, not a colon: vastai.%s(…)"):format(name, name))
    end
    expect.raises(function() vastai:new() end, "call 'new' with a dot")
    expect.raises(function() vastai:new(KEY) end, "call 'new' with a dot")
    assert.is_nil(getmetatable(vastai))
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
