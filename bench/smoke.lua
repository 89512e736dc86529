-- Compares sequential calls of one client with libcurl: lua5.4 bench/smoke.lua LIMIT, where LIMIT is the
-- program built from bench/limit.c. Rounds are interleaved and begin with each contender in turn; only the
-- ratio of a round can be compared between machines. The benchmark reports and never fails on a number.
-- Variables: BENCH_ROUNDS (9), BENCH_CALLS (1000).

package.path = "./?.lua;" .. package.path
local standin = require "spec.support.standin"
local files = require "spec.support.files"
local quantile = require "bench.samples".quantile

local LIMIT = assert(arg[1], "usage: smoke.lua LIMIT")
local ROUNDS = math.max(9, math.tointeger(os.getenv "BENCH_ROUNDS") or 9)
local CALLS = math.tointeger(os.getenv "BENCH_CALLS") or 1000
local ROUTE = "/api/v0/users/current"
local WANTED = 0.6

local function ask(server, words)
  local command = "VAST_API_KEY=" .. files.quote(server.admin_key)
  for _, word in ipairs(words) do command = command .. " " .. files.quote(tostring(word)) end
  local output, code = files.run(command)
  assert(code == 0, output)
  return output
end

-- Each contender returns calls per second and the details that it prints.
local function run_limit(server, url)
  local output = ask(server, { LIMIT, url .. ROUTE, server.ca_file, CALLS })
  local seconds, version = output:match "^(%S+) (%S+)"
  return CALLS / tonumber(seconds), version
end

local function run_vastai(server, url)
  local output = ask(server, { "lua5.4", "bench/sequential.lua", url, server.ca_file, CALLS })
  return CALLS / tonumber(output)
end

local function line(name, values, form)
  table.sort(values)
  print(("  %-28s median " .. form .. "  [" .. form .. " - " .. form .. "]  IQR " .. form .. " - " .. form)
    :format(name, quantile(values, 0.5), values[1], values[#values],
      quantile(values, 0.25), quantile(values, 0.75)))
end

local function rounds(server, url)
  local ours, theirs, ratios, version = {}, {}, {}, nil
  for i = 1, ROUNDS do
    if i % 2 == 0 then ours[i] = run_vastai(server, url) end
    theirs[i], version = run_limit(server, url)
    ours[i] = ours[i] or run_vastai(server, url)
    ratios[i] = ours[i] / theirs[i]
  end
  return ours, theirs, ratios, version
end

local function compare(server, url)
  local ours, theirs, ratios, version = rounds(server, url)
  print(("HTTP/%s, %d interleaved rounds of %d calls each"):format(version, ROUNDS, CALLS))
  line("vastai, calls/s", ours, "%.0f")
  line("libcurl alone, calls/s", theirs, "%.0f")
  line("ratio", ratios, "%.2f")
  print(("  %-28s %s (wanted: at least %.1f)"):format("", quantile(ratios, 0.5) >= WANTED
    and "fast enough" or "TOO SLOW", WANTED))
end

-- Number of connections for one client's calls, two warm-up calls included.
local function connections(server, url)
  local before = server:stats()
  run_vastai(server, url)
  local after = server:stats()
  print(("  %-28s %d for %d calls (wanted: 1)"):format("TCP connections",
    after.connections - before.connections, after.requests - before.requests))
end

local server <close> = standin.start {}
server:config { record = false }
for _, url in ipairs { server.h1_url, server.url } do
  compare(server, url)
  connections(server, url)
end
