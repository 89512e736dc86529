-- Rows 12 to 14 of the authentication page: scoped keys in a second client, revocation, secrecy.

local calls = require "spec.support.calls"
local files = require "spec.support.files"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local server

setup(function() server = standin.start() end)
teardown(function() server:stop() end)
before_each(function() server:reset() end)

local function new(options) return calls.client(server, options) end

describe("the authentication page, scoped keys", function()
  local folder, read_only

  before_each(function()
    folder = files.temporary()
    read_only = folder.path .. "/readonly.json"
    files.write(read_only, '{ "api": { "instance_read": {}, "user_read": {} } }')
  end)
  after_each(function() files.run("rm -rf " .. folder.path) end)

  it("12: a worker on a key made from readonly.json lists the instances", function()
    local admin = new()
    local worker <close> = assert(admin:worker { name = "worker-key", permission_file = read_only })
    assert.equal(60, #assert(worker:show_instances()))
    local pages = server:requests()
    assert.equal(1 + 3, #pages)
    assert.is_nil(pages[4].headers.authorization:find(server.admin_key, 1, true))
    assert.equal("worker-key", worker:key().name)
    local refused, err = worker:delete_api_key(100)
    assert.is_nil(refused)
    assert.truthy(err.hint:find("delete_api_key needs user_write", 1, true))
  end)

  it("12: the same steps without vast:worker", function()
    local result = assert(new():create_api_key { name = "worker-key", permission_file = read_only })
    local worker = assert(vastai.new { api_key = result.api_key, server_url = server.url, ca_file = server.ca_file })
    assert.equal(60, #assert(worker:show_instances()))
    assert.equal("permission", select(2, worker:create_api_key { name = "more" }).kind)
  end)

  it("13: a key can be revoked at any time", function()
    local admin = new()
    local worker <close> = assert(admin:worker { name = "worker-key", permission_file = read_only })
    assert(worker:show_user())
    assert.is_true(worker:revoke())
    assert.equal("auth", select(2, worker:show_user()).kind)
  end)

  it("13: revoke_on_close revokes at the end of the block", function()
    local other
    do
      local worker <close> = assert(new():worker {
        name = "short", permission_file = read_only, revoke_on_close = true })
      other = assert(worker:with {})
      assert(other:show_user())
    end
    assert.equal("auth", select(2, other:show_user()).kind)
    assert.equal("DELETE", server:requests()[3].method)
  end)

  it("14: the key is masked, and a saved key file is readable by its owner only", function()
    local vast = new()
    assert.is_nil(tostring(vast):find(server.admin_key, 1, true))
    local save = [[print((require "vastai".save_api_key(arg[1])))]]
    local output = calls.script(save, { HOME = folder.path }, "vast-saved-key-0001")
    local path = folder.path .. "/.config/vastai/vast_api_key"
    assert.equal(path .. "\n", output)
    assert.equal("600\n", (files.run("stat -c %a " .. path)))
    assert.equal("vast-saved-key-0001", (files.read(path):gsub("%s+$", "")))
  end)
end)
