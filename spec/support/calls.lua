-- Helpers for specs that use the stand-in: clients, child scripts, time.

local files = require "spec.support.files"
local shell = require "spec.standin.shell"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local calls = {}

-- A client of the stand-in with the admin key, over HTTP/2, unless the options say otherwise.
function calls.client(server, options)
  local all = { api_key = server.admin_key, server_url = server.url, ca_file = server.ca_file }
  for name, value in pairs(options or {}) do all[name] = value end
  return assert(vastai.new(all))
end

-- Monotonic seconds, to a hundredth.
function calls.now()
  local file <close> = assert(io.open "/proc/uptime")
  return file:read "n"
end

-- Calls fn; returns the duration and its results.
function calls.timed(fn)
  local begun = calls.now()
  local result, err = fn()
  return calls.now() - begun, result, err
end

-- An upper bound in seconds that leaves room for a busy machine, a sanitizer or valgrind.
function calls.patience(seconds) return seconds * standin.slow() end

-- The URL of a port without a listener.
function calls.closed_url() return "https://127.0.0.1:1" end

-- Seconds between the arrivals, in order.
function calls.gaps(server)
  local gaps, last = {}, nil
  for i, request in ipairs(server:requests()) do
    if last then gaps[i - 1] = request.time - last end
    last = request.time
  end
  return gaps
end

-- Runs Lua code in a new process, without a key unless the variables contain one. Returns its output and
-- exit code. `words` become `arg` of the code.
function calls.script(code, variables, ...)
  local folder <close> = files.temporary()
  local path = folder.path .. "/script.lua"
  files.write(path, code)
  local all = { HOME = folder.path, LUA_PATH_5_4 = package.path, LUA_CPATH_5_4 = package.cpath }
  for name, value in pairs(variables or {}) do all[name] = value end
  local words = { "env -u VAST_API_KEY -u VAST_URL -u XDG_CONFIG_HOME" }
  for name, value in pairs(all) do words[#words + 1] = name .. "=" .. files.quote(value) end
  words[#words + 1] = "lua5.4 " .. files.quote(path)
  for _, word in ipairs { ... } do words[#words + 1] = files.quote(word) end
  return files.run(table.concat(words, " "))
end

-- Builds spec/support/NAME.c as a Lua module in the folder. Returns its path, or nil and the output of the
-- compiler.
function calls.build(folder, name)
  local path = ("%s/%s.so"):format(folder, name)
  local output, code = files.run(("${CC:-cc} -shared -fPIC $(pkg-config --cflags lua5.4) -o %s spec/support/%s.c")
    :format(files.quote(path), name))
  if code ~= 0 then return nil, output end
  return path
end

-- A process in the background, which `<close>` ends. It is ready when it has printed a line that begins
-- with the word (without a word: any line). `line` is that line, or nil.
function calls.background(command, word)
  local folder = files.temporary()
  local out = folder.path .. "/out"
  local pid = shell.check(("%s >%s 2>%s.errors </dev/null & echo $!"):format(command, out, out)):match "%d+"
  local line
  for _ = 1, 200 * standin.slow() do
    line = ("\n" .. (shell.read(out) or "")):match("\n(" .. (word or "") .. "[^\n]*)\n")
    if line then break end
    shell.run "sleep 0.02"
  end
  local errors = shell.read(out .. ".errors")
  return setmetatable({ line = line, pid = pid, errors = errors }, { __close = function()
    shell.run("kill " .. pid)
    getmetatable(folder).__close()
  end })
end

return calls
