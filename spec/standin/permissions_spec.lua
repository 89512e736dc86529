-- Checks the stand-in's permission evaluator with the recorded cases.

local cjson = require "cjson"
local permissions = require "spec.standin.service.permissions"
local shell = require "spec.standin.shell"

local CASES = "spec/data/permission_cases.json"

local function plain(value)
  if value == cjson.null then return nil end
  return value
end

describe("the permission evaluator", function()
  local cases = cjson.decode((assert(shell.read(CASES), CASES)))

  for i, case in ipairs(cases.allowed) do
    local words = ("case %d (%s): %s %s %s"):format(i, case.tag, case.scope, tostring(plain(case.name)),
      case.allow and "is allowed" or "is refused")
    it("decides " .. words, function()
      local allowed = permissions.allowed(case.permissions, case.scope, plain(case.name), case.params)
      assert.equal(case.allow, allowed)
    end)
  end

  for i, case in ipairs(cases.intersect) do
    it(("intersects trees as in case %d (%s)"):format(i, case.tag), function()
      assert.same(case.result, permissions.intersect(case.a, case.b))
    end)
  end
end)

describe("two permission trees", function()
  local function api(tree) return { api = tree } end
  local function limited(operators)
    return api { instance_read = { ["api.instance.show"] = { constraints = { id = operators } } } }
  end

  it("without common permissions have an empty intersection that allows nothing", function()
    assert.is_nil(permissions.intersect(api { misc = {} }, api { user_read = {} }))
    assert.is_nil(permissions.intersect(limited { eq = 1 }, limited { eq = 2 }))
  end)

  it("intersect where one has *", function()
    local logs = { constraints = { id = { eq = 1 } } }
    local a = api { instance_read = { ["*"] = {}, ["api.instance.request_logs"] = logs } }
    assert.same(limited { lte = 5 }, permissions.intersect(a, limited { lte = 5 }))
  end)

  it("include a narrower tree, not a wider one", function()
    assert.is_true(permissions.covers(api {}, limited { lte = 5 }))
    assert.is_true(permissions.covers(limited { lte = 9 }, limited { lte = 5 }))
    assert.is_false(permissions.covers(limited { lte = 5 }, limited { lte = 9 }))
    assert.is_false(permissions.covers(api { misc = {} }, api {}))
    assert.is_false(permissions.covers(api { misc = {} }, api { user_read = {} }))
  end)

  it("are checked for their form", function()
    assert.is_true(permissions.well_formed(limited { lte = 5 }))
    assert.is_false(permissions.well_formed { read = true })
    assert.is_false(permissions.well_formed { api = { misc = true } })
    assert.is_false(permissions.well_formed(api { misc = { constraints = { id = 5 } } }))
  end)
end)
