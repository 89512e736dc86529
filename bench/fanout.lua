-- Compares concurrent calls with libcurl's multi interface: lua5.4 bench/fanout.lua FAN, where FAN is the
-- program built from bench/fan.c. Makes 1, 8 and 64 GETs at a time to a server that waits 20 ms, over
-- HTTP/1.1 and HTTP/2. Each run is a new process and includes connecting. Rounds are interleaved and begin
-- with each contender in turn; only the ratio of a round can be compared between machines. The benchmark
-- reports and never fails on a number. Variables: BENCH_ROUNDS (7), BENCH_CALLS (1000; an eighth of it for
-- one at a time).

package.path = "./?.lua;" .. package.path
local files = require "spec.support.files"
local samples = require "bench.samples"
local standin = require "spec.support.standin"

local FAN = assert(arg[1], "usage: fanout.lua FAN")
local ROUNDS = math.tointeger(os.getenv "BENCH_ROUNDS") or 7
local CALLS = math.tointeger(os.getenv "BENCH_CALLS") or 1000
local ROUTE = "/api/v0/users/current"
local WANTED, AT = 0.8, 64

local function ask(server, words)
  local command = "VAST_API_KEY=" .. files.quote(server.admin_key)
  for _, word in ipairs(words) do command = command .. " " .. files.quote(tostring(word)) end
  local output, code = files.run(command)
  assert(code == 0, output)
  return output:match "^(%S+) ?(%S*) ?(%S*)"
end

local function run_limit(server, url, calls, width)
  local seconds, version, connections = ask(server, { FAN, url .. ROUTE, server.ca_file, calls, width })
  return calls / tonumber(seconds), version, connections
end

local function run_vastai(server, url, calls, width)
  local seconds = ask(server, { "lua5.4", "bench/together.lua", url, server.ca_file, calls, width })
  return calls / tonumber(seconds)
end

local function spread(values, form)
  local sorted = samples.sorted(values)
  return ((form .. " [" .. form .. " - " .. form .. "]"):format(samples.quantile(sorted, 0.5), sorted[1],
    sorted[#sorted]))
end

local function compare(server, url, width)
  local ours, theirs, ratios, version, connections = {}, {}, {}, nil, nil
  local calls = width == 1 and CALLS // 8 or CALLS
  for i = 1, ROUNDS do
    if i % 2 == 0 then ours[i] = run_vastai(server, url, calls, width) end
    theirs[i], version, connections = run_limit(server, url, calls, width)
    ours[i] = ours[i] or run_vastai(server, url, calls, width)
    ratios[i] = ours[i] / theirs[i]
  end
  local met = samples.median(ratios) >= WANTED
  print(("HTTP/%-3s %2d at a time  vastai %-20s  libcurl %-20s (%s conn.)  ratio %s  %s"):format(version, width,
    spread(ours, "%.0f"), spread(theirs, "%.0f"), connections, spread(ratios, "%.2f"),
    width ~= AT and "" or met and "met" or "NOT MET"))
end

local server <close> = standin.start {}
server:config { record = false, delay = 0.02 }
print(("GETs a second against %d ms: median [least - most] of %d rounds; wanted: a ratio of %g at %d"):format(20,
  ROUNDS, WANTED, AT))
for _, url in ipairs { server.h1_url, server.url } do
  for _, width in ipairs { 1, 8, 64 } do compare(server, url, width) end
end
