-- Entry of every request on the service ports: records it, delays it, and answers by a script, a fault or
-- the service.

local answer = require "service.answer"
local auth = require "service.auth"
local faults = require "service.faults"
local json = require "service.json"
local recorder = require "service.recorder"
local router = require "service.router"
local routes = require "service.routes"
local script = require "service.script"
local settings = require "service.settings"

local front = {}

-- nginx stores a body that is larger than its buffer in a file.
function front.read_body()
  ngx.req.read_body()
  local body = ngx.req.get_body_data()
  if body then return body end
  local path = ngx.req.get_body_file()
  if not path then return nil end
  local file = assert(io.open(path, "rb"))
  body = file:read "*a"
  file:close()
  return body
end

local function reply(status, value, content_type)
  local body = content_type and value or json.encode(value)
  ngx.status = status
  ngx.header.content_type = content_type or "application/json"
  ngx.header.content_length = #body
  ngx.print(body)
end

local function unknown_route(known_for_other_verb)
  local status = known_for_other_verb and 405 or 404
  local word = known_for_other_verb and "method_not_allowed" or "not_found"
  return reply(status, { success = false, error = word, msg = "No such route in the stand-in." })
end

local function decoded(body)
  local value = body and json.decode(body)
  return json.is_table(value) and value or nil
end

local function serve_route(verb, path, body)
  local row, params = router.find(routes, verb, path)
  if not row then return unknown_route(params) end
  local request = {
    verb = verb, path = path, params = params, query = ngx.req.get_uri_args(0),
    json = decoded(body), authorization = ngx.var.http_authorization,
  }
  local refusal = auth.refuse(row, request)
  if refusal then return reply(refusal.status, refusal.body) end
  return reply(row.handler(request))
end

function front.serve()
  local verb, path, body = ngx.req.get_method(), ngx.var.request_uri:match "^[^?]*", front.read_body()
  recorder.arrived(verb, path, body)
  local delay = settings.get().delay
  if delay > 0 then ngx.sleep(delay) end
  local special = script.next() or faults.due(verb, path)
  if special and answer.send(special) ~= false then return end
  return serve_route(verb, path, body)
end

return front
