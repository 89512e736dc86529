--- Errors that are particular to a method, derived from what describe() returns for it. Errors that
--- any call can have (auth, network, timeout, …) are not among them.

local core = require "vastai.core"
core.own()

-- Errors that do not follow from a row.
local others = {
  logs = { timeout = "the log was not ready within the client's `timeout`" },
  execute = { timeout = "the output was not ready within the client's `timeout`: the command may still run" },
  accept_price_increase = { not_found = "no price increase is pending for the instance" },
  reject_price_increase = { not_found = "no price increase is pending for the instance" },
  show_machine = { not_found = "there is no such machine" },
  delete_template = { not_found = "none of the account's templates has that hash" },
  rent = {
    unavailable = "no offer matches or costs at most `max_price`, or other customers rented all of them",
    ambiguous = "a rental may have been made: `err.label` is its label; check with `show_instances`",
  },
  wait_instance = {
    not_found = "there is no such instance",
    server = "the instance exited or went offline: `err.instance` is its row",
    timeout = "the instance did not reach the status within `timeout`",
  },
  destroy_and_verify = { timeout = "the instance is still listed after `timeout`" },
  worker = {
    ambiguous = "a key may have been created: `err.name` is its name; check with `show_api_keys`",
    decode = "the answer holds no key; `err.id` is set where the key could not be deleted",
    server = "the key may do more than was asked; `err.id` is set where it could not be deleted",
  },
}

local function quoted(names) return "`" .. table.concat(names, "`, `") .. "`" end

local derived = {}

function derived.permission(op)
  return op.scope and ("the key lacks the scope `%s`"):format(op.scope)
end

function derived.not_found(op)
  local names = {}
  for _, param in ipairs(op.params) do
    if param.place == "path" then names[#names + 1] = param.name end
  end
  return #names > 0 and "the service has no object with that " .. quoted(names) or nil
end

-- Of methods that rent an offer.
function derived.unavailable(op)
  local path = op.path or ""
  local rents = path:match "^/api/v0/asks/" or path:match "/launch_instance/$"
  return rents and "another customer rented the offer first" or nil
end

function derived.ambiguous(op)
  if not op.once or not op.verb then return nil end
  local lost = "the answer was lost"
  if op.required_field then
    lost = lost .. " or has no usable `" .. op.required_field:gsub("|", "` or `") .. "`"
  end
  return lost .. ": the request may have been processed" ..
    (op.lookup and ("; check with `%s`"):format(op.lookup) or "")
end

function derived.config(op)
  for _, param in ipairs(op.params) do
    if param.name == "permission_file" then return "`permission_file` cannot be read, or is not valid" end
  end
end

local ORDER = { "config", "permission", "not_found", "unavailable", "ambiguous", "timeout", "server", "decode" }

--- The list { { kind, text }, … }; names in the texts stand between backticks.
---@param op vastai.Description
---@return { kind: string, text: string }[]
return function(op)
  local list, other = {}, others[op.name] or {}
  for _, kind in ipairs(ORDER) do
    local text = other[kind] or derived[kind] and derived[kind](op)
    if text then list[#list + 1] = { kind = kind, text = text } end
  end
  return list
end
