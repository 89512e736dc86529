-- Workers: a scoped key, a client that uses it, and its revocation.

local calls = require "spec.support.calls"
local expect = require "spec.support.expect"
local files = require "spec.support.files"
local standin = require "spec.support.standin"

local READ = { api = { instance_read = {}, user_read = {} } }

local server, admin

setup(function() server = standin.start() end)
teardown(function() server:stop() end)
before_each(function()
  server:reset()
  admin = calls.client(server)
end)

local function make(more)
  local args = { name = "worker-key", permissions = READ }
  for name, value in pairs(more or {}) do args[name] = value end
  return assert(admin:worker(args))
end

local function verbs()
  local list = {}
  for i, request in ipairs(server:requests()) do list[i] = request.method end
  return table.concat(list, " ")
end

local function key_exists(id)
  for _, key in ipairs(assert(admin:show_api_keys())) do
    if key.id == id then return true end
  end
  return false
end

describe("vast:worker", function()
  it("returns a client with exactly the requested permissions", function()
    local worker = make()
    assert.equal(60, #assert(worker:show_instances()))
    local err = expect.fails("permission", worker:delete_api_key(99))
    expect.contains("delete_api_key needs user_write", err.hint)
    assert.is_true(key_exists(99))
    server:config { scope_status = 403 }
    expect.fails("permission", worker:create_api_key "stronger")
  end)

  it("accepts a permissions file and key_params", function()
    local work <close> = files.temporary()
    files.write(work.path .. "/readonly.json", '{"api": {"instance_read": {}}}')
    local worker = assert(admin:worker { name = "w", permission_file = work.path .. "/readonly.json",
      key_params = { a = 1 } })
    assert.same({ name = "w", permissions = { api = { instance_read = {} } }, key_params = { a = 1 } },
      server:requests()[1].json)
    assert.same({ api = { instance_read = {} } }, worker:key().permissions)
    expect.fails("permission", worker:show_user())
  end)

  it("inherits server, trust, settings and connections of the admin client", function()
    local one = calls.client(server, { user_agent = "fleet/1" })
    local worker = assert(one:worker { name = "w", permissions = READ })
    assert(worker:show_user())
    assert.equal(1, server:stats().connections)
    assert.equal("fleet/1", server:requests()[2].headers["user-agent"])
    assert.not_equal(server:requests()[1].headers.authorization, server:requests()[2].headers.authorization)
  end)

  it("does not change the caller's table", function()
    local args = { name = "w", permissions = { api = { instance_read = {} } }, revoke_on_close = true }
    assert(admin:worker(args))
    assert.same({ name = "w", permissions = { api = { instance_read = {} } }, revoke_on_close = true }, args)
  end)

  it("raises at the caller's line for invalid arguments and creates no key", function()
    local function refused(args, part)
      expect.raises(function() admin:worker(args) end, part)
    end
    refused(nil, "'worker' takes a table: vast:worker { name = …, permissions = … }")
    refused("w", "'worker' takes a table")
    refused({ name = "w" }, "'worker' needs permissions or permission_file")
    refused({ permissions = READ }, "missing argument 'name'")
    refused({ name = 5, permissions = READ }, "string expected, got number")
    refused({ name = "w", permissions = {} }, "full access")
    refused({ name = "w", permissions = { api = { instance_reed = {} } } }, "did you mean 'instance_read'?")
    refused({ name = "w", permissions = READ, permission_file = "perms.json" }, "not both")
    refused({ name = "w", permissions = READ, colour = "red" }, "unknown argument 'colour' to 'worker'")
    refused({ "w", permissions = READ }, "'worker' takes its arguments by name")
    refused({ name = "w", permissions = READ, revoke_on_close = "yes" }, "'revoke_on_close'")
    refused({ name = "w", permissions = READ, revoke_on_close = 1 }, "boolean expected, got number")
    assert.equal(0, server:stats().requests)
  end)

  it("raises for null permissions, which would grant full access", function()
    local null = require "vastai".null
    expect.raises(function() admin:worker { name = "w", permissions = null } end, "permissions")
    expect.raises(function() admin:worker { name = "w", permission_file = null } end, "permission_file")
    assert.equal(0, server:stats().requests)
  end)

  it("suggests the argument for a misspelt name", function()
    expect.raises(function() admin:worker { name = "w", permision_file = "perms.json" } end,
      "unknown argument 'permision_file' to 'worker' (did you mean 'permission_file'?)")
    expect.raises(function() admin:worker { name = "w", colour = "red" } end,
      "(it takes name, permissions, permission_file, key_params, revoke_on_close)")
  end)

  it("returns nil and an error if the key cannot be created", function()
    local err = expect.fails("permission", calls.client(server, { api_key = server.scoped_key }):worker {
      name = "w", permissions = READ })
    expect.contains("user_write", err.hint)
    expect.fails("auth", admin:with_key("wrong-key-0001"):worker { name = "w", permissions = READ })
    expect.fails("config", admin:worker { name = "w", permission_file = "/none/perms.json" })
  end)

  it("deletes the key if no client can be created", function()
    server:script { { status = 200, body = { success = true, id = 77, key = "two words" } },
      { status = 200, body = '"Successfully Deleted API Key"' } }
    expect.fails("config", admin:worker { name = "w", permissions = READ })
    assert.equal("POST DELETE", verbs())
    assert.equal("/api/v0/auth/apikeys/77/", server:requests()[2].path)
    server:script { { status = 200, body = { success = true, id = 77, key = "two words" } },
      { status = 500, body = "" } }
    local err = expect.fails("config", admin:worker { name = "w", permissions = READ })
    assert.equal("server", err.suppressed.kind)
  end)

  it("returns nil and an error if the answer has no key", function()
    server:script { { status = 200, body = { success = true, id = 77 } }, { status = 200, body = '"Deleted"' } }
    local ok, worker, err = pcall(admin.worker, admin, { name = "w", permissions = READ })
    assert.is_true(ok, tostring(worker))
    assert.is_nil(worker)
    assert.is_true(require "vastai".is_error(err))
  end)
end)

describe("worker:key", function()
  it("returns ID, name and permissions, but not the secret", function()
    local worker = make()
    local key = worker:key()
    assert.same({ id = 12345, name = "worker-key", permissions = READ }, key)
    assert.equal("integer", math.type(key.id))
    local secret = server:requests()[1] and assert(worker:show_user()) and
      server:requests()[2].headers.authorization:match "%S+$"
    local cjson = require "cjson"
    expect.lacks(secret, cjson.encode(key) .. tostring(worker) .. cjson.encode(worker:credentials()))
    key.id = 99
    assert.equal(12345, worker:key().id)
  end)

  it("raises on a client that is not a worker", function()
    expect.raises(function() admin:key() end, "not a worker client")
    expect.raises(function() make():with { timeout = 5 }:key() end, "not a worker client")
  end)
end)

describe("worker:revoke", function()
  it("deletes the key, so that the next call of the worker is an auth error", function()
    local worker = make()
    assert(worker:show_user())
    assert.is_true(worker:revoke())
    assert.is_false(key_exists(worker:key().id))
    expect.fails("auth", worker:show_user())
    local used = server:requests()[3].headers.authorization
    assert.equal("Bearer " .. server.admin_key, used)
  end)

  it("sends one request if called twice", function()
    local worker = make()
    assert.is_true(worker:revoke())
    assert.is_true(worker:revoke())
    assert.equal("POST DELETE", verbs())
  end)

  it("succeeds if the key no longer exists", function()
    local worker = make()
    assert(admin:delete_api_key(worker:key().id))
    assert.is_true(worker:revoke())
  end)

  it("returns nil and an error if it fails, and may be retried", function()
    local worker = make()
    server:fault { verb = "DELETE", status = 500, body = "", times = 1 }
    expect.fails("server", worker:revoke())
    assert.is_true(key_exists(worker:key().id))
    assert.is_true(worker:revoke())
    assert.is_false(key_exists(worker:key().id))
  end)

  it("raises on a client that is not a worker and revokes nothing", function()
    local worker = make()
    local before = server:stats().requests
    expect.raises(function() admin:revoke() end, "not a worker client; nothing was revoked")
    expect.raises(function() worker:with { timeout = 5 }:revoke() end, "not a worker client")
    expect.raises(function() worker:with_key(server.admin_key):revoke() end, "not a worker client")
    expect.raises(function() admin.revoke() end, "not a worker client")
    assert.equal(before, server:stats().requests)
    assert(worker:show_user())
  end)
end)
