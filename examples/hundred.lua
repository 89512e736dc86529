-- Requests 100 instances concurrently and prints the progress.
--
--   VAST_API_KEY=… lua5.4 examples/hundred.lua
--
-- Uses the IDs of your instances, repeated if there are fewer than 100, or the IDs on the command line.
-- VAST_URL and VAST_CA_FILE select another service.

local vastai = require "vastai"

local vast <close> = assert(vastai.new { ca_file = os.getenv "VAST_CA_FILE" })

local known = {} ---@type integer[]
for _, word in ipairs(arg) do known[#known + 1] = assert(math.tointeger(tonumber(word)), word .. " is not an ID") end
for _, instance in ipairs(#known == 0 and assert(vast:show_instances { fields = { "id" } }) or {}) do
  known[#known + 1] = instance.id
end
assert(#known > 0, "there are no instances")

local ids = {}
for i = 1, 100 do ids[i] = known[(i - 1) % #known + 1] end

local instances, failed = vastai.map(ids, function(id) return vast:show_instance(id) end, {
  concurrency = 32,
  on_progress = function(done, total)
    if done % 10 == 0 or done == total then
      io.stderr:write(("\r%d of %d"):format(done, total), done == total and "\n" or "")
    end
  end,
})

local states = {}
for _, instance in ipairs(instances) do
  local state = instance and instance.actual_status or "failed"
  states[state] = (states[state] or 0) + 1
end
for state, count in pairs(states) do print(count, state) end
for _, failure in ipairs(failed) do print(failure.item, failure.err) end
