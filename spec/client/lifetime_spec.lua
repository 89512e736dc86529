-- Lifetimes: clients closed at any time; results and errors that outlive their client.

local calls = require "spec.support.calls"
local expect = require "spec.support.expect"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local function collect()
  collectgarbage()
  collectgarbage()
end

describe("a client over the network", function()
  local server

  setup(function() server = standin.start() end)
  teardown(function() server:stop() end)
  before_each(function() server:reset() end)

  it("may be closed before use, after use and twice", function()
    local unused, used = calls.client(server), calls.client(server)
    assert(used:show_user())
    assert.is_true(unused:close())
    assert.is_true(used:close())
    assert.is_true(used:close())
    expect.raises(function() used:show_user() end, "closed client")
    assert.equal(1, server:stats().requests)
  end)

  it("does not invalidate results and errors when it is closed", function()
    local vast = calls.client(server)
    local user, instances = assert(vast:show_user()), assert(vast:show_instances())
    server:fault { status = 500, body = { msg = "broken" } }
    local err = expect.fails("server", vast:show_user())
    vast:close()
    vast = nil -- luacheck: ignore
    collect()
    assert.equal("me@example.com", user.email)
    assert.equal(60, #instances)
    assert.same({ "broken", 500, "show_user" }, { err.body:match "broken", err.status, err.method })
    expect.contains("HTTP 500: broken", tostring(err))
    assert.is_true(vastai.is_error(err))
  end)

  it("may be closed by its own on_event, which ends its calls", function()
    local vast
    vast = calls.client(server, { on_event = function() vast:close() end })
    local user = vast:show_user()
    assert.equal("me@example.com", user and user.email)
    vast = calls.client(server, { on_event = function() vast:close() end })
    local rows, err = vast:show_instances()
    assert.same({ nil, "closed" }, { rows and #rows, err and err.kind })
    assert.equal(2, server:stats().requests) -- only the first of three pages
  end)

  it("may be closed by on_event before another key is tried", function()
    local vast
    local asked = 0
    local function key()
      asked = asked + 1
      return asked == 1 and "wrong-key-0001" or server.admin_key
    end
    vast = calls.client(server, { api_key = key, on_event = function() vast:close() end })
    local result, err = vast:show_user()
    assert.is_nil(result)
    assert.is_truthy(err.kind == "closed" or err.kind == "auth", tostring(err))
    assert.equal(1, server:stats().requests)
  end)

  it("may be closed by callbacks of another client", function()
    local one = calls.client(server)
    local two = calls.client(server, { on_event = function() one:close() end })
    assert.equal("me@example.com", assert(two:show_user()).email)
    expect.raises(function() one:show_user() end, "closed client")
    assert.equal("me@example.com", assert(two:show_user()).email)
  end)

  it("may be closed and used in a finalizer", function()
    local vast, seen = calls.client(server), nil
    setmetatable({}, { __gc = function()
      seen = vast:show_user()
      vast:close()
    end })
    collect()
    assert.equal("me@example.com", seen and seen.email)
    assert.equal("vastai client (closed)", tostring(vast))
  end)

  it("may derive a client in a callback while it is being closed", function()
    local vast, other
    vast = calls.client(server, { on_event = function()
      if other then return end
      other = vast:with { timeout = 5 }
      vast:close()
    end })
    vast:show_user()
    assert.equal("me@example.com", assert(other:show_user()).email)
    other:close()
  end)

  it("is collected with all its resources when unreferenced", function()
    local weak = setmetatable({}, { __mode = "k" })
    for i = 1, 50 do
      local vast = calls.client(server, { on_event = function() return i end })
      weak[vast] = true
      if i % 10 == 0 then assert(vast:show_user()) end
    end
    collect()
    assert.is_nil(next(weak))
    assert.equal(1, server:stats().connections)
  end)
end)

describe("a client with a transport callback", function()
  it("may be closed in the callback, at each attempt", function()
    for attempt = 1, 3 do
      local vast
      vast = expect.client({ function(request)
        if request.attempt == attempt then vast:close() end
        return request.attempt < 3 and 503 or 200, "{}"
      end })
      local result, err = vast:show_user()
      assert.is_true(type(result) == "table" or vastai.is_error(err))
      expect.raises(function() vast:show_user() end, "closed client")
    end
  end)

  it("stays usable after an error raised in the callback", function()
    local vast = expect.client { function() error("mine", 0) end, { 200, '{"id":1}' } }
    for _ = 1, 50 do
      local raising = vast:with { transport = function() error("mine", 0) end }
      assert.same({ false, "mine" }, { pcall(raising.show_user, raising) })
    end
    collect()
    assert.same({ false, "mine" }, { pcall(vast.show_user, vast) })
    assert.equal(1, assert(vast:show_user()).id)
  end)

  it("needs no key, no descriptor and no connection", function()
    local output, code = calls.script [[
      local name = os.tmpname()
      local function files()
        os.execute("ls /proc/$PPID/fd >" .. name)
        local list <close> = assert(io.open(name))
        return select(2, list:read "a":gsub("\n", ""))
      end
      local before = files()
      local vast = assert(require "vastai".new { transport = function() return 200, '{"id":5}' end })
      print(assert(vast:show_user()).id, files() - before)
      os.remove(name)
    ]]
    assert.equal(0, code)
    assert.equal("5\t0\n", output)
  end)
end)
