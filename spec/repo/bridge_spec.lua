-- examples/bridge.lua: reads calls and writes results as lines of JSON.

local calls = require "spec.support.calls"
local cjson = require "cjson"
local files = require "spec.support.files"
local standin = require "spec.support.standin"

describe("the bridge", function()
  local server, folder
  setup(function()
    server = standin.start()
    folder = files.temporary()
  end)
  teardown(function()
    server:stop()
    getmetatable(folder).__close()
  end)
  before_each(function() server:reset() end)

  local function command(key)
    return ("env %s VAST_URL=%s VAST_CA_FILE=%s HOME=%s timeout %d lua5.4 examples/bridge.lua"):format(
      key and "VAST_API_KEY=" .. files.quote(key) or "-u VAST_API_KEY", files.quote(server.url),
      files.quote(server.ca_file), files.quote(folder.path), 60 * standin.slow())
  end

  -- The answers in order, and by id.
  local function read(output, code)
    assert.equal(0, code, output)
    local list, by_id = {}, {}
    for line in output:gmatch "[^\n]+" do
      local answer = cjson.decode(line)
      list[#list + 1] = answer
      if answer.id ~= cjson.null then by_id[answer.id] = answer end
    end
    return list, by_id
  end

  -- feed: a shell command that writes the lines.
  local function run_fed(feed, key)
    return read(files.run(("{ %s\n} | %s"):format(feed, command(key == nil and server.admin_key or key))))
  end

  local function run(lines, key)
    files.write(folder.path .. "/lines", table.concat(lines, "\n"))
    return run_fed("cat " .. files.quote(folder.path .. "/lines"), key)
  end

  it("does not quote a line that it cannot decode", function()
    local key = "key-in-a-broken-line-0001"
    local output = files.run(("printf '%%s\\n' %s %s | %s"):format(
      files.quote('{"configure":{"api_key":"' .. key .. '"'), files.quote(key), command(server.admin_key)))
    assert.equal(2, select(2, output:gsub("not a JSON object", "")), output)
    assert.is_nil(output:find(key, 1, true), output)
  end)

  it("answers calls with results and errors", function()
    local list, by_id = run {
      '{"id":1,"method":"show_user","args":{}}',
      '{"id":"two","method":"show_instance","args":{"id":7}}',
      '{"id":3,"method":"show_user"}',
    }
    assert.equal(3, #list)
    assert.equal(4711, by_id[1].result.id)
    assert.equal("not_found", by_id.two.error.kind)
    assert.equal("show_instance", by_id.two.error.method)
    assert.equal(4711, by_id[3].result.id)
  end)

  it("refuses a method whose result is a client, and goes on", function()
    local _, by_id = run {
      '{"id":1,"method":"worker","args":{"name":"w","permissions":{"api":{"user_read":{}}}}}',
      '{"id":2,"method":"show_user"}',
    }
    assert.equal("invalid", by_id[1].error.kind)
    assert.equal(4711, by_id[2].result.id)
    assert.equal(1, server:stats().requests)
  end)

  it("keeps integers and empty lists", function()
    server:fault { path = "/api/v0/auth/apikeys", body = [[{"apikeys":[{"id":9007199254740993}]}]], times = 1 }
    local output = files.run(("echo '{\"id\":12345678901,\"method\":\"show_api_keys\"}' | %s")
      :format(command(server.admin_key)))
    assert.equal('{"id":12345678901,"result":[{"id":9007199254740993}]}\n', output)
    server:fault { path = "/api/v0/auth/apikeys", body = [[{"apikeys":[]}]], times = 1 }
    output = files.run(("echo '{\"id\":1,\"method\":\"show_api_keys\"}' | %s"):format(command(server.admin_key)))
    assert.equal('{"id":1,"result":[]}\n', output)
  end)

  it("answers in the order in which calls end", function()
    server:fault { path = "/api/v0/users/current", delay = 0.3, times = 1 }
    local list = run {
      '{"id":"slow","method":"show_user"}',
      '{"id":"fast","method":"show_api_keys"}',
    }
    assert.equal("fast", list[1].id)
    assert.equal("slow", list[2].id)
  end)

  it("answers while it waits for the next line", function()
    local begun = calls.now()
    local command_line = ("{ echo '{\"id\":1,\"method\":\"show_user\"}'; sleep 3; } | %s | { head -n 1; }"):format(
      command(server.admin_key))
    local pipe = assert(io.popen(command_line))
    assert.matches('^{"id":1,"result"', pipe:read "l")
    assert.is_true(calls.now() - begun < calls.patience(2.5), "answered only at the end of the input")
    pipe:close()
  end)

  it("reads lines while a call is pending", function()
    server:fault { path = "/api/v0/users/current", delay = 1, times = 1 }
    local list = run_fed [[echo '{"id":"slow","method":"show_user"}'; sleep 0.2
      echo '{"id":"fast","method":"show_api_keys"}'; sleep 0.1]]
    assert.equal("fast", list[1].id)
    assert.equal("slow", list[2].id)
  end)

  it("reads a line in several pieces, and a last line without a newline", function()
    local _, by_id = run_fed [[printf '{"id":1,"met'; sleep 0.1; printf 'hod":"show_user"}\n{"id":2,'
      sleep 0.1; printf '"method":"show_user"}']]
    assert.equal(4711, by_id[1].result.id)
    assert.equal(4711, by_id[2].result.id)
  end)

  it("runs 300 concurrent calls from a file", function()
    local lines = {}
    for i = 1, 300 do lines[i] = ('{"id":%d,"method":"show_user"}'):format(i) end
    files.write(folder.path .. "/lines", table.concat(lines, "\n"))
    server:config { delay = 0.02 }
    for _, feed in ipairs { "%s < %s", "cat %2$s | %1$s" } do
      local words = { command(server.admin_key), files.quote(folder.path .. "/lines") }
      local line = feed == "%s < %s" and feed:format(words[1], words[2]) or "cat " .. words[2] .. " | " .. words[1]
      local list, by_id = read(files.run(line))
      assert.equal(300, #list)
      assert.equal(4711, by_id[300].result.id)
    end
  end)

  it("answers invalid lines with an error", function()
    local list, by_id = run {
      "nonsense", '"text"', "[1]", "", "   ", '{"id":4}', '{"id":5,"method":"drop_all"}',
      '{"id":6,"method":"show_user","args":3}', '{"id":7,"method":"show_user","args":{"nmae":1}}',
      '{"id":8,"method":"show_user"}',
    }
    assert.equal(8, #list)
    for _, answer in ipairs(list) do
      if answer.id ~= 8 then assert.equal("invalid", answer.error.kind) end
    end
    assert.matches("^unknown argument 'nmae'", by_id[7].error.message)
    assert.equal(4711, by_id[8].result.id)
  end)

  it("reads its configuration from the first line", function()
    local list, by_id = run({
      '{"configure":{"api_key":"' .. server.admin_key .. '","timeout":20}}',
      '{"id":1,"method":"show_user"}', '{"id":2,"configure":{}}',
    }, false)
    assert.equal(3, #list)
    assert.equal(4711, by_id[1].result.id)
    assert.equal("invalid", by_id[2].error.kind)
    local refused = run({ '{"configure":{"api_kye":"x"}}' }, false)
    assert.matches("api_kye", refused[1].error.message)
  end)

  it("reports a missing key", function()
    local _, by_id = run({ '{"id":1,"method":"show_user"}' }, false)
    assert.equal("config", by_id[1].error.kind)
  end)

  it("ends at once if there is no input", function()
    local output, code = files.run(command(server.admin_key) .. " </dev/null")
    assert.equal("", output)
    assert.equal(0, code)
  end)
end)
