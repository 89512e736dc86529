-- Makes docs/reference.md from the rows; `--check` only tells whether it is up to
-- date. Run by `make docs` and by spec/repo/docs_spec.lua.

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
for path, text in pairs { ["docs/reference.md"] = reference() } do
  if read(path) ~= text then
    stale = stale + 1
    if arg[1] == "--check" then print(path .. " is out of date: run `make docs`") else write(path, text) end
  end
end
os.exit(arg[1] ~= "--check" or stale == 0)
