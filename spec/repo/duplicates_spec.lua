-- No two places of src/ outside the rows (src/api) hold the same run of more than ten lines.
-- Blank lines, comments and includes do not count; indentation does not matter.

local files = require "spec.support.files"

local MOST = 10

-- The lines of a C text that count, as { text, number }, without comments and white space at the ends.
local function code_lines(text)
  local lines = {}
  text = text:gsub("/%*.-%*/", function(comment) return (comment:gsub("[^\n]", "")) end)
  for number, line in ipairs(files.lines(text)) do
    line = line:gsub("//.*$", ""):gsub("^%s+", ""):gsub("%s+$", "")
    if line ~= "" and not line:find "^#%s*include" then lines[#lines + 1] = { line, number } end
  end
  return lines
end

-- Every window of MOST + 1 lines: its text, where it begins.
local function windows(path, text)
  local lines, list = code_lines(text), {}
  for first = 1, #lines - MOST do
    local parts = {}
    for i = first, first + MOST do parts[#parts + 1] = lines[i][1] end
    list[#list + 1] = { text = table.concat(parts, "\n"), path = path, line = lines[first][2] }
  end
  return list
end

-- sources: { { path, text }, … }. One entry for each run, at its first window:
-- "src/a.c:1 and src/b.c:7".
local function duplicates(sources)
  local seen, found, previous = {}, {}, nil
  for _, source in ipairs(sources) do
    for _, window in ipairs(windows(source[1], source[2])) do
      local other = seen[window.text]
      if other and not previous then
        found[#found + 1] = ("%s:%d and %s:%d"):format(other.path, other.line, window.path, window.line)
      end
      seen[window.text], previous = other or window, other
    end
    previous = nil
  end
  return found
end

local function sources()
  local list = {}
  for _, ending in ipairs { "c", "h" } do
    for _, path in ipairs(files.find(ending, "src")) do
      if not path:find "^src/api/" then list[#list + 1] = { path, files.read(path) } end
    end
  end
  return list
end

describe("runs of equal lines in src", function()
  it("have at most " .. MOST .. " lines", function()
    local list = sources()
    assert.is_true(#list > 100)
    assert.equal("", table.concat(duplicates(list), "\n"))
  end)

  it("are found across files and within one, whatever the indentation and the comments", function()
    local lines = {}
    for i = 1, MOST + 1 do lines[i] = "call(" .. i .. ");" end
    local run = table.concat(lines, "\n")
    local indented = "int x;\n  " .. table.concat(lines, " /* a\n comment */\n\n  ") .. "\n"
    assert.same({ "a.c:1 and b.c:2" }, duplicates { { "a.c", run }, { "b.c", indented } })
    assert.same({ "a.c:1 and a.c:13" }, duplicates { { "a.c", run .. "\nint y;\n" .. run } })
    assert.same({}, duplicates { { "a.c", run }, { "b.c", table.concat(lines, "\n", 2) } })
  end)
end)
