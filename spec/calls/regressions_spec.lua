-- Faults of earlier versions in several areas, one test for each.

local calls = require "spec.support.calls"
local expect = require "spec.support.expect"
local standin = require "spec.support.standin"
local vastai = require "vastai"
local core = require "vastai.core"

local function pretend(transport, options)
  local all = { api_key = "k1234567890", transport = transport }
  for name, value in pairs(options or {}) do all[name] = value end
  return vastai.new(all)
end

local function nothing() return 200, {} end

describe("a function of vastai.core for the Lua layer", function()
  it("raises if a script calls it with wrong arguments", function()
    local vast = pretend(nothing)
    for _, args in ipairs { { "nosuch" }, { "show_user", 5 }, { "create_api_key", "abc" } } do
      assert.is_false((pcall(core.check, vast, table.unpack(args))))
      assert.is_false((pcall(core.page, vast, table.unpack(args))))
    end
    for _, args in ipairs { 5, true, "abc" } do
      assert.is_false((pcall(core.page, vast, "show_instances_v1", args)))
    end
  end)
end)

describe("numbers out of range", function()
  it("are refused, or limited", function()
    local vast = pretend(nothing)
    assert.is_false((pcall(vast.preview, vast, "create_volume", { id = 1, size = 1e300 })))
    assert.truthy(vast:preview("show_invoices_v1", { limit = math.maxinteger }).url:find("limit=100", 1, true))
  end)

  it("leave connect_timeout at its maximum", function()
    local server <close> = standin.start()
    assert(calls.client(server, { connect_timeout = math.huge }):show_user())
  end)
end)

describe("a new key after an authentication failure", function()
  it("replaces the key in the body too, if the body has one", function()
    local seen, asked = {}, 0
    local vast = vastai.new {
      api_key = function()
        asked = asked + 1
        return ("key-0123456789-000%d"):format(math.min(asked, 2))
      end,
      transport = function(request)
        seen[#seen + 1] = request.json.api_key
        if #seen == 1 then return 401, { error = "auth_error", msg = "Invalid user key" } end
        return 200, {}
      end,
    }
    assert(vast:update_workers(1))
    assert.same({ "***0001", "***0002" }, seen) -- as transport receives it
  end)

  it("is used by every call whose old key was refused", function()
    local server <close> = standin.start()
    local key, asked = "old-key-0000000000", 0
    local vast <close> = calls.client(server, {
      pace = false,
      api_key = function()
        asked = asked + 1
        return key
      end,
    })
    key = server.admin_key
    local results = vastai.map({ 1, 2, 3, 4 }, function() return vast:show_user() end)
    for i = 1, 4 do assert.is_table(results[i]) end
    assert.equal(2, asked)
  end)
end)

describe("errors", function()
  it("mask a key that the script put into the query", function()
    local vast = pretend(function() return 500, "no" end)
    local err = expect.fails("server", vast:request("GET", "/api/x", { query = { k = "k1234567890" } }))
    assert.equal("/api/x?k=***7890", err.path)
  end)
end)

-- A rental that may have succeeded stays ambiguous, however the call ends.
describe("a labelled rental", function()
  local server

  setup(function() server = standin.start() end)
  teardown(function() server:stop() end)
  before_each(function() server:reset() end)

  local function rented(fault, pause, ending)
    server:fault(fault)
    local vast = calls.client(server, { pace = false })
    local task = vastai.spawn(function() return vast:create_instance(1000, { image = "x", label = "mine" }) end)
    vastai.spawn(function()
      vastai.sleep(pause)
      ending(vast, task)
    end)
    vastai.run()
    local result, err = task:wait()
    assert.same({ nil, "ambiguous", "show_instances" }, { result, err.kind, err.lookup })
    local count = 0
    for _, request in ipairs(server:requests()) do
      if request.method == "PUT" then count = count + 1 end
    end
    assert.equal(1, count)
  end

  local endings = {
    ["its client is closed"] = function(vast) vast:close() end,
    ["its task is cancelled"] = function(_, task) task:cancel() end,
  }

  for name, ending in pairs(endings) do
    it("stays ambiguous when " .. name .. " while it is in flight", function()
      rented({ verb = "PUT", hang = 60 }, calls.patience(0.5), ending)
    end)

    it("stays ambiguous when " .. name .. " during the search for the instance", function()
      server:fault { verb = "GET", hang = 60 }
      rented({ verb = "PUT", close = true }, math.min(calls.patience(1), 5), ending) -- the search takes 20 s
    end)
  end
end)

describe("an answer longer than max_response", function()
  it("fails with too_large even if its end was paused by a budget", function()
    local server <close> = standin.start()
    for _, url in ipairs { "url", "h1_url" } do
      for _, size in ipairs { 18000, 20000, 24000, 33000 } do
        server:reset()
        server:fault { status = 200, body = ("x"):rep(size), headers = { ["Content-Type"] = "text/plain" } }
        local vast <close> = calls.client(server, { server_url = server[url], max_response = size - 10, pace = false })
        local call = vast:start "show_user"
        while not call:done() do vastai.step(0.05, { budget = 1e-9 }) end
        expect.fails("too_large", call:result())
      end
    end
  end)
end)

describe("an answer that is not HTTP", function()
  it("is an error of kind network, not config", function()
    local server <close> = standin.start()
    local vast <close> = calls.client(server, { server_url = server.h1_url, retry = 1 })
    server:fault { raw = "garbage\r\n\r\n" }
    expect.fails("network", vast:show_user())
  end)
end)

describe("the userdata of a call in flight", function()
  it("is not reachable from a started call, and cannot be closed", function()
    local server <close> = standin.start()
    local vast <close> = calls.client(server)
    server:fault { hang = 60 }
    local call = vast:start "show_user"
    vastai.step(0.01)
    for _, name in ipairs { "call", "latest", "thread", "joined", "results" } do
      assert.is_nil(call.task[name], name)
    end
    assert.is_nil(debug.getregistry()["vastai.call"].__close)
    call:cancel()
    expect.fails("cancelled", call:result())
  end)
end)
