--- vastai: the Vast.ai API for Lua 5.4.
-- The C core (vastai.core) does auth and HTTP and knows the methods; this file
-- hands it out and attaches what is written in Lua, each part when first used.

if _VERSION ~= "Lua 5.4" then
  local host = rawget(_G, "jit") and _VERSION .. " (" .. rawget(_G, "jit").version .. ")" or _VERSION
  error("vastai needs Lua 5.4, this is " .. host, 2)
end

local core = require "vastai.core"
core.own()

local vastai -- below

-- A function of a module that is loaded at its first call; field nil: the module
-- is the function. name: what scripts call it, as vastai.name.
local function later(module, field, name)
  return function(...)
    if name and rawequal(..., vastai) then
      core.raise(("call '%s' with a dot, not a colon: vastai.%s(…)"):format(name, name))
    end
    local part = require(module)
    return (field and part[field] or part)(...)
  end
end

for name, module in pairs {
  worker = "worker", key = "worker", revoke = "worker",
  page = "pages", pages = "pages", each = "pages",
  wait_instance = "waits", destroy_and_verify = "waits",
} do
  core.extend(name, later("vastai." .. module, name))
end
core.extend("rent", later("vastai.rent", "rent"))
core.extend("start", later("vastai.start", "start"))

---@class vastai
vastai = {
  _VERSION = "vastai " .. core.version,
  new = core.new,
  save_api_key = core.save_api_key,
  is_error = core.is_error,
  array = core.array,
  null = core.null,
  describe = core.describe,
  help = later("vastai.help", nil, "help"),
  map = later("vastai.map", nil, "map"),
  pollfd = core.pollfd,
  events = function() return "r" end,
  timeout = later("vastai.scheduler", "timeout"),
  pending = later("vastai.scheduler", "alive"),
}

for _, name in ipairs { "spawn", "run", "step", "sleep", "on_error", "blocking" } do
  vastai[name] = later("vastai.tasks", name, name)
end

return vastai
