-- Makes docs/reference.md from the rows and the types for editors; `--check` only reports whether it is up
-- to date. Run by `make docs` and by spec/repo/docs_spec.lua.

local reference = require "tools.reference"
local text = require "tools.reference_text"

local PATH = "docs/reference.md"

local function contents(sections)
  local out = { "\n## Contents\n" }
  for _, section in ipairs(sections) do
    local links = {}
    for i, name in ipairs(section.names) do
      links[i] = text.link(name:gsub("^record ", ""):gsub("^columns of ", ""), name)
    end
    out[#out + 1] = ("- %s%s"):format(text.link("**" .. section.title .. "**", section.title),
      #links > 0 and ": " .. table.concat(links, ", ") or "")
  end
  return table.concat(out, "\n")
end

local function document()
  local sections = reference.sections()
  local out = { "# Reference\n\nMade by `make docs`; do not edit.\n", reference.INTRO, contents(sections) }
  for _, section in ipairs(sections) do out[#out + 1] = ("\n## %s\n%s"):format(section.title, section.text) end
  return table.concat(out, "\n") .. "\n"
end

local function read(path)
  local file <close> = io.open(path)
  return file and file:read "a"
end

local made = document()
if arg[1] == "--check" then
  local fresh = read(PATH) == made
  if not fresh then print(PATH .. " is out of date: run `make docs`") end
  os.exit(fresh)
end
local file <close> = assert(io.open(PATH, "w"))
assert(file:write(made))
