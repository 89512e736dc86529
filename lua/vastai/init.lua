--- vastai: the Vast.ai API for Lua 5.4.
-- The C core (vastai.core) does auth and HTTP and knows the methods; this file
-- hands it out and attaches what is written in Lua.

if _VERSION ~= "Lua 5.4" then
  local host = rawget(_G, "jit") and _VERSION .. " (" .. rawget(_G, "jit").version .. ")" or _VERSION
  error("vastai needs Lua 5.4, this is " .. host, 2)
end

local core = require "vastai.core"
local worker = require "vastai.worker"

core.extend("worker", worker.new)
core.extend("key", worker.key)
core.extend("revoke", worker.revoke)

---@class vastai
local vastai = {
  _VERSION = "vastai " .. core.version,
  new = core.new,
  save_api_key = core.save_api_key,
  is_error = core.is_error,
  array = core.array,
  null = core.null,
}

return vastai
