-- The calls of a row for the contract test: one with the required arguments, one with all, and one for each
-- set of arguments that excludes others.

local files = require "spec.support.files"
local values = require "spec.support.contract_values"

local contract_calls = {}

local PERMISSIONS = '{"api": {"instance_read": {}}}'

-- folder: for the permission file.
function contract_calls.prepare(folder)
  local path = folder .. "/permissions.json"
  files.write(path, PERMISSIONS)
  values.names.permission_file = path
end

local function value_of(row, param)
  local own = values.methods[row.name] or {}
  for _, value in ipairs { { own[param.name] }, { values.names[param.name] }, { values.units[param.unit or ""] },
    { values.types[param.type] } } do
    if value[1] ~= nil then return value[1] end
  end
  error(("no value for %s.%s, a %s"):format(row.name, param.name, param.type), 0)
end

local function set_of(list)
  local set = {}
  for _, name in ipairs(list or {}) do set[name] = true end
  return set
end

-- The arguments of the row for which `wanted` holds.
local function arguments(row, wanted)
  local args = {}
  for _, param in ipairs(row.params) do
    if wanted(param) then args[param.name] = value_of(row, param) end
  end
  return args
end

function contract_calls.least(row)
  local needed = set_of(values.needed[row.name])
  return arguments(row, function(param) return param.required or needed[param.name] end)
end

local function all_but_those_apart(row)
  local apart = {}
  for _, names in ipairs(values.apart[row.name] or {}) do
    for _, name in ipairs(names) do apart[name] = true end
  end
  for _, name in ipairs(values.needed[row.name] or {}) do apart[name] = nil end
  for name in pairs(values.left_out[row.name] or {}) do apart[name] = true end
  return arguments(row, function(param) return not apart[param.name] end)
end

local function with_those_apart(row, names)
  local own, args = set_of(names), contract_calls.least(row)
  for _, name in ipairs(names.instead or {}) do args[name] = nil end
  for name, value in pairs(arguments(row, function(param) return own[param.name] end)) do args[name] = value end
  return args
end

-- A list of { title, args }.
function contract_calls.of(row)
  local list = { { title = "least", args = contract_calls.least(row) } }
  if #row.params == 0 then return list end
  list[2] = { title = "all", args = all_but_those_apart(row) }
  for _, names in ipairs(values.apart[row.name] or {}) do
    list[#list + 1] = { title = table.concat(names, " "), args = with_those_apart(row, names) }
  end
  return list
end

-- The names of arguments that no call of the row has.
function contract_calls.missed(row)
  local given, missed, left_out = {}, {}, values.left_out[row.name] or {}
  for _, call in ipairs(contract_calls.of(row)) do
    for name in pairs(call.args) do given[name] = true end
  end
  for _, param in ipairs(row.params) do
    if not given[param.name] and not left_out[param.name] then missed[#missed + 1] = param.name end
  end
  return missed
end

return contract_calls
