---@meta vastai.adapters.luv

--- vastai inside a libuv loop: calls yield the coroutine that makes them.
---@class vastai.adapters.luv
---@field budget number seconds of work at each wake
local adapter = {}

--- Calls fn(result, err) in the loop when the call has ended.
---@generic T
---@param call vastai.Call<T>
---@param fn fun(result: T?, err: vastai.Error)
function adapter.on_done(call, fn) end

--- Waits for a call that was started with client:start; yields the running coroutine.
---@generic T
---@param call vastai.Call<T>
---@return T? result
---@return vastai.Error err nil where there is a result
function adapter.await(call) end

--- The same client; its methods yield the coroutine that calls them.
---@param client vastai.Client
---@return vastai.Client
function adapter.wrap(client) end

--- Closes the handle that watches vastai's descriptor.
function adapter.close() end

return adapter
