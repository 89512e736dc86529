-- vast:preview: the request of a call, without sending it.

local calls = require "spec.support.calls"
local expect = require "spec.support.expect"
local files = require "spec.support.files"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local KEY = "key-for-these-tests-0001"

describe("preview", function()
  local server

  setup(function() server = standin.start() end)
  teardown(function() server:stop() end)
  before_each(function() server:reset() end)

  it("returns method, verb, url, headers and body, with the key masked", function()
    local vast = assert(vastai.new(KEY, { server_url = "https://one.example", user_agent = "me/1" }))
    local shown = assert(vast:preview("create_api_key", { name = "ci", key_params = { a = 1 } }))
    assert.same({
      method = "create_api_key", verb = "POST", url = "https://one.example/api/v0/auth/apikeys/",
      body = '{"name":"ci","key_params":{"a":1}}', curl = shown.curl,
      headers = { Authorization = "Bearer ***0001", ["Content-Type"] = "application/json", ["User-Agent"] = "me/1" },
    }, shown)
    shown = assert(vast:preview("show_api_key", { id = 42 }))
    assert.same({ "GET", "https://one.example/api/v0/auth/apikeys/42/" }, { shown.verb, shown.url })
    assert.is_nil(shown.body)
    assert.is_nil(shown.headers["Content-Type"])
  end)

  it("masks the key everywhere, and other secrets", function()
    local vast = assert(vastai.new(KEY))
    local shown = assert(vast:preview("create_api_key", { name = KEY, key_params = { password = "hunter2", n = KEY } }))
    for _, text in ipairs { shown.body, shown.curl, shown.url, shown.headers.Authorization } do
      expect.lacks(KEY, text)
      expect.lacks("hunter2", text)
    end
    expect.contains('"password":"***"', shown.body)
  end)

  it("needs no key if the call needs none", function()
    local shown = assert((expect.client()):preview "show_user")
    assert.equal("https://console.vast.ai/api/v0/users/current", shown.url)
  end)

  it("sends nothing", function()
    local vast = calls.client(server)
    for _, name in ipairs { "show_user", "show_instances", "reset_api_key" } do assert(vast:preview(name)) end
    assert(vast:preview("delete_api_key", { id = 42 }))
    assert.same({ requests = 0, connections = 0 }, server:stats())
    local pretended, requests = expect.client()
    assert(pretended:preview "show_user")
    assert.equal(0, #requests)
  end)

  -- Runs the line as a user would, with the key in the environment and the test CA.
  local function run(line)
    return files.run(("export VAST_API_KEY=%s; %s -sS --cacert %s")
      :format(server.admin_key, line, files.quote(server.ca_file)))
  end

  it("returns a curl command that does the same as the call", function()
    local vast = calls.client(server)
    local output, code = run(assert(vast:preview "show_user").curl)
    assert.equal(0, code, output)
    expect.contains("me@example.com", output)
    output = run(assert(vast:preview("create_api_key", { name = "it's a $HOME \"key\" `id` \\ żółw" })).curl)
    expect.contains('"key"', output)
    run(assert(vast:preview "show_instances").curl)
    local listed = assert(vast:show_api_keys())
    assert.equal("it's a $HOME \"key\" `id` \\ żółw", listed[#listed].name)
    run(assert(vast:preview("delete_api_key", { id = listed[#listed].id })).curl)
    assert.equal(#listed - 1, #assert(vast:show_api_keys()))
    for _, request in ipairs(server:requests()) do
      assert.equal(200, request.status, request.raw_target)
      assert.equal("Bearer " .. server.admin_key, request.headers.authorization)
    end
  end)

  it("returns the same request that the call makes", function()
    local vast = calls.client(server)
    local cases = { { "show_user" }, { "show_instances" }, { "show_api_key", { id = 99 } },
      { "create_api_key", { name = "ci", permissions = { api = { misc = {} } } } }, { "delete_api_key", { id = 100 } } }
    for i, case in ipairs(cases) do
      server:reset()
      local shown = assert(vast:preview(case[1], case[2]))
      assert(vast[case[1]](vast, case[2]), i)
      local arrived = server:requests()[1]
      assert.same({ shown.verb, shown.url, shown.body or "" },
        { arrived.method, server.url .. arrived.raw_target, arrived.body or "" })
      assert.equal(shown.headers["User-Agent"], arrived.headers["user-agent"])
      assert.equal(shown.headers["Content-Type"], arrived.headers["content-type"])
    end
  end)

  it("checks the arguments as the call does", function()
    local vast = assert(vastai.new(KEY))
    expect.raises(function() vast:preview("show_api_key", {}) end, "missing argument 'id'")
    expect.raises(function() vast:preview("show_api_key", { id = "x" }) end, "integer expected")
    expect.raises(function() vast:preview("create_api_key", { name = "ci", permissions = {} }) end, "full access")
    local err = expect.fails("config", vast:preview("create_api_key", { name = "ci", permission_file = "/none" }))
    assert.equal("create_api_key", err.method)
  end)

  it("raises for a name that is not a method, and for a method without a request", function()
    local vast = assert(vastai.new(KEY))
    expect.raises(function() vast:preview "show_usr" end, "no method 'show_usr' (did you mean 'show_user'?)")
    expect.raises(function() vast:preview "make_coffee" end, "preview")
    expect.raises(function() vast:preview() end, "the name of a method expected")
    expect.raises(function() vast:preview(vast.show_user) end, "the name of a method expected")
    expect.raises(function() vast:preview("set_api_key", { api_key = KEY }) end, "'set_api_key' sends nothing")
    expect.raises(function() vast:preview("list_machines", { ids = {} }) end,
      "preview: 'list_machines' sends nothing with these arguments")
    expect.raises(function() vast:preview("show_api_key", 42) end, "table of names")
  end)
end)
