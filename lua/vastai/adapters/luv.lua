--- vastai inside a libuv loop (luv, Neovim's kin on Lua 5.4): the loop watches one
--- descriptor, calls yield the coroutine that made them.
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

local adapter = { budget = 0.002 } -- seconds of work at each wake

local poll            -- watches vastai's descriptor, while calls are pending
local waiting = {}    -- [call] = a list of the coroutines and functions that wait for it

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

-- Without pending calls the loop must be able to end.
local function rest()
  if vastai.pending() == 0 and poll:is_active() then poll:stop() end
end

local function turn()
  vastai.step(0, { budget = adapter.budget })
  wake_finished()
  rest()
end

local function watch()
  poll = poll or uv.new_poll(vastai.pollfd())
  if not poll:is_active() then poll:start("r", turn) end
end

--- Calls fn(result, err) in the loop when the call has ended.
function adapter.on_done(call, fn)
  add_waiter(call, fn)
  watch()
end

--- Waits for a call started with vast:start: yields the running coroutine.
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

--- The same client, its methods yielding the coroutine that calls them.
function adapter.wrap(client) return proxy(client, adapter.await) end

--- Lets go of the descriptor; pending calls go on with vastai.step. Outside a running
--- loop it is turned once: luv crashes on a handle that is still closing at the end.
function adapter.close()
  if not poll then return end
  poll:close()
  poll = nil
  if not uv.loop_mode() then uv.run "nowait" end
end

return adapter
