-- Instances: listed in pages, shown, changed, destroyed.

local json = require "service.json"
local pages = require "service.instance_pages"
local sample = require "service.instance_sample"
local store = require "service.store"

local instances = {}

function instances.seed(count)
  local list = {}
  for index = 0, count - 1 do list[index + 1] = sample.build(index) end
  store.fill("instance", list)
end

local function find(request)
  local id = tonumber(request.params.id)
  return id and store.get("instance", id)
end

local function no_such_instance()
  return 404, { success = false, error = "not_found", msg = "Instance not found" }
end

local function retired()
  return 410, { success = false, error = "deprecated_endpoint",
    msg = "This endpoint is deprecated. Use /api/v1/instances/ instead." }
end

local function list(request)
  local page, error, message = pages.page(store.all "instance", request.query)
  if not page then return 400, { success = false, error = error, msg = message } end
  return 200, page
end

local function show(request)
  local instance = find(request)
  return 200, { instances = instance or json.null }
end

instances.STATES = {
  running = { intended_status = "running", next_state = "running", actual_status = "running", cur_state = "running" },
  stopped = { intended_status = "stopped", next_state = "stopped", actual_status = "exited", cur_state = "stopped" },
}

local function change(request)
  local instance, wanted = find(request), request.json or {}
  if not instance then return no_such_instance() end
  if wanted.label ~= nil then
    store.change("instance", instance.id, { label = wanted.label })
    local text = wanted.label == json.null and "" or tostring(wanted.label)
    return 200, { success = true, msg = ("label for %d set to '%s'"):format(instance.id, text) }
  end
  local state = instances.STATES[wanted.state]
  if not state then return 400, { success = false, error = "invalid_args", msg = "Invalid state." } end
  store.change("instance", instance.id, state)
  return 200, { success = true }
end

local function destroy(request)
  local instance = find(request)
  if not instance then return no_such_instance() end
  store.delete("instance", instance.id)
  return 200, { success = true, msg = "Instance destroyed successfully" }
end

instances.routes = {
  { "GET", "/api/v1/instances/", scope = "instance_read", handler = list },
  { "GET", "/api/v0/instances/", public = true, handler = retired },
  { "GET", "/api/v0/instances/{id}/", scope = "instance_read", name = "api.instance.show", handler = show },
  { "PUT", "/api/v0/instances/{id}/", scope = "instance_write", handler = change },
  { "DELETE", "/api/v0/instances/{id}/", scope = "instance_write", name = "api.instance.destroy", handler = destroy },
}

return instances
