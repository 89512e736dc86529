-- A script that forks: the parent's TLS connection stays usable whatever the child does, and the child
-- uses its own connection. Runs in a separate `lua5.4` with a module that is built here.

local calls = require "spec.support.calls"
local files = require "spec.support.files"
local standin = require "spec.support.standin"

local PRELUDE = [[
vastai = require "vastai"
fork = require "fork"
url, key, ca_file = arg[1], arg[2], arg[3]
function client() return assert(vastai.new(key, { server_url = url, ca_file = ca_file })) end
vast = client()
function email(from) return assert((from or vast):show_user()).email end

-- Runs fn in a child, which then calls `ending`. Returns its exit code.
function child(fn, ending)
  local pid = fork.fork()
  if pid ~= 0 then return fork.wait(pid) end
  local ok, err = pcall(fn)
  if not ok then
    io.stderr:write("child: ", tostring(err), "\n")
    fork._exit(9)
  end
  return (ending or function() os.exit(0, true) end)()
end
]]

describe("after a fork", function()
  local folder = files.temporary()
  local module, why = calls.build(folder.path, "fork")
  if not module then
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
    local output, exit = calls.script(PRELUDE .. code, {
      LUA_CPATH_5_4 = folder.path .. "/?.so;" .. package.cpath,
    }, url, server.admin_key, server.ca_file)
    assert.equal(0, exit, output)
    return output
  end

  local function traffic() return server:stats() end

  for name, field in pairs { ["HTTP/2"] = "url", ["HTTP/1.1"] = "h1_url" } do
    describe("over " .. name, function()
      local function in_child(code)
        server:reset()
        return run(server[field], ([[
          print(email())
          print(child(function() %s end))
          print(email())
        ]]):format(code))
      end

      for what, ending in pairs {
        ["closes its Lua state"] = "os.exit(0, true)",
        ["exits without closing it"] = "os.exit(0)",
        ["exits at once"] = "fork._exit(0)",
        ["closes the client"] = "vast:close() os.exit(0, true)",
        ["collects the client"] = "vast = nil collectgarbage() collectgarbage() fork._exit(0)",
        ["closes a second client"] = "local other = vast:with {} other:close() fork._exit(0)",
      } do
        it("a child that " .. what .. " does not affect the parent's connection", function()
          assert.equal("me@example.com\n0\nme@example.com\n", in_child(ending))
          assert.same({ requests = 2, connections = 1 }, traffic())
        end)
      end

      it("a child makes its calls over one connection of its own", function()
        local output = in_child "print(email(), email())"
        assert.equal("me@example.com\nme@example.com\tme@example.com\n0\nme@example.com\n", output)
        assert.same({ requests = 4, connections = 2 }, traffic())
        local arrivals = server:requests()
        assert.equal(arrivals[1].connection, arrivals[4].connection)
        assert.equal(arrivals[2].connection, arrivals[3].connection)
      end)

      it("a child may create a new client", function()
        in_child "vast:close() local own <close> = client() print(email(own))"
        assert.same({ requests = 3, connections = 2 }, traffic())
      end)

      it("a child of a child uses its own connection", function()
        in_child [[
          assert(email())
          assert(child(function() assert(email()) end) == 0)
          assert(email())
        ]]
        assert.same({ requests = 5, connections = 3 }, traffic())
        local arrivals = server:requests()
        assert.equal(arrivals[2].connection, arrivals[4].connection)
      end)

      it("many children, sequential and concurrent, use their own connections", function()
        local output = run(server[field], [[
          print(email())
          for _ = 1, 5 do assert(child(function() email() end) == 0) end
          local pids = {}
          for i = 1, 5 do
            pids[i] = fork.fork()
            if pids[i] == 0 then
              local ok = pcall(email)
              os.exit(ok, true)
            end
          end
          print(email())
          for _, pid in ipairs(pids) do assert(fork.wait(pid) == 0) end
          print(email())
        ]])
        assert.equal(("me@example.com\n"):rep(3), output)
        assert.same({ requests = 13, connections = 11 }, traffic())
      end)
    end)
  end

  it("a client closed before the fork stays closed in the child and in the parent", function()
    local output = run(server.url, [[
      email()
      vast:close()
      print(child(function()
        assert(not pcall(email))
        local own <close> = client()
        print(email(own))
      end))
      print(pcall(email))
      vast = client()
      print(email())
    ]])
    local pattern = "^me@example.com\n0\nfalse\t[^\n]*attempt to use a closed client\nme@example.com\n$"
    assert.truthy(output:find(pattern), output)
    assert.equal(2, traffic().connections) -- connections belong to the state: the parent's was kept
  end)

  it("before the first call, parent and child use separate connections", function()
    local output = run(server.url, "print(child(function() email() end)) print(email())")
    assert.equal("0\nme@example.com\n", output)
    assert.same({ requests = 2, connections = 2 }, traffic())
  end)

  it("the parent may end before its child", function()
    run(server.url, [[
      email()
      if fork.fork() ~= 0 then os.exit(0, true) end
      assert(email())
    ]])
    for _ = 1, 100 * standin.slow() do
      if traffic().requests == 2 then break end
      files.run "sleep 0.05"
    end
    assert.same({ requests = 2, connections = 2 }, traffic())
  end)
end)
