-- Many Lua states in one process: sequential, on threads, moved between threads, and with failing
-- allocations. The host program spec/hosts/states.c is built here.

local expect = require "spec.support.expect"
local files = require "spec.support.files"
local standin = require "spec.support.standin"
local states = require "spec.support.states"

local STRIDE = standin.slow() > 1 and 5 or 1

-- The beginning of each script.
local CLIENT = [[
local url, key, ca_file = ...
local vastai = require "vastai"
local function client(options)
  local all = { api_key = key, server_url = url, ca_file = ca_file }
  for name, value in pairs(options or {}) do all[name] = value end
  return assert(vastai.new(all))
end
]]

-- lua-cjson leaks its buffer when an allocation fails, which would hide our own leaks.
local DECODER = [[
package.loaded.cjson = { new = function()
  local function set() end
  return { decode_invalid_numbers = set, decode_max_depth = set, decode = function(text)
    if not text:find "^[{]" then error "not JSON" end
    return { id = 4711.0, name = "n", key = "vast-new-key-0001", list = { 1.0, 2.5 }, permissions = {} }
  end }
end }
]]

describe("Lua states", function()
  local folder = files.temporary()
  local built, why = states.build(folder.path)
  if not built then
    getmetatable(folder).__close()
    pending("need a C compiler and Lua's library: " .. why)
    return
  end

  local server

  setup(function() server = standin.start() end)
  teardown(function()
    server:stop()
    getmetatable(folder).__close()
  end)
  before_each(function() server:reset() end)

  local function run(words, code, url)
    local output, exit = states.run(folder.path, words, code, url or server.url, server.admin_key, server.ca_file)
    assert.equal(0, exit, #output > 2000 and output:sub(1, 2000) .. "…" or output)
    return output
  end

  local function memory_is_stable(rounds, code, url)
    local before, after = run("loop " .. rounds, code, url):match "(%d+) (%d+)\n$"
    local grown = after - before -- over two thirds of the rounds; OpenSSL's memory varies slightly
    assert.is_true(grown < 8 * rounds, ("%d bytes in %d rounds"):format(grown, rounds * 2 // 3))
  end

  describe("used sequentially", function()
    it("free all their memory, 200 times", function()
      memory_is_stable(200, CLIENT .. [[
        local vast = client()
        assert(assert(vast:show_user()).id == 4711)
        local other = vast:with { timeout = 5 }
        if collectgarbage "count" > 0 then other:close() end
      ]], server.http_url)
      assert.equal(200, server:stats().connections)
    end)

    it("free it over TLS, with errors, pages and callbacks", function()
      memory_is_stable(30, CLIENT .. [[
        local events = 0
        local vast <close> = client { on_event = function() events = events + 1 end }
        assert(#assert(vast:show_instances()) == 60)
        local _, err = vast:show_instance(1)
        assert(vastai.is_error(err))
        local _, untrusted = client { ca_file = "/dev/null", retry = 1 }:show_user()
        assert(untrusted.kind == "tls" or untrusted.kind == "config", untrusted)
        assert(events == 4, events)
      ]])
    end)

    it("free it when finalizers make calls and close clients, in any order", function()
      memory_is_stable(30, CLIENT .. [[
        kept = {}
        local function last(fn) kept[#kept + 1] = setmetatable({}, { __gc = function() pcall(fn) end }) end
        for _ = 1, 3 do
          local vast
          last(function() assert(vast:show_user()) end)
          last(function() vast:close() end)
          vast = client()
          last(function() vast:close() end)
          last(function() assert(vast:show_user()) end)
          last(function() vast:create_api_key { name = "late" } end)
          kept[#kept + 1] = client()
        end
        assert(client():show_user())
      ]], server.http_url)
    end)

    it("free it when the module is loaded repeatedly", function()
      memory_is_stable(30, CLIENT .. [[
        local old, first = client(), vastai
        for _ = 1, 3 do
          for name in pairs(package.loaded) do
            if name:find "^vastai" then package.loaded[name] = nil end
          end
          vastai = require "vastai"
          assert(vastai ~= first)
          local new <close> = client()
          assert(assert(new:show_user()).id == 4711)
          assert(assert(old:show_user()).id == 4711)
          local _, err = old:show_instance(1)
          assert(vastai.is_error(err) and first.is_error(err))
          assert(new:worker { name = "w", permissions = { api = { misc = {} } } })
        end
      ]], server.http_url)
    end)
  end)

  describe("on threads", function()
    it("run concurrently", function()
      run("threads 6 10", CLIENT .. [[
        local vast <close> = client()
        for _ = 1, 5 do assert(assert(vast:show_user()).id == 4711) end
        assert(#assert(vast:show_instances()) == 60)
      ]])
      assert.same({ requests = 60 * 8, connections = 60 }, server:stats())
    end)

    it("may be created, used and closed on different threads", function()
      run("handoff", CLIENT .. [[
        local vast = client()
        assert(vast:show_user())
        function go() assert(assert(vast:show_user()).id == 4711) end
      ]])
      assert.same({ requests = 2, connections = 1 }, server:stats())
    end)
  end)

  -- A value without a reference is freed at the next allocation.
  describe("with a full collection at every allocation", function()
    local function is_right(least, code)
      local output = run("collect", CLIENT .. code)
      assert.is_true(tonumber(output:match "(%d+)\n$") > least, output)
    end

    it("load the module, create clients and preview requests", function()
      run("collect", "arm() assert(require 'vastai'.new { api_key = 'k' })")
      is_right(150, [[
        arm()
        local vast <close> = client { timeout = 5, on_event = function() end }
        local other <close> = vast:with { retry = 1 }
        assert(other:credentials().source)
        local sent = vast:preview("search_offers", { query = "gpu_ram>=24 num_gpus=1", order = "dph" })
        assert(sent.body:find('"gpu_ram":{"gte":24000}', 1, true))
        sent = vast:preview("create_instance", { id = 7, image = "x", disk = 8, env = { A = "1" }, label = "l" })
        assert(sent.body:find('"env":{"A":"***"}', 1, true), sent.body)
        assert(not pcall(vast.search_offers, vast, { query = "gpu_rum>=24" }))
        assert(not pcall(vast.show_user, vast, { nonsense = 1 }))
      ]])
    end)

    it("make calls, iterate, fail, create a worker and decode an answer in slices", function()
      is_right(1000, [[
        local vast <close> = client { retry = 1 }
        arm()
        assert(vast:show_user().email == "me@example.com")
        local count = 0
        for row in vast:each("show_instances_v1", { limit = 25 }) do count = count + (row.id and 1 or 0) end
        assert(count == 60)
        local rows = assert(vast:show_instances { fields = { "id" } })
        assert(#rows == 60 and next(rows[1]) == "id" and next(rows[1], "id") == nil)
        local none, err = vast:show_instance(1)
        assert(none == nil and err.kind == "not_found" and tostring(err):find "show_instance")
        local worker <close> = assert(vast:worker { name = "w", permissions = { api = { instance_read = {} } } })
        assert(worker:show_instances())
        none, err = worker:delete_api_key(1)
        assert(none == nil and err.kind == "permission", err.kind)
        assert(worker:revoke())
      ]])
    end)

    it("run tasks, cancel them and use call objects", function()
      is_right(500, [[
        local vast <close> = client()
        local closed, seen = 0, 0
        local function guarded()
          local guard <close> = setmetatable({}, { __close = function() closed = closed + 1 end })
          assert(vast:show_user())
          vastai.sleep(60)
        end
        arm()
        vastai.blocking(false)
        local tasks = {}
        for i = 1, 3 do tasks[i] = vastai.spawn(guarded) end
        assert(vastai.run(function()
          local call = vast:start("show_instances", {})
          assert(#assert(vast:show_instances()) == 60)
          assert(#assert(call:wait()) == 60)
          local dropped = vast:start("show_user", {})
          dropped:cancel()
          local _, err = dropped:wait()
          assert(err.kind == "cancelled")
          local results = vastai.map({ 1, 2, 3 }, function(n) seen = seen + n return vast:show_user().id end)
          assert(#results == 3)
          for _, task in ipairs(tasks) do task:cancel() end
          return true
        end))
        vastai.run()
        assert(closed == 3 and seen == 6, closed)
      ]])
    end)
  end)

  -- Each allocation after arm() fails once. Lua raises its memory error or succeeds after a collection;
  -- nothing crashes and nothing leaks.
  describe("with failing allocations", function()
    local parts = {
      ["loading the module"] = "arm() local _ = require 'vastai'",
      ["creating clients"] = CLIENT .. [[
        arm()
        local vast <close> = client { timeout = 5, on_event = print }
        local other = vast:with { retry = 1 }
        local third <close> = other:with_key "another-key-0001"
        local _ = tostring(third), third:credentials(), third:preview("show_api_key", { id = 5 })
      ]],
      ["a call with a transport callback"] = DECODER .. CLIENT .. [[
        local vast = client { transport = function(request)
          if request.attempt == 1 then return 503, "busy", { ["Retry-After"] = "1" } end
          return 200, '{"id":12345678901234567}'
        end, on_event = function(event) return event.url .. event.attempt end }
        arm()
        local user, err = vast:show_user()
        assert(user and user.id == 4711, tostring(err)) -- not reported as an error of the answer
      ]],
      ["a call over the network"] = DECODER .. CLIENT .. [[
        local vast <close> = client()
        arm()
        local key, err = vast:create_api_key { name = "ci", permissions = { api = { misc = {} } } }
        assert(key and key.api_key == "vast-new-key-0001", tostring(err))
      ]],
      ["a call that fails"] = DECODER .. CLIENT .. [[
        local vast <close> = client { api_key = "wrong-key-0001", retry = 1 }
        arm()
        local user, err = vast:show_user()
        assert(user == nil and err.kind == "auth", tostring(err))
      ]],
    }

    for what, code in pairs(parts) do
      for _, mode in ipairs { "all", "pair" } do
        local words = mode == "all" and "all later allocations fail" or "one allocation fails"
        it(("%s does not leak (%s)"):format(what, words), function()
          local output = run(("fail %s 1 %d"):format(mode, STRIDE), code, server.http_url)
          local points, leaks = output:match "(%d+) (%d+)\n$"
          assert.equal("0", leaks)
          assert.is_true(tonumber(points) > 5, "too few allocations were tried")
        end)
      end
    end

    it("return an error for an answer that exceeds the memory, and the client stays usable", function()
      server:fault { path = "/big", status = 200, body = '["' .. ("x"):rep(300000) .. '"]' }
      local output = run("limit 150000", CLIENT .. [[
        local vast <close> = client()
        assert(vast:show_user())
        collectgarbage()
        arm()
        for _ = 1, 3 do print(pcall(vast.request, vast, "GET", "/big")) end
        print(assert(vast:show_user()).email)
      ]], server.http_url)
      expect.contains(("false\tnot enough memory\n"):rep(3) .. "me@example.com\n", output)
    end)
  end)
end)
