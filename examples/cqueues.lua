-- vastai in a cqueues loop: several coroutines, each with its own calls.
--
--   VAST_API_KEY=… lua5.4 examples/cqueues.lua
--
-- VAST_URL and VAST_CA_FILE select another service.

local adapter = require "vastai.adapters.cqueues"
local cqueues = require "cqueues"
local vastai = require "vastai"

local vast <close> = assert(vastai.new { ca_file = os.getenv "VAST_CA_FILE" })
local client = adapter.wrap(vast)
local loop = cqueues.new()
local ticks, pending = 0, 2

loop:wrap(function()
  while pending > 0 do
    cqueues.sleep(0.001)
    ticks = ticks + 1
  end
end)

loop:wrap(function()
  local user, err = client:show_user()
  print(user and user.email or err)
  pending = pending - 1
end)

loop:wrap(function()
  local instances, err = client:show_instances()
  print(instances and #instances .. " instances" or err)
  pending = pending - 1
end)

assert(loop:loop())
print(ticks > 0 and "the loop was never blocked" or "the ticker never ran")
