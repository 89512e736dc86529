-- Makes docs/reference.md and lua/vastai/types.lua from the rows; `--check` only
-- tells whether they are up to date. Run by `make docs` and by spec/docs_spec.lua.

local core = require "vastai.core"
local vastai = require "vastai"

local function sentence(text) return (text or ""):gsub("%s+", " ") end

local function groups()
  local list, by_title = {}, {}
  local rows = vastai.describe()
  for _, op in ipairs(core.composed()) do rows[#rows + 1] = op end
  for _, op in ipairs(rows) do
    local group = by_title[op.group]
    if not group then
      group = { title = op.group, ops = {} }
      by_title[op.group] = group
      list[#list + 1] = group
    end
    group.ops[#group.ops + 1] = op
  end
  for _, group in ipairs(list) do table.sort(group.ops, function(a, b) return a.name < b.name end) end
  return list
end

-- --- the reference ---------------------------------------------------------------

local function notes_of(param)
  local notes = {}
  if param.required then notes[#notes + 1] = "required" end
  if param.secret then notes[#notes + 1] = "secret" end
  if param.default then notes[#notes + 1] = "default `" .. param.default .. "`" end
  if param.range then notes[#notes + 1] = param.range end
  if param.unit then notes[#notes + 1] = param.unit end
  if param.alias then notes[#notes + 1] = "also `" .. param.alias:gsub(" ", "`, `") .. "`" end
  return table.concat(notes, "; ")
end

-- The words of a set in place of the type, each between these.
local function words_of(param, mark)
  if not param.words then return nil end
  local union = mark .. table.concat(param.words, mark .. "|" .. mark) .. mark
  if param.open then return union .. "|string" end
  return param.type == "list" and "(" .. union .. ")[]" or union
end

local function cell(text) return (sentence(text):gsub("|", "\\|")) end

local function argument_table(op, out)
  if #op.params == 0 then return end
  out[#out + 1] = "\n| argument | type | | |\n|---|---|---|---|"
  for _, param in ipairs(op.params) do
    out[#out + 1] = ("| `%s` | %s | %s | %s |"):format(param.name, cell(words_of(param, "`") or param.type),
      cell(notes_of(param)), cell(param.doc))
  end
end

local function facts(op)
  if op.composed then return "made of `" .. op.source:gsub(", ", "`, `") .. "`" end
  local list = { op.verb and ("sends `%s %s`"):format(op.verb, op.path) or "sends nothing" }
  if op.scope then list[#list + 1] = "scope `" .. op.scope .. "`" end
  if op.once then list[#list + 1] = "repeated only where it provably did not arrive" end
  if op.lookup then list[#list + 1] = "lost: look with `" .. op.lookup .. "`" end
  if op.token then list[#list + 1] = "paged: `vast:each`, `vast:pages`" end
  list[#list + 1] = op.unofficial and "not in the official SDK" or "official: `" .. (op.source or "") .. "`"
  return table.concat(list, " · ")
end

local function reference()
  local out = {
    "# Methods",
    "",
    "Made from the rows of `src/api` by `make docs`. Arguments go in one table by name; leading ones may",
    "stand by position, in this order. `vastai.help \"name\"` prints the same. Ids are at least 1, and a text",
    "that is required is not blank. What is marked secret is masked in previews, events and errors: of a table,",
    "or of Docker flags `-e NAME=value`, the values; of a result where an error quotes the answer. A value of",
    "fewer than four characters is masked in its own field only, any other wherever a text quotes it.",
  }
  for _, group in ipairs(groups()) do
    out[#out + 1] = "\n## " .. group.title
    for _, op in ipairs(group.ops) do
      out[#out + 1] = ("\n### %s\n\n%s\n\n%s"):format(op.name, sentence(op.doc), facts(op))
      argument_table(op, out)
      out[#out + 1] = "\nGives " .. sentence(op.returns or "what the service answers") .. "."
      out[#out + 1] = op.secret_fields and "\nSecret results: `" .. table.concat(op.secret_fields, "`, `") .. "`."
    end
  end
  return table.concat(out, "\n") .. "\n"
end

-- --- types for editors -------------------------------------------------------------

local lua_types = { list = "table", any = "any", ["function"] = "function" }

local function type_of(param) return words_of(param, '"') or lua_types[param.type] or param.type end

local function is_keyword(name) return ({ ["end"] = true, ["repeat"] = true, ["in"] = true })[name] end

local function class(op, out)
  if #op.params == 0 then return end
  out[#out + 1] = ("\n---@class vastai.args.%s"):format(op.name)
  for _, param in ipairs(op.params) do
    local name = is_keyword(param.name) and ('["%s"]'):format(param.name) or param.name
    out[#out + 1] = ("---@field %s%s %s %s%s"):format(name, param.required and "" or "?", type_of(param),
      sentence(param.doc), param.secret and " (secret: masked in previews, events and errors)" or "")
  end
end

-- By position: the required ones, or the first; more of them, or the table of the rest, may follow.
local function by_position(op)
  local list = { "self: vastai.Client" }
  for i, param in ipairs(op.params) do
    if not param.required and i > 1 then break end
    list[#list + 1] = ("%s%s: %s"):format(is_keyword(param.name) and "value" or param.name,
      param.required and "" or "?", type_of(param))
    if not param.required then break end
  end
  list[#list + 1] = "...: any"
  return ("---@overload fun(%s): any, vastai.Error?"):format(table.concat(list, ", "))
end

local function has_required(op)
  for _, param in ipairs(op.params) do
    if param.required then return true end
  end
  return false
end

local function method(op, out)
  out[#out + 1] = "\n--- " .. sentence(op.doc)
  out[#out + 1] = "--- Gives " .. sentence(op.returns or "what the service answers") .. "."
  local args = #op.params > 0
  if args then out[#out + 1] = ("---@param args%s vastai.args.%s"):format(has_required(op) and "" or "?", op.name) end
  out[#out + 1] = "---@return any result\n---@return vastai.Error? err"
  if args then out[#out + 1] = by_position(op) end
  out[#out + 1] = ("function Client:%s(%s) end"):format(op.name, args and "args" or "")
end

local HEAD = [[
---@meta
-- Types of the client's methods for editors (LuaCATS). Made from the rows of
-- src/api by `make docs`; never loaded.

---@alias vastai.Kind
---| "auth" | "permission" | "tfa_required" | "not_found" | "gone" | "unavailable" | "conflict" | "invalid"
---| "rate_limit" | "server" | "network" | "timeout" | "tls" | "decode" | "too_large" | "cancelled"
---| "ambiguous" | "config" | "closed"

---@class vastai.Error
---@field kind vastai.Kind
---@field message string
---@field status integer?
---@field code string?
---@field method string?
---@field verb string?
---@field path string?
---@field attempts integer?
---@field retryable boolean
---@field retry_after number?
---@field hint string?
---@field key_source string?
---@field where string?
---@field body string?
---@field lookup string?

---@class vastai.Client
local Client = {}]]

local function types()
  local out = { HEAD }
  for _, group in ipairs(groups()) do
    for _, op in ipairs(group.ops) do
      class(op, out)
      method(op, out)
    end
  end
  out[#out + 1] = "\nreturn Client\n"
  return table.concat(out, "\n")
end

-- --- files -------------------------------------------------------------------------

local function read(path)
  local file <close> = io.open(path)
  return file and file:read "a"
end

local function write(path, text)
  local file <close> = assert(io.open(path, "w"))
  assert(file:write(text))
end

local stale = 0
for path, text in pairs { ["docs/reference.md"] = reference(), ["lua/vastai/types.lua"] = types() } do
  if read(path) ~= text then
    stale = stale + 1
    if arg[1] == "--check" then print(path .. " is out of date: run `make docs`") else write(path, text) end
  end
end
os.exit(arg[1] ~= "--check" or stale == 0)
