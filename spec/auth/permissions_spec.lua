-- Permissions are checked before anything is sent. An invalid inline table raises at the script's line;
-- an invalid file returns nil and an error with line and column.

local expect = require "spec.support.expect"
local files = require "spec.support.files"
local vastai = require "vastai"

local vast, requests, work

before_each(function()
  vast, requests = expect.client { { 200, '{"success": true, "id": 7, "key": "new-key-0001"}' } }
  work = files.temporary()
end)
after_each(function() getmetatable(work).__close() end)

local function create(permissions) return vast:create_api_key { name = "ci", permissions = permissions } end

local function raises_whole(permissions, part)
  expect.raises(function() vast:create_api_key { name = "ci", permissions = permissions } end, part)
  assert.equal(0, #requests)
end

-- api: the value of the top-level key.
local function raises(api, part) raises_whole({ api = api }, part) end

local function file(text)
  local path = work.path .. "/perms.json"
  files.write(path, text)
  return path
end

local function from(path) return vast:create_api_key { name = "ci", permission_file = path } end

-- Expects the file to be refused; returns the message.
local function refused(text, part)
  local err = expect.fails("config", from(file(text)))
  if part then expect.contains(part, err.message) end
  assert.same({ 0, "create_api_key" }, { #requests, err.method })
  return err.message
end

describe("an inline table", function()
  it("that is valid is sent unchanged", function()
    local tree = { api = { misc = {}, user_read = {}, instance_read = {
      ["api.instance.request_logs"] = { constraints = { id = { gte = 1, lte = 100 } } } } } }
    assert(create(tree))
    assert.same(tree, requests[1].json.permissions)
    assert(vast:create_api_key { name = "all" })
    assert.is_nil(requests[2].json.permissions)
  end)

  it("raises for an unknown scope, with a suggestion and the path", function()
    raises({ instance_reed = {} }, "permissions.api.instance_reed: unknown scope 'instance_reed'"
      .. " (did you mean 'instance_read'?)")
    raises({ instance = {} }, "did you mean 'instance_")
    raises({ cooking = {} }, "unknown scope 'cooking'; the scopes are billing_read")
    raises({ admin_read_new = {} }, "internal")
    raises({ ["api.instance.show"] = {} }, "belongs under 'instance_read'")
    raises({ constraints = {} }, "'constraints' belongs under")
    raises({ ["*"] = {} }, "full access")
  end)

  it("raises if it is empty, because the service would grant full access", function()
    raises_whole({}, "full access")
    raises({}, "permissions.api: ")
    raises({}, "full access")
  end)

  it("raises if it is null, because the service would grant full access", function()
    raises_whole(vastai.null, "permissions")
    expect.raises(function() vast:create_api_key { name = "ci", permission_file = vastai.null } end, "permission_file")
    assert.equal(0, #requests)
  end)

  it("raises for another top-level key, with a hint", function()
    raises_whole({ instance_read = {} }, "write {\"api\": {\"instance_read\": {}}}")
    raises_whole({ read = true, write = false }, "single top-level key 'api'")
    raises_whole({ api = { misc = {} }, extra = {} }, "found 'extra'")
  end)

  it("raises for [] instead of {}, and for lists", function()
    raises({ misc = vastai.array {} }, "permissions.api.misc: write {} for an empty object, not []")
    raises(vastai.array {}, "write {} for an empty object, not []")
    raises({ "misc", "user_read" }, "expected an object, found an array")
    raises({ misc = true }, "permissions.api.misc: expected an object, found true")
    raises({ instance_read = { ["api.instance.show"] = true } },
      "permissions.api.instance_read[\"api.instance.show\"]: expected an object, found true")
    raises_whole({ api = 5 }, "permissions.api: expected an object, found a number")
    raises({ misc = vastai.null }, "found null")
    raises_whole({ "api" }, "expected an object, found an array")
    raises_whole(vastai.array { "api" }, "permissions")
  end)

  it("raises for unknown operators and values", function()
    local function limited(id) return { instance_read = { ["api.instance.show"] = { constraints = { id = id } } } } end
    raises(limited { gt = 5 }, "unknown operator 'gt' (did you mean 'gte'?)")
    raises(limited { ["="] = 5 }, "did you mean 'eq'?")
    raises(limited { like = 5 }, "the operators are eq, gte and lte")
    raises(limited { eq = {} }, "'eq' takes a number, a string, true or false")
    raises(limited { eq = vastai.null }, "found null")
    raises(limited {}, "'id' has no operator")
    raises(limited(5), "'id' takes operators: write {\"eq\": ...}")
    raises({ instance_read = { ["api.instance.show"] = { constraints = {} } } }, "restrict nothing")
    raises(limited { gt = 5 }, 'permissions.api.instance_read["api.instance.show"].constraints.id.gt')
    assert(create { api = limited { eq = "a" } })
    assert(create { api = limited { eq = true, gte = 0.5 } })
  end)

  it("raises for unknown and misplaced endpoints", function()
    raises({ user_read = { ["api.instance.show"] = {} } }, "belongs under 'instance_read', not 'user_read'")
    raises({ instance_read = { show = {} } }, "endpoints read like api.instance.show")
    raises({ instance_read = { user_read = {} } }, "belongs beside 'instance_read'")
    raises({ instance_read = { constraint = {} } }, "did you mean 'constraints'?")
  end)

  it("raises for values without a JSON form, with the path", function()
    raises({ misc = {}, [1] = {} }, "permissions.api as JSON: it mixes")
    raises({ misc = print }, "permissions.api.misc as JSON: function")
    local cycle = {}
    cycle.misc = cycle
    raises(cycle, "contains itself")
    raises_whole("perms.json", "table expected, got string")
  end)

  it("is accepted with warnings only", function()
    assert(create { api = { instance_read = { ["api.instance.brand_new"] = {} } } })
    assert(create { api = { instance_write = { constraints = { id = { gte = 9, lte = 1 } } } } })
    assert(create { api = { billing_write = {}, team_write = { ["*"] = {} } } })
    assert.equal(3, #requests)
  end)
end)

describe("a permissions file", function()
  it("that is valid is sent, whatever its formatting", function()
    assert(from(file '\n{ "api": {\r\n\t"misc": {}, "instance_read": {} } }\n\n'))
    assert.same({ name = "ci", permissions = { api = { misc = {}, instance_read = {} } } }, requests[1].json)
  end)

  it("keeps numbers exactly", function()
    local tree = '{"api":{"instance_read":{"constraints":{"id":{"gte":9007199254740993,"lte":0.1}}}}}'
    local body = assert(vast:preview("create_api_key", { name = "ci", permission_file = file(tree) })).body
    expect.contains("9007199254740993", body)
    expect.contains('"lte":0.1', body)
  end)

  it("with a fault returns nil and an error with line and column", function()
    local path = work.path .. "/perms.json"
    expect.contains(path .. ":3:5: unknown scope 'instance_reed' (did you mean 'instance_read'?)",
      refused '{\n  "api": {\n    "instance_reed": {}\n  }\n}')
    expect.contains(path .. ":2:11: not JSON: expected a name", refused '{\n  "api": {]}')
    refused('{"api": {"misc": {},}}', ":1:21: not JSON: expected a name after ','")
    refused('{"api": {"misc": []}}', ":1:18: write {} for an empty object, not []")
    refused('{"api": {"misc": {}}', "not JSON: the text ends inside an object")
    refused('{"api": {"misc": {}, "misc": {}}}', "'misc' is given twice")
    refused("{'api': {}}", "expected a name in double quotes")
    refused('{"api": {"misc": {}}} // all', "expected the end of the text")
    refused('{"api": {"instance_read": {"constraints": {"id": {"lt": 5}}}}}', "did you mean 'lte'?")
  end)

  it("without any permission is refused", function()
    refused("{}", "full access")
    refused('{"api": {}}', "full access")
    refused("null", "expected an object, found null")
    refused("[]", "write {} for an empty object, not []")
    refused("", "is blank")
    refused(" \n\t\n", "is blank")
  end)

  it("that is not valid UTF-8 text returns an error with the reason", function()
    refused('\xEF\xBB\xBF{"api": {"misc": {}}}', "byte-order mark")
    refused("\xFF\xFE{\0}\0", "UTF-16")
    refused('{"api": {"misc\0": {}}}', "NUL bytes")
    refused("\x7FELF\0\1\2", "NUL bytes")
    refused('{"api": {"mis\xE9": {}}}', "not UTF-8")
    refused('{"api": {"misc": {' .. (" "):rep(300 * 1024) .. "}}}", "cannot read the permission file")
  end)

  it("that cannot be read returns an error with its name and the reason", function()
    for path, reason in pairs { [work.path .. "/none.json"] = "No such file", [work.path] = "directory",
      [""] = "No such file", ["/dev/null"] = "not a regular file" } do
      local err = expect.fails("config", from(path))
      expect.contains("cannot read the permission file '" .. path .. "'", err.message)
      expect.contains(reason, err.message)
    end
    assert.equal(0, #requests)
  end)

  it("may not be combined with an inline table", function()
    local path = file '{"api": {"misc": {}}}'
    expect.raises(function()
      vast:create_api_key { name = "ci", permission_file = path, permissions = { api = { misc = {} } } }
    end, "takes permissions or permission_file, not both")
    assert.equal(0, #requests)
  end)
end)
