-- A row that creates or spends has a required field of its result. An answer without it does not show
-- that the request was processed: the call is ambiguous, and the error has `lookup`.

local contract_calls = require "spec.support.contract_calls"
local vastai = require "vastai"

-- Rows that are not idempotent and only remove something; they have no required field.
local function only_removes(row)
  return row.verb == "DELETE" or row.name:match "^delete_" ~= nil
end

local creating, removing = {}, {}
for _, row in ipairs(vastai.describe()) do
  if row.once then
    local list = only_removes(row) and removing or creating
    list[#list + 1] = row
  end
end

-- Bodies of a 200 without a result.
local unproven = {
  "{}", "[]", "null", "true", "7", '{"error": "no_such_ask"}', '{"error": "internal", "msg": "Try later."}',
  '{"success": "false"}', '{"success": null}', '{"success": 1}',
}

local PENDING = '{"pending_price_increases": [{"contract_id": 7, "pending_price_increase_id": 9}]}'
local looked_up_first = { accept_price_increase = PENDING, reject_price_increase = PENDING }

-- The results of the method for that body. Its other requests get valid answers.
local function play(row, body)
  local sent = 0
  local vast <close> = assert(vastai.new {
    transport = function(request)
      if request.verb ~= row.verb then return 200, looked_up_first[row.name] or '{"instances": []}' end
      sent = sent + 1
      return 200, body
    end,
  })
  local result, err = vast[row.name](vast, contract_calls.least(row))
  return result, err, sent
end

local function assert_ambiguous(row, body)
  local result, err, sent = play(row, body)
  local place = row.name .. ", answered " .. body .. ": "
  assert.is_nil(result, place .. "a result")
  assert.same({ "ambiguous", row.lookup, false, row.name, 1 },
    { err.kind, err.lookup, err.retryable, err.method, sent }, place .. tostring(err))
end

describe("a row that creates or spends", function()
  for _, row in ipairs(creating) do
    it("has a required field, and is ambiguous without it: " .. row.name, function()
      assert.is_string(row.required_field, row.name)
      assert.is_string(row.required_type, row.name)
      for _, body in ipairs(unproven) do assert_ambiguous(row, body) end
    end)
  end

  it("whose result has an id is ambiguous for an invalid id", function()
    local seen = 0
    for _, row in ipairs(creating) do
      if row.required_type == "integer" then
        seen = seen + 1
        for _, value in ipairs { "0", "-5", '"12"', "1.5", "true", "{}", "null" } do
          assert_ambiguous(row, ('{"success": true, "%s": %s}'):format(row.required_field:match "^[^|]+", value))
        end
      end
    end
    assert.is_true(seen >= 8, seen)
  end)

  it("succeeds if the answer has the field", function()
    local values = { integer = "7", string = '"abc"', boolean = "true", table = '{"id": 7}', list = '[{"id": 7}]',
      any = "true", ["string|integer"] = "7" }
    for _, row in ipairs(creating) do
      if row.name ~= "execute" then -- its result is the text at the URL
        for field in row.required_field:gmatch "[^|]+" do
          local result, err = play(row, ('{"%s": %s}'):format(field, values[row.required_type]))
          assert.is_table(result, row.name .. "." .. field .. ": " .. tostring(err))
        end
      end
    end
  end)

  it("returns the code of an error in the answer", function()
    local body = '{"error": "no_such_ask", "msg": "Gone."}'
    local vast = assert(vastai.new { transport = function() return 200, body end })
    local _, err = vast:create_volume { id = 7, size = 10 }
    assert.same({ "ambiguous", "no_such_ask" }, { err.kind, err.code })
    assert.truthy(err.message:find("the answer names an error", 1, true), err.message)
    assert.truthy(err.body:find("Gone.", 1, true))
  end)
end)

describe("a row that only removes", function()
  it("is ambiguous if the answer has an error or success = false", function()
    for _, row in ipairs(removing) do
      for _, body in ipairs { '{"error": "internal"}', '{"success": "false"}', '{"success": "False", "msg": "no"}' } do
        assert_ambiguous(row, body)
      end
    end
    assert.is_true(#removing >= 15, #removing)
  end)
end)
