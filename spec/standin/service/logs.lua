-- Logs: a call requests one, and its answer has the URL of the log.

local answer = require "service.answer"
local store = require "service.store"

local logs = {}

local function request_logs(request)
  local instance = store.get("instance", tonumber(request.params.id) or "")
  if not instance then return 404, { error = "invalid_id", msg = "Invalid instance id." } end
  local id = store.next_id("log", 1)
  local tail = tonumber((request.json or {}).tail)
  store.put("log", id, { id = id, instance = instance.id, tail = tail })
  return 200, { success = true, msg = "Logs will be available shortly",
    result_url = answer.base_url() .. "/r/" .. id .. ".log" }
end

local function fetch(request)
  local log = store.get("log", request.params.file:match "^(%d+)%.log$" or "")
  if not log then return 404, "no such log\n", "text/plain; charset=utf-8" end
  local lines = {}
  for i = 1, math.min(log.tail or 3, 10000) do
    lines[i] = ("[%d] instance %d is working\n"):format(i, log.instance)
  end
  return 200, table.concat(lines), "text/plain; charset=utf-8"
end

logs.routes = {
  { "PUT", "/api/v0/instances/request_logs/{id}/", scope = "instance_read",
    name = "api.instance.request_logs", handler = request_logs },
  { "GET", "/r/{file}", public = true, handler = fetch },
}

return logs
