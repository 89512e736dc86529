-- The answer to the creation of a key is checked: its ID and permissions. Warnings about the requested
-- permissions are passed to the caller.

local cjson = require "cjson"
local expect = require "spec.support.expect"
local files = require "spec.support.files"

local READ = { api = { instance_read = {}, user_read = {} } }

local function answer(id, permissions)
  return { 200, ('{"success":true,"id":%s,"key":"vast-worker-key-0001"%s}'):format(id,
    permissions and ',"permissions":' .. permissions or "") }
end

-- Creates a worker with the permissions `asked`; the service gives these answers in turn.
local function make(asked, ...)
  local admin, requests = expect.client { ... }
  local worker, err = admin:worker { name = "nightly", permissions = asked }
  return worker, err, requests
end

local DELETED = { 200, '"Successfully Deleted API Key"' }

describe("a worker's id", function()
  for _, id in ipairs { "null", "0", "-5", '"12"', '"../users"', "1.5", "true", "{}", "[7]" } do
    it(id .. " is an ambiguous error with the name of the key, and nothing is deleted", function()
      local worker, err, requests = make(READ, answer(id, cjson.encode(READ)), DELETED)
      expect.fails("ambiguous", worker, err)
      assert.same({ "show_api_keys", "nightly", 1 }, { err.lookup, err.name, #requests })
      expect.contains("'nightly'", err.hint)
    end)
  end

  it("is in the error if the key cannot be deleted", function()
    local wide = '{"api":{"user_write":{}}}'
    local worker, err, requests = make(READ, answer("77", wide), { 500, "" })
    expect.fails("server", worker, err)
    assert.same({ 77, "server", "DELETE" }, { err.id, err.suppressed.kind, requests[2].verb })
    expect.contains("delete_api_key(77)", err.hint)
  end)
end)

describe("a worker's key that cannot be deleted", function()
  it("is in the error too where the client was closed after an answer as requested", function()
    local admin
    admin = expect.client { function()
      admin:close()
      return table.unpack(answer("77"))
    end }
    local worker, err = admin:worker { name = "nightly", permissions = READ }
    expect.fails("closed", worker, err)
    assert.equal(77, err.id)
    expect.contains("delete_api_key(77)", err.hint)
  end)

  it("is masked where the service quotes it", function()
    local worker, err = make(READ, answer("77", '{"api":{"user_write":{}}}'),
      { 500, '{"msg":"cannot delete vast-worker-key-0001: vast-worker-key-0001 is in use"}' })
    expect.fails("server", worker, err)
    for _, value in pairs(err.suppressed) do expect.lacks("vast-worker-key-0001", value) end
  end)

  it("because the client was closed is in the error", function()
    local admin
    admin = expect.client { function()
      admin:close()
      return table.unpack(answer("77", '{"api":{"user_write":{}}}'))
    end }
    local worker, err = admin:worker { name = "nightly", permissions = READ }
    expect.fails("server", worker, err)
    assert.equal(77, err.id)
  end)
end)

describe("the arguments of worker", function()
  it("are read before the key is created", function()
    local admin, requests = expect.client { answer("77") }
    local args = setmetatable({ name = "nightly", permissions = READ }, { __index = function() error "read late" end })
    assert(admin:worker(args))
    assert.equal(1, #requests)
  end)

  it("are those of the moment when the call was started", function()
    local admin, requests = expect.client { answer("77"), { 200, '{"success":true}' } }
    local args = { name = "nightly", permissions = READ, revoke_on_close = true }
    local call = admin:start("worker", args)
    args.revoke_on_close = nil
    assert(assert(call:wait()):close())
    assert.equal("DELETE", requests[2].verb)
  end)
end)

describe("permissions that are null in the answer", function()
  it("are more than requested: the key is deleted", function()
    local worker, err, requests = make(READ, answer("77", "null"), { 200, '{"success":true}' })
    expect.fails("server", worker, err)
    expect.contains("more permissions than requested", err.message)
    assert.equal("DELETE", requests[2].verb)
  end)
end)

describe("an interrupt while a worker's key is deleted", function()
  it("is raised to the caller", function()
    local admin = expect.client { answer("77", '{"api":{"user_write":{}}}'), function() error("interrupted!", 0) end }
    local ok, err = pcall(admin.worker, admin, { name = "nightly", permissions = READ })
    assert.is_false(ok)
    expect.contains("interrupted!", err)
  end)
end)

describe("permissions in the answer", function()
  local SHOW = "api.instance.show"
  local seven, range = { constraints = { id = { eq = 7 } } }, { constraints = { id = { gte = 5, lte = 9 } } }
  local CONSTRAINED = { api = { instance_read = { [SHOW] = range } } }
  local STAR = { api = { instance_read = { ["*"] = {}, [SHOW] = seven } } }
  local SCOPE = { api = { instance_read = seven } }
  local ENDPOINT = { api = { instance_read = { [SHOW] = {} } } }

  -- A permission tree with the value at instance_read.
  local function reads(node) return '{"api":{"instance_read":' .. node .. "}}" end

  local wider = {
    { READ, "{}", "api" }, { READ, "true", "permissions" }, { READ, '"all"', "permissions" }, { READ, "[]", "api" },
    { READ, '{"api":{}}', "api" }, { READ, '{"api":true}', "api" },
    { READ, '{"api":{"instance_read":{}},"x":{}}', "x" },
    { READ, '{"api":{"instance_read":{},"user_write":{}}}', "api.user_write" },
    { READ, '{"api":{"instance_read":true}}', "api.instance_read" },
    { ENDPOINT, reads '{}', "api.instance_read" },
    { ENDPOINT, reads '{"*":{}}', "api.instance_read" },
    { ENDPOINT, reads '{"api.instance.show":true}', "api.instance_read" },
    { ENDPOINT, reads '{"api.instance.show":{},"api.instance.request_logs":{}}', "api.instance_read" },
    { ENDPOINT, reads '{"constraints":{"id":{"eq":7}}}', "api.instance_read" },
    { CONSTRAINED, reads '{"api.instance.show":{}}', "api.instance_read" },
    { CONSTRAINED, reads '{"api.instance.show":{"constraints":{"id":{"gte":4,"lte":9}}}}',
      "api.instance_read" },
    { CONSTRAINED, reads '{"api.instance.show":{"constraints":{"id":{"gte":5}}}}', "api.instance_read" },
    { CONSTRAINED, reads '{"api.instance.show":{"constraints":{"x":{"gte":5,"lte":9}}}}',
      "api.instance_read" },
    { STAR, reads '{"*":{}}', "api.instance_read" },
    { SCOPE, reads '{"api.instance.show":{}}', "api.instance_read" },
    { SCOPE, reads '{"constraints":{"id":{"eq":8}}}', "api.instance_read" },
  }
  for i, case in ipairs(wider) do
    it(("that exceed the request are an error, and the key is deleted (%d: %s)"):format(i, case[2]), function()
      local worker, err, requests = make(case[1], answer("77", case[2]), DELETED)
      expect.fails("server", worker, err)
      expect.contains("more permissions than requested: " .. case[3], err.message)
      assert.is_nil(err.id)
      assert.same({ 2, "DELETE", "/api/v0/auth/apikeys/77/" }, { #requests, requests[2].verb, requests[2].path })
    end)
  end

  local same_or_narrower = {
    { READ, reads '{},"user_read":{}' }, { READ, '{"api":{"user_read":{}}}' },
    { READ, reads '{"api.instance.show":{}}' }, { READ, nil },
    { CONSTRAINED, reads '{"api.instance.show":{"constraints":{"id":{"gte":"5","lte":9.0}}}}' },
    { CONSTRAINED, reads '{"api.instance.show":{"constraints":{"id":{"gte":6,"lte":8},"x":{"eq":1}}}}' },
    { STAR, reads '{"*":{},"api.instance.show":{"constraints":{"id":{"eq":7}}}}' },
    { STAR, reads '{"api.instance.show":{"constraints":{"id":{"eq":7}}}}' },
    { STAR, reads '{"api.instance.request_logs":{}}' },
    { SCOPE, reads '{"constraints":{"id":{"eq":7}}}' },
  }
  for i, case in ipairs(same_or_narrower) do
    it(("that do not exceed the request are accepted (%d: %s)"):format(i, case[2]), function()
      local worker, err, requests = make(case[1], answer("77", case[2]))
      assert.is_nil(err)
      assert.same({ 77, 1 }, { worker:key().id, #requests })
    end)
  end

  it("are compared with those of a file", function()
    local folder <close> = files.temporary()
    local path = folder.path .. "/perms.json"
    files.write(path, cjson.encode(READ))
    local admin = expect.client { answer("77", '{"api":{"user_write":{}}}'), DELETED }
    local worker, err = admin:worker { name = "nightly", permission_file = path }
    expect.fails("server", worker, err)
  end)

  it("that exceed the request are reported by create_api_key, which keeps the key", function()
    local admin, requests = expect.client { answer("77", '{"api":{"user_write":{}}}') }
    local key = assert(admin:create_api_key { name = "k", permissions = READ })
    assert.same({ 77, "api.user_write", 1 }, { key.id, key.exceeds, #requests })
    assert.is_nil(assert(admin:create_api_key { name = "k" }).exceeds)
  end)
end)

describe("warnings about permissions", function()
  local SPENDS = { api = { misc = {}, user_read = {} } }
  local function has(list, part)
    for _, text in ipairs(list or {}) do
      assert.is_nil(text:find "\n")
      if text:find(part, 1, true) then return true end
    end
    return false
  end

  it("are in the result of create_api_key", function()
    local admin = expect.client { answer("77") }
    local key = assert(admin:create_api_key { name = "k", permissions = SPENDS })
    assert.is_true(has(key.warnings, "the key can rent, and so spend"))
    local both = assert(admin:create_api_key { name = "k",
      permissions = { api = { user_write = {}, instance_write = {} } } })
    assert.is_true(has(both.warnings, "create and delete others") and has(both.warnings, "without 'misc'"))
    assert.is_nil(assert(admin:create_api_key { name = "k", permissions = READ }).warnings)
    assert.is_nil(assert(admin:create_api_key { name = "k" }).warnings)
  end)

  it("are given for a file as well", function()
    local folder <close> = files.temporary()
    local path = folder.path .. "/perms.json"
    files.write(path, cjson.encode(SPENDS))
    local key = assert(expect.client { answer("77") }:create_api_key { name = "k", permission_file = path })
    assert.is_true(has(key.warnings, "the key can rent, and so spend"))
  end)

  it("are in the result of worker:key", function()
    local worker = assert(make(SPENDS, answer("77")))
    assert.is_true(has(worker:key().warnings, "the key can rent, and so spend"))
    assert.is_nil(assert(make(READ, answer("77"))):key().warnings)
  end)

  it("treat a wildcard as the whole scope", function()
    local powers = { user_write = "create and delete others", misc = "can rent", billing_write = "give credit" }
    for scope, part in pairs(powers) do
      local worker = assert(make({ api = { [scope] = { ["*"] = {} }, user_read = {} } }, answer("77")))
      assert.is_true(has(worker:key().warnings, part), scope)
    end
    local narrow = { api = { user_write = { ["*"] = { constraints = { id = { eq = 7 } } } }, user_read = {} } }
    assert.is_false(has(assert(make(narrow, answer("77"))):key().warnings, "create and delete others"))
    narrow = { api = { user_write = { ["*"] = {}, constraints = { id = { eq = 7 } } }, user_read = {} } }
    assert.is_false(has(assert(make(narrow, answer("77"))):key().warnings, "create and delete others"))
  end)
end)
