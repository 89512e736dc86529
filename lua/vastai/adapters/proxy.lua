--- Wraps a client so that its methods start a call and wait for it with the function of an adapter.

local vastai = require "vastai"

local core = require "vastai.core"
core.own()

-- Only methods that send a request are started; others return at once.
local function is_call(name)
  local op = vastai.describe(name)
  return op ~= nil and op.verb ~= nil
end

return function(client, await)
  local methods = {}
  local function method(name)
    if not is_call(name) then
      return function(_, ...) return client[name](client, ...) end
    end
    return function(_, ...) return await(client:start(name, core.collect(client, name, ...))) end
  end
  return setmetatable({}, {
    __name = "vastai client (wrapped)",
    __index = function(_, name)
      if methods[name] == nil then methods[name] = client[name] and method(name) end
      return methods[name]
    end,
    __close = function() return client:close() end,
  })
end
