-- Compares a replayed case with the recorded one by the rules of spec/data/README.md.
--
-- A row of differences.lua has these fields:
--   requests  their number, or the list
--   body      fields of each body that have another value here; null: absent here
--   subset    bodies may have fewer fields
--   result    the result here
--   ignore    fields of the result that depend on the clock
--   also      additional fields: name → the field with the same value
--   error     the kind of the error here; "raises" for a raised one
--   reason    why

local exact_json = require "spec.standin.exact_json"
local vastai = require "vastai"
local wire = require "spec.support.wire"

local parity = {}

local null, is_array = vastai.null, wire.is_array

local function show(value)
  if value == nil then return "nothing" end
  local ok, text = pcall(exact_json.encode, value)
  return ok and text or tostring(value)
end

local function is_null(value) return value == nil or value == null end

local function is_empty(value) return type(value) == "table" and next(value) == nil end

local function names_of(a, b)
  local seen, list = {}, {}
  for _, fields in ipairs { a, b } do
    for name in pairs(fields) do
      if not seen[name] then seen[name], list[#list + 1] = true, name end
    end
  end
  table.sort(list, function(x, y) return tostring(x) < tostring(y) end)
  return list
end

-- Adds a line for each difference of two JSON values. rules: ignore (names), strict ([] is not {}).
local function compare(place, expected, got, rules, problems)
  if is_null(expected) and is_null(got) then return end
  local both = type(expected) == "table" and type(got) == "table"
  local confused = rules.strict and both and (is_empty(expected) or is_empty(got))
    and is_array(expected) ~= is_array(got)
  if not both or confused then
    if expected ~= got or confused then
      problems[#problems + 1] = ("%s: expected %s, got %s"):format(place, show(expected), show(got))
    end
    return
  end
  for _, name in ipairs(names_of(expected, got)) do
    if not rules.ignore[name] then
      compare(place .. "." .. tostring(name), expected[name], got[name], rules, problems)
    end
  end
end

local function set_of(list)
  local set = {}
  for _, name in ipairs(list or {}) do set[name] = true end
  return set
end

local function compare_query(place, expected, got, ignore, problems)
  local json = set_of(expected.query_json_keys)
  local function decoded(query)
    local values = {}
    for name, value in pairs(query or {}) do
      local ok, parsed = pcall(exact_json.decode, value)
      if json[name] and ok then values[name] = parsed elseif value ~= "null" then values[name] = value end
    end
    return values
  end
  local want, have = decoded(expected.query), decoded(got.query)
  compare(place .. " query", want, have, { ignore = ignore, strict = true }, problems)
end

-- The recorded body with the differences applied.
local function wanted_body(expected, got, difference)
  local wanted, body = {}, is_null(expected.json) and {} or expected.json
  for name, value in pairs(body) do
    if not difference.subset or got[name] ~= nil or next(got) == nil then wanted[name] = value end
  end
  for name, value in pairs(difference.body or {}) do wanted[name] = value end
  return setmetatable(wanted, getmetatable(body))
end

-- An absent body equals {}, except for GET, which has no body.
local function compare_body(place, expected, got, difference, problems)
  if got.method == "GET" then
    if got.body then problems[#problems + 1] = place .. ": a GET with a body" end
    return
  end
  local ok, body = pcall(exact_json.decode, got.body or "{}")
  if not ok then problems[#problems + 1] = place .. ": the body is not JSON: " .. got.body end
  local wanted = wanted_body(expected, ok and body or {}, difference)
  compare(place .. " body", wanted, ok and body or nil, { ignore = {}, strict = true }, problems)
end

local function compare_request(place, expected, got, case, difference, problems)
  local wanted, had = expected.method .. " " .. expected.path, got.method .. " " .. got.path
  if wanted ~= had then problems[#problems + 1] = ("%s: expected %s, got %s"):format(place, wanted, had) end
  compare_query(place, expected, got, set_of(case.expect.volatile_query), problems)
  compare_body(place, expected, got, difference, problems)
end

local function compare_requests(case, played, difference, problems)
  local expected, given = case.expect.requests or {}, difference.requests
  if type(given) == "table" then expected = given end
  local count = type(given) == "number" and given or #expected
  if #played.requests ~= count then
    problems[#problems + 1] = ("expected %d requests, got %d"):format(count, #played.requests)
  end
  for i = 1, math.min(count, #expected, #played.requests) do
    compare_request("request " .. i, expected[i], played.requests[i], case, difference, problems)
  end
end

-- Whether the answer of the service was a JSON string. Other strings are made by the official SDK.
local function is_bare_string(case)
  local last = case.responses[#case.responses] or {}
  local ok, value = pcall(exact_json.decode, type(last.body) == "string" and last.body or "")
  return ok and type(value) == "string"
end

-- Converts a string to { success, msg }, and {{server}} to the URL of the stand-in.
local function expected_result(case, result, server)
  if type(result) == "string" and is_bare_string(case) then result = { success = true, msg = result } end
  if type(result) ~= "table" then return result end
  local text = exact_json.encode(result):gsub("{{server}}", function() return server.url end)
  return exact_json.decode(text)
end

local function compare_result(case, played, difference, server, problems)
  local expected = case.expect.result
  if difference.result ~= nil then expected = difference.result end
  expected = expected_result(case, expected, server)
  for name, source in pairs(difference.also or {}) do expected[name] = expected[source] end
  local rules = { ignore = set_of(case.expect.volatile) }
  for _, name in ipairs(difference.ignore or {}) do rules.ignore[name] = true end
  compare("result", expected, played.result, rules, problems)
  compare("followup", case.expect.followup_result, played.followup, rules, problems)
end

-- The expected kind of error; true: any; nil: the case must succeed.
local function wanted_error(case, difference)
  if difference.error then return difference.error end
  return case.expect.error and difference.result == nil and true or nil
end

-- Whether the case failed with the expected kind, or raised a text.
local function is_wanted(err, wanted)
  if wanted == true then return true end
  if wanted == "raises" then return type(err) == "string" end
  return vastai.is_error(err) and err.kind == wanted
end

-- The differences from the recorded case, as lines. Empty: parity.
function parity.differ(case, played, difference, server)
  local problems, wanted = {}, wanted_error(case, difference)
  compare_requests(case, played, difference, problems)
  if not wanted and played.err == nil then
    compare_result(case, played, difference, server, problems)
  elseif not wanted then
    problems[#problems + 1] = "failed: " .. tostring(played.err)
  elseif played.result ~= nil then
    problems[#problems + 1] = "expected a failure, got " .. show(played.result)
  elseif not is_wanted(played.err, wanted) then
    problems[#problems + 1] = ("expected the error %s, got %s"):format(wanted, tostring(played.err))
  end
  return problems
end

return parity
