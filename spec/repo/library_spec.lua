-- The types for editors are up to date and complete. `make types` checks them with a type checker.

local child = require "spec.support.child"
local core = require "vastai.core"
local files = require "spec.support.files"
local vastai = require "vastai"

local text = files.read "library/vastai.lua"

local function all_methods()
  local list = vastai.describe()
  return table.move(core.composed(), 1, #core.composed(), #list + 1, list)
end

-- The names in lines of the form: function OWNER.name(
local function functions_of(source, owner)
  local names = {}
  for name in source:gmatch("\nfunction " .. owner .. "[.:]([%w_]+)%(") do
    assert.is_nil(names[name], name .. " is declared twice")
    names[name] = true
  end
  return names
end

local function sorted(set)
  local list = {}
  for name in pairs(set) do list[#list + 1] = name end
  table.sort(list)
  return list
end

describe("the types for editors", function()
  it("are up to date with the rows (make docs)", function()
    local output, code = child.run 'arg = { [0] = "tools/library.lua", "--check" } dofile "tools/library.lua"'
    assert.equal(0, code, output)
  end)

  it("are Lua code without effects", function()
    for _, path in ipairs(files.find("lua", "library")) do
      assert.is_function(loadfile(path))
      assert.matches("^%-%-%-@meta vastai", files.read(path))
    end
  end)

  it("declare every field of a client, and no other", function()
    local client = vastai.new { api_key = "none" }
    local _, own = debug.getupvalue(debug.getmetatable(client).__index, 1)
    local expected = {}
    for name in pairs(own) do expected[name] = true end
    for _, op in ipairs(all_methods()) do expected[op.name] = true end
    assert.same(sorted(expected), sorted(functions_of(text, "Client")))
    for name in pairs(expected) do assert.is_function(client[name], name) end
  end)

  it("declare every field of the module, and no other", function()
    local expected, fields = {}, {}
    for name, value in pairs(vastai) do
      if type(value) == "function" then expected[name] = true else fields[name] = true end
    end
    assert.same(sorted(expected), sorted(functions_of(text, "vastai")))
    local declared = {}
    for name in text:match "\n%-%-%-@class vastai\n(.-)\nlocal vastai = {}":gmatch "@field ([%w_]+)" do
      declared[name] = true
    end
    assert.same(sorted(fields), sorted(declared))
  end)

  it("declare the methods of calls, tasks and adapters", function()
    local vast = vastai.new { transport = function() return 200, { id = 1 } end }
    local call, task = vast:start "show_user", vastai.spawn(function() end)
    for owner, object in pairs { Call = call, Task = task } do
      local expected = {}
      for name in pairs(getmetatable(object).__index) do
        if not name:match "^__" and name ~= "start" then expected[name] = true end -- start creates a Call
      end
      assert.same(sorted(expected), sorted(functions_of(text, owner)), owner)
    end
    vastai.run()
    for _, name in ipairs { "luv", "cqueues", "frame" } do
      local expected = {}
      for field, value in pairs(require("vastai.adapters." .. name)) do
        if type(value) == "function" then expected[field] = true end
      end
      local source = files.read("library/vastai/adapters/" .. name .. ".lua")
      local owner = name == "frame" and "frame" or "adapter"
      assert.same(sorted(expected), sorted(functions_of(source, owner)), name)
    end
  end)

  -- The declaration of a method of the client, with its annotations.
  local function declaration(name)
    local head = text:match("\n([^\n]*\n)function Client:" .. name .. "%(")
    local stop = assert(text:find("\nfunction Client:" .. name .. "(", 1, true), name)
    local block = text:sub(1, stop)
    local start = block:match ".*\n\n()"
    assert.is_truthy(head)
    return block:sub(start)
  end

  it("give each method the type of its result, and nil with an error", function()
    for _, op in ipairs(all_methods()) do
      local lines = declaration(op.name)
      local result = lines:match "@return ([^\n]-)%? result"
      assert.is_truthy(result, op.name)
      assert.is_nil(result:match "^any", op.name)
      if op.record then assert.matches("vastai%.%u", result, 1, false, op.name) end
      assert.matches("@return vastai.Error%? err\n", lines)
      assert.matches("@return_overload nil, vastai.Error\n", lines)
    end
  end)

  -- Whether the type of a table has that name, bare or as ["name"], with this behind it.
  local function declares(type, name, rest)
    return (type:find(" " .. name .. rest, 1, true) or type:find((' ["%s"]%s'):format(name, rest), 1, true)) ~= nil
  end

  it("contain every argument, field and column", function()
    for _, op in ipairs(all_methods()) do
      local args = text:match("\n%-%-%-@alias vastai%.args%." .. op.name .. " ([^\n]*)") or ""
      for _, param in ipairs(op.params) do
        local found = declares(args, param.name, param.required and ": " or "?: ")
        assert.is_true(op.free_table or found, op.name .. "." .. param.name)
      end
      if op.where then
        local alias = assert(args:match "where%?: (vastai%.where%.[%l_]+),", op.name):gsub("%.", "%%.")
        local where = assert(text:match("\n%-%-%-@alias " .. alias .. " ([^\n]*)"), op.name)
        for _, column in ipairs(op.where) do
          local found = declares(where, column.name, ("?: vastai.Filter<%s>,"):format(column.type))
          assert.is_true(found, op.name .. "." .. column.name)
        end
      end
    end
  end)

  it("contain the options of vastai.new and the kinds of errors", function()
    local count = 0
    for name in text:match "@alias vastai.Options ([^\n]*)":gmatch "([%l_]+)%?: " do
      count = count + 1
      local ok, err = pcall(vastai.new, { [name] = {} })
      assert.is_false(ok, name)
      assert.matches("option '" .. name .. "': ", tostring(err), 1, true)
    end
    assert.is_true(count >= 14)
    local kinds = assert(text:match "@alias vastai.Kind ([^\n]*)")
    for kind in kinds:gmatch '"([%l_]+)"' do assert.equal(kind, core.error(kind, "").kind) end
    for _, kind in ipairs { "auth", "ambiguous", "closed", "cancelled" } do
      assert.is_truthy(kinds:find('"' .. kind .. '"', 1, true), kind)
    end
  end)
end)

describe("the planted mistakes", function()
  it("number forty", function()
    local _, count = files.read("spec/types/mistakes.lua"):gsub("%-%-!\n", "")
    assert.equal(40, count)
  end)
end)
