-- Makes the reference as static pages, one for each section, with a search that works without a server:
-- lua5.4 tools/site.lua build/site

local markdown = require "tools.site.markdown"
local reference = require "tools.reference"
local text = require "tools.reference_text"
local vastai = require "vastai"

local FOLDER = arg[1] or "build/site"

local PAGE = [[
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title - vastai reference</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="style.css">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<a class="home" href="index.html">vastai <span>reference</span></a>
<form role="search" onsubmit="return false">
<input id="search" type="search" placeholder="Search methods, arguments, fields" aria-label="Search"
  autocomplete="off" spellcheck="false">
<div id="results" hidden></div>
</form>
</header>
<div class="columns">
<nav aria-label="Sections"><details id="menu"><summary>Sections</summary><ul>
$menu</ul></details></nav>
<main id="content">
<h1>$title</h1>
$names$body
<footer>$version</footer>
</main>
</div>
<script src="index.js"></script>
<script src="search.js"></script>
</body>
</html>
]]

local function read(path)
  local file <close> = assert(io.open(path))
  return file:read "a"
end

local function write(name, content)
  local file <close> = assert(io.open(FOLDER .. "/" .. name, "w"))
  assert(file:write(content))
end

-- Each section's file, and the file of each anchor.
local function place(sections)
  local file_of = {}
  for i, section in ipairs(sections) do
    section.file = (i == 1 and "index" or text.anchor(section.title)) .. ".html"
    file_of[text.anchor(section.title)] = section.file
    for _, name in ipairs(section.names) do file_of[text.anchor(name)] = section.file end
  end
  return file_of
end

local function menu(sections, current)
  local out = {}
  for _, section in ipairs(sections) do
    local mark = section == current and ' aria-current="page"' or ""
    local title = section == sections[1] and "Overview" or section.title
    out[#out + 1] = ('<li><a href="%s"%s>%s</a></li>\n'):format(section.file, mark, markdown.escape(title))
  end
  return table.concat(out)
end

local function names(section)
  if #section.names == 0 then return "" end
  local out = {}
  for i, name in ipairs(section.names) do
    out[i] = ('<li><a href="#%s">%s</a></li>'):format(text.anchor(name), markdown.escape((name:gsub("^record ", ""))))
  end
  return '<ul class="names">\n' .. table.concat(out, "\n") .. "\n</ul>\n"
end

local function heading(title)
  local anchor = text.anchor(title)
  return ('<h2 id="%s"><a href="#%s">%s</a></h2>'):format(anchor, anchor, markdown.escape(title))
end

-- The text of the first page.
local function overview(sections)
  local out = { reference.INTRO, "\n### Errors of every method\n", sections[1].text, "\n### All methods\n" }
  for i = 2, #sections do
    local section, links = sections[i], {}
    for k, name in ipairs(section.names) do links[k] = text.link(name, name) end
    out[#out + 1] = ("- [**%s**](%s): %s"):format(section.title, section.file, table.concat(links, ", "))
  end
  return table.concat(out, "\n")
end

local function page(section, sections, file_of)
  local first = section == sections[1]
  local function href(target)
    local anchor = target:match "^#(.*)$"
    if not anchor then return target end
    local file = assert(file_of[anchor], "no heading for #" .. anchor)
    return file == section.file and target or file .. target
  end
  local values = {
    title = first and "vastai for Lua" or section.title, menu = menu(sections, section),
    names = first and "" or names(section), version = vastai._VERSION,
    body = markdown.html(first and overview(sections) or section.text, heading, href),
  }
  return (PAGE:gsub("%$(%l+)", values))
end

local function quoted(value)
  return '"' .. value:gsub('[%c"\\<]', function(c) return ("\\u%04x"):format(c:byte()) end) .. '"'
end

local NAMED = { argument = true, field = true, option = true, column = true }

-- The first paragraph that is a sentence, and the names in the tables of arguments and fields.
local function summary(body)
  local doc, words, named = nil, {}, false
  for line in body:gmatch "[^\n]+" do
    local head, word = line:match "^| (%l+)", line:match "^| `([^`]+)`"
    if head then named = NAMED[head] end
    if named and word then words[#words + 1] = word end
    if not doc and line:match "^%u" then doc = line:gsub("[`*]", "") end
  end
  return doc or "", table.concat(words, " ")
end

-- [name, section, address, first paragraph, names in its tables] of each heading.
local function add_entries(index, section)
  for _, name in ipairs(section.names) do
    local _, start = ("\n" .. section.text):find("\n### " .. name .. "\n", 1, true)
    local body = section.text:sub(start):match "^(.-)\n### " or section.text:sub(start)
    local doc, words = summary(body)
    local address = section.file .. "#" .. text.anchor(name)
    index[#index + 1] = ("[%s,%s,%s,%s,%s]"):format(quoted((name:gsub("^record ", ""))), quoted(section.title),
      quoted(address), quoted(doc), quoted(words))
  end
end

local sections = reference.sections()
local file_of = place(sections)
local index = {}
assert(os.execute(("mkdir -p '%s'"):format(FOLDER)))
for _, section in ipairs(sections) do
  write(section.file, page(section, sections, file_of))
  add_entries(index, section)
end
write("index.js", "var ENTRIES = [\n" .. table.concat(index, ",\n") .. "\n];\n")
for _, name in ipairs { "style.css", "search.js" } do write(name, read("tools/site/" .. name)) end
print(("%s: %d pages, %d entries"):format(FOLDER, #sections, #index))
