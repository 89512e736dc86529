-- The steps of the authentication page of the Vast.ai SDK, over TLS. Starts a stand-in of the service and
-- prints each step. Exits with 0 only if every step has the documented result. With --live: the read-only
-- steps against the real service.
--
--   make demo
--   VAST_API_KEY=… make demo-live

local vastai = require "vastai"

local steps, failures = 0, 0

local function say(format, ...) print(("      " .. format):format(...)) end

-- Runs one step, which must return true.
local function step(title, run)
  steps = steps + 1
  print(("\n%2d. %s"):format(steps, title))
  local ok, result = xpcall(run, debug.traceback)
  if ok and result then return end
  failures = failures + 1
  say("FAILED: %s", ok and "the result differs from the page" or tostring(result))
end

local function finish()
  print(("\n%d steps, %d failed"):format(steps, failures))
  os.exit(failures == 0, true)
end

-- Read-only steps, for the stand-in and the real service.

local function verify(vast)
  local user = assert(vast:verify())
  say("%s, id %s, credit $%.2f", user.email, user.id, user.credit or user.balance or 0)
  say("%s", vast)
  return user.id ~= nil
end

local function list_keys(vast)
  local keys = assert(vast:show_api_keys())
  for _, key in ipairs(keys) do say("key %-8s %s", key.id, key.name or "") end
  return #keys > 0
end

local function list_instances(vast)
  local instances = assert(vast:show_instances())
  say("%d instances", #instances)
  for i = 1, math.min(3, #instances) do
    say("%s  %-10s %s", instances[i].id, instances[i].actual_status or "-", instances[i].gpu_name or "")
  end
  return instances
end

local function live()
  local vast <close> = assert(vastai.new())
  step("verify the key", function() return verify(vast) end)
  if failures > 0 then return finish() end -- the others would fail for the same reason
  step("list the API keys", function() return list_keys(vast) end)
  step("list the instances", function() return list_instances(vast) end)
  finish()
end

if arg and arg[1] == "--live" then return live() end

-- The other steps create and delete keys, so they use the stand-in only.

local standin = require "spec.support.standin"
local here = arg and tostring(arg[0]):match "^(.*)/[^/]*$" or "."
local server <close> = standin.start { instances = 60 }
local options = { server_url = server.url, ca_file = server.ca_file }
print("a stand-in of the service runs at " .. server.url)

local vast = assert(vastai.new(server.admin_key, options))
local full ---@type vastai.CreatedApiKey
local scoped ---@type vastai.CreatedApiKey
local worker ---@type vastai.Client

step("verify a key: vast:verify()", function() return verify(vast) end)

step("create a key with full access: vast:create_api_key { name = \"ci-deploy-key\" }", function()
  full = assert(vast:create_api_key { name = "ci-deploy-key" })
  say("id %d, shown once: %s…", full.id, full.api_key:sub(1, 4))
  return assert(vastai.new(full.api_key, options)):show_user() ~= nil
end)

step("create a scoped key from a permissions file", function()
  scoped = assert(vast:create_api_key { name = "logs-only", permission_file = here .. "/perms.json" })
  local scopes = assert(scoped.permissions).api
  for scope in pairs(scopes) do say("scope: %s", scope) end
  return scopes.instance_read ~= nil
end)

step("list the keys: vast:show_api_keys()", function() return list_keys(vast) end)

step("show one: vast:show_api_key(id)", function()
  local key = assert(vast:show_api_key(scoped.id))
  say("%s: %s", key.id, key.name)
  return key.id == scoped.id
end)

step("create a read-only worker: vast:worker { … }", function()
  worker = assert(vast:worker { name = "worker-key", permission_file = here .. "/readonly.json" })
  say("%s, key %d", worker, worker:key().id)
  return worker:key().name == "worker-key"
end)

step("the worker lists the instances, on three pages", function()
  local before = #server:requests()
  local found = #list_instances(worker)
  say("in %d requests", #server:requests() - before)
  return found == 60 and #server:requests() - before == 3
end)

step("a write by the worker is refused", function()
  local _, err = worker:request("DELETE", "/api/v0/instances/26117040/")
  err = assert(err, "it was not refused")
  say("%s", err)
  return err.kind == "permission" and assert(err.hint):find("instance_write", 1, true)
end)

step("delete its key: worker:revoke()", function() return assert(worker:revoke()) end)

step("the worker's next call fails as an auth error", function()
  local done, err = worker:show_instances()
  say("%s", err)
  return done == nil and err.kind == "auth"
end)

step("delete the other two: vast:delete_api_key(id)", function()
  say("%s", assert(vast:delete_api_key(full.id)).msg)
  say("%s", assert(vast:delete_api_key { id = scoped.id }).msg)
  return #assert(vast:show_api_keys()) > 0
end)

finish()
