-- Measures the cost of a step in each frame of a host: lua5.4 bench/frame.lua, with the module `cpu`
-- (bench/cpu.c) on LUA_CPATH. A loop with 60 frames per second requests lists of offers from the stand-in,
-- which waits 20 ms, and measures each frame in which a call was pending: CPU time of the thread, which
-- other programs do not affect, and wall time. An idle loop shows the jitter of the machine.
-- In practice a connection is opened rarely. So where each list has a new connection, the loop continues
-- to LOOP frames, and the limit of p99 applies to all of them ("loop").
-- The benchmark reports and never fails on a number. Variables: BENCH_ROUNDS (8), the number of lists for
-- each line (a quarter of it for 5,000 offers); BENCH_ONLY, a Lua pattern that selects lines.

package.path = "./?.lua;" .. package.path
local clock = require "cpu"
local files = require "spec.support.files"
local offers = require "bench.offers"
local samples = require "bench.samples"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local ROUNDS = math.tointeger(os.getenv "BENCH_ROUNDS") or 8
local FRAME, BUDGET, DELAY, LOOP = 1 / 60, 0.0005, 0.02, 300
local BOUND_P99, BOUND_LONGEST = 0.001, 0.004
local FIELDS = {
  "id", "gpu_name", "num_gpus", "gpu_ram", "dph_total", "reliability", "geolocation", "inet_down",
  "inet_up", "disk_space", "cuda_max_good", "dlperf",
}

