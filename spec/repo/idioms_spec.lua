-- Conventions of the C code that uses Lua's API, checked on the text of the sources.

local files = require "spec.support.files"

local HEADER = "src/bind/runtime/names.h"

-- Folders whose code follows every convention here.
local FOLDERS = { "src/bind", "examples", "spec/support", "bench" }

local function sources()
  local list = {}
  for _, ending in ipairs { "c", "h" } do
    for _, path in ipairs(files.find(ending, table.unpack(FOLDERS))) do
      if path ~= HEADER then list[#list + 1] = path end
    end
  end
  return list
end

-- "file:line:text" of each line for which is_fault(line) holds.
local function lines_with_fault(is_fault)
  local found = {}
  for _, path in ipairs(sources()) do
    for number, line in ipairs(files.lines(files.read(path))) do
      if is_fault(line) then found[#found + 1] = ("%s:%d:%s"):format(path, number, line) end
    end
  end
  return found
end

-- A comma outside all brackets between `return` and the end of the statement.
local function returns_two_expressions(line)
  local statement = line:gsub('"[^"]*"', '""'):match "%f[%w]return (.-);"
  if not statement then return false end
  local flat = statement:gsub("%b{}", "")
  -- (a, b) alone is the comma operator; f(a, b) is a call.
  return flat:gsub("[%w_]+%b()", "x"):find "," ~= nil
end

local function reaches_far_down(line) return line:find "%(L, %-[4-9]" or line:find "%(L, %-%d%d" end

describe("C code that uses Lua's API", function()
  it("takes names of metatables from " .. HEADER, function()
    local names = {}
    for name in files.read(HEADER):gmatch '#define VASTL_TYPE_%u+ "(vastai%.%l+)"' do names[name] = true end
    assert.is_true(names["vastai.client"] and names["vastai.error"])
    assert.same({}, lines_with_fault(function(line) return names[line:match '"(vastai%.%l+)"'] end))
  end)

  it("returns one value without the comma operator", function()
    assert.same({}, lines_with_fault(returns_two_expressions))
    assert.is_true(returns_two_expressions "  return lua_pushnil(L), 1;")
    assert.is_true(returns_two_expressions "  return ask(L) && (use(L, c), true);")
    assert.is_false(returns_two_expressions "  return check(L, f(1, 2), 3);")
  end)

  it("counts at most three values down from the top of the stack", function()
    assert.same({}, lines_with_fault(reaches_far_down))
    assert.is_truthy(reaches_far_down "  lua_pushvalue(L, -4);")
  end)
end)
