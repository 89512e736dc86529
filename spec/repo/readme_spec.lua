-- Runs every Lua block of the README as a script against the stand-in, and checks that the commands in
-- its shell blocks exist.

local child = require "spec.support.child"
local standin = require "spec.support.standin"

local function read(path)
  local file <close> = assert(io.open(path))
  return file:read "a"
end

-- { language, code, line } for each fenced block.
local function blocks(text)
  local list, line, open = {}, 0, nil
  for row in text:gmatch "([^\n]*)\n" do
    line = line + 1
    if open and row == "```" then
      open.code = table.concat(open, "\n")
      list[#list + 1], open = open, nil
    elseif open then
      open[#open + 1] = row
    elseif row:match "^```" then
      open = { language = row:match "^```(%w*)", line = line }
    end
  end
  return list
end

describe("the README", function()
  local all = blocks(read "README.md")
  local server

  setup(function() server = standin.start { instances = 60 } end)
  teardown(function() server:stop() end)

  for _, block in ipairs(all) do
    if block.language == "lua" then
      it("has a script that runs, at line " .. block.line, function()
        server:reset()
        local output, code = child.run(block.code,
          { VAST_API_KEY = server.admin_key, VAST_URL = server.http_url })
        assert.are.equal(0, code, output)
        assert.is_nil(output:find(server.admin_key, 1, true), "the key was printed")
      end)
    end
  end

  it("contains only commands that exist", function()
    local makefile = read "Makefile"
    for _, block in ipairs(all) do
      for row in block.language == "sh" and block.code:gmatch "[^\n]+" or function() end do
        local target = row:match "^make ([%w-]+)"
        assert.is_true(row:match "^luarocks %-%-lua%-version 5.4 make" ~= nil or
          (target and makefile:find("\n" .. target .. ":", 1, true) ~= nil), row)
      end
    end
  end)

  it("contains only blocks that are run", function()
    for _, block in ipairs(all) do
      assert.is_truthy(block.language == "lua" or block.language == "sh", "line " .. block.line)
    end
  end)
end)
