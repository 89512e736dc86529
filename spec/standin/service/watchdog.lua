-- Ends nginx when the process that started it has ended, so that no server remains after a crash of the
-- tests.

local ffi = require "ffi"

ffi.cdef [[
int kill(int pid, int signal);
int getppid(void);
]]

local watchdog = {}

local PERIOD, SIGTERM = 1, 15

-- The state and start time of a process: its id may be reused by another one.
local function identity(pid)
  local file = io.open("/proc/" .. pid .. "/stat")
  if not file then return nil end
  local fields = {}
  for field in file:read("*a"):match(".*%)%s+(.*)"):gmatch "%S+" do fields[#fields + 1] = field end
  file:close()
  local is_zombie = fields[1] == "Z" or fields[1] == "X"
  return not is_zombie and fields[20] or nil
end

local function quote(text) return "'" .. text:gsub("'", "'\\''") .. "'" end

local function end_everything(prefix, owned)
  if owned then os.execute("rm -rf " .. quote(prefix)) end
  ffi.C.kill(ffi.C.getppid(), SIGTERM)
end

function watchdog.watch(parent, prefix, owned)
  local first = identity(parent)
  local function look()
    if not first or identity(parent) ~= first then end_everything(prefix, owned) end
  end
  assert(ngx.timer.every(PERIOD, look))
end

return watchdog
