-- Memory checks of test processes: how a process is started, and where its reports are.
-- A check is { limit = seconds, wrap = function(label, unit) -> words before the program,
-- report = function(label) -> text, "" if there is no report }.
-- During a check a script named `lua5.4` is first in PATH, so that the Lua processes that specs start are
-- checked, and no other programs. Reports are written to files, so that a spec that reads the output of a
-- child cannot hide them.

local checks = {}

local function capture(command)
  local pipe <close> = assert(io.popen(command))
  return (pipe:read "a":gsub("%s+$", ""))
end

local function none()
  return {
    limit = 300,
    wrap = function() return "" end,
    report = function() return "" end,
  }
end

local function fresh(folder)
  assert(os.execute(("rm -rf '%s' && mkdir -p '%s/bin'"):format(folder, folder)))
  return capture(("cd '%s' && pwd"):format(folder))
end

-- Writes the script `lua5.4` of this check: the real program, with words before it.
local function write_lua(folder, words)
  local path = folder .. "/bin/lua5.4"
  local file <close> = assert(io.open(path, "w"))
  words = words:gsub("LABEL", "${VASTAI_CHECK:-stray}")
  file:write("#!/bin/sh\nexec ", words, " ", capture "command -v lua5.4", ' "$@"\n')
  assert(os.execute("chmod +x '" .. path .. "'"))
end

-- slow: the factor for time limits. Each report is read once. Reports named "stray" are from processes that
-- were started with an empty environment.
local function check(folder, slow, unit_words)
  return {
    limit = 1800,
    wrap = function(label, unit)
      return ('VASTAI_SLOW=%d VASTAI_CHECK=%s PATH="%s/bin:$PATH" %s')
        :format(slow, label, folder, unit and unit_words:gsub("LABEL", label) or "")
    end,
    report = function(label)
      local reports = ("'%s/%s'.* '%s/stray'.*"):format(folder, label, folder)
      return capture("cat " .. reports .. " 2>/dev/null; rm -f " .. reports)
    end,
  }
end

-- The interpreter is not instrumented, so the library of the sanitizer is preloaded.
local function asan(folder, preload)
  folder = fresh(folder)
  local log = "exitcode=99:log_path=" .. folder .. "/LABEL"
  local options = table.concat({
    '"ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1:quarantine_size_mb=64:' .. log .. '"',
    '"UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1:' .. log .. '"',
  }, " ")
  local library = capture "${CC:-gcc} -print-file-name=libasan.so"
  write_lua(folder, ("env %s LD_PRELOAD='%s:%s'"):format(options, library, preload))
  return check(folder, 6, options)
end

local function valgrind(folder, preload)
  folder = fresh(folder)
  local words = table.concat({
    "valgrind -q --error-exitcode=99 --leak-check=full --num-callers=30",
    "--show-leak-kinds=definite --errors-for-leak-kinds=definite",
    "--suppressions='" .. capture "pwd" .. "/tools/valgrind.supp'",
    '--log-file="' .. folder .. '/LABEL.%p"',
  }, " ")
  write_lua(folder, "env LD_PRELOAD='" .. preload .. "' " .. words)
  return check(folder, 20, words)
end

local kinds = { none = none, asan = asan, valgrind = valgrind }

-- build: the folder of the module and of tools/preload.so.
function checks.new(name, build)
  local make = kinds[name] or error("unknown check '" .. name .. "' (asan, valgrind)", 0)
  return make(build .. "/reports", capture "pwd" .. "/" .. build .. "/tools/preload.so")
end

return checks
