-- The settings that `POST /config` changes.

local json = require "service.json"
local store = require "service.store"

local settings = {}

settings.defaults = {
  auth_shape = "not_found", -- how an unknown key is refused: a name of refusals.lua, or 401, 403, 404
  scope_status = 401,       -- how a missing scope is refused: 401 or 403
  instance_count = 60,      -- number of initial instances
  record = true,            -- whether requests are recorded for GET /requests
  delay = 0,                -- seconds before each answer
}

function settings.get() return store.get("settings", "all") end

function settings.reset(instance_count)
  local fresh = json.object {}
  for name, value in pairs(settings.defaults) do fresh[name] = value end
  fresh.instance_count = instance_count
  store.put("settings", "all", fresh)
end

-- Returns true, or nil and a message; then nothing has changed.
function settings.change(wanted)
  for name, value in pairs(wanted) do
    local default = settings.defaults[name]
    if default == nil then return nil, "unknown switch '" .. name .. "'" end
    if type(value) ~= type(default) and name ~= "auth_shape" then
      return nil, "switch '" .. name .. "' takes a " .. type(default)
    end
  end
  store.change("settings", "all", wanted)
  return true
end

return settings
