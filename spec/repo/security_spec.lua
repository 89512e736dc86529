-- SECURITY.md names every environment variable that the sources read.

local expect = require "spec.support.expect"
local files = require "spec.support.files"

-- Matches calls of getenv, calls of functions whose name ends in "variable", and the macro for VAST_API_KEY.
local READERS = { 'getenv%("([%u_]+)"%)', 'variable%("([%u_]+)"%)', '#define VARIABLE "([%u_]+)"' }

describe("SECURITY.md", function()
  it("names every environment variable that the sources read", function()
    local page, found = files.read "SECURITY.md", {}
    for _, path in ipairs(files.find("c", "src")) do
      local text = files.read(path)
      for _, pattern in ipairs(READERS) do
        for name in text:gmatch(pattern) do found[name] = true end
      end
    end
    for _, name in ipairs { "VAST_API_KEY", "VAST_URL", "HOME", "XDG_CONFIG_HOME" } do
      assert.is_true(found[name], name)
    end
    for name in pairs(found) do expect.contains("`" .. name .. "`", page) end
  end)
end)
