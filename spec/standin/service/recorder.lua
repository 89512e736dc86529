-- Records every request and the status of its answer.

local json = require "service.json"
local settings = require "service.settings"

local recorder = {}

local arrivals = ngx.shared.arrivals

-- Not changed by a reset, so that a request in progress cannot modify the record of a later one.
local function era() return arrivals:get "era" or 0 end

function recorder.reset()
  local next_era = era() + 1
  arrivals:flush_all()
  arrivals:flush_expired()
  arrivals:set("era", next_era)
end

local function count()
  arrivals:incr("requests", 1, 0)
  if arrivals:safe_add("connection/" .. ngx.var.connection, true) then arrivals:incr("connections", 1, 0) end
end

-- `?a=1&a=2` gives a list, `?a` an empty string.
local function query()
  local decoded = json.object {}
  for name, value in pairs(ngx.req.get_uri_args(0)) do
    decoded[name] = value == true and "" or value
  end
  return decoded
end

local function headers()
  local plain = json.object {}
  for name, value in pairs((ngx.req.get_headers(0))) do plain[name] = value end
  return plain
end

local function head(serial, verb, path)
  return json.encode {
    serial = serial, time = ngx.now(), method = verb, raw_target = ngx.var.request_uri, path = path,
    query = query(), headers = headers(), protocol = ngx.var.server_protocol,
    connection = tonumber(ngx.var.connection), request = tonumber(ngx.var.connection_requests),
    server = ngx.var.server_name,
  }
end

-- Called after the body is read and before the answer is chosen. When the shared memory is full, further
-- requests are answered but not recorded.
function recorder.arrived(verb, path, body)
  count()
  if not settings.get().record then return end
  local serial = arrivals:incr("serial", 1, 0)
  local mark = era() .. "/" .. serial
  if not arrivals:safe_set("head/" .. mark, head(serial, verb, path)) then return end
  ngx.ctx.mark = mark
  if body then arrivals:safe_set("body/" .. mark, body) end
end

-- Called in the log phase. A request that is closed without an answer has status 0.
function recorder.answered()
  local mark = ngx.ctx.mark
  if not mark then return end
  local status = ngx.ctx.status or ngx.status
  arrivals:safe_set("status/" .. mark, status == 444 and 0 or status)
end

-- The text of the body is used as its value, so that numbers stay exact.
local function with_body(body)
  if not body then return "" end
  local text = ',"body":' .. json.encode(body)
  if json.decode(body) ~= nil then text = text .. ',"json":' .. body end
  return text
end

local function record(mark)
  local text = arrivals:get("head/" .. mark)
  if not text then return nil end
  local status = arrivals:get("status/" .. mark)
  return text:sub(1, -2) .. with_body(arrivals:get("body/" .. mark))
    .. (status and ',"status":' .. status or "") .. "}"
end

-- All requests since the reset, as JSON text.
function recorder.list()
  local list = {}
  for serial = 1, arrivals:get "serial" or 0 do list[#list + 1] = record(era() .. "/" .. serial) end
  return "[" .. table.concat(list, ",\n") .. "]"
end

function recorder.stats()
  return { requests = arrivals:get "requests" or 0, connections = arrivals:get "connections" or 0 }
end

return recorder
