-- Authentication and authorization of a request.

local permissions = require "service.permissions"
local refusals = require "service.refusals"
local settings = require "service.settings"
local store = require "service.store"

local auth = {}

-- Returns the record of the key, or nil and a refusal.
local function identify(authorization)
  local secret = authorization and authorization:match "^Bearer%s+(%S+)%s*$"
  if not secret then return nil, refusals.login_required end
  local owner = store.get("secret", secret)
  local key = owner and store.get("key", owner.id)
  if not key then return nil, refusals.named(settings.get().auth_shape) end
  if key.refused_as then return nil, refusals.named(key.refused_as) end
  return key
end

-- Body fields and path placeholders by name; those of the path take precedence.
local function parameters(request)
  local all = {}
  for name, value in pairs(request.json or {}) do all[name] = value end
  for name, value in pairs(request.params) do all[name] = value end
  return all
end

-- Sets request.key. Returns nil if the call is allowed, else a refusal.
function auth.refuse(row, request)
  if row.public then return nil end
  local key, refusal = identify(request.authorization)
  if not key then return refusal end
  request.key = key
  if not permissions.allowed(key.permissions, row.scope, row.name, parameters(request)) then
    return refusals.missing_scope(settings.get().scope_status)
  end
end

return auth
