-- Faults: which requests get a faulty answer, and how often.
--   verb, path (exact, or a Lua pattern found in it): which requests
--   after (let the first n pass), times (then n times; absent: always)
-- The other fields describe the answer (answer.lua). The first fault that applies is used; later ones do not
-- count the request.

local answer = require "service.answer"
local json = require "service.json"
local store = require "service.store"

local faults = {}

local OWN_FIELDS = { verb = true, path = true, after = true, times = true }

local function problem_with(fault)
  if not json.is_table(fault) then return "a fault is an object" end
  for name in pairs(fault) do
    if not OWN_FIELDS[name] and not answer.fields[name] then return "unknown field '" .. name .. "'" end
  end
  local ok, message = pcall(string.find, "", fault.path or "")
  if not ok then return message end
end

local function current()
  return store.get("faults", "list") or {}
end

local function is_about(fault, verb, path)
  if fault.verb and fault.verb:upper() ~= verb then return false end
  return not fault.path or path == fault.path or path:find(fault.path) ~= nil
end

local function is_due(fault)
  local passed = store.count("fault/" .. fault.serial) - (fault.after or 0)
  return passed > 0 and (not fault.times or passed <= fault.times)
end

-- Returns true, or nil and a message; then no fault is added.
function faults.add(list)
  local all = json.array { unpack(current()) }
  for _, fault in ipairs(list) do
    local problem = problem_with(fault)
    if problem then return nil, problem end
    fault.serial = store.next_id("fault", 1)
    all[#all + 1] = fault
  end
  store.put("faults", "list", all)
  return true
end

function faults.clear() store.put("faults", "list", json.array {}) end

-- The fault that applies to this request, or nil.
function faults.due(verb, path)
  for _, fault in ipairs(current()) do
    if is_about(fault, verb, path) and is_due(fault) then return fault end
  end
end

return faults
