-- The files that are generated from the rows are up to date.

local child = require "spec.support.child"

describe("the reference and the editor types", function()
  it("are up to date with the rows (make docs)", function()
    local output, code = child.run 'arg = { [0] = "tools/docs.lua", "--check" } dofile "tools/docs.lua"'
    assert.are.equal(0, code, output)
  end)

  it("contain every method with its documentation", function()
    local vastai = require "vastai"
    for _, op in ipairs(vastai.describe()) do
      for _, field in ipairs { "doc", "returns", "source", "group" } do
        assert.is_truthy(op[field] and #op[field] > 2, op.name .. " has no " .. field)
      end
      for _, param in ipairs(op.params) do
        assert.is_truthy(param.doc and #param.doc > 2, op.name .. "." .. param.name .. " has no doc")
      end
      assert.is_truthy(vastai.help(op.name):find(op.name, 1, true))
    end
  end)
end)
