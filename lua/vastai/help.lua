--- Help text of a method, made from its row.

local core = require "vastai.core"
core.own()

local function signature(op)
  local names = {}
  for _, param in ipairs(op.params) do
    names[#names + 1] = param.required and param.name or param.name .. "?"
  end
  if #names == 0 then return ("vast:%s()"):format(op.name) end
  return ("vast:%s { %s }"):format(op.name, table.concat(names, ", "))
end

local function argument(param)
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
  local note = #notes > 0 and " (" .. table.concat(notes, "; ") .. ")" or ""
  return ("  %s: %s%s\n      %s"):format(param.name, param.type, note, param.doc or "")
end

local function line(list, label, value)
  if value then list[#list + 1] = ("%-9s %s"):format(label, value) end
end

local function text(op)
  local list = { signature(op), "", op.doc or "" }
  if #op.params > 0 then list[#list + 1] = "" end
  for _, param in ipairs(op.params) do list[#list + 1] = argument(param) end
  list[#list + 1] = ""
  line(list, "returns", op.returns)
  line(list, "secrets", op.secret_fields and "of the result: " .. table.concat(op.secret_fields, ", ") or nil)
  line(list, "sends", op.verb and op.verb .. " " .. op.path or not op.composed and "nothing" or nil)
  line(list, "scope", op.scope)
  line(list, "retries", op.once and "not idempotent: retried only if it cannot have been processed" or nil)
  line(list, "lost", op.lookup and "if the answer is lost, check with " .. op.lookup or nil)
  local source = op.unofficial and (op.source or "API") .. " (not in the official SDK)" or op.source
  line(list, op.composed and "calls" or "source", source)
  return table.concat(list, "\n")
end

--- Returns the help text of a method: its description, arguments and result.
---@param name string
---@return string
return function(name)
  if type(name) ~= "string" then core.raise "bad argument #1 to 'help' (name of a method expected)" end
  local op = core.describe(name)
  if op then return text(op) end
  local near = core.nearest(name)
  return core.raise(("no method '%s'%s"):format(name, near and (" (did you mean '%s'?)"):format(near) or ""))
end
