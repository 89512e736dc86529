---@meta vastai.adapters.frame

--- vastai inside a host that steps each frame.
---@class vastai.adapters.frame
---@field budget number seconds of work in each frame
local frame = {}

--- Starts a method; fn(result, err) is called from update when it has ended.
---@generic K: keyof vastai.Results
---@param client vastai.Client
---@param method K
---@param args vastai.Arguments[K]?
---@param fn fun(result: vastai.Results[K]?, err: vastai.Error)
---@return vastai.Call<vastai.Results[K]>
function frame.call(client, method, args, fn) end

--- To be called once in each frame. Never waits.
---@return integer pending calls that have not ended
function frame.update() end

return frame
