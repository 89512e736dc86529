-- The version stands in src/vastai.h alone; whatever shows it reads it there.

local files = require "spec.support.files"

local HEADER = "src/vastai.h"
local VERSION = assert(files.read(HEADER):match '#define VASTAI_VERSION "(%d+%.%d+%.%d+)"')

-- The number, not as a part of a longer one (127.0.1.0).
local function occurrences(text)
  local _, count = text:gsub("%f[%w.]" .. VERSION:gsub("%.", "%%.") .. "%f[%D]", "")
  return count
end

local function sources()
  local output, code = files.run("find src lua tools examples bench library docs spec/support spec/unit -type f; "
    .. "ls Makefile *.rockspec README.md CONTRIBUTING.md SECURITY.md")
  assert(code == 0, output)
  return files.lines(output)
end

describe("the version", function()
  it("is written once", function()
    local found = {}
    for _, path in ipairs(sources()) do
      local count = occurrences(files.read(path))
      if count > 0 then found[#found + 1] = path .. ":" .. count end
    end
    assert.same({ HEADER .. ":1" }, found)
    assert.equal(2, occurrences(('"%s", vastai %s. 127.%s/24 %s4'):format(VERSION, VERSION, VERSION, VERSION)))
  end)

  it("is what the module, the user agent and the package file show", function()
    local vastai = require "vastai"
    assert.equal(VERSION, require "vastai.core".version)
    assert.equal("vastai " .. VERSION, vastai._VERSION)
    local vast <close> = assert(vastai.new { api_key = "key" })
    assert.equal("vastai-lua/" .. VERSION, vast:preview "show_user".headers["User-Agent"])
  end)
end)
