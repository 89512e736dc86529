--- Adapter for cqueues: calls yield to the cqueues loop.
--
--   local adapter = require "vastai.adapters.cqueues"
--   loop:wrap(function()
--     local client = adapter.wrap(vast)
--     print(#assert(client:show_instances()))
--   end)

local condition = require "cqueues.condition"
local cqueues = require "cqueues"
local vastai = require "vastai"
local proxy = require "vastai.adapters.proxy"

local adapter = {}

-- One descriptor serves all calls. After each turn of the loop the other waiters are signalled.
local turned = condition.new()
local pollable = { pollfd = vastai.pollfd, events = vastai.events, timeout = vastai.timeout }

--- Waits for a call started with vast:start, yielding to the cqueues loop.
---@return any result
---@return table? err
function adapter.await(call)
  while not call:done() do
    cqueues.poll(pollable, turned)
    vastai.step(0)
    turned:signal()
  end
  return call:result()
end

--- Returns a client whose methods yield to the cqueues loop.
function adapter.wrap(client) return proxy(client, adapter.await) end

return adapter
