-- Every method against the vendor's own description of the API: what this client sends, least
-- arguments and all arguments, is judged by Stoplight Prism (`make contract` installs and starts it).
-- Nothing may be refused but what the description itself has wrong. A request that it accepts is
-- answered with the description's example, which must be understood here.

local calls = require "spec.support.calls"
local files = require "spec.support.files"
local contract_calls = require "spec.support.contract_calls"
local contract_judge = require "spec.support.contract_judge"
local standin = require "spec.support.standin"
local values = require "spec.support.contract_values"
local vastai = require "vastai"

-- The methods of the official SDK, one a line.
local function official_methods()
  local known = {}
  for _, line in ipairs(files.lines(files.read "spec/data/wire/methods.tsv")) do known[line:match "^[^\t]+"] = true end
  return known
end

describe("the source of each row", function()
  it("names the official method, or the route of the API", function()
    local known = official_methods()
    for _, row in ipairs(vastai.describe()) do
      local official = row.source:match "^VastAI%.(.*)$"
      if row.unofficial then
        assert.equal(("API: %s %s"):format(row.verb, row.path), row.source)
        assert.is_nil(known[row.name], row.name .. " is in the official SDK")
      elseif row.name ~= "verify" then -- of the Authentication page
        assert.equal(row.name, official)
        assert.is_true(known[official], row.name .. " is not in the official SDK")
      end
    end
  end)
end)

describe("the contract's calls", function()
  it("are such as the rows allow, whether they are judged here or not", function()
    local work <close> = files.temporary()
    contract_calls.prepare(work.path)
    local vast <close> = assert(vastai.new { transport = function() return 500 end })
    for _, row in ipairs(vastai.describe()) do
      for _, one in ipairs(row.verb and contract_calls.of(row) or {}) do
        local ok, shown, err = pcall(vast.preview, vast, row.name, one.args)
        assert.is_true(ok and shown ~= nil, ("%s, %s: %s"):format(row.name, one.title, ok and err or shown))
      end
    end
  end)
end)

local ready, why = contract_judge.ready()
if ready and os.getenv "VASTAI_CHECK" then ready, why = false, "memory is looked at by other specs" end
if not ready then
  assert(not os.getenv "VASTAI_CONTRACT", why)
  return describe("the contract", function() pending("is not judged here: " .. why) end)
end

local judge, server, verdict, agreed
local made = {} -- name of a method → its calls, with what came of them

-- A fresh client each time: some calls change the key.
local function call(row, args)
  local answers = values.answers[row.name]
  local url = answers and judge.scripted or judge.examples
  local client <close> = calls.client(server, { server_url = url, pace = false, retry = 1 })
  if answers then server:script(values.answers_at(row.name, url)) end
  return client[row.name](client, args)
end

local function make(row)
  local list = contract_calls.of(row)
  for _, one in ipairs(list) do
    one.result, one.err = call(row, one.args)
    one.requests, one.others = judge:take(row.name)
  end
  made[row.name] = list
end

setup(function()
  server = standin.start()
  judge = contract_judge.start(server.http_url)
  contract_calls.prepare(judge.folder.path)
  for _, row in ipairs(vastai.describe()) do make(row) end
  verdict, agreed = judge:verdict()
end)

teardown(function()
  if judge then judge:stop() end
  if server then server:stop() end
end)

-- Whether every request was accepted and answered with an example: some answers are not described,
-- and null then.
local function was_answered(one)
  for _, request in ipairs(one.requests) do
    if request.status >= 400 then return false end
  end
  return not (one.err and one.err.body == "null")
end

local function check(row, one)
  local place = row.name .. ", " .. one.title .. " arguments: "
  assert.are.equal(row.verb ~= nil, #one.requests > 0, place .. "requests")
  for _, request in ipairs(one.requests) do assert.is_true(request.auth, place .. "without the key") end
  for _, request in ipairs(one.others) do assert.is_false(request.auth, place .. "the key goes elsewhere") end
  if was_answered(one) then assert.is_nil(one.err, place .. tostring(one.err)) end
end

describe("the judge", function()
  it("finds nothing unknown and nothing forbidden", function()
    assert.is_true(agreed, verdict)
  end)

  it("saw each method, and each argument of it", function()
    for _, row in ipairs(vastai.describe()) do
      assert.same({}, contract_calls.missed(row), row.name)
    end
  end)

  it("would see a wrong type, and a field that is missing", function()
    local client <close> = calls.client(server, { server_url = judge.examples, pace = false, retry = 1 })
    client:request("POST", "/api/v0/ssh/", { json = { ssh_key = 7 } })
    client:request("DELETE", "/api/v0/volumes/", { json = {} })
    client:request("GET", "/api/v0/no-such-route/")
    judge:take "wrong"
    local output, ok = judge:verdict()
    assert.is_false(ok)
    local found = { UNKNOWN = 0, FORBIDDEN = 0 }
    for word in output:gmatch "(%u+)  [^\n]*'wrong'" do found[word] = found[word] + 1 end
    assert.same({ UNKNOWN = 2, FORBIDDEN = 1 }, found, output)
  end)
end)

describe("what is sent by", function()
  for _, row in ipairs(vastai.describe()) do
    it(row.name .. " is as described", function()
      for line in verdict:gmatch "[^\n]+" do
        assert.is_nil(line:find("'" .. row.name .. "'", 1, true), line)
      end
      for _, one in ipairs(assert(made[row.name], "no call was made")) do check(row, one) end
    end)
  end
end)
