-- The recorded data are complete and documented, and specs read no other data outside the sources.

local exact_json = require "spec.standin.exact_json"
local files = require "spec.support.files"

local FOLDER = "spec/data/"

-- The number of entries of a file.
local function count(name)
  local text = files.read(FOLDER .. name)
  if name:find "%.tsv$" then return #files.lines(text) - 1 end -- without the heading
  local data = exact_json.decode(text)
  return data.allowed and #data.allowed + #data.intersect or #data
end

describe("the recorded data", function()
  local described = {}
  for name, entries in files.read(FOLDER .. "README.md"):gmatch "\n| `([^`]+)` | (%d+) |" do
    described[name] = tonumber(entries)
  end

  it("have the number of entries that spec/data/README.md gives", function()
    for name, entries in pairs(described) do assert.equal(entries, count(name), name) end
  end)

  it("are all described in spec/data/README.md", function()
    for _, ending in ipairs { "json", "tsv" } do
      for _, path in ipairs(files.find(ending, FOLDER)) do
        assert.is_not_nil(described[path:sub(#FOLDER + 1):gsub("^/", "")], path)
      end
    end
  end)

  it("contain no path of the machine on which they were recorded", function()
    for name in pairs(described) do
      local text = files.read(FOLDER .. name)
      for _, pattern in ipairs { "[\"' ]/home/%w", "[\"' ]/tmp/", "[\"' ]/Users/%w", "[\"' ]/root/", "File \\\"/" } do
        assert.is_nil(text:match(pattern), name)
      end
    end
  end)
end)

describe("data outside the repository", function()
  it("is read only for the contract", function()
    for _, path in ipairs(files.find("lua", "spec", "tools")) do
      if path ~= "spec/support/contract_judge.lua" and path ~= "spec/repo/data_spec.lua" then
        local text = files.read(path)
        assert.is_nil(text:find("../shared", 1, true), path)
        assert.is_nil(text:find('getenv "VASTAI_SHARED"', 1, true), path)
      end
    end
  end)
end)
