-- The stand-in: TLS, keys, scopes, pages.

local cjson = require "cjson"
local curl = require "spec.standin.curl"
local shell = require "spec.standin.shell"
local standin = require "spec.support.standin"

local USER, KEYS, INSTANCES = "/api/v0/users/current/", "/api/v0/auth/apikeys/", "/api/v0/instances/"
local ID = 26117040
local UNTRUSTED = 60

describe("the stand-in", function()
  local server

  setup(function() server = standin.start() end)
  teardown(function() server:stop() end)
  before_each(function() server:reset() end)

  local function call(verb, path, key, body)
    local answer = curl(server.h1_url .. path, { ca_file = server.ca_file, key = key or server.admin_key,
      verb = verb, body = body and cjson.encode(body) })
    local ok, value = pcall(cjson.decode, answer.body)
    return answer.status, ok and value or answer.body, answer
  end

  local function scoped(tree)
    local _, key = call("POST", KEYS, nil, { name = "scoped", permissions = { api = tree } })
    return key.key
  end

  describe("on the wire", function()
    it("serves HTTP/2, HTTP/1.1 and plain HTTP with the same state", function()
      local options = { ca_file = server.ca_file, key = server.admin_key, http = "http2" }
      assert.equal("2", curl(server.url .. USER, options).http)
      assert.equal("1.1", curl(server.h1_url .. USER, options).http)
      options.http = "http1.1"
      assert.equal(200, curl(server.http_url .. USER, options).status)
      local arrivals = server:requests()
      assert.same({ "h2", "HTTP/2.0" }, { arrivals[1].server, arrivals[1].protocol })
      assert.same({ "h1", "HTTP/1.1" }, { arrivals[2].server, arrivals[2].protocol })
      assert.same({ "http", 200 }, { arrivals[3].server, arrivals[3].status })
      assert.same({ requests = 3, connections = 3 }, server:stats())
    end)

    it("has wrong certificates that fail verification", function()
      assert.equal(UNTRUSTED, curl(server.bad_url, { ca_file = server.ca_file }).exit)
      assert.equal(UNTRUSTED, curl(server.expired_url, { ca_file = server.ca_file }).exit)
      assert.equal(UNTRUSTED, curl(server.url, { ca_file = server.other_ca_file }).exit)
      local named = server.url:gsub("127%.0%.0%.1", "localhost")
      assert.equal(0, curl(named, { ca_file = server.ca_file }).exit)
    end)

    it("keeps connections open and records requests", function()
      local url = server.h1_url .. INSTANCES .. "7/?a=x+y&b=%7B%7D&c"
      curl(url, { ca_file = server.ca_file, verb = "PUT", body = '{"n": 9007199254740993}',
        more = { shell.quote(url) } })
      local first, second = table.unpack(server:requests())
      assert.same({ "PUT", INSTANCES .. "7/", 403 }, { first.method, first.path, first.status })
      assert.same({ a = "x y", b = "{}", c = "" }, first.query)
      assert.same({ '{"n": 9007199254740993}', INSTANCES .. "7/?a=x+y&b=%7B%7D&c" }, { first.body, first.raw_target })
      assert.same({ first.connection, 2 }, { second.connection, second.request })
      assert.equal(1, server:stats().connections)
      assert.is_truthy(server:access_log():find("PUT /api/v0/instances/7/?a=x+y&b=%7B%7D&c HTTP/1.1", 1, true))
    end)

    it("can be set to record nothing and to delay all routes", function()
      assert.equal(0.2, server:config { record = false, delay = 0.2 }.delay)
      local _, _, answer = call("GET", USER)
      assert.is_true(answer.time >= 0.2)
      assert.same({ 0, 1 }, { #server:requests(), server:stats().requests })
      assert.has_error(function() server:config { no_such_switch = 1 } end)
    end)

    it("accepts large bodies and compresses on request", function()
      local big = curl(server.url .. KEYS, { ca_file = server.ca_file, key = server.admin_key,
        body = cjson.encode { name = ("n"):rep(100000) }, http = "http2" })
      assert.equal(200, big.status)
      local list = curl(server.url .. "/api/v1/instances/", { ca_file = server.ca_file, key = server.admin_key,
        more = { "-H 'Accept-Encoding: gzip'" } })
      assert.same({ "gzip", "\31\139" }, { list.headers["content-encoding"], list.body:sub(1, 2) })
    end)
  end)

  describe("with keys", function()
    local function refusal(key)
      local status, body = call("GET", USER, key)
      assert.equal("auth_error", body.error)
      return { status, body.msg }
    end

    it("refuses wrong keys as documented", function()
      assert.same({ 404, "Invalid user key" }, refusal "wrong")
      server:config { auth_shape = 401 }
      assert.same({ 401, "Invalid user key" }, refusal "wrong")
      server:config { auth_shape = "forbidden" }
      assert.same({ 403, "Invalid user key" }, refusal "wrong")
      assert.same({ 404, "Session expired. Please log in again." }, refusal "vast-session-expired-0001")
      assert.same({ 401, "This action requires Two Factor Authentication." }, refusal "vast-tfa-required-0001")
      local nobody = curl(server.url .. USER, { ca_file = server.ca_file })
      assert.same({ 403, "This action requires login." }, { nobody.status, cjson.decode(nobody.body).msg })
    end)

    it("returns the user with the caller's key", function()
      local _, user = call("GET", "/api/v0/users/current")
      assert.same({ 4711, "me@example.com", 25, server.admin_key }, { user.id, user.email, user.credit, user.api_key })
    end)

    it("creates, lists, shows and deletes keys", function()
      local tree = { api = { misc = {}, user_read = {} } }
      local status, key = call("POST", KEYS, nil, { name = "ci", permissions = tree })
      assert.same({ 200, tree }, { status, key.permissions })
      assert.equal(200, (call("GET", USER, key.key)))
      local _, list = call("GET", KEYS)
      assert.same({ key.id, "ci", cjson.null }, { list.apikeys[3].id, list.apikeys[3].name, list.apikeys[3].key })
      local _, shown = call("GET", KEYS .. math.tointeger(key.id))
      assert.same(tree, shown.rights)
      local _, deleted = call("DELETE", KEYS .. math.tointeger(key.id) .. "/")
      assert.equal("Successfully Deleted API Key", deleted)
      assert.equal(404, (call("GET", USER, key.key)))
      assert.equal(404, (call("DELETE", KEYS .. math.tointeger(key.id) .. "/")))
    end)

    it("treats empty permissions as all, and refuses invalid ones", function()
      local _, key = call("POST", KEYS, nil, { name = "all", permissions = {} })
      assert.same({ api = {} }, key.permissions)
      assert.equal(400, (call("POST", KEYS, nil, { name = "bad", permissions = { read = true } })))
      assert.equal(400, (call("POST", KEYS, nil, {})))
    end)

    it("replaces the caller's key", function()
      local _, answer = call("PUT", "/api/v0/commands/reset_apikey/", nil, { client_id = "me" })
      assert.equal(404, (call("GET", USER)))
      assert.equal(200, (call("GET", USER, answer.api_key)))
    end)
  end)

  describe("with scopes", function()
    it("permits what the permissions of a key allow", function()
      local logs = { ["api.instance.request_logs"] = { constraints = { id = { eq = ID } } } }
      local key = scoped { instance_read = logs }
      assert.equal(200, (call("PUT", INSTANCES .. "request_logs/" .. ID .. "/", key, {})))
      assert.equal(401, (call("PUT", INSTANCES .. "request_logs/" .. ID + 1 .. "/", key, {})))
      assert.equal(401, (call("GET", INSTANCES .. ID .. "/", key)))
      server:config { scope_status = 403 }
      assert.equal(403, (call("DELETE", INSTANCES .. ID .. "/", key)))
      assert.equal(401, (call("POST", KEYS, scoped { user_write = {} }, { name = "stronger" })))
      assert.equal(200, (call("GET", INSTANCES .. ID .. "/", server.scoped_key)))
    end)
  end)

  describe("with instances", function()
    it("returns them in pages", function()
      local ids, sizes, token = {}, {}, ""
      repeat
        local status, page = call("GET", "/api/v1/instances/?limit=25" .. token)
        assert.same({ 200, 60 }, { status, page.total_instances })
        for _, instance in ipairs(page.instances) do ids[#ids + 1] = instance.id end
        sizes[#sizes + 1] = #page.instances
        local next_token = page.next_token
        token = "&after_token=" .. tostring(next_token):gsub("=", "%%3D"):gsub("%+", "%%2B")
      until next_token == cjson.null
      assert.same({ 25, 25, 10 }, sizes)
      assert.same({ ID, ID + 59 }, { ids[1], ids[60] })
      assert.equal(400, (call("GET", "/api/v1/instances/?after_token=nonsense")))
    end)
  end)
end)
