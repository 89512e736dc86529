--- Adapter for hosts that run one step per frame: a game, an editor, a simulation.
--
--   local frame = require "vastai.adapters.frame"
--   frame.call(vast, "show_instances", { fields = { "id" } }, function(list, err) … end)
--   function love.update(dt) frame.update(dt) end

local vastai = require "vastai"

local frame = { budget = 0.0005 } -- seconds of work per frame

local waiting = {} -- [call] = function

--- Starts a method. update calls fn(result, err) when the call has ended.
---@return vastai.Call
function frame.call(client, method, args, fn)
  local call = client:start(method, args)
  waiting[call] = fn
  return call
end

local function finished()
  local list = {}
  for call in pairs(waiting) do
    if call:done() then list[#list + 1] = call end
  end
  return list
end

--- Call this once per frame. Never waits.
---@return integer pending
function frame.update()
  vastai.step(0, { budget = frame.budget })
  for _, call in ipairs(finished()) do
    local fn = waiting[call]
    waiting[call] = nil
    fn(call:result())
  end
  return vastai.pending()
end

return frame
