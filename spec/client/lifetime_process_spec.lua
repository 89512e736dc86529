-- Descriptors and threads of a process at each stage of using the module, and the end of the process.

local calls = require "spec.support.calls"
local standin = require "spec.support.standin"

local COUNT = [[
local function count(what) -- not with a pipe, which would change the number
  local name = os.tmpname()
  os.execute(("ls /proc/$PPID/%s >%s"):format(what, name))
  local list = assert(io.open(name))
  local text = list:read "a"
  list:close()
  os.remove(name)
  return select(2, text:gsub("\n", ""))
end
local function state() return count "fd", count "task" end
local url, key, ca_file = ...
local function client(vastai) return assert(vastai.new(key, { server_url = url, ca_file = ca_file })) end
]]

describe("the process", function()
  local server

  setup(function() server = standin.start() end)
  teardown(function() server:stop() end)
  before_each(function() server:reset() end)

  local function run(code)
    local output, exit = calls.script(COUNT .. code, nil, server.url, server.admin_key, server.ca_file)
    assert.equal(0, exit, output)
    return output
  end

  it("opens no descriptor and starts no thread when the module is loaded", function()
    assert.equal("0\t0\n", run [[
      local files, threads = state()
      local vastai = require "vastai"
      local _ = vastai.array {}, vastai.is_error(nil), vastai.describe and vastai.describe()
      print(count "fd" - files, count "task" - threads)
    ]])
  end)

  it("opens few descriptors for one client and none for further clients", function()
    local one, hundred, threads = run [[
      local vastai = require "vastai"
      local files, threads = state()
      local first = client(vastai)
      local one = count "fd" - files
      local more = {}
      for i = 1, 100 do more[i] = first:with {} more[i + 100] = client(vastai) end
      print(one, count "fd" - files, count "task" - threads)
      first:close()
    ]]:match "^(%d+)\t(%d+)\t(%d+)\n$"
    assert.is_true(tonumber(one) <= 8, one)
    assert.equal(one, hundred)
    assert.equal("0", threads)
  end)

  it("gets an error if no descriptors are left, and continues when some are available", function()
    if os.getenv "VASTAI_CHECK" == "valgrind" then return pending "valgrind has descriptors of its own" end
    local output = run [[
      assert(os.execute "prlimit --pid $PPID --nofile=64:64")
      local vastai = require "vastai"
      local held = {}
      while true do
        local file = io.open "/dev/null"
        if not file then break end
        held[#held + 1] = file
      end
      local made, err = vastai.new(key, { server_url = url })
      print(made, err.kind, err.message, err.where ~= nil)
      for _, file in ipairs(held) do file:close() end
      print(client(vastai):show_user() ~= nil)
    ]]
    assert.equal("nil\tnetwork\tcannot start: no memory or no descriptors left\ttrue\ntrue\n", output)
  end)

  it("leaks no descriptor over 500 clients", function()
    assert.equal("0\n", run [[
      local vastai = require "vastai"
      client(vastai):close()
      local first = client(vastai)
      assert(first:show_user())
      local files = count "fd"
      for i = 1, 500 do
        local vast = client(vastai)
        if i % 50 == 0 then assert(vast:show_user()) end
        if i % 2 == 0 then vast:close() end
      end
      collectgarbage() collectgarbage()
      print(count "fd" - files)
    ]])
    assert.equal(1, server:stats().connections)
  end)

  it("leaks no descriptor over failures", function()
    assert.equal("0\n", run [[
      local vastai = require "vastai"
      local vast = client(vastai)
      local nowhere = vast:with { server_url = "https://127.0.0.1:1", retry = 1 }
      local untrusting = vast:with { ca_file = "/dev/null", retry = 1 }
      local function fail()
        assert(not nowhere:show_user())
        assert(not untrusting:show_user())
      end
      fail()
      local files = count "fd"
      for _ = 1, 50 do fail() end
      print(count "fd" - files)
    ]])
  end)

  it("exits normally with clients that are open, closed or in finalizers", function()
    local in_coroutine = "coroutine.wrap(function() os.exit(0, true) end)()"
    for _, ending in ipairs { "", "os.exit(0, true)", "os.exit(0)", in_coroutine } do
      assert.equal("me@example.com\tme@example.com\n", run([[
        local vastai = require "vastai"
        late = setmetatable({}, { __gc = function() pcall(function() return kept:show_user() end) end })
        kept = client(vastai)
        other = kept:with {}
        closed = kept:with {}
        closed:close()
        early = setmetatable({}, { __gc = function()
          pcall(function() return kept:show_user(), other:close() end)
        end })
        print(kept:show_user().email, other:show_user().email)
      ]] .. ending))
    end
  end)

  it("may exit inside a callback", function()
    assert.equal("bye\n", run [[
      local vast = assert(require "vastai".new(key, { server_url = url, ca_file = ca_file,
        on_event = function()
          print "bye"
          os.exit(0, true)
        end }))
      vast:show_user()
      print "not reached"
    ]])
  end)
end)
