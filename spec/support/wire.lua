-- Replays recorded cases against this client, over a scripted stand-in, and compares requests and
-- results by the rules of parity. The data lies beside the repository, or where VASTAI_SHARED says.
--
-- What may differ is a row of differences.lua:
--   requests (a count, or the list itself), result (what it is here), error (a kind: it fails here),
--   also (fields that the result carries on top: name → name of the field with the same value),
--   ignore (fields of the result that depend on the clock), reason.

local exact_json = require "spec.standin.exact_json"
local files = require "spec.support.files"
local vastai = require "vastai"

local wire = {}

local null = vastai.null

-- --- data ------------------------------------------------------------------

function wire.folder() return (os.getenv "VASTAI_SHARED" or "../shared") .. "/wire" end

-- The list of cases, or nil where there is no data.
function wire.load(name)
  local path = wire.folder() .. "/" .. name .. ".json"
  return files.exists(path) and exact_json.decode(files.read(path)) or nil
end

-- Whether this client has the method. Asking for a name like another's raises.
function wire.has(client, method)
  local ok, value = pcall(function() return client[method] end)
  return ok and type(value) == "function"
end

-- --- playing ---------------------------------------------------------------

local function is_array(value)
  local mark = getmetatable(value)
  return type(value) == "table" and mark ~= nil and mark.__jsontype == "array"
end

-- As a script would write it: plain tables, an empty list marked.
local function plain(value)
  if type(value) ~= "table" then return value end
  local copy = {}
  for name, item in pairs(value) do copy[name] = plain(item) end
  return is_array(value) and #value == 0 and vastai.array(copy) or copy
end

local function without_nulls(fields)
  local copy = {}
  for name, value in pairs(fields or {}) do
    if value ~= null then copy[name] = value end
  end
  return copy
end

-- Null arguments are unset ones.
local function invoke(client, method, args)
  local ok, result, err = pcall(client[method], client, without_nulls(plain(args)))
  if ok then return result, err end
  return nil, result
end

local function new_client(server, options)
  return assert(vastai.new {
    api_key = options.api_key, retry = options.retry, pace = false, ca_file = server.ca_file,
    server_url = server.url .. (options.server_suffix or ""),
  })
end

-- Runs a case; returns what came of it: result or err, followup, requests.
function wire.play(server, case)
  local responses = {}
  for i, response in ipairs(case.responses) do responses[i] = without_nulls(response) end
  server:reset()
  server:script(responses, true)
  local client <close> = new_client(server, case.client)
  local played = {}
  played.result, played.err = invoke(client, case.method, case.args)
  if case.followup then played.followup, played.err = invoke(client, case.followup.method, case.followup.args) end
  played.requests = server:requests()
  return played
end

-- --- comparing -------------------------------------------------------------

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

-- Adds a line for each place where two JSON values differ. rules: ignore (names), strict ([] is not {}).
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
  local want, have = {}, {}
  for name, value in pairs(expected.query or {}) do
    if value ~= "null" then want[name] = json[name] and exact_json.decode(value) or value end
  end
  for name, value in pairs(got.query) do
    local ok, decoded = pcall(exact_json.decode, value)
    if json[name] and ok then have[name] = decoded else have[name] = value end
  end
  compare(place .. " query", want, have, { ignore = ignore, strict = true }, problems)
end

-- An absent body and {} are the same where a body may be; a GET has none.
local function compare_body(place, expected, got, problems)
  if got.method == "GET" then
    if got.body then problems[#problems + 1] = place .. ": a GET with a body" end
    return
  end
  local ok, body = pcall(exact_json.decode, got.body or "{}")
  if not ok then problems[#problems + 1] = place .. ": the body is not JSON: " .. got.body end
  local wanted = is_null(expected.json) and {} or expected.json
  local strict = not is_empty(wanted) or expected.json ~= nil
  compare(place .. " body", wanted, ok and body or nil, { ignore = {}, strict = strict }, problems)
end

local function compare_request(place, expected, got, case, problems)
  local wanted, had = expected.method .. " " .. expected.path, got.method .. " " .. got.path
  if wanted ~= had then problems[#problems + 1] = ("%s: expected %s, got %s"):format(place, wanted, had) end
  compare_query(place, expected, got, set_of(case.expect.volatile_query), problems)
  compare_body(place, expected, got, problems)
end

local function compare_requests(case, played, difference, problems)
  local expected, given = case.expect.requests or {}, difference.requests
  if type(given) == "table" then expected = given end
  local count = type(given) == "number" and given or #expected
  if #played.requests ~= count then
    problems[#problems + 1] = ("expected %d requests, got %d"):format(count, #played.requests)
  end
  for i = 1, math.min(count, #expected, #played.requests) do
    compare_request("request " .. i, expected[i], played.requests[i], case, problems)
  end
end

-- Whether the service itself answered a bare JSON string: the official SDK makes others.
local function is_bare_string(case)
  local last = case.responses[#case.responses] or {}
  local ok, value = pcall(exact_json.decode, type(last.body) == "string" and last.body or "")
  return ok and type(value) == "string"
end

-- A bare string stands for { success, msg } here; {{server}} for the stand-in.
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

-- The kind that the case must fail with, true for any, nil where it must succeed.
local function wanted_error(case, difference)
  if difference.error then return difference.error end
  return case.expect.error and difference.result == nil and true or nil
end

-- What differs from the recorded case, as lines; none: parity.
function wire.differ(case, played, difference, server)
  local problems, wanted = {}, wanted_error(case, difference)
  compare_requests(case, played, difference, problems)
  if not wanted and played.err == nil then
    compare_result(case, played, difference, server, problems)
  elseif not wanted then
    problems[#problems + 1] = "failed: " .. tostring(played.err)
  elseif played.result ~= nil then
    problems[#problems + 1] = "expected a failure, got " .. show(played.result)
  elseif wanted ~= true and (not vastai.is_error(played.err) or played.err.kind ~= wanted) then
    problems[#problems + 1] = ("expected the error %s, got %s"):format(wanted, tostring(played.err))
  end
  return problems
end

return wire
