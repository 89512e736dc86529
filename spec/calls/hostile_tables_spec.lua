-- Tables and functions of a script that interfere with a call: endless nesting, metamethods and callbacks
-- that close the client. Nothing crashes, and errors name the reason.

local expect = require "spec.support.expect"
local vastai = require "vastai"

local KEY = "some-key-0001"

local function itself(name)
  local t = {}
  t[name] = t
  return t
end

local function nested(levels, name)
  local t = {}
  for _ = 2, levels do t = { [name] = t } end
  return t
end

-- Counts every use of a metamethod.
local function trap(content)
  local seen = { count = 0 }
  local function count() seen.count = seen.count + 1 end
  return setmetatable(content or {}, {
    __index = count, __newindex = count, __len = count, __pairs = count, __eq = count, __call = count,
    __tostring = function() count() return "t" end, __concat = count, __lt = count, __unm = count,
  }), seen
end

describe("a table with endless nesting", function()
  it("is refused as a table of arguments", function()
    local vast, requests = expect.client()
    expect.raises(function() vast:show_instances_v1 { params = itself "params" } end,
      "bad argument 'params' to 'show_instances_v1' (params nested more than 100 deep)")
    expect.raises(function() vast:preview("show_instances_v1", { params = nested(101, "params") }) end, "100 deep")
    assert(vast:show_instances_v1 { params = nested(100, "params") })
    assert.equal(1, #requests)
  end)

  it("is refused in JSON that is sent, with the path to it", function()
    local vast, requests = expect.client()
    local list = {}
    list[1] = list
    for _, t in ipairs { itself "a", list } do
      expect.raises(function() vast:set_user { x = t } end, "the table contains itself there")
      expect.raises(function() vast:request("POST", "/x", { json = { x = t } }) end, "contains itself")
      expect.raises(function() vast:request("GET", "/x", { query = { x = t } }) end, "contains itself")
      expect.raises(function() vast:create_instance { id = 7, image = "i", env = { x = t } } end, "contains itself")
      expect.raises(function() vast:search_offers { query = { x = t } } end, "contains itself")
      expect.raises(function() vast:search_offers { where = { gpu_name = { eq = t } } } end, "where:")
      expect.raises(function() vast:search_offers { where = { gpu_name = { ["in"] = { t } } } } end, "where:")
      expect.raises(function() vast:create_api_key { name = "n", permissions = { api = t } } end, "contains itself")
    end
    expect.raises(function() vast:set_user { x = nested(100, "a") } end, "nested more than 100 deep")
    assert(vast:set_user { x = nested(99, "a") })
    assert.equal(1, #requests)
  end)

  it("is refused as the answer of transport", function()
    for _, body in ipairs { itself "a", nested(101, "a") } do
      local vast = expect.client { { 200, body } }
      assert.is_false(pcall(vast.show_user, vast))
    end
  end)

  it("is an error in an answer of the service", function()
    for _, levels in ipairs { 129, 100000 } do
      local vast = expect.client { { 200, ("["):rep(levels) .. ("]"):rep(levels) } }
      expect.fails("decode", vast:show_instances())
      vast = expect.client { { 200, ('{"instances":'):rep(levels) .. "[]" .. ("}"):rep(levels) } }
      expect.fails("decode", vast:show_instances())
    end
  end)

  it("does not crash, and neither do callbacks that call without end", function()
    for _, name in ipairs { "transport", "on_event" } do
      local vast
      local options = { api_key = KEY, transport = function() return 200, '{"id":1}' end }
      local deepest, depth = 0, 0
      local function again()
        depth = depth + 1
        deepest = math.max(deepest, depth)
        local ok = pcall(vast.show_user, vast)
        depth = depth - 1
        return ok and 200 or 500, '{"id":1}'
      end
      options[name] = again
      vast = assert(vastai.new(options))
      pcall(vast.show_user, vast)
      assert.is_true(deepest > 5)
    end
  end)
end)

describe("a table with metamethods", function()
  it("is read raw by every method that takes a table", function()
    local vast = expect.client()
    local tried = 0
    for _, op in ipairs(vastai.describe()) do
      for _, param in ipairs(op.params) do
        for _, content in ipairs { {}, { "a" }, { 1, 2 }, { a = 1 }, { { col = "id" } }, { file = 1 } } do
          local args, seen = trap(content)
          pcall(vast.preview, vast, op.name, { [param.name] = args })
          pcall(vast[op.name], vast, { [param.name] = args })
          assert.equal(0, seen.count, op.name .. " " .. param.name)
          tried = tried + 1
        end
      end
      local args, seen = trap {}
      pcall(vast.preview, vast, op.name, args)
      pcall(vast[op.name], vast, args)
      assert.equal(0, seen.count, op.name)
    end
    assert.is_true(tried > 1000)
  end)

  it("is read raw where it holds options", function()
    local options, seen = trap { transport = function() return 200, "{}" end }
    local vast = assert(vastai.new(options))
    assert(vastai.new(KEY, options))
    assert(vast:with(options))
    assert(vast:with_key(KEY, options))
    local request, also = trap {}
    assert(vast:request("GET", "/x", request))
    assert(vast:request("POST", "/x", { json = request, query = request }))
    assert.equal(0, seen.count + also.count)
  end)

  it("cannot close the client during a call", function()
    local vast, requests = expect.client({ { 200, '{"success":true}' } }, { api_key = KEY })
    local function closing(content)
      return setmetatable(content or {}, { __index = function() vast:close() end, __len = function() vast:close() end })
    end
    assert(vast:set_user { params = closing() })
    assert(vast:set_user(closing { a = 1 }))
    assert(vast:show_invoices_v1 { invoice_type = closing { "stripe" } })
    assert(vast:show_invoices_v1 { charges = true, charge_type = closing { "i" } })
    assert(vast:with_key("other-key-0001", closing()))
    assert(vast:with(closing()))
    assert(vast:preview("set_user", { params = closing() }))
    assert(vast:start_instances { ids = closing { 1, 2 } })
    assert(vast:request("POST", "/x", closing { json = closing() }))
    assert.equal("0001", vast:credentials().last4)
    assert.equal(6, #requests)
  end)

  it("may close the client as the row of ssh_endpoint or as the error of api_key", function()
    local vast = expect.client()
    local row = setmetatable({}, { __index = function(_, name)
      vast:close()
      return name == "ssh_host" and "h" or name == "ssh_port" and 22 or nil
    end })
    assert.equal("h", vast:ssh_endpoint(row).host)
    assert.is_true(tostring(vast):find("closed", 1, true) ~= nil)
    local err = setmetatable({}, { __tostring = function() vast:close() return "no" end })
    expect.fails("config", vastai.new(function() return nil, err end))
  end)
end)

describe("a function that closes the client", function()
  it("as transport does not end the call that it answers", function()
    local vast
    vast = assert(vastai.new { api_key = KEY, transport = function()
      vast:close()
      return 200, '{"id":4711}'
    end })
    assert.equal(4711, assert(vast:show_user()).id)
    expect.raises(function() vast:show_user() end, "attempt to use a closed client")
  end)

  it("as transport or on_event keeps all fields of the error", function()
    for _, name in ipairs { "transport", "on_event" } do
      for status, kind in pairs { [401] = "auth", [403] = "permission", [500] = "server", [404] = "not_found" } do
        local vast
        local function transport() return status, '{"success":false,"msg":"m"}' end
        local options = { api_key = KEY, transport = transport, retry = 1 }
        options[name] = function()
          vast:close()
          return transport()
        end
        vast = assert(vastai.new(options))
        local err = expect.fails(kind, vast:show_user())
        assert.equal("show_user", err.method)
        expect.contains("m", tostring(err))
      end
    end
  end)

  it("as api_key ends the call with its error, and the client has no key", function()
    local vast, first = nil, true
    vast = assert(vastai.new {
      api_key = function()
        if not first then vast:close() end
        first = false
        return "a-key-" .. tostring({}):gsub("[^%w]", "")
      end,
      transport = function() return 401, '{"success":false,"error":"auth_error"}' end,
    })
    expect.fails("auth", vast:show_user())
    expect.raises(function() vast:credentials() end, "closed client")
  end)

  it("does not close derived clients, which keep the key", function()
    local vast = expect.client({ { 200, "{}" } }, { api_key = KEY })
    local derived = assert(vast:with { api_key = function()
      vast:close()
      return "own-key-0002"
    end })
    assert.equal("0002", derived:credentials().last4)
    assert(derived:show_user())
    expect.fails("config", derived:with_key(function()
      derived:close()
      return nil, "none"
    end))
  end)
end)
