-- Parity with the official SDK: replays every recorded case over real sockets. The rules are in
-- support/parity.lua, the exceptions in support/differences.lua.

local calls = require "spec.support.calls"
local differences = require "spec.support.differences"
local parity = require "spec.support.parity"
local standin = require "spec.support.standin"
local wire = require "spec.support.wire"

local server

setup(function() server = standin.start() end)
teardown(function() server:stop() end)

-- Fails with a list of all differences.
local function assert_parity(case, difference)
  local played = wire.play(server, case)
  local problems = parity.differ(case, played, difference, server)
  if #problems > 0 then
    table.insert(problems, 1, case.id .. (case.note and " (" .. case.note .. ")" or "") .. ":")
    error(table.concat(problems, "\n  "), 0)
  end
  return played
end

local function title(case) return case.id .. (case.note and ": " .. case.note or "") end

local function describe_cases(name, define)
  describe(name, function()
    local cases = wire.load(name)
    it("call methods that this client has", function()
      local client <close> = require "vastai".new { transport = function() return 500 end }
      for _, case in ipairs(cases) do assert.is_true(wire.has(client, case.method), case.method) end
    end)
    for _, case in ipairs(cases) do define(case) end
  end)
end

describe_cases("cases", function(case)
  it(title(case), function() assert_parity(case, differences.of("cases", case) or {}) end)
end)

describe_cases("oddities", function(case)
  it(title(case), function()
    local difference = differences.oddities[case.id]
    if not difference then error(case.id .. ": decide what a user would want, in differences.lua", 0) end
    assert_parity(case, difference)
  end)
end)

describe_cases("transport", function(case)
  it(title(case), function()
    local difference = differences.transport[case.id]
    if not difference then error(case.id .. ": decide what a user would want, in differences.lua", 0) end
    local played = assert_parity(case, difference)
    if difference.status then assert.equal(difference.status, played.err.status) end
    if difference.waits then assert.is_true(calls.gaps(server)[1] >= difference.waits - 0.02) end
    for _, request in ipairs(played.requests) do
      assert.equal("Bearer " .. case.client.api_key, request.headers.authorization)
    end
  end)
end)

describe("the key of a recorded case", function()
  it("is sent, and changes if the case changes it", function()
    for _, case in ipairs(wire.load "cases") do
      if case.method == "set_api_key" or case.method == "show_user" then
        local played = wire.play(server, case)
        local key = case.args.api_key or case.client.api_key
        assert.equal("Bearer " .. key, played.requests[1].headers.authorization)
      end
    end
  end)
end)

-- The comparison itself must detect differences.
describe("the comparison with a changed case", function()
  local changes = {
    ["a field of the result"] = function(case) case.expect.result.id = 1 end,
    ["a type of the result"] = function(case) case.expect.result.id = "12345" end,
    ["a field more in the result"] = function(case) case.expect.result.more = true end,
    ["a field of the body"] = function(case) case.expect.requests[1].json.name = "ce" end,
    ["a field less in the body"] = function(case) case.expect.requests[1].json.name = nil end,
    ["an object that was a list"] = function(case)
      case.expect.requests[1].json.permissions.api.misc = setmetatable({}, { __jsontype = "array" })
    end,
    ["a query"] = function(case) case.expect.requests[1].query = { limit = "25" } end,
    ["a path"] = function(case) case.expect.requests[1].path = "/api/v0/auth/apikeys" end,
    ["a verb"] = function(case) case.expect.requests[1].method = "PUT" end,
    ["a request more"] = function(case) case.expect.requests[2] = case.expect.requests[1] end,
    ["an error"] = function(case) case.expect.error = "it failed" end,
    ["a status"] = function(case) case.responses[1].status = 500 end,
  }
  for what, change in pairs(changes) do
    it("detects " .. what, function()
      local case
      for _, candidate in ipairs(wire.load "cases") do
        if candidate.id == "create_api_key/1" then case = candidate end
      end
      assert_parity(case, differences.of("cases", case))
      change(case)
      assert.is_false((pcall(assert_parity, case, differences.of("cases", case))))
    end)
  end
end)

describe("the list of differences", function()
  it("has a reason in each row, and no row for a case that does not exist", function()
    local kinds = { cases = "cases", oddities = "oddities", transport = "transport" }
    for kind, name in pairs(kinds) do
      local known = {}
      for _, case in ipairs(wire.load(name)) do known[case.id], known[case.method] = true, true end
      for id, row in pairs(differences[kind]) do
        assert.is_string(row.reason)
        assert.is_true(known[id], id)
      end
    end
  end)
end)
