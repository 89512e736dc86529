-- Facts about a method stand in its row. C code outside of src/api finds a row by a name that the
-- script passed, and never compares a method's name or contains one as a literal.

local files = require "spec.support.files"
local vastai = require "vastai"

-- Where rows are found by their names.
local LOOKUP = "src/api/index.c"

local COMPARISONS = { "strcmp", "strncmp", "strcasecmp", "strncasecmp", "memcmp", "lua_rawequal", "lua_compare" }

local names = {}
for _, row in ipairs(vastai.describe()) do names[row.name] = true end

-- Code without comments; the text of literals stays.
local function without_comments(text)
  return (text:gsub("/%*.-%*/", " "))
end

-- The name of a row: op->name, h->op->name, c->op->name, ops[i].name.
local function names_a_row(arguments)
  return arguments:find "%f[%w_]op%s*%->%s*name%f[^%w_]"
    or arguments:find "%f[%w_]ops%s*%b[]%s*%.%s*name%f[^%w_]"
end

-- Comparisons of a row's name in the text.
local function comparisons(text)
  local found = {}
  for _, name in ipairs(COMPARISONS) do
    for arguments in text:gmatch("%f[%w_]" .. name .. "%s*(%b())") do
      if names_a_row(arguments) then found[#found + 1] = name .. arguments end
    end
  end
  return found
end

-- Literals in the text that are the name of a method.
local function literals(text)
  local found = {}
  for word in text:gmatch '"([%l%d_]+)"' do
    if names[word] then found[#found + 1] = ('"%s"'):format(word) end
  end
  return found
end

-- What `check` finds in the C files outside of the rows, as lines.
local function found_by(check)
  local lines = {}
  for _, ending in ipairs { "c", "h" } do
    for _, path in ipairs(files.find(ending, "src")) do
      local is_rows = path:match "^src/api/" and check == literals
      if path ~= LOOKUP and not is_rows then
        for _, what in ipairs(check(without_comments(files.read(path)))) do
          lines[#lines + 1] = ("%s: %s"):format(path, what)
        end
      end
    end
  end
  return table.concat(lines, "\n")
end

describe("method names", function()
  it("are compared only where a row is looked up", function()
    assert.equal("", found_by(comparisons))
  end)

  it("are literals only in the rows", function()
    assert.equal("", found_by(literals))
  end)

  it("are found by these checks", function()
    assert.same(1, #comparisons 'if (strcmp(op->name, "rent") == 0) return;')
    assert.same(1, #comparisons "bool same = memcmp(name, h->op->name, 4) == 0;")
    assert.same(1, #comparisons "if (strcmp(group->ops[i].name, name) == 0) return i;")
    assert.same(0, #comparisons 'if (strcmp(op->verb, "GET") == 0) fail(L, op->name);')
    assert.same(0, #comparisons "if (strcmp(op->params[i].name, name) == 0) return i;")
    assert.same({ '"create_instance"' }, literals 'x = vast_op_find("create_instance"); y = "no_method";')
    assert.equal("a   b", without_comments "a /* strcmp(op->name, 1) */ b")
  end)
end)
