-- Records in the reference: those that stand in several places are described once, in a section of
-- their own; a record that one method alone returns is described there.

local text = require "tools.reference_text"

local records = {}

local COLUMNS = { "field", "type", "unit", "description" }

local function description(field)
  local notes = {}
  if field.doc then notes[#notes + 1] = field.doc end
  if field.secret then notes[#notes + 1] = "secret" end
  if field.always then notes[#notes + 1] = "always present" end
  return table.concat(notes, "; ")
end

-- The table of a record's fields.
function records.fields(out, owner)
  local rows = {}
  for i, field in ipairs(owner.fields) do
    rows[i] = { text.code(field.name), text.type(field), field.unit, description(field) }
  end
  text.table(out, COLUMNS, rows)
  if owner.open then out[#out + 1] = "\nThe service sends more fields than are documented." end
end

-- { list = shared records by name, shared = { [name] = record }, columns = … } of all methods.
function records.collect(ops)
  local uses, known, nested = {}, {}, {}
  local function visit(owner, depth)
    if not owner.record then return end
    uses[owner.record] = (uses[owner.record] or 0) + 1
    nested[owner.record] = nested[owner.record] or depth > 0
    if known[owner.record] then return end
    known[owner.record] = owner
    for _, field in ipairs(owner.fields) do visit(field, depth + 1) end
  end
  for _, op in ipairs(ops) do visit(op, 0) end
  local shared, list = {}, {}
  for name, owner in pairs(known) do
    if uses[name] > 1 or nested[name] then
      shared[name] = owner
      list[#list + 1] = name
    end
  end
  table.sort(list)
  return { list = list, shared = shared }
end

function records.section(found)
  local out = {}
  for _, name in ipairs(found.list) do
    out[#out + 1] = ("\n### %s"):format(text.record_heading(name))
    records.fields(out, found.shared[name])
  end
  return table.concat(out, "\n")
end

-- --- columns of searches --------------------------------------------------------------

local function key_of(op)
  local names = {}
  for i, column in ipairs(op.where) do names[i] = column.name end
  return table.concat(names, " ")
end

-- Searches over the same columns share a description under the name of the first.
function records.columns(ops)
  local first, list, heading = {}, {}, {}
  for _, op in ipairs(ops) do
    if op.where then
      local key = key_of(op)
      if not first[key] then
        first[key] = op
        list[#list + 1] = op
      end
      heading[op.name] = "columns of " .. first[key].name
    end
  end
  return { list = list, heading = heading }
end

function records.columns_section(found)
  local out = {}
  for _, op in ipairs(found.list) do
    local rows = {}
    for i, column in ipairs(op.where) do
      local doc = column.alias_of and ("the same as `%s`"):format(column.alias_of) or column.doc
      rows[i] = { text.code(column.name), column.type, column.unit, doc }
    end
    out[#out + 1] = "\n### " .. found.heading[op.name]
    text.table(out, { "column", "type", "unit", "description" }, rows)
  end
  return table.concat(out, "\n")
end

return records
