--- Adapter for luv (libuv): the loop watches one descriptor; a call yields the coroutine that
--- makes it.
--
--   local adapter = require "vastai.adapters.luv"
--   coroutine.wrap(function()
--     local client = adapter.wrap(vast)
--     print(#assert(client:show_instances()))
--   end)()
--   uv.run()

local uv = require "luv"
local vastai = require "vastai"
local proxy = require "vastai.adapters.proxy"

local adapter = { budget = 0.002 } -- seconds of work per wake-up

local poll            -- watches vastai's descriptor while calls are pending
local waiting = {}    -- [call] = list of the coroutines and functions that wait for it

local function add_waiter(call, waiter)
  waiting[call] = waiting[call] or {}
  table.insert(waiting[call], waiter)
end

local function resume(waiter, call)
  if type(waiter) == "function" then return waiter(call:result()) end
  local ok, err = coroutine.resume(waiter)
  if not ok then error(debug.traceback(waiter, tostring(err)), 0) end
end

local function wake_finished()
  local ready = {}
  for call in pairs(waiting) do
    if call:done() then ready[#ready + 1] = call end
  end
  for _, call in ipairs(ready) do
    local waiters = waiting[call]
    waiting[call] = nil
    for _, waiter in ipairs(waiters) do resume(waiter, call) end
  end
end

-- Stops watching when no calls are pending, so that the loop can end.
local function stop_if_idle()
  if vastai.pending() == 0 and poll:is_active() then poll:stop() end
end

local function turn()
  vastai.step(0, { budget = adapter.budget })
  wake_finished()
  stop_if_idle()
end

local function watch()
  poll = poll or uv.new_poll(vastai.pollfd())
  if not poll:is_active() then poll:start("r", turn) end
end

--- Sets fn(result, err) to be called in the loop when the call has ended.
function adapter.on_done(call, fn)
  add_waiter(call, fn)
  watch()
end

--- Waits for a call started with vast:start, yielding the running coroutine.
---@return any result
---@return table? err
function adapter.await(call)
  if not call:done() then
    add_waiter(call, assert(coroutine.isyieldable() and coroutine.running(), "await needs a coroutine"))
    watch()
    coroutine.yield()
  end
  return call:result()
end

--- Returns a client whose methods yield the coroutine that calls them.
function adapter.wrap(client) return proxy(client, adapter.await) end

--- Closes the poll handle. Pending calls continue with vastai.step. Outside a running loop the
--- loop runs once, because luv crashes at exit on a handle that is still closing.
function adapter.close()
  if not poll then return end
  poll:close()
  poll = nil
  if not uv.loop_mode() then uv.run "nowait" end
end

return adapter
