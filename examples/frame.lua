-- A host with frames, such as a game: update(dt) is called 60 times per second and never waits.
--
--   VAST_API_KEY=… lua5.4 examples/frame.lua
--
-- VAST_URL and VAST_CA_FILE select another service.

local clock = require "system"
local frame = require "vastai.adapters.frame"
local vastai = require "vastai"

-- Runs the garbage collector in small steps, so that no step takes a whole frame.
collectgarbage("incremental", 200, 4, 10)

local vast <close> = assert(vastai.new { ca_file = os.getenv "VAST_CA_FILE" })
local list, failure, elapsed, frames = nil, nil, 0, 0

-- A blocking call at load time, because the first TLS connection of a process takes some milliseconds.
print("hello " .. assert(vast:show_user()).email)

frame.call(vast, "show_instances", { fields = { "id", "gpu_name", "actual_status" } }, function(result, err)
  list, failure = result, err
end)

local function update(dt)
  elapsed, frames = elapsed + dt, frames + 1
  frame.update()
end

while not list and not failure and elapsed < 60 do
  update(1 / 60)
  clock.sleep(1 / 60)
end

if not list then
  io.stderr:write(tostring(failure or "no answer within a minute"), "\n")
  os.exit(1, true)
end
print(("%d instances after %d frames"):format(#list, frames))
