-- Loads recorded cases (spec/data/README.md) and replays them with this client over a scripted stand-in.

local exact_json = require "spec.standin.exact_json"
local files = require "spec.support.files"
local vastai = require "vastai"

local wire = {}

local null = vastai.null

-- --- data ------------------------------------------------------------------

-- The list of cases in the file of that name.
function wire.load(name) return exact_json.decode(files.read("spec/data/wire/" .. name .. ".json")) end

-- Whether this client has the method. Indexing a name that is close to another raises.
function wire.has(client, method)
  local ok, value = pcall(function() return client[method] end)
  return ok and type(value) == "function"
end

-- --- replay ---------------------------------------------------------------

function wire.is_array(value)
  local mark = getmetatable(value)
  return type(value) == "table" and mark ~= nil and mark.__jsontype == "array"
end

-- The value as a script would write it: plain tables, and vastai.array for an empty list.
local function plain(value)
  if type(value) ~= "table" then return value end
  local copy = {}
  for name, item in pairs(value) do copy[name] = plain(item) end
  return wire.is_array(value) and #value == 0 and vastai.array(copy) or copy
end

local function without_nulls(fields)
  local copy = {}
  for name, value in pairs(fields or {}) do
    if value ~= null then copy[name] = value end
  end
  return copy
end

-- Arguments that are null count as absent.
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

-- Runs a case. Returns a table: result or err, followup, requests.
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

return wire
