--- Help on one method as text, from what describe() returns.

local core = require "vastai.core"
core.own()

local method_errors = require "vastai.method_errors"

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
  for _, err in ipairs(method_errors(op)) do line(list, "error", err.kind .. ": " .. err.text:gsub("`", "")) end
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
return function(name)
  if type(name) ~= "string" then core.raise "bad argument #1 to 'help' (name of a method expected)" end
  local op = core.describe(name)
  if op then return text(op) end
  local near = core.nearest(name)
  return core.raise(("no method '%s'%s"):format(name, near and (" (did you mean '%s'?)"):format(near) or ""))
end
