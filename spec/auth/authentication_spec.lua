-- The authentication page, row by row, over TLS. Each test follows the wording of the page.
-- Rows 12 to 14, scoped keys and secrecy, are in authentication_scoped_spec.lua.

local calls = require "spec.support.calls"
local files = require "spec.support.files"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local server

setup(function() server = standin.start() end)
teardown(function() server:stop() end)
before_each(function() server:reset() end)

local function new(options) return calls.client(server, options) end

local function last_request()
  local all = server:requests()
  return all[#all]
end

-- show_user() with a client whose key is looked up.
local WITHOUT_KEY = [[
  local vastai = require "vastai"
  local vast = assert(vastai.new { server_url = arg[1], ca_file = arg[2] })
  print(assert(vast:show_user()).email, vast:credentials().source, vast:credentials().path)]]

local function run_without_key(variables)
  return calls.script(WITHOUT_KEY, variables, server.url, server.ca_file)
end

local function write_json(folder, name, text)
  local path = folder.path .. "/" .. name
  files.write(path, text)
  return path
end

describe("the authentication page", function()
  it("1: every request carries the key, only in the header", function()
    local vast = new()
    assert(vast:show_user())
    assert(vast:show_api_keys())
    local made = assert(vast:create_api_key { name = "one" })
    assert(vast:show_api_key(made.id))
    assert(vast:show_instances())
    assert(vast:show_instance(26117040))
    assert(vast:delete_api_key(made.id))
    local arrivals = server:requests()
    assert.equal(9, #arrivals)
    for _, request in ipairs(arrivals) do
      assert.equal("Bearer " .. server.admin_key, request.headers.authorization)
      assert.is_nil(request.raw_target:find(server.admin_key, 1, true))
      assert.is_nil((request.body or ""):find(server.admin_key, 1, true))
    end
    assert.is_nil(server:access_log():find(server.admin_key, 1, true))
  end)

  it("2: a client from a key", function()
    local vast = assert(vastai.new { api_key = server.admin_key, server_url = server.url, ca_file = server.ca_file })
    assert.equal("me@example.com", assert(vast:show_user()).email)
    assert.equal("argument", vast:credentials().source)
  end)

  it("3: without a key, the file of the command-line tool is read", function()
    local home <close> = files.temporary()
    local path = home.path .. "/.config/vastai/vast_api_key"
    files.run("mkdir -p " .. home.path .. "/.config/vastai")
    files.write(path, server.admin_key .. "\n")
    files.run("chmod 600 " .. path)
    local output, code = run_without_key { HOME = home.path }
    assert.equal(("me@example.com\tfile\t%s\n"):format(path), output)
    assert.equal(0, code)
  end)

  it("4: the key is read from the environment, by default or explicitly", function()
    local output = run_without_key { VAST_API_KEY = server.admin_key }
    assert.equal("me@example.com\tenvironment\tnil\n", output)
    local named = [[
      local vastai = require "vastai"
      local vast = vastai.new { api_key = os.getenv "VAST_API_KEY", server_url = arg[1], ca_file = arg[2] }
      print(vast:show_user().email, vast:credentials().source)]]
    output = calls.script(named, { VAST_API_KEY = server.admin_key }, server.url, server.ca_file)
    assert.equal("me@example.com\targument\n", output)
  end)

  it("5: show_user() returns id, email, credit and ssh_key, but not the key", function()
    local user = assert(new():show_user())
    assert.same({ 4711, "me@example.com", 25 }, { user.id, user.email, user.credit })
    assert.equal("integer", math.type(user.id))
    assert.truthy(user.ssh_key:find("^ssh%-ed25519 "))
    assert.is_nil(user.api_key)
    assert.same({ "GET", "/api/v0/users/current" }, { last_request().method, last_request().path })
  end)

  it("5: credit may be absent if balance is present", function()
    server:fault { status = 200, body = { id = 1, balance = 2.5 } }
    local user = assert(new():show_user())
    assert.same({ id = 1, balance = 2.5 }, user)
  end)

  it("6: an auth error names its causes, the key's source and the scope", function()
    for _, shape in ipairs { 401, 403, 404 } do
      server:config { auth_shape = shape }
      local user, err = new { api_key = "vast-mistyped-key-9999" }:show_user()
      assert.is_nil(user)
      assert.same({ "auth", shape, "auth_error" }, { err.kind, err.status, err.code })
      assert.truthy(err.hint:find("mistyped", 1, true))
      assert.truthy(err.hint:find("deleted", 1, true))
      assert.truthy(err.hint:find("user_read", 1, true))
      assert.truthy(err.hint:find("argument, ***9999", 1, true))
      assert.equal("argument, ***9999", err.key_source)
    end
  end)

  it("6: a scoped key without the permission is a permission error", function()
    for _, status in ipairs { 401, 403 } do
      server:config { scope_status = status }
      local made, err = new { api_key = server.scoped_key }:create_api_key { name = "more" }
      assert.is_nil(made)
      assert.same({ "permission", status }, { err.kind, err.status })
      assert.truthy(err.hint:find("create_api_key needs user_write", 1, true))
    end
  end)

  it("7: create_api_key returns the new key once, under both names", function()
    local vast = new()
    local result = assert(vast:create_api_key { name = "ci-deploy-key" })
    assert.equal(result.key, result.api_key)
    assert.equal("me@example.com", assert(new { api_key = result.api_key }:show_user()).email)
    assert.same({ name = "ci-deploy-key" }, server:requests()[1].json)
    assert.is_nil(assert(vast:show_api_key(result.id)).key)
  end)

  it("8: permission_file and permissions restrict the key", function()
    local folder <close> = files.temporary()
    local path = write_json(folder, "perms.json", '{ "api": { "instance_read": {} } }')
    local vast = new()
    local by_file = assert(vast:create_api_key { name = "ci", permission_file = path })
    local by_table = assert(vast:create_api_key { name = "ci", permissions = { api = { instance_read = {} } } })
    for i, key in ipairs { by_file, by_table } do
      assert.equal('{"name":"ci","permissions":{"api":{"instance_read":{}}}}', server:requests()[i].body)
      assert.same({ api = { instance_read = {} } }, key.permissions)
    end
    local limited = new { api_key = by_file.key }
    assert.equal(60, #assert(limited:show_instances()))
    assert.equal("permission", select(2, limited:show_user()).kind)
  end)

  it("8: the file is checked before anything is sent, and empty permissions are refused", function()
    local folder <close> = files.temporary()
    local vast = new()
    for _, path in ipairs {
      write_json(folder, "empty.json", "{}"), write_json(folder, "bad.json", '{ "api": { "instance_raed": {} } }'),
      write_json(folder, "broken.json", '{ "api": '), folder.path .. "/missing.json",
    } do
      local made, err = vast:create_api_key { name = "ci", permission_file = path }
      assert.is_nil(made)
      assert.equal("config", err.kind)
    end
    assert.has_error(function() vast:create_api_key { name = "ci", permissions = {} } end)
    assert.same({}, server:requests())
  end)

  it("9: show_api_keys lists the keys", function()
    local vast = new()
    assert(vast:create_api_key { name = "listed" })
    local names = {}
    for i, key in ipairs(assert(vast:show_api_keys())) do names[i] = key.name end
    assert.same({ "admin", "scoped", "listed" }, names)
  end)

  it("10: show_api_key returns one key, by name or position", function()
    local vast = new()
    assert.equal("scoped", assert(vast:show_api_key { id = 100 }).name)
    assert.equal("scoped", assert(vast:show_api_key(100)).name)
  end)

  it("10: show_api_key searches the list if the route returns 404 or 410", function()
    for _, status in ipairs { 404, 410 } do
      server:reset()
      server:fault { path = "/apikeys/%d+/$", status = status, body = { error = "deprecated_endpoint" } }
      local vast = new()
      assert.equal("scoped", assert(vast:show_api_key(100)).name)
      assert.equal("/api/v0/auth/apikeys/", last_request().path)
      local missing, err = vast:show_api_key(123456)
      assert.is_nil(missing)
      assert.same({ "not_found", "show_api_key" }, { err.kind, err.method })
    end
  end)

  it("11: delete_api_key deletes a key by name or position and confirms it", function()
    local vast = new()
    local one, two = assert(vast:create_api_key { name = "1" }), assert(vast:create_api_key { name = "2" })
    local answer = assert(vast:delete_api_key { id = one.id })
    assert.same({ success = true, msg = "Successfully Deleted API Key" }, answer)
    assert(vast:delete_api_key(two.id))
    assert.equal("auth", select(2, new { api_key = one.key }:show_user()).kind)
    assert.equal("not_found", select(2, vast:delete_api_key(two.id)).kind)
  end)
end)
