-- One method in the reference, as Markdown.

local method_errors = require("vastai.help").errors
local records = require "tools.reference_records"
local text = require "tools.reference_text"

local function links(names)
  local list = {}
  for name in names:gmatch "[%w_]+" do list[#list + 1] = text.link(text.code(name), name) end
  return table.concat(list, ", ")
end

local function add_facts(out, op)
  out[#out + 1] = ""
  if op.composed then
    out[#out + 1] = "- Calls: " .. links(op.source)
  else
    out[#out + 1] = "- Request: " .. (op.verb and ("`%s %s`"):format(op.verb, op.path) or "none, nothing is sent")
  end
  if op.scope then out[#out + 1] = "- Permission scope: `" .. op.scope .. "`" end
  if op.once then
    local look = op.lookup and "; if the answer is lost, check with " .. links(op.lookup) or ""
    out[#out + 1] = "- Not idempotent: retried only if it cannot have been processed" .. look
  end
  if op.token then out[#out + 1] = "- Pages: `vast:each` and `vast:pages` follow them" end
  if not op.composed then
    out[#out + 1] = op.unofficial and "- Not in the official SDK" or "- Official SDK: `" .. (op.source or "") .. "`"
  end
end

local function sent(op, param)
  if param.place == "local" or op.composed then return op.verb and "not sent" or "" end
  return param.wire ~= param.name and ("%s, `%s`"):format(param.place, param.wire) or param.place
end

local function limits(param)
  local notes = {}
  if param.default then notes[#notes + 1] = "default `" .. param.default .. "`" end
  if param.range then notes[#notes + 1] = param.range end
  if param.unit then notes[#notes + 1] = param.unit end
  return table.concat(notes, "; ")
end

local function needs(param)
  local notes = {}
  if param.required then notes[#notes + 1] = "required" end
  if param.secret then notes[#notes + 1] = "secret" end
  return table.concat(notes, "; ")
end

local function argument(op, param, columns)
  local doc = param.doc or ""
  if param.alias then doc = doc .. "; also `" .. param.alias:gsub(" ", "`, `") .. "`" end
  if param.name == "where" and op.where then
    doc = doc .. "; " .. text.link("columns", columns.heading[op.name])
  end
  return { text.code(param.name), text.type(param), needs(param), limits(param), sent(op, param), doc }
end

local function add_arguments(out, op, columns)
  local rows = {}
  for i, param in ipairs(op.params) do rows[i] = argument(op, param, columns) end
  if op.selects then
    rows[#rows + 1] = { "`fields`", "string[]", "", "", "not sent", "names of the columns to keep in each row" }
  end
  text.table(out, { "argument", "type", "marks", "limits", "sent in", "description" }, rows)
end

-- The text on the result without its list of fields, and without their units: both are in the table.
local function remark(op)
  local rest = text.sentence(op.returns)
  if op.record then rest = rest:gsub("^%b{}[:;,]?%s*", ""):gsub("^%$[^;]*$", "") end
  if rest == "" then return "" end
  return (rest:match "^or " and ", " or ": ") .. rest
end

local function add_returns(out, op, found)
  local own = op.record and not found.shared[op.record]
  local kind = own and op.result or text.type(op, op.result)
  out[#out + 1] = ("\n**Returns** %s%s.%s"):format(kind, remark(op), own and " Fields:" or "")
  if own then records.fields(out, op) end
  if op.secret_fields then
    out[#out + 1] = "\nSecret results: `" .. table.concat(op.secret_fields, "`, `") .. "`."
  end
end

local function add_errors(out, op)
  local rows = {}
  for i, err in ipairs(method_errors(op)) do rows[i] = { text.code(err.kind), err.text } end
  text.table(out, { "error", "when" }, rows)
end

-- found, columns: of tools/reference_records.lua
return function(op, found, columns)
  local out = { ("\n### %s\n\n%s"):format(op.name, text.sentence(op.doc)) }
  text.example(out, op.name)
  add_facts(out, op)
  add_arguments(out, op, columns)
  add_returns(out, op, found)
  add_errors(out, op)
  return table.concat(out, "\n")
end
