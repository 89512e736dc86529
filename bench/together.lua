-- Concurrent calls: lua5.4 bench/together.lua URL CA_FILE CALLS WIDTH, with the key in VAST_API_KEY.
-- Prints the seconds for CALLS GETs of the user, WIDTH at a time, connecting included.

local clock = require "system".monotime
local vastai = require "vastai"

local url, ca_file, calls, width = arg[1], arg[2], math.tointeger(arg[3]), math.tointeger(arg[4])
local list = {}
for i = 1, calls do list[i] = i end

local vast <close> = assert(vastai.new { server_url = url, ca_file = ca_file })
local start = clock()
local _, failed = vastai.map(list, function() return vast:show_user() end, { concurrency = width })
print(("%.6f"):format(clock() - start))
assert(#failed == 0, failed[1] and failed[1].err)
