-- The examples in the reference are run, each in a process of its own against the stand-in.

local child = require "spec.support.child"
local core = require "vastai.core"
local examples = require "tools.examples"
local files = require "spec.support.files"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local PREAMBLE = "local vast <close> = assert(vastai.new())\n"

local function sorted(set)
  local list = {}
  for name in pairs(set) do list[#list + 1] = name end
  table.sort(list)
  return list
end

describe("the example in the reference of", function()
  -- Each is a process: under valgrind they would take minutes, and other specs make the same calls.
  if os.getenv "VASTAI_CHECK" then return pending "each method is not run under a memory check" end

  local server, home

  setup(function()
    server = standin.start { instances = 60 }
    home = files.temporary()
  end)

  teardown(function()
    server:stop()
    getmetatable(home).__close(home)
  end)

  for _, name in ipairs(sorted(examples)) do
    it(name .. " runs", function()
      server:reset()
      local output, code = child.run(PREAMBLE .. examples[name],
        { VAST_API_KEY = server.admin_key, VAST_URL = server.http_url, HOME = home.path })
      assert.equal(0, code, output)
      assert.is_nil(output:find(server.admin_key, 1, true), "the key was printed")
    end)
  end
end)

describe("the reference", function()
  local reference = files.read "docs/reference.md"

  it("has an example for at least 40 methods, each with a call of it", function()
    local methods, composed = 0, {}
    for _, op in ipairs(core.composed()) do composed[op.name] = true end
    for name, code in pairs(examples) do
      if vastai.describe(name) or composed[name] then
        methods = methods + 1
        assert.truthy(code:find("vast:" .. name, 1, true), name)
      end
    end
    assert.is_true(methods >= 40, methods .. " methods")
  end)

  it("shows each example under its heading", function()
    for name, code in pairs(examples) do
      local at = reference:find("\n### " .. name .. "\n", 1, true)
      assert.truthy(at, name)
      local section = reference:sub(at + 4):match "^(.-)\n##" or reference:sub(at)
      assert.truthy(section:find("```lua\n" .. code:gsub("%s+$", "") .. "\n```", 1, true), name)
    end
  end)

  it("links only to headings that exist", function()
    local anchors, missing = {}, {}
    for heading in reference:gmatch "\n##+ ([^\n]+)" do
      anchors[heading:lower():gsub("[^%w_ -]", ""):gsub(" ", "-")] = true
    end
    for anchor in reference:gmatch "%]%(#([^)]+)%)" do
      if not anchors[anchor] then missing[#missing + 1] = anchor end
    end
    assert.equal("", table.concat(missing, "\n"))
  end)

  it("has one table column for each name in its head", function()
    local columns
    for line in reference:gmatch "[^\n]*" do
      local plain = line:gsub("\\|", "")
      local _, bars = plain:gsub("|", "")
      if line:sub(1, 1) ~= "|" then
        columns = nil
      else
        columns = columns or bars
        assert.equal(columns, bars, line)
        assert.is_nil(line:match "^| +|", line)
      end
    end
  end)
end)
