--- Scoped clients: a key that may do only what a worker must, and a client on it.
-- A worker keeps its admin client alive, through which it is revoked.

local core = require "vastai.core"
core.own()

local worker = {}

-- What is known of each worker: { id, name, permissions, admin }. Weak keys: the
-- entry goes with its client. The key's text is not kept here.
local known = setmetatable({}, { __mode = "k" })

-- What create_api_key takes of the caller's arguments.
local function key_of(args)
  if type(args) ~= "table" then
    core.raise "'worker' takes a table: vast:worker { name = …, permissions = … }"
  end
  local key = core.arguments("worker", args)
  key.revoke_on_close = nil
  if key.permissions == nil and key.permission_file == nil then
    core.raise("'worker' needs permissions or permission_file: " ..
      "a full-access key is made by create_api_key")
  end
  return key
end

--- Raises what worker would raise before anything is sent.
function worker.check(admin, args) admin:preview("create_api_key", key_of(args)) end

local LEFT = "key %d could not be deleted and is still valid: vast:delete_api_key(%d)"

local function is_closed(client) return not pcall(client.credentials, client) end

-- The key exists but cannot be used: it is deleted. Where that fails the error has its id. What the
-- deletion raises (its task was cancelled, Ctrl-C) goes on, except that the client is closed.
local function undo(admin, created, err)
  local ok, done, failure = pcall(admin.delete_api_key, admin, created.id)
  if not ok then failure = done end
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

-- A key may have been made, but its id is not known: nothing can be deleted.
local function not_created(err, name)
  if err.kind == "ambiguous" then
    err.name = name
    err.hint = ("a key named '%s' may exist: look for it with vast:show_api_keys()"):format(name)
  end
  return nil, err
end

-- What makes the new key unusable for a worker: an error; nil: nothing.
local function fault_of(created)
  if created.exceeds then
    local message = "the service made a key that may do more than was asked: " .. created.exceeds
    return core.error("server", message, { method = "worker" })
  end
  if type(created.key) ~= "string" then
    return core.error("decode", "the answer holds no key", { method = "worker" })
  end
end

--- Makes a scoped key and a client on it.
---@param admin table the client that creates the key (it needs user_write)
---@param args table name, permissions or permission_file, key_params, revoke_on_close
---@return table? worker
---@return table? err with `id` where a key is left, with `name` where one may be
function worker.worker(admin, args)
  local key = key_of(args)
  local created, err = admin:create_api_key(key)
  if not created then return not_created(err, key.name) end
  local fault = fault_of(created)
  if fault then return undo(admin, created, fault) end
  local client, failure = admin:with_key(created.key)
  if not client then return undo(admin, created, failure) end
  known[client] = {
    id = created.id, name = key.name, permissions = created.permissions, warnings = created.warnings, admin = admin,
  }
  if args.revoke_on_close then core.on_close(client, worker.revoke) end
  return client
end

local function entry_of(client)
  local entry = known[client]
  if not entry then core.raise "this client is no worker: nothing was touched" end
  return entry
end

--- Which key the worker is on: never its text. warnings: remarks on its permissions.
---@return { id: integer, name: string, permissions: table?, warnings: string[]? }
function worker.key(client)
  local entry = entry_of(client)
  return { id = entry.id, name = entry.name, permissions = entry.permissions, warnings = entry.warnings }
end

--- Deletes the worker's key through the admin client. Twice does no harm.
---@return true? done
---@return table? err
function worker.revoke(client)
  local entry = entry_of(client)
  if entry.revoked then return true end
  local done, err = entry.admin:delete_api_key(entry.id)
  if not done and err.kind ~= "not_found" then return nil, err end
  entry.revoked = true
  return true
end

return worker
