-- The Markdown of the reference as HTML: headings, paragraphs, lists, tables, blocks of code, and inside a
-- line code, links and bold. Everything else is text.

local highlight = require "tools.site.highlight"

local markdown = {}

function markdown.escape(value)
  return (value:gsub("[&<>\"]", { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }))
end

-- Code is taken out first, so that nothing in it is markup.
local function inline(line, href)
  local codes = {}
  line = line:gsub("`([^`]+)`", function(code)
    codes[#codes + 1] = "<code>" .. markdown.escape(code):gsub("|", "|<wbr>") .. "</code>"
    return "\1" .. #codes .. "\2"
  end)
  line = markdown.escape(line):gsub("|", "|<wbr>") -- lines may break after it
  line = line:gsub("%[([^%]]+)%]%(([^)%s]+)%)", function(label, target)
    return ('<a href="%s">%s</a>'):format(href(target), label)
  end)
  line = line:gsub("%*%*(.-)%*%*", "<strong>%1</strong>")
  return (line:gsub("\1(%d+)\2", function(number) return codes[tonumber(number)] end))
end

local function cells_of(line)
  local cells = {}
  for cell in line:gsub("\\|", "\3"):gsub("^| ?", ""):gmatch "(.-) ?|%s?" do
    cells[#cells + 1] = (cell:gsub("\3", "|"))
  end
  return cells
end

-- Each cell has the name of its column, which narrow screens show beside it.
local function add_table(out, rows, href)
  local head = cells_of(rows[1])
  local names = table.concat(head, '</th><th scope="col">')
  out[#out + 1] = ('<table>\n<thead><tr><th scope="col">%s</th></tr></thead>'):format(names)
  out[#out + 1] = "<tbody>"
  for i = 3, #rows do
    local cells = {}
    for k, cell in ipairs(cells_of(rows[i])) do
      cells[k] = ('<td data-column="%s">%s</td>'):format(head[k], inline(cell, href))
    end
    out[#out + 1] = "<tr>" .. table.concat(cells) .. "</tr>"
  end
  out[#out + 1] = "</tbody>\n</table>"
end

local function add_list(out, rows, href)
  out[#out + 1] = "<ul>"
  for _, row in ipairs(rows) do out[#out + 1] = "<li>" .. inline(row:sub(3), href) .. "</li>" end
  out[#out + 1] = "</ul>"
end

local function add_code(out, rows)
  local code = table.concat(rows, "\n", 2, #rows - 1)
  out[#out + 1] = ('<pre tabindex="0"><code>%s</code></pre>'):format(highlight(code, markdown.escape))
end

local function add_paragraph(out, rows, href)
  out[#out + 1] = "<p>" .. inline(table.concat(rows, "\n"), href) .. "</p>"
end

-- Lines that belong together: { first = "|" | "-" | "`" | "", … }
local function blocks_of(source)
  local list, block = {}, nil
  for line in (source .. "\n"):gmatch "(.-)\n" do
    if block and block.open then
      block[#block + 1] = line
      block.open = line ~= "```"
      if not block.open then block = nil end
    elseif line == "" then
      block = nil
    else
      if not block then
        block = { kind = line:match "^(#+) " or line:match "^```" or line:match "^|" or line:match "^%-" or "" }
        block.open = block.kind == "```"
        list[#list + 1] = block
      end
      block[#block + 1] = line
    end
  end
  return list
end

local ADD = { ["|"] = add_table, ["-"] = add_list, ["```"] = add_code, [""] = add_paragraph }

-- heading(title) returns the HTML of a heading, href(target) the address of a link.
function markdown.html(source, heading, href)
  local out = {}
  for _, block in ipairs(blocks_of(source)) do
    if block.kind:match "^#" then
      out[#out + 1] = heading(block[1]:gsub("^#+ ", ""))
    else
      ADD[block.kind](out, block, href)
    end
  end
  return table.concat(out, "\n")
end

return markdown
