-- Runs the C units and the specs, each in a separate process, and adds up their results.
--
--   lua5.4 tools/test.lua [--build DIR] [--under asan|valgrind] [--jobs N] [-v] [FILE ...]
--
-- FILE is the path of a spec (spec/calls/x_spec.lua) or of a unit (spec/unit/x_test.c), or a name without
-- folder and ending (x_spec), which may be in any folder below spec. Without FILE all are run. Both kinds
-- print TAP. A process that is killed, hangs, runs no test or ends before its plan counts as one failure.
-- So does a report of a sanitizer or of valgrind from any process that it started. The last lines list the
-- skipped tests with their reasons, and then `N passed, N failed`, with `, N skipped` if there are any. The
-- exit code is 0 if none failed.

package.path = "tools/?.lua;" .. package.path
local checks = require "checks"

local function capture(command)
  local pipe <close> = assert(io.popen(command))
  return (pipe:read "a":gsub("%s+$", ""))
end

local function parse(args)
  local options, i = { build = "build", jobs = 1, files = {} }, 1
  while i <= #args do
    local name = args[i]:match "^%-%-(%l+)$"
    if name then
      options[name], i = args[i + 1], i + 1
    elseif args[i] == "-v" then
      options.verbose = true
    else
      options.files[#options.files + 1] = args[i]
    end
    i = i + 1
  end
  return options
end

local function all_files()
  local files = {}
  for file in capture "ls spec/unit/*.c; find spec -name '*_spec.lua' | sort":gmatch "%C+" do
    files[#files + 1] = file
  end
  return files
end

-- The files with these names, or all files. A name without a folder selects every file of that name.
local function chosen(names)
  local all, files = all_files(), {}
  for _, name in ipairs(names) do
    local before = #files
    for _, file in ipairs(name:find "/" and { name } or all) do
      if file == name or file:match "([^/]+)%.%a+$" == name then files[#files + 1] = file end
    end
    if #files == before then error("no spec or unit '" .. name .. "'", 0) end
  end
  return #names > 0 and files or all
end

-- The command of one file, as words for the shell.
local function program(options, file)
  local unit = file:match "^spec/unit/(.*)%.c$"
  if unit then return options.build .. "/unit/" .. unit end
  return table.concat({
    "lua5.4", options.busted, "--ignore-lua", "--cpath", options.build .. "/?.so",
    "-o", "tools/tap.lua", file,
  }, " ")
end

local function environment(options)
  local root, build = options.root, options.root .. "/" .. options.build
  return ("LUA_PATH_5_4='%s/lua/?.lua;%s/lua/?/init.lua;%s/?.lua;;' LUA_CPATH_5_4='%s/?.so;;' VASTAI_BUILD='%s'")
    :format(root, root, root, build, build)
end

local function start(options, file)
  local label = file:gsub("^spec/", ""):gsub("[/.]", "_")
  local wrap = options.check.wrap(label, file:match "%.c$" ~= nil)
  local command = ("timeout --foreground -k 10 %d env %s %s %s </dev/null 2>&1"):format(
    options.check.limit, environment(options), wrap, program(options, file))
  return { file = file, label = label, begun = os.time(), pipe = assert(io.popen(command)) }
end

-- Reads TAP: counts results; keeps failures, their comment lines, and lines that are not TAP.
local function read_tap(pipe, verbose)
  local seen = { passed = 0, failed = 0, skipped = 0, shown = {}, left_out = {} }
  local in_failure = false
  for line in pipe:lines() do
    local kind = line:match "^not ok" or line:match "^ok .*# SKIP" or line:match "^ok"
    local counter = kind == "ok" and "passed" or kind == "not ok" and "failed" or kind and "skipped"
    if counter then seen[counter] = seen[counter] + 1 end
    local name, reason = line:match "^ok %d+ %- (.*) # SKIP ?(.*)$"
    if name then table.insert(seen.left_out, reason == "" and name or name .. ": " .. reason) end
    if kind then in_failure = kind == "not ok" end
    if kind then seen.last = line end
    local plan = line:match "^1%.%.%d+$"
    seen.plan = seen.plan or plan
    local plain = not kind and line:sub(1, 1) ~= "#"
    if verbose or not plan and (in_failure or plain) then seen.shown[#seen.shown + 1] = line end
  end
  return seen
end

-- A failure of the process that the counts of tests do not show, as text, or nil.
local function process_failure(run, seen, why, code)
  local after = seen.last and ", after: " .. seen.last or ""
  if why == "signal" then return "killed by signal " .. code .. after end
  if code == 124 or code == 137 then return "timed out" .. after end
  if code ~= 0 and seen.failed == 0 then return "exit code " .. code .. " without a failed test" end
  if run.file:match "%.lua$" and not seen.plan then return "ended too early" .. after end
  if seen.passed + seen.failed + seen.skipped == 0 then return "ran no test" end
end

local function finish(options, run)
  local seen = read_tap(run.pipe, options.verbose)
  local _, why, code = run.pipe:close()
  local trouble = process_failure(run, seen, why, code)
  local report = options.check.report(run.label)
  if trouble or report ~= "" then
    seen.failed = seen.failed + 1
    table.insert(seen.shown, trouble or "a process left a report")
    if report ~= "" then table.insert(seen.shown, report) end
  end
  return seen
end

local function show(run, seen)
  local took = os.time() - run.begun
  print(("%-6s %-34s %3d passed%s%s%s"):format(
    seen.failed == 0 and "ok" or "not ok", run.file, seen.passed,
    seen.failed > 0 and (", %d failed"):format(seen.failed) or "",
    seen.skipped > 0 and (", %d skipped"):format(seen.skipped) or "",
    took > 0 and ("  (%d s)"):format(took) or ""))
  for _, line in ipairs(seen.shown) do print((("       " .. line):gsub("\n", "\n       "))) end
  io.stdout:flush()
end

-- Runs `jobs` processes at a time. Results are read and shown in the order of the files.
local function run_all(options, files)
  local total, left_out = { passed = 0, failed = 0, skipped = 0 }, {}
  local running, next_file = {}, 1
  while next_file <= #files or #running > 0 do
    while next_file <= #files and #running < tonumber(options.jobs) do
      running[#running + 1] = start(options, files[next_file])
      next_file = next_file + 1
    end
    local run = table.remove(running, 1)
    local seen = finish(options, run)
    show(run, seen)
    for name in pairs(total) do total[name] = total[name] + seen[name] end
    for _, name in ipairs(seen.left_out) do table.insert(left_out, ("skipped %s: %s"):format(run.file, name)) end
  end
  return total, left_out
end

local function main(args)
  local options = parse(args)
  options.root = capture "pwd"
  options.busted = capture "command -v busted"
  options.check = checks.new(options.under or "none", options.build)
  local total, left_out = run_all(options, chosen(options.files))
  for _, line in ipairs(left_out) do print(line) end
  local skipped = total.skipped > 0 and (", %d skipped"):format(total.skipped) or ""
  print(("%d passed, %d failed%s"):format(total.passed, total.failed, skipped))
  return total.failed == 0 and total.passed > 0
end

os.exit(main(arg))
