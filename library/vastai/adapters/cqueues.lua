---@meta vastai.adapters.cqueues

--- vastai inside a cqueues loop: calls yield to it.
---@class vastai.adapters.cqueues
local adapter = {}

--- Waits for a call that was started with client:start; yields to the loop.
---@generic T
---@param call vastai.Call<T>
---@return T? result
---@return vastai.Error err nil where there is a result
function adapter.await(call) end

--- The same client; its methods yield to the loop.
---@param client vastai.Client
---@return vastai.Client
function adapter.wrap(client) end

return adapter
