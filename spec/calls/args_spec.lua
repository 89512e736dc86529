-- Arguments by position and by name. A mistake in them raises at the script's line, before a request is
-- sent.

local calls = require "spec.support.calls"
local expect = require "spec.support.expect"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local vast, requests

before_each(function()
  vast, requests = expect.client { function(request)
    if request.verb == "DELETE" then return 200, '"Successfully Deleted API Key"' end
    return 200, '{"id": 42, "key": "new-key-0001", "instances": {"id": 42}}'
  end }
end)

local function last() return requests[#requests] end

local function refused(fn, part)
  local message = expect.raises(fn, part)
  assert.equal(0, #requests)
  return message
end

describe("arguments", function()
  it("have the same effect by position and by name", function()
    local ways = {
      function() return vast:show_api_key(42) end,
      function() return vast:show_api_key { id = 42 } end,
      function() return vast:show_api_key(42, {}) end,
      function() return vast:show_api_key(nil, { id = 42 }) end,
    }
    for _, way in ipairs(ways) do
      assert(way())
      assert.equal("/api/v0/auth/apikeys/42/", last().path)
    end
  end)

  it("may be positional, followed by a table with the others", function()
    assert(vast:create_api_key("ci", { key_params = { a = 1 } }))
    assert.same({ name = "ci", key_params = { a = 1 } }, last().json)
    assert(vast:create_api_key("ci", { api = { misc = {} } }, {}))
    assert.same({ name = "ci", permissions = { api = { misc = {} } } }, last().json)
    assert(vast:create_api_key("ci", nil, { key_params = { b = 2 } }))
    assert.same({ name = "ci", key_params = { b = 2 } }, last().json)
  end)

  it("are read without changing the caller's tables", function()
    local names = { name = "ci", permissions = { api = { misc = {} } } }
    assert(vast:create_api_key(names))
    assert.same({ name = "ci", permissions = { api = { misc = {} } } }, names)
  end)

  it("raise if given twice", function()
    refused(function() vast:show_api_key(42, { id = 42 }) end, "argument 'id' to 'show_api_key' is given twice")
    refused(function() vast:create_api_key("ci", { name = "ci" }) end, "'name' to 'create_api_key' is given twice")
    refused(function() vast:set_api_key { api_key = "a-key-0001", new_api_key = "a-key-0002" } end, "given twice")
  end)

  it("raise if there are too many", function()
    refused(function() vast:show_api_key(42, 43) end, "too many arguments to 'show_api_key' (it takes 1)")
    refused(function() vast:show_user("me") end, "too many arguments to 'show_user' (it takes 0)")
    refused(function() vast:create_api_key("a", {}, {}, "p", "q") end, "too many arguments to 'create_api_key'")
  end)

  it("that are nil count as absent", function()
    assert(vast:show_user(nil))
    assert(vast:show_user(nil, nil))
    assert(vast:show_api_key(42, nil))
    assert.equal(3, #requests)
    expect.raises(function() vast:show_api_key(42, nil, 43) end, "too many arguments")
  end)

  it("raise if a required one is missing", function()
    refused(function() vast:show_api_key() end, "missing argument 'id' to 'show_api_key' (integer expected)")
    refused(function() vast:show_api_key(nil) end, "missing argument 'id'")
    refused(function() vast:show_api_key {} end, "missing argument 'id'")
    refused(function() vast:create_api_key() end, "missing argument 'name' to 'create_api_key' (string expected)")
    refused(function() vast:create_api_key { permissions = { api = { misc = {} } } } end, "missing argument 'name'")
  end)

  it("with an unknown name raise, with a suggestion", function()
    refused(function() vast:create_api_key { name = "ci", permision_file = "perms.json" } end,
      "unknown argument 'permision_file' to 'create_api_key' (did you mean 'permission_file'?)")
    refused(function() vast:create_api_key { nmae = "ci" } end, "(did you mean 'name'?)")
    refused(function() vast:create_api_key { name = "ci", colour = "red" } end,
      "unknown argument 'colour' to 'create_api_key'")
    refused(function() vast:show_user { id = 1 } end, "unknown argument 'id' to 'show_user' (it takes none)")
  end)

  it("in a list raise, and the message shows the correct form", function()
    refused(function() vast:show_api_key { 42 } end, "takes its arguments by name (did you mean id = …?)")
    refused(function() vast:create_api_key { "ci" } end, "(did you mean name = …?)")
    refused(function() vast:show_user { 42 } end, "'show_user' takes no arguments")
    refused(function() vast:show_api_key { id = 42, [true] = 1 } end, "by name")
    refused(function() vast:show_api_key(vastai.array { 42 }) end, "integer expected")
  end)

  it("of the wrong type raise", function()
    for _, value in ipairs { 42, true, print } do
      refused(function() vast:create_api_key { name = value } end,
        ("bad argument 'name' to 'create_api_key' (string expected, got %s)"):format(type(value)))
    end
    refused(function() vast:create_api_key { name = vastai.null } end, "string expected, got null")
    refused(function() vast:create_api_key { name = "ci", permissions = "perms.json" } end,
      "table expected, got string")
    refused(function() vast:create_api_key { name = "ci", permission_file = {} } end, "string expected, got table")
    refused(function() vast:create_api_key { name = "ci", key_params = print } end, "'key_params'")
    refused(function() vast:set_api_key {} end, "missing argument 'api_key'")
  end)
end)

describe("an integer argument", function()
  it("accepts 42, 42.0 and \"42\", as luaL_checkinteger does", function()
    for _, form in ipairs { 42, 42.0, "42", "42.0", " 42 ", "0x2A" } do
      assert(vast:show_api_key(form))
      assert.equal("/api/v0/auth/apikeys/42/", last().path)
      assert(vast:show_instance { id = form })
      assert.equal("/api/v0/instances/42/", last().path)
    end
    assert(vast:show_api_key(math.maxinteger))
    assert.equal("/api/v0/auth/apikeys/9223372036854775807/", last().path)
    assert(vast:show_api_key "9007199254740993")
    assert.equal("/api/v0/auth/apikeys/9007199254740993/", last().path)
    assert(vast:show_api_key(2.0 ^ 53))
    assert.equal("/api/v0/auth/apikeys/9007199254740992/", last().path)
  end)

  it("accepts no other values", function()
    local others = { "42.5", "x", "", " ", "4 2", "42abc", true, print }
    for _, other in ipairs(others) do
      refused(function() vast:show_api_key(other) end,
        ("bad argument 'id' to 'show_api_key' (integer expected, got %s)"):format(type(other)))
    end
    for _, number in ipairs { 42.5, 2.0 ^ 63, math.huge } do
      refused(function() vast:show_api_key(number) end, "integer expected, got " .. tostring(number))
    end
    refused(function() vast:show_api_key(0 / 0) end, "integer expected, got nan")
    refused(function() vast:show_api_key { id = vastai.null } end, "integer expected, got null")
    refused(function() vast:show_api_key { id = { 42 } } end, "integer expected, got table")
  end)

  it("cannot change the path of the request", function()
    for _, text in ipairs { "..", ".", "", "42/../99", "a/b", "42?x=1", "42#", "42\0", "%2e%2e", "../users" } do
      refused(function() vast:delete_api_key(text) end, "integer expected, got string")
      refused(function() vast:show_instance { id = text } end, "integer expected, got string")
    end
  end)
end)

describe("a wrong argument", function()
  it("raises at the line of the innermost function of the script", function()
    local function helper()
      vast:show_api_key()
    end
    local here = debug.getinfo(helper, "S").linedefined + 1
    local _, message = pcall(helper)
    assert.equal(("spec/calls/args_spec.lua:%d: "):format(here), message:match "spec/calls/args_spec.lua:%d+: ")
    local _, through_pcall = pcall(vast.show_api_key, vast)
    assert.is_truthy(through_pcall:find("missing argument 'id'", 1, true))
  end)

  it("raises at the script's line inside a coroutine too", function()
    local thread = coroutine.wrap(function() refused(function() vast:show_api_key() end, "missing argument 'id'") end)
    thread()
  end)

  it("raises at the script's line when the method is written in Lua", function()
    refused(function() vast:worker() end, "'worker' takes a table")
    refused(function() vast:worker "w" end, "'worker' takes a table")
    refused(function() vast:worker { name = 5, permissions = { api = { misc = {} } } } end, "'name'")
    refused(function() vast:worker { name = "w", permissions = { api = { mics = {} } } } end, "did you mean 'misc'?")
    refused(function() vast:revoke() end, "not a worker client")
  end)

  it("causes no request", function()
    local server <close> = standin.start()
    local real = calls.client(server)
    expect.raises(function() real:delete_api_key(".." ) end)
    expect.raises(function() real:create_api_key { name = "ci", permisions = {} } end)
    expect.raises(function() real:create_api_key { name = "ci", permissions = {} } end)
    expect.raises(function() real:worker { name = "ci" } end)
    expect.raises(function() real:request("GET", "/api/v0/../admin") end)
    assert.same({ {}, { requests = 0, connections = 0 } }, { server:requests(), server:stats() })
  end)
end)
