-- Changes of the key: rotation, a repeated look-up, set_api_key and reset_api_key.

local calls = require "spec.support.calls"
local child = require "spec.support.child"
local expect = require "spec.support.expect"
local files = require "spec.support.files"
local standin = require "spec.support.standin"
local vastai = require "vastai"

describe("after an auth failure", function()
  local server

  setup(function() server = standin.start() end)
  teardown(function() server:stop() end)
  before_each(function() server:reset() end)

  it("the api_key function is called again, once", function()
    local keys, asked = { "wrong-key-0001", server.admin_key }, 0
    local vast = calls.client(server, { api_key = function()
      asked = asked + 1
      return keys[asked] or "wrong-key-0009"
    end })
    assert.equal(1, asked)
    assert.equal(4711, assert(vast:show_user()).id)
    assert.same({ 2, 2 }, { asked, server:stats().requests })
    assert(vast:show_user())
    assert.equal(2, asked)
    server:config { auth_shape = 401 }
    server:fault { status = 401, body = { success = false, error = "auth_error", msg = "Invalid user key" } }
    local err = expect.fails("auth", vast:show_user())
    assert.equal(3, asked)
    expect.contains("function", err.key_source)
  end)

  it("an api_key function that returns the same key leaves the error unchanged", function()
    local vast
    local answers = { function() return "wrong-key-0001" end, function() return "wrong-key-0001" end,
      function() return nil, "the vault is sealed" end, function() return "two words" end }
    local asked = 0
    vast = calls.client(server, { api_key = function()
      asked = asked + 1
      return answers[asked]()
    end })
    for call = 1, 3 do
      expect.fails("auth", vast:show_user())
      assert.same({ call + 1, call }, { asked, server:stats().requests })
    end
  end)

  it("a key file is read again", function()
    local home <close> = files.temporary()
    local path = home.path .. "/.vast_api_key"
    files.write(path, "wrong-key-0001")
    assert(os.execute("chmod 600 " .. files.quote(path)))
    local output, code = child.run(([[
      local vast = vastai.new { server_url = "%s" }
      print(select(2, vast:show_user()).kind)
      local file = assert(io.open("%s", "w")); file:write "%s\n"; file:close()
      local other = vast:with { timeout = 60 }
      print(vast:show_user().id, other:show_user().id, vast:credentials().source, vast:credentials().path)
      file = assert(io.open("%s", "w")); file:write "two words"; file:close()
      print(vast:show_user().id)
    ]]):format(server.http_url, path, server.admin_key, path), { HOME = home.path })
    assert.same({ 0, ("auth\n4711\t4711\tfile\t%s\n4711\n"):format(path) }, { code, output })
    assert.equal(6, server:stats().requests)
  end)

  it("an explicit key is not replaced by a look-up", function()
    local vast = calls.client(server, { api_key = "wrong-key-0001" })
    expect.fails("auth", vast:show_user())
    assert.equal(1, server:stats().requests)
  end)
end)

describe("the key of a client", function()
  it("comes from a function, which must return a key", function()
    local err = expect.fails("config", vastai.new { api_key = function() return nil, "the vault is sealed" end })
    expect.contains("the vault is sealed", tostring(err))
    for _, given in ipairs { 42, true, {}, "", " ", "two words" } do
      expect.fails("config", vastai.new { api_key = function() return given end })
    end
    assert.equal("0007", vastai.new { api_key = function() return " function-key-0007\n" end }:credentials().last4)
    local ok, message = pcall(vastai.new, { api_key = function() error("no vault", 0) end })
    assert.same({ false, "no vault" }, { ok, message })
  end)

  it("is set for one client only by set_api_key", function()
    local vast = assert(vastai.new "first-key-0001")
    local other = vast:with {}
    assert.is_true(vast:set_api_key "second-key-0002")
    assert.same({ "0002", "0001" }, { vast:credentials().last4, other:credentials().last4 })
    assert.is_true(vast:set_api_key { api_key = " third-key-0003\n" })
    assert.is_true(vast:set_api_key { new_api_key = "third-key-0003" })
    assert.equal("0003", vast:credentials().last4)
    for _, text in ipairs { "", " ", "two words" } do expect.fails("config", vast:set_api_key(text)) end
    expect.raises(function() vast:set_api_key() end, "missing argument 'api_key'")
    expect.raises(function() vast:set_api_key(nil) end, "missing argument 'api_key'")
    expect.raises(function() vast:set_api_key(42) end, "string expected, got number")
    assert.equal("0003", vast:credentials().last4)
  end)

  it("has no file after set_api_key", function()
    local home <close> = files.temporary()
    files.write(home.path .. "/.vast_api_key", "file-key-0001")
    local output = child.run([[
      local vast = vastai.new()
      vast:set_api_key "second-key-0002"
      local found = vast:credentials()
      print(found.source, found.path, found.last4, #found.warnings)
      print(vast)
    ]], { HOME = home.path })
    expect.contains("argument\tnil\t0002\t0\n", output)
    expect.contains("argument, ***0002", output)
  end)

  it("is replaced by reset_api_key in this client", function()
    local server <close> = standin.start()
    local vast = calls.client(server)
    local other = vast:with {}
    local answer = assert(vast:reset_api_key())
    assert.equal(answer.api_key:sub(-4), vast:credentials().last4)
    assert.equal(4711, assert(vast:show_user()).id)
    expect.fails("auth", other:show_user())
    assert.is_true(other:set_api_key(answer.api_key))
    assert.equal(4711, assert(other:show_user()).id)
  end)
end)
