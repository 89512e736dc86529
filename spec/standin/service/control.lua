-- The control port, through which specs change and read the state.

local faults = require "service.faults"
local front = require "service.front"
local instances = require "service.instances"
local json = require "service.json"
local recorder = require "service.recorder"
local script = require "service.script"
local seed = require "service.seed"
local settings = require "service.settings"

local control = { initial_instances = 60 }

local DONE = { success = true }

local function wrong(message) return { success = false, msg = message }, 400 end

-- One value or a list of them; an empty Lua table may arrive as {}.
local function as_list(value)
  if value[1] ~= nil or next(value) == nil then return value end
  return { value }
end

function control.reset()
  seed.all(control.initial_instances)
  recorder.reset()
  return DONE
end

local function configure(wanted)
  local ok, problem = settings.change(wanted)
  if not ok then return wrong(problem) end
  if wanted.instance_count then instances.seed(wanted.instance_count) end
  return json.object(settings.get())
end

local function add_faults(list)
  local ok, problem = faults.add(as_list(list))
  if not ok then return wrong(problem) end
  return DONE
end

local function clear_faults()
  faults.clear()
  return DONE
end

local function set_script(wanted)
  if not json.is_table(wanted.responses) then return wrong "responses is missing" end
  script.set(wanted.responses, wanted.strict == true)
  return DONE
end

local actions = {
  ["GET /ready"] = function() return DONE end,
  ["POST /reset"] = control.reset,
  ["GET /config"] = function() return settings.get() end,
  ["POST /config"] = configure,
  ["POST /faults"] = add_faults,
  ["DELETE /faults"] = clear_faults,
  ["POST /script"] = set_script,
  ["GET /script"] = function() return { left = script.left() } end,
  ["GET /requests"] = function() return json.raw(recorder.list()) end,
  ["GET /stats"] = function() return recorder.stats() end,
}

local function run()
  local action = actions[ngx.req.get_method() .. " " .. ngx.var.uri]
  if not action then return { success = false, msg = "unknown control request" }, 404 end
  local body = front.read_body()
  if not body or body == "" then return action({}) end
  local value, problem = json.decode(body)
  if not json.is_table(value) then return wrong(problem or "not an object") end
  return action(value)
end

function control.serve()
  local value, status = run()
  ngx.status = status or 200
  ngx.header.content_type = "application/json"
  ngx.say(json.encode(value))
end

return control
