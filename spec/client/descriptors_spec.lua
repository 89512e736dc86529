-- A host that closes all file descriptors, as daemons do: the next call opens new ones and does not
-- touch files that the host has opened under the old numbers.

local calls = require "spec.support.calls"
local files = require "spec.support.files"
local standin = require "spec.support.standin"

local PRELUDE = [[
local url, key, ca_file, folder = ...
vastai = require "vastai"
host = require "descriptors"
fork = require "fork"
vast = assert(vastai.new(key, { server_url = url, ca_file = ca_file, timeout = 30 }))
function email() return assert(vast:show_user()).email end
function lose(n)
  host.close_all()
  host.occupy(folder, n)
end
]]

describe("after all descriptors are closed", function()
  local folder = files.temporary()
  local built, why = calls.build(folder.path, "descriptors")
  if built then built, why = calls.build(folder.path, "fork") end
  if not built then
    getmetatable(folder).__close()
    pending("needs a C compiler: " .. why)
    return
  end

  local server

  setup(function() server = standin.start() end)
  teardown(function()
    server:stop()
    getmetatable(folder).__close()
  end)
  before_each(function() server:reset() end)

  local function run(url, code)
    local place <close> = files.temporary()
    local output, exit = calls.script(PRELUDE:gsub("%.%.%.", "arg[1], arg[2], arg[3], arg[4]") .. code,
      { LUA_CPATH_5_4 = folder.path .. "/?.so;" .. package.cpath }, url, server.admin_key, server.ca_file, place.path)
    assert.equal(0, exit, output)
    return output
  end

  for name, field in pairs { ["HTTP/2"] = "url", ["HTTP/1.1"] = "h1_url", ["plain HTTP"] = "http_url" } do
    it("calls work over " .. name .. ", whatever uses the old numbers", function()
      for _, occupied in ipairs { 0, 1, 3, 5, 20 } do
        local output = run(server[field], ([[
          assert(email() == email())
          lose(%d)
          for _ = 1, 3 do assert(email()) end
          assert(vast:create_api_key { name = "x" })
          print(host.intact())
          local again <close> = assert(vast:with { timeout = 20 })
          assert(again:show_user())
          vast:close()
          collectgarbage()
          print(host.intact())
        ]]):format(occupied))
        assert.equal(("%d\n%d\n"):format(occupied, occupied), output)
      end
    end)
  end

  it("calls work each time that this happens", function()
    run(server.url, "for _ = 1, 5 do email() lose(2) end email() assert(host.intact() == 2)")
  end)

  it("calls in progress are retried, or ambiguous if not idempotent", function()
    server:fault { path = "/api/v0/users/current/?", hang = 60, times = 1 }
    server:fault { path = "/api/v0/auth/apikeys/", hang = 60 }
    local output = run(server.url, [[
      local reading, spending = vast:start "show_user", vast:start("create_api_key", { name = "x" })
      for _ = 1, 30 do vastai.step(0.01) end
      lose(6)
      local user = assert(reading:wait())
      local made, err = spending:wait()
      print(user.id, made, err.kind, err.attempts, host.intact())
    ]])
    assert.equal("4711\tnil\tambiguous\t1\t6\n", output)
  end)

  it("tasks continue, and pollfd returns a new descriptor", function()
    run(server.url, [[
      local tasks = {}
      for i = 1, 5 do tasks[i] = vastai.spawn(email) end
      vastai.step(0)
      lose(20)
      for _, task in ipairs(tasks) do assert(task:wait()) end
      assert(host.intact() == 20)
      assert(type(vastai.pollfd()) == "number")
    ]])
  end)

  it("a daemonized child uses its own connections and the parent keeps its connection", function()
    local output = run(server.url, [[
      email()
      local pid = fork.fork()
      if pid == 0 then
        lose(12)
        local ok, err = pcall(email)
        if not ok then io.stderr:write(tostring(err), "\n") end
        fork._exit(ok and host.intact() == 12 and 0 or 1)
      end
      print(fork.wait(pid))
      email()
    ]])
    assert.equal("0\n", output)
    assert.same({ requests = 3, connections = 2 }, server:stats())
  end)

  it("closing the state does not close descriptors of the host", function()
    run(server.url, [[
      email()
      lose(20)
      vast, vastai = nil, nil
      setmetatable({}, { __gc = function() end })
      local watch = setmetatable({}, { __gc = function() assert(host.intact() == 20) end })
      collectgarbage()
      assert(host.intact() == 20)
      os.exit(0, true)
    ]])
  end)
end)
