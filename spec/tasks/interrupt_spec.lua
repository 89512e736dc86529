-- Ctrl-C and debug hooks during a blocking call, in a separate `lua5.4`: the call ends at once, the error
-- is raised once, and the client stays usable.

local calls = require "spec.support.calls"
local expect = require "spec.support.expect"
local files = require "spec.support.files"
local shell = require "spec.standin.shell"
local standin = require "spec.support.standin"

local SOON = 1 -- seconds; well under one second is expected, plus a margin

local PRELUDE = [[
io.stdout:setvbuf "line"
vastai = require "vastai"
vast = assert(vastai.new { server_url = os.getenv "URL", ca_file = os.getenv "CA", api_key = os.getenv "KEY" })
function email() return assert(vast:show_user()).email end
function idle() for _ = 1, 1e6 do local _ = {} end end -- a hook that is still set would raise here
function uptime() local file <close> = assert(io.open "/proc/uptime"); return file:read "n" end
function nested(f)
  return coroutine.wrap(function() return coroutine.wrap(function() return f() end)() end)()
end
]]

-- A child process with a known PID. A shell ignores SIGINT in background processes, so the default
-- action is restored.
local function spawn(server, folder, words)
  local variables = {
    URL = server.url, CA = server.ca_file, KEY = server.admin_key,
    LUA_PATH_5_4 = package.path, LUA_CPATH_5_4 = package.cpath, LUA_INIT = "",
  }
  local set = {}
  for name, value in pairs(variables) do set[#set + 1] = name .. "=" .. files.quote(value) end
  files.write(folder.path .. "/prelude.lua", PRELUDE)
  local command = ("echo $$; cd %s; exec env --default-signal=INT %s lua5.4 %s 2>&1")
    :format(files.quote(folder.path), table.concat(set, " "), words)
  local pipe = assert(io.popen(command))
  return { pipe = pipe, pid = assert(pipe:read "l") }
end

local function script(server, folder, code)
  files.write(folder.path .. "/script.lua", "dofile 'prelude.lua'\n" .. code)
  return spawn(server, folder, "script.lua </dev/null")
end

-- Returns the output, the exit code and the elapsed time.
local function finish(child)
  local begun = calls.now()
  local output = child.pipe:read "a"
  local _, why, code = child.pipe:close()
  return output, why == "signal" and 128 + code or code, calls.now() - begun
end

local function wait_for(server, count)
  for _ = 1, 500 * standin.slow() do
    if #server:requests() >= count then return end
    shell.run "sleep 0.02"
  end
  error("request " .. count .. " did not arrive")
end

local function interrupt(child) shell.check("kill -INT " .. child.pid) end

local function count(text, part)
  local _, n = text:gsub(part, "")
  return n
end

describe("Ctrl-C during a call", function()
  local server, folder

  setup(function() server = standin.start() end)
  teardown(function() server:stop() end)
  before_each(function()
    server:reset()
    folder = files.temporary()
  end)
  after_each(function() getmetatable(folder).__close() end)

  local function interrupted(code)
    server:fault { hang = 60, times = 1 }
    local child = script(server, folder, code)
    wait_for(server, 1)
    interrupt(child)
    local output, exit, took = finish(child)
    assert.is_true(took < calls.patience(SOON), ("it took %.2f s\n%s"):format(took, output))
    return output, exit
  end

  for place, code in pairs {
    ["the main thread"] = "email()",
    ["a nested coroutine"] = "nested(email)",
  } do
    it("on " .. place .. " ends the script", function()
      local output, exit = interrupted(code .. " print 'not reached'")
      assert.equal(1, exit)
      expect.contains("interrupted!", output)
      expect.contains("stack traceback", output)
      expect.lacks("not reached", output)
    end)

    it("on " .. place .. " can be caught, once, and the client stays usable", function()
      local output, exit = interrupted(([[
        local ok, err = pcall(function() %s end)
        print("caught", ok, err)
        idle()
        nested(idle)
        print("again", email())
        print("nested", nested(email))
        print("closed", vast:close())
      ]]):format(code))
      assert.equal(0, exit, output)
      expect.contains("caught\tfalse", output)
      assert.equal(1, count(output, "interrupted!"), output)
      expect.contains("again\tme@example.com\n", output)
      expect.contains("nested\tme@example.com\n", output)
      expect.contains("closed\ttrue\n", output)
      assert.equal(3, #server:requests())
    end)
  end

  for what, code in pairs {
    ["run(fn)"] = "vastai.run(body)",
    ["run()"] = "vastai.spawn(body) vastai.run()",
    ["map"] = "vastai.map({ 1 }, body)",
    ["wait"] = "vastai.spawn(body):wait()",
    ["run(fn), in a task that fn began,"] = "vastai.run(function() vastai.spawn(body):wait() end)",
    ["run(fn), in a task that fn began and does not wait for,"] =
      "vastai.run(function() vastai.spawn(body) vastai.sleep(60) end)",
  } do
    it("of " .. what .. " cancels its tasks and runs their closers", function()
      local output, exit = interrupted(([[
        function body()
          local mark <close> = setmetatable({}, { __close = function()
            vastai.sleep(0.01)
            print("closing", email())
          end })
          email()
          print "not reached"
        end
        print("caught", pcall(function() %s end))
        print("over", vastai.pending(), email())
      ]]):format(code))
      assert.equal(0, exit, output)
      assert.truthy(output:find(
        "^closing\tme@example.com\ncaught\tfalse\t[^\n]*interrupted!\nover\t0\tme@example.com\n$"), output)
    end)
  end

  it("inside run(fn) revokes the key of a worker that fn created", function()
    server:fault { verb = "GET", path = "/hang", hang = 60 }
    local child = script(server, folder, [[
      vastai.run(function()
        local worker <close> = assert(vast:worker { name = "w", revoke_on_close = true,
          permissions = { api = { misc = {} } } })
        vast:request("GET", "/hang")
      end)
    ]])
    wait_for(server, 2)
    interrupt(child)
    local output, exit = finish(child)
    assert.equal(1, exit, output)
    expect.contains("interrupted!", output)
    assert.equal("DELETE", server:requests()[3].method)
  end)

  it("inside wait does not affect other tasks", function()
    local output, exit = interrupted [[
      local long = 0.5 * (tonumber(os.getenv "VASTAI_SLOW") or 1)
      local other = vastai.spawn(function() vastai.sleep(long) return "other" end)
      local task = vastai.spawn(email)
      print("caught", (pcall(task.wait, task)))
      print(task:status(), other:status(), other:wait())
    ]]
    assert.equal(0, exit, output)
    expect.contains("caught\tfalse\ncancelled\twaiting\tother\n", output)
  end)

  it("runs the closers of the interrupted code", function()
    local output = interrupted [[
      local ok = pcall(function()
        local admin <close> = vast:with {}
        local mark <close> = setmetatable({}, { __close = function(_, err) print("closing", err) end })
        admin:show_user()
      end)
      print("ended", ok)
    ]]
    assert.truthy(output:find "closing\t[^\n]*interrupted!\nended\tfalse\n", output)
  end)

  it("in the interactive interpreter raises one error each time, also in coroutines", function()
    server:fault { hang = 60, times = 3 }
    local input = folder.path .. "/input"
    shell.check("mkfifo " .. shell.quote(input))
    local child = spawn(server, folder, "-i -e 'dofile [[prelude.lua]]' <" .. shell.quote(input))
    local keyboard <close> = assert(io.open(input, "w"))
    keyboard:setvbuf "line"
    for turn, line in ipairs { "email()", "nested(email)", "print('caught', pcall(nested, email))" } do
      keyboard:write(line, "\n")
      wait_for(server, turn)
      local begun = calls.now()
      interrupt(child)
      keyboard:write "idle() print('round', uptime())\n"
      local lines, at = {}
      repeat
        lines[#lines + 1] = child.pipe:read "l"
        at = lines[#lines]:match "round\t(%S+)$"
      until at
      local output = table.concat(lines, "\n")
      assert.equal(1, count(output, "interrupted!"), output)
      if turn == 3 then expect.contains("caught\tfalse", output) end
      assert.is_true(tonumber(at) - begun < calls.patience(SOON), output)
    end
    keyboard:write("print('alive', email())\n")
    keyboard:close()
    local output, exit = finish(child)
    assert.equal(0, exit)
    expect.contains("alive\tme@example.com", output)
  end)
end)

describe("a debug hook of the script", function()
  local server, folder

  setup(function() server = standin.start() end)
  teardown(function() server:stop() end)
  before_each(function()
    server:reset()
    folder = files.temporary()
  end)
  after_each(function() getmetatable(folder).__close() end)

  for what, arguments in pairs {
    ["every instruction"] = "'', 1", ["every line"] = "'l'", ["every call and return"] = "'cr'",
  } do
    it("for " .. what .. " does not disturb a call", function()
      server:config { delay = 0.3 }
      local output, exit = finish(script(server, folder, ([[
        local seen, main = 0, coroutine.running()
        debug.sethook(function() seen = seen + 1 end, %s)
        print("plain", email())
        print("nested", nested(email))
        local hook = debug.gethook(main)
        debug.sethook()
        print("hooked", type(hook), seen > 0)
      ]]):format(arguments)))
      assert.equal(0, exit, output)
      assert.equal("plain\tme@example.com\nnested\tme@example.com\nhooked\tfunction\ttrue\n", output)
    end)
  end

  it("with a time limit ends a blocking call", function()
    server:fault { hang = 60, times = 1 }
    local output, exit, took = finish(script(server, folder, [[
      local limit = uptime() + 0.3
      debug.sethook(function()
        if uptime() > limit then
          debug.sethook()
          error "out of time"
        end
      end, "c")
      print(pcall(email))
      print("again", email())
    ]]))
    assert.equal(0, exit, output)
    assert.is_true(took < calls.patience(10))
    assert.truthy(output:find "^false\t[^\n]*out of time\nagain\tme@example.com\n$", output)
  end)

  it("that raises a second time ends the wait for the closers of tasks", function()
    server:fault { hang = 60, times = 1 }
    local output, exit, took = finish(script(server, folder, [[
      local step, n = 0.3 * math.min(10, tonumber(os.getenv "VASTAI_SLOW") or 1), 0
      local limit = uptime() + step
      debug.sethook(function()
        if n < 2 and uptime() > limit then
          limit, n = limit + step, n + 1
          error("out of time " .. n, 0)
        end
      end, "c")
      local ok, err = pcall(vastai.run, function()
        local mark <close> = setmetatable({}, { __close = function() vastai.sleep(5) end })
        email()
      end)
      debug.sethook()
      print(ok, err, n, vastai.pending())
    ]]))
    assert.equal(0, exit, output)
    assert.is_true(took < calls.patience(4), took)
    assert.equal("false\tout of time 1\t2\t1\n", output)
  end)

  -- Waiting executes no instructions, so an instruction limit takes effect after the call.
  it("that counts instructions raises after the call has ended", function()
    server:config { delay = 0.3 }
    local output = finish(script(server, folder, [[
      local user
      debug.sethook(function() error "too many" end, "", 100000)
      local ok, err = pcall(function()
        user = email()
        for _ = 1, 1e7 do local _ = user end
      end)
      debug.sethook()
      print(user, ok, err)
    ]]))
    assert.truthy(output:find "^me@example.com\tfalse\t[^\n]*too many\n$", output)
  end)
end)
