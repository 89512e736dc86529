-- logs and execute: a request, then downloads from the URL in the answer, without the key, and only from
-- hosts that store such results.

local cjson = require "cjson"
local calls = require "spec.support.calls"
local expect = require "spec.support.expect"
local standin = require "spec.support.standin"

local URL = "https://s3.amazonaws.com/vast.ai/instance_logs/abc.log"

local function named(url) return { 200, cjson.encode { success = true, result_url = url } } end

local function logs(answers, args, options)
  local vast, requests = expect.client(answers, options)
  local text, err = vast:logs(args or 7)
  return text, err, requests
end

describe("the URL of a log", function()
  local fetched = {
    URL,
    "https://S3.amazonaws.com/x",
    "https://s3.eu-west-1.amazonaws.com/x?X-Amz-Expires=60",
    "https://s3-us-west-2.amazonaws.com/x",
    "https://s3.dualstack.us-east-1.amazonaws.com/x",
    "https://logs.vast.ai/x.log",
    "https://console.vast.ai/x.log",
  }
  for _, url in ipairs(fetched) do
    it("is downloaded: " .. url, function()
      local text, err, requests = logs { named(url), { 200, "text" } }
      assert.same({ "text", nil, 2 }, { text, err, #requests })
      assert.equal(url:match "^https://[^/]+([^?]*)", requests[2].path)
    end)
  end

  local refused = {
    ["http://s3.amazonaws.com/x"] = "is not https",
    ["https://s3.amazonaws.com"] = "has no path",
    ["https://s3.amazonaws.com?x/y"] = "not expected",
    ["https://user:pw@s3.amazonaws.com/x"] = "user name",
    ["https://s3.amazonaws.com@evil.example/x"] = "user name",
    ["https://evil.example/x"] = "not expected",
    ["https://s3.amazonaws.com.evil.example/x"] = "not expected",
    ["https://evil.s3.amazonaws.com/x"] = "not expected",
    ["https://s3-x.us-east-1.elb.amazonaws.com/x"] = "not expected",
    ["https://s3.amazonaws.com:8443/x"] = "not expected",
    ["https://vast.ai.evil.example/x"] = "not expected",
    ["https://evilvast.ai/x"] = "not expected",
    ["https://127.0.0.1/x"] = "not expected",
    ["https://[::1]/x"] = "not expected",
    ["https://169.254.169.254/latest/meta-data/"] = "not expected",
    ["https://2130706433/x"] = "not expected",
    ["https://s3.amazonaws.com\\@evil.example/x"] = "control characters",
    ["https://s3.amazonaws.com/a b"] = "control characters",
    ["https://s3.amazonaws.com/a\r\nX: y"] = "control characters",
    ["file:///etc/passwd"] = "is not https",
    ["/relative.log"] = "is not https",
    ["https:///x"] = "has no path",
    ["http://console.vast.ai/x"] = "is not https",
  }
  for url, why in pairs(refused) do
    it("is refused: " .. url:gsub("%c", "."), function()
      local text, err, requests = logs { named(url), { 200, "text" } }
      expect.fails("invalid", text, err)
      expect.contains(why, err.message)
      expect.contains("was not fetched", err.message)
      assert.equal(1, #requests)
    end)
  end

  it("may be absent: the whole answer is then the result", function()
    for _, body in ipairs { '{"success":true}', '{"success":true,"result_url":null}',
      '{"success":true,"result_url":""}' } do
      local answer, err, requests = logs { { 200, body } }
      assert.same({ true, nil, 1 }, { answer.success, err, #requests })
    end
  end)
end)

describe("polling for a log", function()
  it("ends only with 200, and returns the bytes unchanged", function()
    local text, _, requests = logs { named(URL), { 404, "no" }, { 202, "wait" }, { 403, "{}" }, { 500, "x" },
      { 302, "", { Location = "https://evil.example/" } }, { 200, "ü\r\n\27[31mred\0" } }
    assert.same({ "ü\r\n\27[31mred\0", 7 }, { text, #requests })
    assert.equal("", (logs { named(URL), { 200, "" } }))
    assert.equal('{"a":1}', (logs { named(URL), { 200, '{"a":1}', { ["Content-Type"] = "application/json" } } }))
  end)

  it("ends after thirty requests", function()
    local text, err, requests = logs { named(URL .. "?X-Amz-Signature=secret"), { 404, "no" } }
    expect.fails("timeout", text, err)
    assert.same({ 31, true, 404 }, { #requests, err.retryable, err.status })
    expect.contains("30 polls", err.message)
    expect.lacks("secret", tostring(err) .. tostring(err.path))
  end)

  it("fails with the error of the network", function()
    local text, err = logs({ named(URL), function() return nil, "tls" end }, nil, { retry = 1 })
    expect.fails("tls", text, err)
  end)
end)

describe("the request for a log", function()
  local function body(args)
    local _, _, requests = logs({ { 200, "{}" } }, args)
    return requests[1].json
  end

  it("contains the arguments", function()
    assert.same({}, body { INSTANCE_ID = 7 })
    assert.same({ tail = "1000", filter = "error|warn", daemon_logs = "true" },
      body { instance_id = 7, tail = 1000, filter = "error|warn", daemon_logs = true })
    assert.same({}, body { instance_id = 7, tail = "", filter = "", daemon_logs = false })
  end)

  it("of execute is not repeated if it may have arrived", function()
    local vast, requests = expect.client { function() return nil, "lost" end }
    expect.fails("ambiguous", vast:execute { id = 7, COMMAND = "rm -r /tmp/x" })
    assert.equal(1, #requests)
  end)
end)

describe("a log over real connections", function()
  local server

  setup(function() server = standin.start { instances = 2 } end)
  teardown(function() server:stop() end)
  before_each(function() server:reset() end)

  local function polls()
    local list = {}
    for _, request in ipairs(server:requests()) do
      if request.method == "GET" then list[#list + 1] = request end
    end
    return list
  end

  it("is downloaded without the key, with growing delays", function()
    server:fault { path = "^/r/", status = 404, body = "not yet", times = 2 }
    local vast <close> = calls.client(server)
    local text = assert(vast:logs { instance_id = 26117040, tail = 2 })
    assert.equal("[1] instance 26117040 is working\n[2] instance 26117040 is working\n", text)
    local list = polls()
    assert.equal(3, #list)
    for i, request in ipairs(list) do
      assert.is_nil(request.headers.authorization)
      assert.is_nil(request.body)
      if i > 1 then assert.is_true(request.time - list[i - 1].time >= 0.29) end
    end
  end)

  it("is downloaded in the same way as the output of a command", function()
    local vast <close> = calls.client(server)
    assert.equal("instance 26117041: ls -l\n", assert(vast:execute(26117041, "ls -l")))
  end)

  it("is limited by the timeout of the call", function()
    server:fault { path = "^/r/", status = 404, body = "not yet" }
    local vast <close> = calls.client(server, { timeout = 1 })
    local took, text, err = calls.timed(function() return vast:logs(26117040) end)
    expect.fails("timeout", text, err)
    expect.contains("within timeout", err.message)
    assert.is_true(took < calls.patience(1.5), took)
    assert.is_true(#polls() >= 1)
  end)

  it("of a missing instance is an error that names it", function()
    local vast <close> = calls.client(server)
    expect.fails("not_found", vast:logs(1))
  end)
end)
