-- Start and end of stand-ins: several at once, and no processes or files remain.

local curl = require "spec.standin.curl"
local shell = require "spec.standin.shell"
local standin = require "spec.support.standin"

local function read_pid(server) return math.tointeger(shell.read(server.prefix .. "/nginx.pid")) end

local function is_running(pid)
  local status = shell.read(("/proc/%d/status"):format(pid))
  return status ~= nil and not status:find "State:%s+[ZX]"
end

local function exists(path) return select(2, shell.run("test -e " .. shell.quote(path))) end

local function wait_until(condition)
  for _ = 1, 100 * standin.slow() do
    if condition() then return true end
    shell.run "sleep 0.05"
  end
  return false
end

-- The fields in the output of `run.lua --quiet`.
local function fields(text)
  local found = {}
  for name, value in text:gmatch "([%w_]+)=([^\n]*)\n" do found[name] = value end
  return found
end

local function status(server)
  return curl(server.url .. "/api/v0/users/current/", { ca_file = server.ca_file, key = server.admin_key }).status
end

describe("stand-ins", function()
  it("run at the same time, each with its own state", function()
    local one <close> = standin.start { instances = 3 }
    local two <close> = standin.start()
    assert.same({ 3, 60 }, { one:config({}).instance_count, two:config({}).instance_count })
    one:fault { status = 500 }
    assert.same({ 500, 200 }, { status(one), status(two) })
    assert.same({ 1, 1 }, { #one:requests(), #two:requests() })
  end)

  it("leave no processes or files when stopped", function()
    local server = standin.start()
    local pid = read_pid(server)
    assert.is_true(is_running(pid))
    server:stop()
    server:stop()
    assert.is_false(is_running(pid))
    assert.is_false(exists(server.prefix))
    assert.has_error(function() server:reset() end)
  end)

  it("stop at once while a request hangs", function()
    local server <close> = standin.start()
    server:fault { hang = 60 }
    shell.run(("curl -sk -o /dev/null --max-time 60 %s/ >/dev/null 2>&1 &"):format(server.url))
    assert.is_true(wait_until(function() return #server:requests() == 1 end))
    local pid = read_pid(server)
    server:stop()
    assert.is_false(is_running(pid))
  end)

  it("are stopped when they are collected", function()
    local pid = read_pid(standin.start())
    collectgarbage()
    collectgarbage()
    assert.is_false(is_running(pid))
  end)

  it("keep the logs in a given directory", function()
    local prefix = shell.check "mktemp -d":gsub("\n", "")
    local server = standin.start { prefix = prefix }
    assert.equal(200, status(server))
    server:stop()
    assert.is_true(exists(prefix .. "/logs/access.log"))
    assert.is_false(exists(prefix .. "/tls"))
    shell.run("rm -rf " .. shell.quote(prefix))
  end)
end)

describe("run.lua", function()
  it("starts a daemon and stops it", function()
    local server = fields(shell.check "lua5.4 spec/standin/run.lua --quiet --instances 5")
    local pid = read_pid(server)
    assert.equal(200, status(server))
    shell.check("lua5.4 spec/standin/run.lua --stop " .. shell.quote(server.prefix))
    assert.is_false(is_running(pid))
    shell.run("rm -rf " .. shell.quote(server.prefix))
  end)

  it("starts a daemon that ends when another process ends", function()
    local parent = math.tointeger(shell.check "sleep 600 >/dev/null 2>&1 & echo $!")
    local server = fields(shell.check("lua5.4 spec/standin/run.lua --quiet --parent " .. parent))
    local pid = read_pid(server)
    assert.equal(200, status(server))
    shell.run("kill " .. parent)
    assert.is_true(wait_until(function() return not is_running(pid) and not exists(server.prefix) end))
  end)

  -- A terminal sends Ctrl-C to the whole process group. A background command of sh ignores it.
  it("removes its files after Ctrl-C", function()
    local file = shell.check "mktemp":gsub("\n", "")
    local group = math.tointeger(shell.check(("setsid env --default-signal=INT "
      .. "lua5.4 spec/standin/run.lua --foreground >%s 2>&1 & echo $!"):format(file)))
    local function text() return shell.read(file) end
    assert.is_true(wait_until(function() return text():find "Press Ctrl%-C" end), text())
    assert.is_truthy(text():find("vastai.new", 1, true))
    local prefix = text():match "(%S+)/tls/ca%.pem"
    assert.is_true(exists(prefix))
    shell.run("kill -s INT -- -" .. group)
    assert.is_true(wait_until(function() return not is_running(group) and not exists(prefix) end))
    os.remove(file)
  end)
end)
