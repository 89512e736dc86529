-- Scripted answers: a queue for the next requests.

local cjson = require "cjson"
local curl = require "spec.standin.curl"
local standin = require "spec.support.standin"

local server

setup(function() server = standin.start() end)
teardown(function() server:stop() end)
before_each(function() server:reset() end)

local function get(http)
  return curl(server.url .. "/anything", { ca_file = server.ca_file, http = http })
end

for _, http in ipairs { "http1.1", "http2" } do
  describe("a script over " .. http, function()
    it("sends texts, JSON, addresses and empty bodies", function()
      server:script {
        { status = 504, headers = { ["Content-Type"] = "text/html; charset=utf-8" }, body = "<html>504</html>" },
        { drop = true },
        { status = 302, headers = { Location = "{{server}}/loop" }, body = "" },
        { status = 200, headers = { ["Content-Type"] = "application/json" }, body = { url = "{{server}}/r/2.log" } },
        { status = 204, headers = {} },
        { status = 304, headers = {}, body = "" },
        { status = 200, body = '{"b": 12345678901234567890, "a" : 1e3}' },
      }
      assert.equal("<html>504</html>", get(http).body)
      assert.equal(0, get(http).status)
      assert.equal(server.url .. "/loop", get(http).headers.location)
      assert.equal(server.url .. "/r/2.log", cjson.decode(get(http).body).url)
      local none = get(http)
      assert.same({ 204, "" }, { none.status, none.body })
      assert.is_nil(none.headers["content-type"])
      assert.equal(304, get(http).status)
      assert.equal('{"b": 12345678901234567890, "a" : 1e3}', get(http).body)
    end)

    it("sends chunks, gzip, and a body that ends with the connection", function()
      server:script {
        { status = 200, headers = {}, body = { note = "chunked transfer encoding" }, chunked = 7 },
        { status = 201, headers = {}, body = { note = ("gzip "):rep(20) }, gzip = true },
        { status = 200, headers = {}, body = { note = "no length" }, until_close = true },
      }
      local chunked, packed, endless = get(http), get(http), get(http)
      assert.equal('{"note":"chunked transfer encoding"}', chunked.body)
      assert.is_nil(chunked.headers["content-length"])
      assert.same({ 201, "gzip" }, { packed.status, packed.headers["content-encoding"] })
      assert.equal("\31\139", packed.body:sub(1, 2))
      assert.equal('{"note":"no length"}', endless.body)
      assert.is_nil(endless.headers["content-length"])
    end)
  end)
end

describe("a script", function()
  it("ends with its last answer; then the service answers", function()
    server:script { { status = 503, body = "" } }
    assert.equal(503, get().status)
    assert.equal(404, get().status)
  end)

  it("answers 599 after its last answer if it is strict", function()
    server:script({ { status = 200, body = "1" }, { status = 200, body = "2" } }, true)
    assert.equal("1", get().body)
    assert.equal(1, server:script_left())
    assert.equal("2", get().body)
    assert.same({ 599, 599 }, { get().status, get().status })
    assert.equal(4, #server:requests())
  end)

  it("is replaced by the next one, and removed by an empty one", function()
    server:script({ { status = 500 }, { status = 501 } }, true)
    server:script({ { status = 502 } }, true)
    assert.equal(502, get().status)
    server:script {}
    assert.equal(404, get().status)
  end)
end)

describe("a script read from a file", function()
  it("keeps empty arrays, nulls and numbers", function()
    local text = '{"a":[],"b":{},"c":null,"d":[null,1],"e":0.30000000000000004,"f":9007199254740993}'
    server:script { { status = 200, body = standin.decode(text) } }
    local answer = standin.decode(get().body)
    assert.same(standin.decode(text), answer)
    assert.same({ "array", "object" }, { getmetatable(answer.a).__jsontype, getmetatable(answer.b).__jsontype })
    assert.same({ cjson.null, "integer" }, { answer.c, math.type(answer.f) })
  end)
end)
