-- The budgets for the length of functions and files. A function's lines are counted from the line that
-- opens its body to the one that closes it, both included.

local files = require "spec.support.files"

local FUNCTION = { median = 10, p90 = 25, max = 50 }
local FILE = { c = 600, h = 400, lua = 200, sh = 200 }

-- Folders of the library, and other folders to which the limits for single functions and files apply.
local LIBRARY = { "src", "lua" }
local OTHERS = { "spec/unit", "spec/support", "spec/standin", "tools", "bench", "examples" }

-- Files of data have no length limit.
local DATA = { "^src/api/", "^tools/library_base%.lua$", "^tools/examples%.lua$" }

-- C as clang-format leaves it: a body opens with a line that ends in `{` outside any other, and
-- closes with a lone `}` in the first column. Types and tables close with `};`.
local function c_functions(path)
  local found, opened = {}, nil
  for number, line in ipairs(files.lines(files.read(path))) do
    local first = line:sub(1, 1)
    if not opened and line:match "%)[^;=]*{$" and not first:match "[#*/]" then
      opened = number
    elseif not opened and line:match "^%l.*%) *{.*}$" then
      found[#found + 1] = { path = path, line = number, length = 1 }
    elseif opened and line == "}" then
      found[#found + 1] = { path = path, line = opened, length = number - opened + 1 }
      opened = nil
    elseif opened and line:match "^};" then
      opened = nil
    end
  end
  return found
end

-- luac lists every function with its first and last line. The main chunk does not count.
local function lua_functions(path)
  local listing, code = files.run("luac5.4 -l -p -- " .. files.quote(path))
  assert(code == 0, listing)
  local found = {}
  for first, last in listing:gmatch "\nfunction <[^\n>]*:(%d+),(%d+)>" do
    local line = math.tointeger(first)
    found[#found + 1] = { path = path, line = line, length = math.tointeger(last) - line + 1 }
  end
  return found
end

local measure = { c = c_functions, h = c_functions, lua = lua_functions }

-- All functions below the folders, shortest first.
local function functions_in(folders)
  local all = {}
  for ending, functions in pairs(measure) do
    for _, path in ipairs(files.find(ending, table.unpack(folders))) do
      local found = functions(path)
      table.move(found, 1, #found, #all + 1, all)
    end
  end
  table.sort(all, function(a, b) return a.length < b.length end)
  return all
end

local function at(all, share)
  return all[math.max(1, math.ceil(#all * share))].length
end

-- The longest functions, for the failure message.
local function longest(all, limit)
  local lines = {}
  for i = #all, 1, -1 do
    local f = all[i]
    if f.length <= limit or #lines == 20 then break end
    lines[#lines + 1] = ("%4d lines  %s:%d"):format(f.length, f.path, f.line)
  end
  return table.concat(lines, "\n")
end

local function is_data(path)
  for _, pattern in ipairs(DATA) do
    if path:match(pattern) then return true end
  end
  return false
end

local function long_files(folders)
  local found = {}
  for ending, limit in pairs(FILE) do
    for _, path in ipairs(files.find(ending, table.unpack(folders))) do
      local length = #files.lines(files.read(path))
      if length > limit and not is_data(path) then
        found[#found + 1] = ("%4d lines (%d)  %s"):format(length, limit, path)
      end
    end
  end
  return table.concat(found, "\n")
end

describe("the length", function()
  it("of the library's functions is within the budgets", function()
    local all = functions_in(LIBRARY)
    local figures = ("%d functions, median %d, 90%% %d, longest %d"):format(
      #all, at(all, 0.5), at(all, 0.9), all[#all].length)
    assert(at(all, 0.5) <= FUNCTION.median, figures)
    assert(at(all, 0.9) <= FUNCTION.p90, figures .. "\n" .. longest(all, FUNCTION.p90))
    assert(all[#all].length <= FUNCTION.max, figures .. "\n" .. longest(all, FUNCTION.max))
  end)

  it("of functions of spec support and tools is within the budgets", function()
    assert.equal("", longest(functions_in(OTHERS), FUNCTION.max))
  end)

  it("of files is within the budgets", function()
    assert.equal("", long_files(LIBRARY))
    assert.equal("", long_files(OTHERS))
  end)

  it("of functions is measured correctly", function()
    local work <close> = files.temporary()
    local path = work.path .. "/sample"
    files.write(path .. ".c", table.concat({
      "struct thing {", "  int a;", "};", "static const int rows[] = {", "  1,", "};",
      "int f(int a,", "      int b) {", "  if (a) {", "    return b;", "  }", "  return a;", "}",
      "void g(void) {}", "int h(void) { return 1; }",
    }, "\n"))
    files.write(path .. ".lua", "local function f()\n  return function()\n  end\nend\nreturn f\n")
    local function lengths(found)
      local list = {}
      for i, f in ipairs(found) do list[i] = f.length end
      table.sort(list)
      return list
    end
    assert.same({ 1, 1, 6 }, lengths(c_functions(path .. ".c")))
    assert.same({ 2, 4 }, lengths(lua_functions(path .. ".lua")))
  end)
end)
