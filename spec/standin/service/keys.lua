-- API keys: created, listed, shown, deleted, replaced.

local json = require "service.json"
local permissions = require "service.permissions"
local store = require "service.store"
local users = require "service.users"

local keys = { ADMIN = "vast-admin-key-0001", SCOPED = "vast-scoped-key-0001" }

local FIRST_CREATED = 12345

local function full_access() return json.object { api = json.object {} } end

local function add(record)
  record.user_id = users.ID
  record.key_type = record.key_type or "api_key"
  store.put("key", record.id, record)
  store.put("secret", record.key, { id = record.id })
  return record
end

function keys.seed()
  add { id = 99, name = "admin", key = keys.ADMIN, permissions = full_access(), key_type = "primary" }
  add { id = 100, name = "scoped", key = keys.SCOPED, permissions = json.object {
    api = json.object { user_read = json.object {}, instance_read = json.object {} } } }
  add { id = 101, name = "expired session", key = "vast-session-expired-0001",
    permissions = full_access(), refused_as = "session_expired" }
  add { id = 102, name = "second factor", key = "vast-tfa-required-0001",
    permissions = full_access(), refused_as = "tfa_required" }
end

local function new_secret()
  local file = assert(io.open("/dev/urandom", "rb"))
  local bytes = file:read(24)
  file:close()
  return "vast-" .. bytes:gsub(".", function(byte) return ("%02x"):format(byte:byte()) end)
end

local function invalid(error, message)
  return 400, { success = false, error = error, msg = message }
end

-- Absent, null and {} all mean full permissions, as in the real service.
local function widened(tree)
  if tree == nil or tree == json.null then return full_access() end
  if type(tree) ~= "table" then return nil end
  if next(tree) == nil then return full_access() end
  return permissions.well_formed(tree) and tree or nil
end

local function create(request)
  local wanted = request.json or {}
  if type(wanted.name) ~= "string" then return invalid("missing_name", "API key name is required.") end
  local tree = widened(wanted.permissions)
  if not tree then return invalid("invalid_permissions", "Invalid permissions.") end
  if not permissions.covers(request.key.permissions, tree) then
    return 401, { success = false, error = "auth_error",
      msg = "You cannot create an API key with more permissions than your own." }
  end
  local record = add { id = store.next_id("key", FIRST_CREATED), name = wanted.name,
    key = new_secret(), permissions = tree, key_params = wanted.key_params }
  return 200, { success = true, id = record.id, key = record.key, permissions = tree }
end

local function public_view(record)
  return {
    id = record.id, user_id = record.user_id, key = json.null, key_type = record.key_type,
    name = record.name, rights = record.permissions, key_params = record.key_params,
    team_id = json.null, team_name = json.null,
  }
end

local function list()
  local views = json.array {}
  for _, record in ipairs(store.all "key") do
    if not record.refused_as then views[#views + 1] = public_view(record) end
  end
  return 200, { apikeys = views }
end

local function find(request)
  local id = tonumber(request.params.id)
  return id and store.get("key", id)
end

local function no_such_key() return 404, { success = false, error = "not_found", msg = "API Key not found." } end

local function show(request)
  local record = find(request)
  if not record then return no_such_key() end
  return 200, public_view(record)
end

local function delete(request)
  local record = find(request)
  if not record then return no_such_key() end
  store.delete("secret", record.key)
  store.delete("key", record.id)
  return 200, "Successfully Deleted API Key"
end

local function reset(request)
  local record = request.key
  local secret = new_secret()
  store.delete("secret", record.key)
  store.change("key", record.id, { key = secret })
  store.put("secret", secret, { id = record.id })
  return 200, { success = true, sent = true, key = secret, api_key = secret }
end

keys.routes = {
  { "GET", "/api/v0/auth/apikeys/", scope = "user_read", handler = list },
  { "POST", "/api/v0/auth/apikeys/", scope = "user_write", handler = create },
  { "GET", "/api/v0/auth/apikeys/{id}/", scope = "user_read", handler = show },
  { "DELETE", "/api/v0/auth/apikeys/{id}/", scope = "user_write", handler = delete },
  { "PUT", "/api/v0/commands/reset_apikey/", scope = "user_write", handler = reset },
}

return keys
