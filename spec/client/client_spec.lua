-- Creating clients: all forms of vastai.new, and the text of a client.

local child = require "spec.support.child"
local expect = require "spec.support.expect"
local vastai = require "vastai"

local KEY, OTHER = "key-of-the-parent-0001", "key-of-the-child-0002"

describe("vastai.new", function()
  it("accepts a table", function()
    local vast = assert(vastai.new { api_key = KEY })
    assert.equal("0001", vast:credentials().last4)
    assert.equal("argument", vast:credentials().source)
  end)

  it("looks up the key if called without arguments or with an empty table", function()
    for _, arguments in ipairs { "", "{}" } do
      local output, code = child.run(("print(assert(vastai.new(%s)):credentials().source)"):format(arguments),
        { VAST_API_KEY = KEY, HOME = "/nonexistent" })
      assert.same({ "environment\n", 0 }, { output, code })
    end
  end)

  it("and all other module functions raise if called with a colon", function()
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

  it("accepts a key by position, with or without options", function()
    assert.equal("0001", assert(vastai.new(KEY)):credentials().last4)
    assert.equal("0001", assert(vastai.new(KEY, nil)):credentials().last4)
    local vast = assert(vastai.new(KEY, { server_url = "https://one.example" }))
    assert.equal("https://one.example/api/v0/users/current", assert(vast:preview "show_user").url)
    assert.equal("0001", vast:credentials().last4)
  end)

  it("accepts a key function by position", function()
    local vast = assert(vastai.new(function() return OTHER end))
    assert.same({ "function", "0002" }, { vast:credentials().source, vast:credentials().last4 })
  end)

  it("raises for an explicit nil key instead of looking up another key", function()
    local result = { api_key = KEY }
    expect.raises(function() vastai.new(result.apikey) end, "API key expected, got nil")
    expect.raises(function() vastai.new(nil, {}) end, "API key expected, got nil")
  end)

  it("raises for other types", function()
    expect.raises(function() vastai.new(42) end, "API key expected, got number")
    expect.raises(function() vastai.new(true) end, "API key expected, got boolean")
    expect.raises(function() vastai.new(KEY, "https://one.example") end, "table expected, got string")
    expect.raises(function() vastai.new(KEY, {}, {}) end, "too many arguments to 'new'")
    expect.raises(function() vastai.new({}, {}) end, "too many arguments to 'new'")
  end)

  it("raises if the key is given twice", function()
    expect.raises(function() vastai.new(KEY, { api_key = OTHER }) end, "api_key")
  end)

  it("returns nil and an error for an invalid key", function()
    for _, text in ipairs { "", " \t\n", "two words", "line\nbreak", "nul\0byte", "bell\7", "caf\xC3\xA9" } do
      expect.fails("config", vastai.new(text))
      local err = expect.fails("config", vastai.new { api_key = text })
      if text:find "%a" then expect.lacks(text, tostring(err)) end
    end
  end)

  it("does not change the caller's table", function()
    local options = { api_key = KEY, timeout = 5 }
    assert(vastai.new(options))
    assert.same({ api_key = KEY, timeout = 5 }, options)
  end)
end)

describe("a client", function()
  local vast = assert(vastai.new(KEY, { server_url = "https://one.example" }))

  it("as text shows the server and the source of its key, but not the key", function()
    local text = tostring(vast)
    expect.contains("https://one.example", text)
    expect.contains("0001", text)
    expect.lacks(KEY, text)
    expect.lacks("key-of-the", text)
    vast:with {}:close()
  end)

  it("as text shows no part of a short key", function()
    local short = assert(vastai.new "abc1234")
    expect.lacks("1234", tostring(short))
    assert.is_nil(short:credentials().last4)
  end)

  it("suggests a method for a misspelt name", function()
    expect.raises(function() vast:show_usr() end, "no method 'show_usr' (did you mean 'show_user'?)")
    expect.raises(function() vast:create_apikey {} end, "did you mean 'create_api_key'?")
    expect.raises(function() vast:make_coffee() end, "make_coffee")
    assert.is_nil(vast.make_coffee)
    assert.is_nil(vast[1])
  end)

  it("raises with a hint if a method is called with a dot", function()
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