-- Measures the work of one frame.
local function measure(found, work)
  local cpu, wall = clock.cpu(), clock.wall()
  local result = work()
  found.cpu[#found.cpu + 1] = clock.cpu() - cpu
  found.wall[#found.wall + 1] = clock.wall() - wall
  return result
end

-- Runs frames until work() returns true.
local function frames(found, work)
  local next_frame = clock.wall()
  repeat
    local done = measure(found, work)
    next_frame = math.max(next_frame + FRAME, clock.wall())
    clock.sleep_until(next_frame)
  until done
end

-- Requests one list in the first frame, and reads it in the frame in which it has arrived.
local function fetch(vast, case, found)
  local call, result, err
  frames(found, function()
    call = call or vast:start("search_offers", { limit = case.count, fields = case.fields })
    vastai.step(0, { budget = BUDGET })
    if not call:done() then return false end
    result, err = call:result()
    return true
  end)
  assert(result, err)
  assert(#result == case.count, #result)
end

local function client(options)
  return assert(vastai.new { api_key = options.key, server_url = options.url, ca_file = options.ca_file })
end

-- By default a step of the incremental collector handles up to 51,200 objects, which takes a millisecond
-- or two, and several steps can run in one frame. "gentle" makes the steps smaller and fewer.
local function collector(mode)
  collectgarbage "restart"
  collectgarbage("incremental", 200, mode == "gentle" and 4 or 100, mode == "gentle" and 10 or 13)
  collectgarbage "collect"
  if mode == "stopped" then collectgarbage "stop" end
end

-- All lists over one connection, which the first list opens.
local function kept(options, case)
  local found = { cpu = {}, wall = {} }
  local vast <close> = client(options)
  fetch(vast, case, { cpu = {}, wall = {} })
  for _ = 1, case.rounds do
    collector(case.collector)
    fetch(vast, case, found)
  end
  return found
end

-- One process for each list: a first connection, without a cached TLS session.
local function cold(options, case)
  local found = { cpu = {}, wall = {}, loop = {} }
  for _ = 1, case.rounds do
    local command = ("VAST_API_KEY=%s lua5.4 bench/frame.lua child %s %s %d %s %s"):format(options.key, options.url,
      options.ca_file, case.count, case.fields and "some" or "all", case.collector)
    local output, code = files.run(command)
    assert(code == 0, output)
    for state, cpu, wall in output:gmatch "(%a+) (%S+) (%S+)\n" do
      found.loop[#found.loop + 1] = tonumber(cpu)
      if state == "busy" then
        found.cpu[#found.cpu + 1] = tonumber(cpu)
        found.wall[#found.wall + 1] = tonumber(wall)
      end
    end
  end
  return found
end

local function child(url, ca_file, count, fields, mode)
  local found = { cpu = {}, wall = {} }
  local case = { count = math.tointeger(count), fields = fields == "some" and FIELDS or nil }
  vastai.blocking(false) -- TLS is initialised here, while the host loads
  local vast <close> = client { key = os.getenv "VAST_API_KEY", url = url, ca_file = ca_file }
  collector(mode)
  fetch(vast, case, found)
  local busy = #found.cpu
  frames(found, function()
    vastai.step(0, { budget = BUDGET })
    return #found.cpu >= LOOP - 1
  end)
  for i, cpu in ipairs(found.cpu) do
    print(("%s %.7f %.7f"):format(i <= busy and "busy" or "idle", cpu, found.wall[i]))
  end
end

local function three(list)
  return ("%7.2f %7.2f %7.2f"):format(1000 * samples.quantile(list, 0.5), 1000 * samples.quantile(list, 0.99),
    1000 * samples.quantile(list, 1))
end

local function verdict(case, found)
  local p99 = samples.quantile(samples.sorted(found.loop or found.cpu), 0.99)
  local remark = found.loop and ("loop p99 %.2f "):format(1000 * p99) or ""
  if case.unbounded then return remark end
  local met = p99 <= BOUND_P99 and samples.quantile(samples.sorted(found.cpu), 1) <= BOUND_LONGEST
  return remark .. (met and "met" or "NOT MET")
end

local function show(name, found, remark)
  print(("%-43s %5d  %s  %s  %s"):format(name, #found.cpu, three(samples.sorted(found.cpu)),
    three(samples.sorted(found.wall)), remark))
end

local function idle()
  local found, count = { cpu = {}, wall = {} }, 0
  frames(found, function()
    count = count + 1
    vastai.step(0, { budget = BUDGET })
    return count >= 120
  end)
  show("idle: nothing to do", found, "")
end

-- How late an idle loop wakes up, to judge the wall times.
local function jitter()
  local late, moment = {}, clock.wall()
  for i = 1, 120 do
    moment = moment + FRAME
    clock.sleep_until(moment)
    late[i] = clock.wall() - moment
  end
  print(("idle: this machine wakes late by, ms        %5d  %25s  %s"):format(#late, "", three(samples.sorted(late))))
end

local function run_line(server, run_case, case)
  server:clear_faults()
  server:fault { path = "/api/v0/bundles", status = 200, delay = DELAY, body = offers(case.count) }
  local found = run_case({ url = server.url, ca_file = server.ca_file, key = server.admin_key }, case)
  show(case.name, found, verdict(case, found))
end

local function run(server, connection, modes, run_case)
  for _, mode in ipairs(modes) do
    for _, size in ipairs { { 64 }, { 1000 }, { 5000, FIELDS }, { 5000 } } do
      local case = { count = size[1], fields = size[2], collector = mode }
      case.rounds = case.count < 5000 and ROUNDS or math.max(2, ROUNDS // 4)
      case.unbounded = case.count == 5000 and not case.fields
      case.name = ("%s, %d offers%s, GC %s"):format(connection, case.count, case.fields and ", 12 fields" or "", mode)
      if case.name:find(os.getenv "BENCH_ONLY" or "") then run_line(server, run_case, case) end
    end
  end
end

if arg[1] == "child" then return child(table.unpack(arg, 2)) end

local server <close> = standin.start {}
server:config { record = false }
print(("%d lists for each line, budget %g ms; ms of frames in which a call was pending"):format(ROUNDS, BUDGET * 1000))
print(("%-43s %5s  %-23s  %-23s  p99 <= %g, longest <= %g ms of CPU"):format("", "frame", "thread CPU: p50 p99 max",
  "wall: p50 p99 max", BOUND_P99 * 1000, BOUND_LONGEST * 1000))
idle()
jitter()
run(server, "kept", { "gentle", "default", "stopped" }, kept)
run(server, "cold", { "gentle", "default", "stopped" }, cold)
