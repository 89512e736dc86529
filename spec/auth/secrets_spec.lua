-- The key appears only in the Authorization header: a script makes calls and failures of all kinds and
-- prints all output; neither the output nor the logs of the server may contain the key.

local calls = require "spec.support.calls"
local standin = require "spec.support.standin"

local server

setup(function() server = standin.start() end)
teardown(function() server:stop() end)
before_each(function() server:reset() end)

local function assert_absent(secret, text, where)
  local at = text:find(secret, 1, true)
  if at then error(("the key is in %s: …%s…"):format(where, text:sub(math.max(1, at - 80), at + #secret)), 2) end
end

-- arg: server_url, ca_file, key, closed_url. Prints clients, errors, events, previews; not results,
-- which contain new keys. The last line is the number of outputs.
local TALKATIVE = [[
  local vastai = require "vastai"
  warn "@on"
  local url, ca_file, key, closed_url = table.unpack(arg)
  local counts = { errors = 0, events = 0 }
  local function dump(value, depth)
    if type(value) ~= "table" then return print(("  "):rep(depth) .. tostring(value)) end
    print(("  "):rep(depth) .. tostring(value))
    for name, item in pairs(value) do
      print(("  "):rep(depth) .. tostring(name))
      dump(item, depth + 1)
    end
  end
  local function on_event(event)
    counts.events = counts.events + 1
    dump(event, 1)
  end
  local function new(options)
    local all = { api_key = key, server_url = url, ca_file = ca_file, on_event = on_event, pace = false, retry = 2 }
    for name, value in pairs(options or {}) do all[name] = value end
    return assert(vastai.new(all))
  end
  local function try(vast, method, ...)
    local result, err = vast[method](vast, ...)
    if result then return result end
    counts.errors = counts.errors + 1
    dump(err, 1)
    print(pcall(error, err))
    print(select(2, pcall(function() assert(nil, err) end)))
    print("x " .. err .. " y")
  end
  local function tell(vast)
    print(vast)
    dump(vast:credentials(), 1)
    dump(vast:preview("show_user"), 1)
    dump(vast:preview("create_api_key", { name = key, key_params = { api_key = key, other = key } }), 1)
  end
  local clients = { new(), new { server_url = closed_url }, new { timeout = 0.2 }, new { max_response = 10 },
    new { api_key = function() return key end }, new { ca_file = nil }, new():with { retry = 1 } }
  for _, vast in ipairs(clients) do
    tell(vast)
    try(vast, "show_user")
    try(vast, "verify")
    try(vast, "show_instances")
    try(vast, "show_instance", 5)
    try(vast, "show_api_key", 123456)
    try(vast, "create_api_key", { name = "x" })
    try(vast, "create_api_key", { name = "x", permission_file = "/nonexistent.json" })
    try(vast, "delete_api_key", 123456)
    try(vast, "request", "POST", "/nowhere", { json = { a = 1 } })
    print(pcall(function() return vast.show_usr end))
    print(pcall(vast.show_user, vast, { id = key }))
    vast:close()
    print(vast, pcall(vast.show_user, vast))
  end
  for _, wrong in ipairs { key .. " x", key .. "\n" .. key, key .. "\1", key .. "\xFF" } do
    dump({ select(2, vastai.new { api_key = wrong }) }, 1)
    dump({ select(2, new():set_api_key(wrong)) }, 1)
    dump({ select(2, new():with_key(wrong)) }, 1)
  end
  print("done", counts.errors, counts.events)]]

local function run(key)
  local output, code = calls.script(TALKATIVE, nil, server.url, server.ca_file, key, calls.closed_url())
  assert.equal(0, code, output)
  local errors, events = output:match "done\t(%d+)\t(%d+)"
  assert.is_true(tonumber(errors) > 30 and tonumber(events) > 40, errors .. " errors, " .. events .. " events")
  assert.is_nil(output:find("\n%s*nil\n%s*nil\n"))
  return output
end

-- Answers of the service that contain the key.
local function echoes(key)
  return {
    { status = 401, body = { success = false, error = "auth_error", msg = "Invalid user key: " .. key } },
    { status = 404, body = { success = false, error = key, msg = "no" } },
    { status = 400, body = { success = false, code = key, error = "it is " .. key } },
    { status = 500, body = "we got " .. key .. " from you" },
    { status = 502, body = "<html>" .. key .. "</html>", headers = { ["Content-Type"] = "text/html" } },
    { status = 200, body = '{"api_key":"' .. key .. '"' },
    { status = 200, body = { success = false, msg = key, api_key = key } },
    { status = 429, body = { detail = key .. " is too fast", key = key }, headers = { ["X-Key"] = key } },
    { status = 302, body = "", headers = { Location = "{{server}}/?api_key=" .. key } },
    { status = 200, body = '{"api_key":"' .. key .. '"}', close_after = 30 },
    { close = true },
  }
end

describe("the key", function()
  it("is not in any output about a failing service", function()
    local key = server.admin_key
    for i, fault in ipairs(echoes(key)) do
      server:reset()
      server:fault(fault)
      assert_absent(key, run(key), "the output over echo " .. i)
    end
  end)

  it("is not in any output about a refused key", function()
    local key = "vast-refused-key-with-a-long-text-0001"
    assert_absent(key, run(key), "the output")
  end)

  it("is in no server log, no URL and only one header", function()
    run(server.admin_key)
    local access, errors = server:access_log(), server:error_log()
    assert.is_true(#access > 0)
    assert_absent(server.admin_key, access, "the access log")
    assert_absent(server.admin_key, errors, "the error log")
    local arrivals = server:requests()
    assert.is_true(#arrivals > 40)
    for _, request in ipairs(arrivals) do
      assert.equal("Bearer " .. server.admin_key, request.headers.authorization)
      request.headers.authorization = nil
      for name, value in pairs(request.headers) do assert_absent(server.admin_key, tostring(value), name) end
      assert_absent(server.admin_key, request.raw_target .. (request.body or ""), "a request")
    end
  end)

  it("is sent to no host other than the server", function()
    local other <close> = standin.start()
    server:fault { status = 307, body = "", headers = { Location = other.url .. "/api/v0/users/current" } }
    run(server.admin_key)
    assert.equal(0, other:stats().requests)
  end)
end)

describe("a key of realistic length", function()
  local key = "5f3a9c1e7b2d4806af19c37e5d80b264e1f7a93c0d58b61f72ae4c9d3b60581f"

  -- The length of the longest part of the key in the text.
  local function longest_piece(text)
    local longest = 0
    for first = 1, #key do
      while longest < #key - first + 1 and text:find(key:sub(first, first + longest), 1, true) do
        longest = longest + 1
      end
    end
    return longest
  end

  it("leaves no part in truncated texts", function()
    for _, body in ipairs {
      { error = key }, { msg = ("y"):rep(360) .. key }, { msg = ("y"):rep(335) .. key .. "z" },
      { code = "x-" .. key }, { token = ("t"):rep(15000), z = ("y"):rep(1340) .. key .. key },
      ("y"):rep(2010) .. key, ("y"):rep(370) .. key,
    } do
      server:reset()
      server:fault { status = 400, body = body }
      local _, err = calls.client(server, { api_key = key }):show_user()
      for _, value in pairs(err) do assert.is_true(longest_piece(tostring(value)) < 8, tostring(value)) end
    end
  end)
end)

describe("secrets in an answer", function()
  it("are masked in errors", function()
    for _, field in ipairs { "key", "api_key", "password", "jupyter_token", "secret" } do
      server:reset()
      server:fault { status = 500, body = { [field] = "hidden-0001", other = "shown" } }
      local _, err = calls.client(server):show_user()
      assert_absent("hidden-0001", err.body, "the body")
      assert.truthy(err.body:find("shown", 1, true))
    end
  end)

  it("are masked in a truncated answer", function()
    server:fault { status = 500, body = '{"x":"' .. ("y"):rep(1990) .. '","api_key":"' .. ("hidden"):rep(5000) }
    local _, err = calls.client(server):show_user()
    assert_absent("hidden", err.body, "the body")
  end)
end)
