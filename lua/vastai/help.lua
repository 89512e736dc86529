--- Help on one method as text, from what describe() returns.

local core = require "vastai.core"
core.own()

local help = {}

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

-- Errors that are particular to a method: { { kind, text }, … }; names stand between backticks.
function help.errors(op)
  local list, other = {}, others[op.name] or {}
  for _, kind in ipairs(ORDER) do
    local text = other[kind] or derived[kind] and derived[kind](op)
    if text then list[#list + 1] = { kind = kind, text = text } end
  end
  return list
end

local WIDTH = 100

local function signature(op)
  local names = {}
  for _, param in ipairs(op.params) do
    names[#names + 1] = param.required and param.name or param.name .. "?"
  end
  if #names == 0 then return ("vast:%s()"):format(op.name) end
  return ("vast:%s { %s }"):format(op.name, table.concat(names, ", "))
end

local function argument(op, param)
  local notes = {}
  if param.required then notes[#notes + 1] = "required" end
  if param.secret then notes[#notes + 1] = "secret: masked in previews, events and errors" end
  if param.default then notes[#notes + 1] = "default " .. param.default end
  if param.words then
    notes[#notes + 1] = (param.open and "such as " or "one of ") .. table.concat(param.words, ", ")
  end
  if param.range then notes[#notes + 1] = param.range end
  if param.unit then notes[#notes + 1] = param.unit end
  if param.alias then notes[#notes + 1] = "also " .. param.alias:gsub(" ", ", ") end
  if param.place == "local" and op.verb then notes[#notes + 1] = "not sent" end
  local note = #notes > 0 and " (" .. table.concat(notes, "; ") .. ")" or ""
  return ("  %s: %s%s\n      %s"):format(param.name, param.type, note, param.doc or "")
end

local function field_text(field)
  local notes = {}
  if field.secret then notes[#notes + 1] = "secret" end
  if field.unit then notes[#notes + 1] = field.unit end
  local type = field.record and field.type:gsub("table$", field.record):gsub("table([%[>])", field.record .. "%1")
  return ("%s %s%s"):format(field.name, type or field.type,
    #notes > 0 and " (" .. table.concat(notes, ", ") .. ")" or "")
end

-- Adds the words, separated by commas, as lines of at most WIDTH characters.
local function add_wrapped(list, words)
  local line = "  "
  for i, word in ipairs(words) do
    local next_word = word .. (i < #words and "," or "")
    if #line + #next_word > WIDTH and line ~= "  " then
      list[#list + 1] = line
      line = "  "
    end
    line = line .. (line == "  " and "" or " ") .. next_word
  end
  list[#list + 1] = line
end

-- The fields of a record, then those of the records in it, each once.
local function add_fields(list, owner, label, seen)
  if not owner.fields or seen[owner.record] then return end
  seen[owner.record] = true
  local words = {}
  for i, field in ipairs(owner.fields) do words[i] = field_text(field) end
  list[#list + 1] = ("%s%s"):format(label, owner.open and " (others are not documented)" or "")
  add_wrapped(list, words)
  for _, field in ipairs(owner.fields) do add_fields(list, field, "fields of " .. (field.record or ""), seen) end
end

local function line(list, label, value)
  if value then list[#list + 1] = ("%-9s %s"):format(label, value) end
end

local function add_facts(list, op)
  line(list, "secrets", op.secret_fields and "of the result: " .. table.concat(op.secret_fields, ", ") or nil)
  line(list, "sends", op.verb and op.verb .. " " .. op.path or not op.composed and "nothing" or nil)
  line(list, "scope", op.scope)
  line(list, "repeated", op.once and "not idempotent: retried only if it cannot have been processed" or nil)
  for _, err in ipairs(help.errors(op)) do line(list, "error", err.kind .. ": " .. err.text:gsub("`", "")) end
  local source = op.unofficial and (op.source or "API") .. " (not in the official SDK)" or op.source
  line(list, op.composed and "calls" or "source", source)
end

local function text(op)
  local list = { signature(op), "", op.doc or "" }
  if #op.params > 0 then list[#list + 1] = "" end
  for _, param in ipairs(op.params) do list[#list + 1] = argument(op, param) end
  list[#list + 1] = ""
  line(list, "returns", op.returns)
  add_fields(list, op, "fields", {})
  add_facts(list, op)
  return table.concat(list, "\n")
end

--- What a method does, takes and returns.
---@param name string
---@return string
function help.help(name)
  if type(name) ~= "string" then core.raise "bad argument #1 to 'help' (name of a method expected)" end
  local op = core.describe(name)
  if op then return text(op) end
  local near = core.nearest(name)
  return core.raise(("no method '%s'%s"):format(name, near and (" (did you mean '%s'?)"):format(near) or ""))
end

return help
