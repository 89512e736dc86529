-- Sequential calls on one client, over one connection: lua5.4 bench/sequential.lua URL CA_FILE CALLS,
-- with the key in VAST_API_KEY. Prints the seconds for CALLS calls after two warm-up calls.

local clock = require "system".monotime
local vastai = require "vastai"

local url, ca_file, calls = arg[1], arg[2], assert(math.tointeger(arg[3]))

local function run(vast, count)
  for _ = 1, count do assert(vast:show_user()) end
end

local vast <close> = assert(vastai.new { server_url = url, ca_file = ca_file })
run(vast, 2)
local start = clock()
run(vast, calls)
print(("%.6f"):format(clock() - start))
