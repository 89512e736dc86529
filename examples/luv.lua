-- vastai in a libuv loop, together with a timer of the program.
--
--   VAST_API_KEY=… lua5.4 examples/luv.lua
--
-- VAST_URL and VAST_CA_FILE select another service.

local adapter = require "vastai.adapters.luv"
local uv = require "luv"
local vastai = require "vastai"

local vast <close> = assert(vastai.new { ca_file = os.getenv "VAST_CA_FILE" })
local client = adapter.wrap(vast)
local ticks, pending = 0, 2

local timer = uv.new_timer()
timer:start(1, 1, function() ticks = ticks + 1 end)

local function finished()
  pending = pending - 1
  if pending == 0 then timer:close() end
end

-- Each coroutine waits for its own calls while the loop continues.
coroutine.wrap(function()
  local user, err = client:show_user()
  print(user and user.email or err)
  finished()
end)()

coroutine.wrap(function()
  local instances, err = client:show_instances()
  print(instances and #instances .. " instances" or err)
  finished()
end)()

uv.run()
adapter.close()
print(ticks > 0 and "the loop was never blocked" or "the timer never ticked")
