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

-- The key exists but no client could be made of it: it must not stay behind.
local function undo(admin, created, err)
  if math.type(created.id) == "integer" then
    local _, failure = admin:delete_api_key(created.id)
    if failure and type(err) == "table" then err.suppressed = failure end
  end
  return nil, err
end

--- Makes a scoped key and a client on it.
---@param admin table the client that creates the key (it needs user_write)
---@param args table name, permissions or permission_file, key_params, revoke_on_close
---@return table? worker
---@return table? err
function worker.worker(admin, args)
  local created, err = admin:create_api_key(key_of(args))
  if not created then return nil, err end
  if type(created.key) ~= "string" then
    return undo(admin, created, core.error("decode", "the answer holds no key", { method = "worker" }))
  end
  local client, failure = admin:with_key(created.key)
  if not client then return undo(admin, created, failure) end
  known[client] = {
    id = created.id, name = args.name, permissions = created.permissions, admin = admin,
  }
  if args.revoke_on_close then core.on_close(client, worker.revoke) end
  return client
end

local function entry_of(client)
  local entry = known[client]
  if not entry then core.raise "this client is no worker: nothing was touched" end
  return entry
end

--- Which key the worker is on: never its text.
---@return { id: integer, name: string, permissions: table? }
function worker.key(client)
  local entry = entry_of(client)
  return { id = entry.id, name = entry.name, permissions = entry.permissions }
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
