-- Checks every method against the vendor's OpenAPI description: Stoplight Prism (`make contract` installs
-- and starts it) validates the requests with the fewest and with all arguments. It may refuse only what
-- is a fault of the description. It answers valid requests with the example of the description, which
-- the client must be able to read.

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
  it("is an official method or a route of the API", function()
    local known = official_methods()
    for _, row in ipairs(vastai.describe()) do
      local official = row.source:match "^VastAI%.(.*)$"
      if row.unofficial then
        assert.equal(("API: %s %s"):format(row.verb, row.path), row.source)
        assert.is_nil(known[row.name], row.name .. " is in the official SDK")
      elseif row.name ~= "verify" then -- from the Authentication page
        assert.equal(row.name, official)
        assert.is_true(known[official], row.name .. " is not in the official SDK")
      end
    end
  end)
end)

describe("the contract's calls", function()
  it("are accepted by the rows, also where Prism is absent", function()
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
  return describe("the contract", function() pending("is not checked: " .. why) end)
end

local judge, server, verdict, agreed
local made = {} -- name of a method → its calls and their results

-- A new client each time: some calls change the key.
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

-- Whether every request was accepted and answered with an example. Some answers are not described; the
-- example is null then.
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

describe("Prism", function()
  it("finds no unknown and no forbidden request", function()
    assert.is_true(agreed, verdict)
  end)

  it("receives each method with each argument", function()
    for _, row in ipairs(vastai.describe()) do
      assert.same({}, contract_calls.missed(row), row.name)
    end
  end)

  it("reports a wrong type and a missing field", function()
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

describe("the request of", function()
  for _, row in ipairs(vastai.describe()) do
    it(row.name .. " conforms to the description", function()
      for line in verdict:gmatch "[^\n]+" do
        assert.is_nil(line:find("'" .. row.name .. "'", 1, true), line)
      end
      for _, one in ipairs(assert(made[row.name], "no call was made")) do check(row, one) end
    end)
  end
end)
