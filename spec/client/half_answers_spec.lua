-- Truncated and invalid HTTP answers over plain HTTP/1.1.

local calls = require "spec.support.calls"
local expect = require "spec.support.expect"
local standin = require "spec.support.standin"

local server, vast

setup(function()
  server = standin.start()
  vast = calls.client(server, { server_url = server.http_url, pace = false })
end)
teardown(function()
  vast:close()
  server:stop()
end)
before_each(function() server:reset() end)

local BODY = '{"id": 4711, "success": true}'
local WHOLE = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
  .. #BODY .. "\r\n\r\n" .. BODY
local HEAD = WHOLE:find("\r\n\r\n", 1, true) + 3

describe("a truncated answer", function()
  it("to a read is retried", function()
    for _, sent in ipairs { 20, HEAD - 2, HEAD - 1, HEAD, #WHOLE - 1 } do
      server:reset()
      server:fault { raw = WHOLE:sub(1, sent), times = 1 }
      assert.equal(4711, assert(vast:show_user()).id)
      assert.equal(2, #server:requests())
    end
  end)

  it("to every attempt of a read is an error of kind network", function()
    server:fault { raw = WHOLE:sub(1, 40) }
    local err = expect.fails("network", vast:show_user())
    assert.same({ true, 3 }, { err.retryable, err.attempts })
    expect.contains("inside its headers", err.message)
    assert.is_nil(err.status)
  end)

  it("to a creating method is an ambiguous error after one attempt", function()
    for _, sent in ipairs { 20, HEAD - 1, HEAD, #WHOLE - 1 } do
      server:reset()
      server:fault { verb = "POST", raw = WHOLE:sub(1, sent) }
      local err = expect.fails("ambiguous", vast:create_api_key { name = "x" })
      assert.equal("show_api_keys", err.lookup)
      assert.equal(1, #server:requests())
    end
  end)

  it("is not returned as empty text by logs or execute", function()
    local text = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nthe text"
    local head = text:find("\r\n\r\n", 1, true) + 3
    for method, args in pairs { logs = { 1000 }, execute = { 1000, "ls" } } do
      server:reset()
      server:fault { verb = "PUT", status = 200, body = { success = true, result_url = "{{server}}/result" } }
      server:fault { path = "/result", raw = text:sub(1, head - 2), times = 1 }
      server:fault { path = "/result", raw = text }
      assert.equal("the text", assert(vast[method](vast, table.unpack(args))))
      server:reset()
      server:fault { verb = "PUT", status = 200, body = { success = true, result_url = "{{server}}/result" } }
      server:fault { path = "/result", raw = text:sub(1, head - 1) }
      expect.fails("network", vast[method](vast, table.unpack(args)))
    end
  end)
end)

describe("the kind of an error", function()
  local function kinds(raw)
    server:reset()
    server:fault { raw = raw }
    local read = select(2, vast:show_user()).kind
    return { read, select(2, vast:create_api_key { name = "x" }).kind }
  end

  it("is server for a header or status line without an end", function()
    local much = ("x"):rep(300 * 1024)
    assert.same({ "decode", "ambiguous" }, kinds("HTTP/1.1 200 " .. much))
    assert.same({ "decode", "ambiguous" }, kinds("HTTP/1.1 200 OK\r\nX: " .. much))
    assert.same({ "decode", "ambiguous" }, kinds("HTTP/1.1 200 OK\r\n" .. ("X: y\r\n"):rep(60 * 1024)))
  end)

  it("is decode for an invalid status, or ambiguous for a creating method", function()
    for _, status in ipairs { 600, 700, 999 } do
      local raw = ("HTTP/1.1 %d What\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"):format(status)
      assert.same({ "decode", "ambiguous" }, kinds(raw))
    end
  end)

  it("is timeout for 408, or ambiguous for a creating method", function()
    local raw = "HTTP/1.1 408 Late\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"
    assert.same({ "timeout", "ambiguous" }, kinds(raw))
  end)

  it("is not taken from a proxy's answer to CONNECT", function()
    local through <close> = calls.client(server, { proxy = server.http_url, retry = 1 })
    expect.fails("network", through:show_user())
  end)
end)
