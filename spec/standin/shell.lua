-- Runs shell commands in a minimal environment: variables of sanitizers (LD_PRELOAD, ASAN_OPTIONS) and Lua
-- paths must not reach nginx, openssl or curl.

local shell = {}

function shell.quote(text)
  return "'" .. tostring(text):gsub("'", "'\\''") .. "'"
end

-- The outer shell uses exec, so a preloaded sanitizer makes no report at its exit.
local function bare(command)
  local path = (os.getenv "PATH" or "/usr/bin:/bin") .. ":/usr/sbin:/sbin"
  return "exec env -i PATH=" .. shell.quote(path)
    .. " TMPDIR=" .. shell.quote(os.getenv "TMPDIR" or "/tmp")
    .. " sh -c " .. shell.quote(command)
end

-- Returns the output (stdout and stderr), and whether the command succeeded.
function shell.run(command)
  local pipe = assert(io.popen(bare("{ " .. command .. "\n} 2>&1"), "r"))
  local output = pipe:read "a"
  local ok = pipe:close()
  return output, ok == true
end

function shell.check(command)
  local output, ok = shell.run(command)
  if not ok then error("command failed: " .. command .. "\n" .. output, 2) end
  return output
end

-- Runs a command in the foreground until it ends. os.execute ignores Ctrl-C in this process meanwhile.
function shell.wait(command)
  return os.execute(bare(command))
end

function shell.write(path, text)
  local file = assert(io.open(path, "wb"))
  assert(file:write(text))
  assert(file:close())
end

function shell.read(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local text = file:read "a"
  file:close()
  return text
end

return shell
