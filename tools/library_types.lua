-- LuaCATS types of values and arguments, from vastai.describe; used by tools/library.lua.

local types = {}

function types.sentence(text) return ((text or ""):gsub("%s+", " ")) end

function types.class_of(record)
  return "vastai." .. record:gsub("_?(%a)([%w]*)", function(first, rest) return first:upper() .. rest end)
end

-- Words that mean something else at the place of a name.
local RESERVED = { ["end"] = true, ["in"] = true, private = true, public = true, protected = true, package = true }

function types.quoted(name)
  local plain = name:match "^[%a_][%w_]*$" and not RESERVED[name]
  return plain and name or ('["%s"]'):format(name)
end

function types.union(words) return '"' .. table.concat(words, '"|"') .. '"' end

-- The class of the record of a result or field, as a value, list or map.
function types.value_type(type, owner)
  local inner = owner.record and types.class_of(owner.record) or owner.words and types.union(owner.words)
  if not inner then
    inner = type:match "%l+" == "table" and type:match "^table<string, (%l+)" or type:match "^%l+"
    if inner == "table" then inner = "table<string, any>" end
    if inner == "client" then inner = "vastai.Client" end
  end
  if type:match "^table<string, %l+%[%]>$" then return ("table<string, (%s)[]>"):format(inner) end
  if type:match "^table<" then return ("table<string, %s>"):format(inner) end
  if type:match "%[%]$" then return (inner:match "|" and "(%s)[]" or "%s[]"):format(inner) end
  return inner
end

local ARGUMENTS = {
  list = "any[]", table = "table<string, any>", ["string|table"] = "string|table<string, any>",
}

-- Searches with the same columns share one type of `where`, named after the first of them.
local first_with = {}

function types.where_type(op)
  local names = {}
  for i, column in ipairs(op.where) do names[i] = column.name end
  local key = table.concat(names, " ")
  first_with[key] = first_with[key] or op.name
  return "vastai.where." .. first_with[key], first_with[key] == op.name
end

function types.argument_type(op, param)
  if param.name == "where" and op.where then return (types.where_type(op)) end
  local words = param.words and types.union(param.words)
  if words and param.open then return words .. "|string" end
  if words then return param.type == "list" and ("(%s)[]"):format(words) or words end
  if param.type == "function" and param.name == "on_progress" then return "fun(instance: vastai.Instance)" end
  return ARGUMENTS[param.type] or param.type
end

function types.notes(owner)
  local text = types.sentence(owner.doc)
  if owner.unit then text = text .. (text == "" and "" or "; ") .. owner.unit end
  if owner.range then text = text .. "; " .. owner.range end
  if owner.default then text = text .. "; default " .. owner.default end
  local mark = owner.secret and "(secret: masked in previews, events and errors)"
  if mark then text = text == "" and mark or text .. " " .. mark end
  return text
end

return types
