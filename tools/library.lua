-- Generates library/vastai.lua, the types for editors, from tools/library_base.lua and the rows. `--check`
-- only reports whether it is up to date. Run by `make docs` and by spec/repo/library_spec.lua.

local core = require "vastai.core"
local types = require "tools.library_types"
local vastai = require "vastai"

local class_of, quoted, union, notes = types.class_of, types.quoted, types.union, types.notes
local value_type, argument_type, sentence = types.value_type, types.argument_type, types.sentence

local PATH = "library/vastai.lua"

local function read(path)
  local file <close> = io.open(path)
  return file and file:read "a"
end

local function result_type(op) return value_type(op.result, op) end

-- --- arguments ---------------------------------------------------------------------

local function entry(name, type, optional) return ("%s%s: %s"):format(quoted(name), optional and "?" or "", type) end

-- The type of a table with all arguments from number `first` on, and whether one of them is required.
local function table_type(op, first)
  local list, required = {}, false
  for i = first, #op.params do
    local param = op.params[i]
    list[#list + 1] = entry(param.name, argument_type(op, param), not param.required)
    required = required or param.required
    for alias in (not param.required and param.alias or ""):gmatch "%S+" do
      list[#list + 1] = entry(alias, argument_type(op, param), true)
    end
  end
  if op.selects then list[#list + 1] = "fields?: string[]" end
  list[#list + 1] = "[string]: nil"
  if op.free_table then return "table<string, any>", required end
  return "{ " .. table.concat(list, ", ") .. " }", required == true
end

local function takes_any(op) return #op.params > 0 or op.selects == true end

local function arguments(op, out)
  if not takes_any(op) then return end
  out[#out + 1] = ""
  for _, param in ipairs(op.params) do
    out[#out + 1] = ("--- - `%s`%s: %s"):format(param.name, param.required and " (required)" or "", notes(param))
  end
  out[#out + 1] = ("---@alias vastai.args.%s %s"):format(op.name, (table_type(op, 1)))
end

local TABLES = { table = true, list = true, ["integer[]"] = true, any = true, ["string|table"] = true }

-- Overloads for arguments by position: 1 to all of the leading required arguments, or else the first; then
-- the table of the others. A single table is always the table of named arguments.
local function positional(op, out)
  local list = { "self: vastai.Client" }
  for i, param in ipairs(op.params) do
    if i > 1 and not param.required then break end
    list[i + 1] = entry(param.name == "end" and "last" or param.name, argument_type(op, param):gsub("|table.*$", ""),
      not param.required)
    local rest, required = table_type(op, i + 1)
    local call = table.concat(list, ", ")
    if i < #op.params or op.selects then call = ("%s, rest%s: %s"):format(call, required and "" or "?", rest) end
    if i > 1 or not TABLES[param.type] or param.type == "string|table" then
      out[#out + 1] = ("---@overload fun(%s): %s?, vastai.Error?"):format(call, result_type(op))
    end
    if not param.required then break end
  end
end

local function method(op, out)
  local takes = takes_any(op)
  local _, required = table_type(op, 1)
  arguments(op, out)
  out[#out + 1] = "\n--- " .. sentence(op.doc)
  out[#out + 1] = "--- Returns " .. sentence(op.returns) .. "."
  if takes then out[#out + 1] = ("---@param args%s vastai.args.%s"):format(required and "" or "?", op.name) end
  out[#out + 1] = ("---@return %s? result\n---@return vastai.Error? err"):format(result_type(op))
  out[#out + 1] = ("---@return_overload %s\n---@return_overload nil, vastai.Error"):format(result_type(op))
  positional(op, out)
  out[#out + 1] = ("function Client:%s(%s) end"):format(op.name, takes and "args" or "")
end

-- --- records and columns --------------------------------------------------------------

local function record(owner, out, seen)
  if not owner.record or seen[owner.record] then return end
  seen[owner.record] = true
  for _, field in ipairs(owner.fields) do record(field, out, seen) end
  out[#out + 1] = "\n---@class " .. class_of(owner.record)
  for _, field in ipairs(owner.fields) do
    out[#out + 1] = ("---@field %s%s %s %s"):format(quoted(field.name), field.always and "" or "?",
      value_type(field.type, field), notes(field)):gsub("%s+$", "")
  end
  if owner.open then out[#out + 1] = "---@field [string] any" end
end

local function columns(op, out)
  local name, first = nil, nil
  if op.where then name, first = types.where_type(op) end
  if not first then return end
  local list = {}
  out[#out + 1] = ""
  for _, column in ipairs(op.where) do
    out[#out + 1] = ("--- - `%s`: %s"):format(column.name, notes(column))
    list[#list + 1] = entry(column.name, ("vastai.Filter<%s>"):format(column.type), true)
  end
  list[#list + 1] = "[string]: nil"
  out[#out + 1] = ("---@alias %s { %s }"):format(name, table.concat(list, ", "))
end

-- Arguments of each("logs", …), which also accepts interval.
local function logs()
  local taken = table_type(vastai.describe "logs", 1)
  return (taken:gsub("^{", "{ interval?: number,"))
end

-- The type of the pages of a list method; nil for other methods.
local function page_type(op)
  if op.composed then return nil end
  if op.result:match "%[%]$" then return result_type(op) end
  for _, field in ipairs(op.rows and op.fields or {}) do
    if field.name == op.rows then return value_type(field.type, field) end
  end
end

-- Tables of the results and arguments of each method, and of the rows and pages of each list.
local function tables(ops, out)
  local names, rows = {}, { "\n---@class vastai.Rows", "---@field logs string" }
  local pages = { "\n---@class vastai.Pages" }
  local results, args = { "\n---@class vastai.Results" }, { "\n---@class vastai.Arguments" }
  for _, op in ipairs(ops) do
    names[#names + 1] = op.name
    results[#results + 1] = ("---@field %s %s"):format(op.name, result_type(op))
    local taken = takes_any(op) and "vastai.args." .. op.name or "{ [string]: nil }"
    args[#args + 1] = ("---@field %s %s"):format(op.name, op.name == "logs" and logs() or taken)
    local page = page_type(op)
    if page then
      rows[#rows + 1] = ("---@field %s %s"):format(op.name, (page:gsub("%[%]$", "")))
      pages[#pages + 1] = ("---@field %s %s"):format(op.name, page)
    end
  end
  out[#out + 1] = "\n---@alias vastai.Method " .. union(names)
  for _, class in ipairs { results, args, rows, pages } do out[#out + 1] = table.concat(class, "\n") end
end

-- --- kinds of errors and options, read from the C sources -------------------------------------------

local function kinds()
  local list = {}
  for kind in read "src/core/base/error.h":gmatch 'X%(%u[%u_]*, "([%l_]+)"%)' do
    if kind ~= "none" then list[#list + 1] = kind end
  end
  return union(list)
end

local KINDS_OF_OPTIONS = { SECONDS = "number", COUNT = "integer", BYTES = "integer", FLAG = "boolean",
  KEY = "string|(fun(): string?, string?)", TEXT = "string", URL = "string", FUNCTION = "function" }
local FUNCTIONS = { on_event = "fun(event: vastai.Event)", transport = "vastai.Transport" }

local function options()
  local list = {}
  for name, kind in read "src/bind/client/options.c":gmatch '\n%s+{"([%l_]+)", (%u+), ' do
    list[#list + 1] = entry(name, FUNCTIONS[name] or KINDS_OF_OPTIONS[kind] or "any", true)
  end
  list[#list + 1] = "[string]: nil"
  return "{ " .. table.concat(list, ", ") .. " }"
end

-- --- the file ---------------------------------------------------------------------------

local function library()
  local base = read "tools/library_base.lua":gsub("@(%u+)@", { KINDS = kinds(), OPTIONS = options() })
  local ops, seen = vastai.describe(), {}
  table.move(core.composed(), 1, #core.composed(), #ops + 1, ops)
  for _, op in ipairs(ops) do
    if op.where then types.where_type(op) end -- search_offers precedes other methods with the same columns
  end
  table.sort(ops, function(a, b) return a.name < b.name end)
  local out = { (base:gsub("%s+$", "")) }
  tables(ops, out)
  for _, op in ipairs(ops) do record(op, out, seen) end
  for _, op in ipairs(ops) do columns(op, out) end
  for _, op in ipairs(ops) do method(op, out) end
  out[#out + 1] = "\nreturn vastai\n"
  return table.concat(out, "\n")
end

local text = library()
if arg[1] == "--check" then
  local fresh = read(PATH) == text
  if not fresh then print(PATH .. " is out of date: run `make docs`") end
  os.exit(fresh)
end
local file <close> = assert(io.open(PATH, "w"))
assert(file:write(text))
