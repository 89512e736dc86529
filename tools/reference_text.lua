-- Pieces of Markdown that the parts of the reference share.

local examples = require "tools.examples"

local text = {}

function text.sentence(value) return ((value or ""):gsub("%s+", " ")) end

-- Content of a table's cell.
function text.cell(value) return (text.sentence(value):gsub("|", "\\|")) end

function text.code(value) return "`" .. value .. "`" end

-- As GitHub makes the anchor of a heading.
function text.anchor(heading)
  return (heading:lower():gsub("[^%w_ -]", ""):gsub(" ", "-"))
end

function text.link(label, heading) return ("[%s](#%s)"):format(label, text.anchor(heading)) end

-- The example of that name, as a block.
function text.example(out, name)
  local code = examples[name]
  if code then out[#out + 1] = ("\n```lua\n%s\n```"):format((code:gsub("%s+$", ""))) end
end

-- Whether a cell of that column has a text in any row.
local function is_used(rows, column)
  for _, row in ipairs(rows) do
    if (row[column] or "") ~= "" then return true end
  end
  return false
end

local function add_row(out, row, shown)
  local cells = {}
  for i, column in ipairs(shown) do cells[i] = text.cell(row[column]) end
  out[#out + 1] = ("| " .. table.concat(cells, " | ") .. " |"):gsub("|  |", "| |"):gsub("|  |", "| |")
end

-- A table with these column names, without those that are empty; without rows nothing.
function text.table(out, columns, rows)
  if #rows == 0 then return end
  local shown = {}
  for i in ipairs(columns) do
    if is_used(rows, i) then shown[#shown + 1] = i end
  end
  out[#out + 1] = ""
  add_row(out, columns, shown)
  out[#out + 1] = ("|---"):rep(#shown) .. "|"
  for _, row in ipairs(rows) do add_row(out, row, shown) end
end

-- The words of an enumeration in place of the type, each as code.
local function enumeration(owner)
  local union = "`" .. table.concat(owner.words, "`|`") .. "`"
  if owner.open then return union .. "|string" end
  return owner.type == "list" and "(" .. union .. ")[]" or union
end

function text.record_heading(name) return "record " .. name end

-- The type of an argument, a result or a field; records are links.
function text.type(owner, type)
  type = type or owner.type
  if owner.words then return enumeration(owner) end
  if not owner.record then return type end
  local link = text.link(owner.record, text.record_heading(owner.record))
  return (type:gsub("table$", function() return link end):gsub("table([%[>])", function(mark) return link .. mark end))
end

return text
