-- What is written by hand in library/*.lua (LuaCATS): functions of the module, methods of clients that
-- are no rows, classes and options, as Markdown.

local text = require "tools.reference_text"

local library = {}

local CALLED = { vastai = "vastai.%s", Client = "client:%s", Call = "call:%s", Task = "task:%s" }

-- A type ends at a blank that is in no bracket and does not follow ':', ',' or '|'.
local function split_type(rest)
  local depth, before = 0, ""
  for i = 1, #rest do
    local c = rest:sub(i, i)
    if c:match "[%(%[{<]" then depth = depth + 1 end
    if c:match "[%)%]}>]" then depth = depth - 1 end
    if c == " " and depth == 0 and not before:match "[:,|]" then return rest:sub(1, i - 1), rest:sub(i + 1) end
    before = c
  end
  return rest, ""
end

local function shown_type(kind, known)
  local class, form = kind:match "^vastai%.([%a]+)([%?%[%]]*)$"
  if known[class] then return ("[vastai.%s](#%s)%s"):format(class, known[class], form) end
  return "`" .. kind .. "`"
end

-- The comment above a declaration: { doc, params, returns, class, fields, alias, items }
local function read_comment(lines)
  local block = { doc = {}, params = {}, returns = {}, fields = {}, items = {} }
  for _, line in ipairs(lines) do
    local tag, rest = line:match "^%-%-%-@([%l_]+) ?(.*)$"
    local item, about = line:match "^%-%-%- %- `([^`]+)`: (.*)$"
    if tag == "param" or tag == "field" then
      local name, typed = rest:match "^(%S+) (.*)$"
      local list = tag == "param" and block.params or block.fields
      list[#list + 1] = { name = name, rest = typed }
    elseif tag == "return" then
      block.returns[#block.returns + 1] = rest
    elseif (tag == "class" or tag == "alias") and not block[tag] then
      block[tag], block.body = rest:match "^vastai%.([%a]+) ?(.*)$"
    elseif item then
      block.items[#block.items + 1] = { item, about }
    elseif not tag then
      block.doc[#block.doc + 1] = line:match "^%-%-%- ?(.*)$"
    end
  end
  return block
end

-- The declarations of a file, in their order.
local function read(source)
  local list, lines = {}, {}
  for line in (source .. "\n"):gmatch "(.-)\n" do
    local owner, name, taken = line:match "^function ([%a_]+)[.:]([%w_]+)%((.-)%) end"
    if line:match "^%-%-%-" then
      lines[#lines + 1] = line
    else
      local block = read_comment(lines)
      block.owner, block.name, block.taken = owner, name, taken
      if #lines > 0 then list[#list + 1] = block end
      lines = {}
    end
  end
  return list
end

local function parameter_rows(list, known)
  local rows = {}
  for i, param in ipairs(list) do
    local kind, doc = split_type(param.rest)
    local optional = param.name:match "%?$" and kind .. "?" or kind
    rows[i] = { text.code((param.name:gsub("%?$", ""))), shown_type(optional, known), doc }
  end
  return rows
end

local function return_rows(list, known)
  local rows = {}
  for i, rest in ipairs(list) do
    local kind, described = split_type(rest)
    local name, doc = described:match "^(%S+) ?(.*)$"
    rows[i] = { shown_type(kind, known), name and text.code(name) or "", doc }
  end
  return rows
end

local function heading_of(block, format)
  return (format or CALLED[block.owner] or "%s"):format(block.name)
end

local function add_function(out, block, known, format)
  local heading = heading_of(block, format)
  out[#out + 1] = ("\n### %s\n\n`%s(%s)`"):format(heading, heading, block.taken)
  if #block.doc > 0 then out[#out + 1] = "\n" .. text.sentence(table.concat(block.doc, " ")) end
  text.example(out, heading)
  text.table(out, { "argument", "type", "description" }, parameter_rows(block.params, known))
  text.table(out, { "returns", "name", "description" }, return_rows(block.returns, known))
end

local function add_class(out, block, known)
  out[#out + 1] = "\n### vastai." .. block.class
  if #block.doc > 0 then out[#out + 1] = "\n" .. text.sentence(table.concat(block.doc, " ")) end
  text.table(out, { "field", "type", "description" }, parameter_rows(block.fields, known))
end

-- The anchors of classes: those with a heading here, and of the records of rows.
local function known_classes(blocks, record_names, class_of)
  local known = {}
  for name in pairs(record_names) do
    known[class_of(name):gsub("^vastai%.", "")] = text.anchor(text.record_heading(name))
  end
  for _, block in ipairs(blocks) do
    if block.class and #block.fields > 0 then known[block.class] = text.anchor("vastai." .. block.class) end
    if block.alias and #block.items > 0 then known[block.alias] = text.anchor("vastai." .. block.alias) end
  end
  return known
end

-- { [name] = type } of "{ name?: type, … }": entries end at commas outside of brackets.
local function types_in(body)
  local found, depth, entry = {}, 0, ""
  for c in (body:match "^{ (.*) }$" .. ","):gmatch "." do
    if c:match "[%(%[{<]" then depth = depth + 1 end
    if c:match "[%)%]}>]" then depth = depth - 1 end
    entry = entry .. c
    if c == "," and depth == 0 then
      local name, kind = entry:match "^%s*([%w_]+)%??: (.*),$"
      if name then found[name] = kind end
      entry = ""
    end
  end
  return found
end

local function add_options(out, block)
  local kinds, rows = types_in(block.body), {}
  for i, item in ipairs(block.items) do
    rows[i] = { text.code(item[1]), text.code(kinds[item[1]] or "any"), item[2] }
  end
  out[#out + 1] = "\n### vastai." .. block.alias
  text.table(out, { "option", "type", "description" }, rows)
end

-- sections: { client, calls, module, objects } as Markdown. source: library/vastai.lua; adapters:
-- { [name] = source }.
function library.sections(source, adapters, record_names, class_of)
  local blocks = read(source:match "^(.-)\n%-%-%-@alias vastai%.Method ")
  local known = known_classes(blocks, record_names, class_of)
  local out = { Client = {}, Call = {}, Task = {}, vastai = {}, objects = {}, adapters = {} }
  for _, block in ipairs(blocks) do
    if block.owner then
      add_function(out[block.owner], block, known)
    elseif block.class and #block.fields > 0 and block.class:match "^%u" then
      add_class(out.objects, block, known)
    elseif block.alias and #block.items > 0 then
      add_options(out.objects, block)
    end
  end
  for _, adapter in ipairs(adapters) do
    for _, block in ipairs(read(adapter.source)) do
      if block.owner then add_function(out.adapters, block, known, "vastai.adapters." .. adapter.name .. ".%s") end
    end
  end
  for name, list in pairs(out) do out[name] = table.concat(list, "\n") end
  return out
end

return library
