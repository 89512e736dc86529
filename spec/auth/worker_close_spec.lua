-- The end of a worker: revoke_on_close, <close>, garbage collection, and its admin client.

local calls = require "spec.support.calls"
local expect = require "spec.support.expect"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local READ = { api = { instance_read = {}, user_read = {} } }

local server, admin

setup(function() server = standin.start() end)
teardown(function() server:stop() end)
before_each(function()
  server:reset()
  admin = calls.client(server)
end)

local function make(revoke_on_close)
  return assert(admin:worker { name = "worker-key", permissions = READ, revoke_on_close = revoke_on_close })
end

local function deletions()
  local count = 0
  for _, request in ipairs(server:requests()) do
    if request.method == "DELETE" then count = count + 1 end
  end
  return count
end

local function fail_to_delete() server:fault { verb = "DELETE", status = 500, body = "" } end

describe("close", function()
  it("revokes the key with revoke_on_close, once, and returns true", function()
    local worker = make(true)
    assert.is_true(worker:close())
    assert.equal(1, deletions())
    assert.is_true(worker:close())
    assert.equal(1, deletions())
    expect.raises(function() worker:show_user() end, "closed client")
    assert.equal(2, #assert(admin:show_api_keys()))
  end)

  it("does not revoke the key without revoke_on_close", function()
    for _, flag in ipairs { false, nil } do assert.is_true(make(flag):close()) end
    assert.equal(0, deletions())
  end)

  it("returns nil and an error if revocation fails; the client is closed and revoke may be retried", function()
    local worker = make(true)
    fail_to_delete()
    expect.fails("server", worker:close())
    expect.raises(function() worker:show_user() end, "closed client")
    assert.is_true(worker:close())
    server:clear_faults()
    assert.is_true(worker:revoke())
    assert.equal(2, #assert(admin:show_api_keys()))
  end)

  it("does not revoke a key twice", function()
    local worker = make(true)
    assert.is_true(worker:revoke())
    assert.is_true(worker:close())
    assert.equal(1, deletions())
  end)

  it("returns nil and an error if the admin client is closed", function()
    local worker = make(true)
    admin:close()
    local ok, done, err = pcall(worker.close, worker)
    assert.is_true(ok, tostring(done))
    assert.is_nil(done)
    expect.contains("closed client", tostring(err))
  end)
end)

describe("<close>", function()
  it("revokes at the end of the block", function()
    do
      local worker <close> = make(true)
      assert(worker:show_user())
    end
    assert.equal(1, deletions())
  end)

  it("raises a failed revocation if the block succeeded", function()
    fail_to_delete()
    local ok, err = pcall(function()
      local worker <close> = make(true)
      assert(worker:show_user())
    end)
    assert.is_false(ok)
    expect.fails("server", nil, err)
    assert.equal("delete_api_key", err.method)
  end)

  it("attaches a failed revocation to an error of the block", function()
    fail_to_delete()
    local ok, err = pcall(function()
      local worker <close> = make(true)
      local _, refusal = worker:create_api_key "stronger"
      error(refusal)
    end)
    assert.is_false(ok)
    expect.fails("permission", nil, err)
    assert.equal("server", err.suppressed.kind)
    local own = { "mine" }
    ok, err = pcall(function()
      local worker <close> = make(true)
      error(worker and own)
    end)
    assert.is_false(ok)
    assert.equal(own, err)
    assert.equal("server", err.suppressed.kind)
  end)

  it("does not change an error that is a string", function()
    fail_to_delete()
    local ok, err = pcall(function()
      local worker <close> = make(true)
      error(worker and "mine", 0)
    end)
    assert.same({ false, "mine" }, { ok, err })
  end)

  it("attaches nothing if the revocation succeeded", function()
    local own = { "mine" }
    local ok, err = pcall(function()
      local worker <close> = make(true)
      error(worker and own)
    end)
    assert.same({ false, { "mine" } }, { ok, err })
    assert.equal(1, deletions())
  end)

  it("revokes before the admin client of the same block is closed", function()
    do
      local one <close> = calls.client(server)
      local worker <close> = assert(one:worker { name = "w", permissions = READ, revoke_on_close = true })
      assert(worker:show_user())
    end
    assert.equal(1, deletions())
  end)
end)

describe("garbage collection", function()
  it("never sends anything", function()
    for _ = 1, 5 do make(true) end
    collectgarbage()
    collectgarbage()
    assert.equal(0, deletions())
    assert.equal(5, server:stats().requests)
    assert.equal(7, #assert(admin:show_api_keys()))
  end)

  it("collects a worker and its admin client", function()
    local weak = setmetatable({}, { __mode = "v" })
    do
      local one = calls.client(server)
      weak[1], weak[2] = one, assert(one:worker { name = "w", permissions = READ, revoke_on_close = true })
    end
    for _ = 1, 4 do collectgarbage() end
    assert.same({}, weak)
  end)

  it("does not collect the admin client before its worker", function()
    local worker = make(true)
    admin = nil
    for _ = 1, 3 do collectgarbage() end
    assert(worker:show_user())
    assert.is_true(worker:revoke())
    assert.equal(1, deletions())
  end)

  it("does not collect the admin client before close", function()
    local worker = make(true)
    admin = nil
    for _ = 1, 3 do collectgarbage() end
    assert.is_true(worker:close())
    assert.equal(1, deletions())
  end)
end)

describe("several workers", function()
  it("are revoked one by one", function()
    local one, two = make(true), make(true)
    assert.not_equal(one:key().id, two:key().id)
    assert.is_true(one:close())
    assert.equal(4711, assert(two:show_user()).id)
    assert.is_true(two:close())
    assert.equal(2, deletions())
    assert.is_true(vastai.is_error(select(2, admin:show_api_key(two:key().id))))
  end)
end)
