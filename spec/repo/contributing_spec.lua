-- The guides for contributors match the tree: the row of CONTRIBUTING.md compiles, and the files, make
-- targets and links that the guides name exist.

local files = require "spec.support.files"

-- Top folders of the tree whose paths the guides may name.
local FOLDERS = { src = true, lua = true, spec = true, docs = true, tools = true, bench = true, examples = true }
local GUIDES = { "CONTRIBUTING.md", "SECURITY.md", "docs/testing.md", "docs/architecture.md", "examples/README.md",
  "spec/data/README.md", ".github/pull_request_template.md" }

-- The first block of that language.
local function block(page, language) return assert(files.read(page):match("```" .. language .. "\n(.-)\n```"), page) end

local function targets()
  local known = {}
  for name in files.read "Makefile":gmatch "\n([a-z-]+):" do known[name] = true end
  return known
end

describe("the method in CONTRIBUTING.md", function()
  it("compiles as a group of rows with twelve fields", function()
    local work <close> = files.temporary()
    local code = block("CONTRIBUTING.md", "c")
    files.write(work.path .. "/rows.c", ('#include "%s/src/api/api.h"\n%s\nconst void *const rows = ops;\n')
      :format(files.run "pwd":gsub("\n", ""), code))
    local compile = "cc -std=c11 -Wall -Wextra -Werror -Isrc -fsyntax-only " .. work.path .. "/rows.c"
    local output, status = files.run(compile)
    assert.equal(0, status, output)
    assert.equal(12, select(2, code:match "struct vast_op ops.*":gsub("%.[%w_]+ = ", "")))
  end)
end)

describe("the guide", function()
  for _, page in ipairs(GUIDES) do
    it(page .. " names make targets that exist", function()
      local known = targets()
      for line in files.read(page):gmatch "`(make [^`]*)`" do
        for word in line:gsub('"[^"]*"', ""):gsub("^make", ""):gmatch "%S+" do
          assert.is_true(word:find("=", 1, true) ~= nil or known[word] == true, line)
        end
      end
    end)

    it(page .. " names specs and units that exist", function()
      local known = { x_spec = true }
      for _, ending in ipairs { "lua", "c" } do
        for _, path in ipairs(files.find(ending, "spec")) do known[path:match "([^/]+)%.%a+$"] = true end
      end
      for name in files.read(page):gmatch "%f[%w_]([%w_]+_spec)%f[^%w_]" do assert.is_true(known[name], name) end
      for name in files.read(page):gmatch "%f[%w_]([%w_]+_test)%f[^%w_]" do
        assert.is_true(name == "_test" or known[name], name)
      end
    end)

    it(page .. " names paths that exist", function()
      for path in files.read(page):gmatch "`(%l+/[%w_./]+)`" do
        local known = FOLDERS[path:match "^%l+"] and not path:find "%.%.%."
        if known then assert.is_true(files.exists(path), path) end
      end
    end)

    it(page .. " links to files that exist", function()
      local folder = page:match "^(.*/)" or ""
      for target in files.read(page):gmatch "%]%(([^)]+)%)" do
        if not target:find "^%a+://" then assert.is_true(files.exists(folder .. target), target) end
      end
    end)
  end
end)
