--- Workers: clients on a scoped key of their own. A worker keeps a reference to its admin client,
-- which revokes the key.

local core = require "vastai.core"
core.own()

local worker = {}

-- [client] = { id, name, permissions, warnings, admin, revoked }. Weak keys: an entry is collected
-- with its client. The secret of the key is not stored.
local known = setmetatable({}, { __mode = "k" })

-- Returns the arguments of create_api_key among those of the caller, and revoke_on_close.
local function key_of(args)
  if type(args) ~= "table" then
    core.raise "'worker' takes a table: vast:worker { name = …, permissions = … }"
  end
  local key = core.arguments("worker", args)
  local revoke = key.revoke_on_close
  key.revoke_on_close = nil
  if key.permissions == nil and key.permission_file == nil then
    core.raise("'worker' needs permissions or permission_file: " ..
      "use create_api_key for a full-access key")
  end
  return key, revoke
end

--- Raises the argument errors of worker; sends nothing.
function worker.check(admin, args) admin:preview("create_api_key", (key_of(args))) end

local LEFT = "key %d could not be deleted and is still valid: vast:delete_api_key(%d)"

local function is_closed(client) return not pcall(client.credentials, client) end

-- The answer to the deletion may quote the new key, which the secrets of that call do not include.
local function mask_key(err, key)
  if not core.is_error(err) or type(key) ~= "string" then return end
  local pattern = key:gsub("%p", "%%%0")
  for _, name in ipairs { "message", "body" } do
    if err[name] then err[name] = err[name]:gsub(pattern, "***") end
  end
end

-- Deletes a key that exists but cannot be used. If that fails, the error has its id. Errors raised
-- by the deletion (cancellation, Ctrl-C) are raised again, except if the client is closed.
local function undo(admin, created, err)
  local ok, done, failure = pcall(admin.delete_api_key, admin, created.id)
  if not ok then failure = done end
  mask_key(failure, created.key)
  local gone = core.is_error(failure) and failure.kind == "not_found"
  if failure and not gone then
    err.suppressed, err.id, err.hint = failure, created.id, LEFT:format(created.id, created.id)
  end
  if not ok and not is_closed(admin) then
    if core.is_error(failure) then failure.id = created.id end
    error(failure, 0)
  end
  return nil, err
end

-- A key may have been created, but its ID is unknown, so it cannot be deleted.
local function not_created(err, name)
  if err.kind == "ambiguous" then
    err.name = name
    err.hint = ("a key named '%s' may exist: check with vast:show_api_keys()"):format(name)
  end
  return nil, err
end

-- Returns the error that makes the new key unusable for a worker, or nil.
local function fault_of(created)
  if created.exceeds then
    local message = "the created key has more permissions than requested: " .. created.exceeds
    return core.error("server", message, { method = "worker" })
  end
  if type(created.key) ~= "string" then
    return core.error("decode", "the answer has no key", { method = "worker" })
  end
end

-- Returns a client that uses the new key, and remembers the key.
local function adopt(admin, created, name, revoke)
  local client, err = admin:with_key(created.key)
  if not client then return nil, err end
  known[client] = {
    id = created.id, name = name, permissions = created.permissions, warnings = created.warnings, admin = admin,
  }
  if revoke then core.on_close(client, worker.revoke) end
  return client
end

-- No client was made, because an error was raised: without memory, or the admin client is closed.
local function undo_raised(admin, created, raised)
  local _, err = undo(admin, created, core.error("closed", tostring(raised), { method = "worker" }))
  if err.id then return nil, err end
  error(raised, 0)
end

--- Creates a scoped key and a client that uses it.
---@param admin table the client that creates the key (it needs user_write)
---@param args table name, permissions or permission_file, key_params, revoke_on_close
---@return table? worker
---@return table? err with `id` if a key remains, with `name` if one may exist
function worker.worker(admin, args)
  local key, revoke = key_of(args)
  local created, err = admin:create_api_key(key)
  if not created then return not_created(err, key.name) end
  local fault = fault_of(created)
  if fault then return undo(admin, created, fault) end
  local ok, client, failure = pcall(adopt, admin, created, key.name, revoke)
  if not ok then return undo_raised(admin, created, client) end
  if not client then return undo(admin, created, failure) end
  return client
end

local function entry_of(client, message)
  local entry = known[client]
  if not entry then core.raise(message) end
  return entry
end

--- Returns the worker's key, without the secret. warnings: messages about its permissions.
---@return { id: integer, name: string, permissions: table?, warnings: string[]? }
function worker.key(client)
  local entry = entry_of(client, "not a worker client")
  return { id = entry.id, name = entry.name, permissions = entry.permissions, warnings = entry.warnings }
end

--- Deletes the worker's key with the admin client. A second call does nothing.
---@return true? done
---@return table? err
function worker.revoke(client)
  local entry = entry_of(client, "not a worker client; nothing was revoked")
  if entry.revoked then return true end
  local done, err = entry.admin:delete_api_key(entry.id)
  if not done and err.kind ~= "not_found" then return nil, err end
  entry.revoked = true
  return true
end

return worker
