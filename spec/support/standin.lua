-- The stand-in for specs: starts it and controls it.
--
--   local server = standin.start { instances = 60 }
--   server:fault { status = 429, body = "busy", times = 1 }
--   … requests to server.url with server.ca_file and server.admin_key …
--   server:requests()[1].headers.authorization
--   server:stop()

local cjson = require "cjson"
local exact_json = require "spec.standin.exact_json"
local launcher = require "spec.standin.launcher"
local shell = require "spec.standin.shell"

local standin = {}

local Server = {}
Server.__index = Server

local function process_id()
  local file <close> = assert(io.open "/proc/self/stat")
  return file:read "n"
end

-- options: instances (default 60), prefix (a directory that is kept)
function standin.start(options)
  options = options or {}
  local server = launcher.start {
    instances = options.instances, prefix = options.prefix, parent = process_id(),
  }
  return setmetatable(server, Server)
end

-- The factor for time limits of specs: more than 1 under memory checks.
function standin.slow() return tonumber(os.getenv "VASTAI_SLOW") or 1 end

-- Decodes JSON (recorded cases) for fault and script without loss: empty arrays stay arrays.
standin.decode = exact_json.decode

local function control(server, verb, path, value)
  assert(not server.stopped, "the stand-in has been stopped")
  local file = server.prefix .. "/control.json"
  if value then shell.write(file, exact_json.encode(value)) end
  local data = value and " --data-binary @" .. shell.quote(file) or ""
  local output, ok = shell.run(("exec curl -sS --max-time %d -X %s%s %s%s")
    :format(60 * standin.slow(), verb, data, server.control_url, path))
  if not ok then error("stand-in " .. path .. ": " .. output, 3) end
  local answer = cjson.decode(output)
  if answer.success == false then error("stand-in " .. path .. ": " .. answer.msg, 3) end
  return answer
end

-- Restores the initial state: users, keys, instances, settings; removes faults, script and recorded
-- requests.
function Server:reset() control(self, "POST", "/reset") end

-- Changes settings (service/settings.lua) and returns all of them.
function Server:config(switches) return control(self, "POST", "/config", switches) end

-- Adds one fault, or a list of them (service/faults.lua, service/answer.lua).
function Server:fault(fault) control(self, "POST", "/faults", fault) end

function Server:clear_faults() control(self, "DELETE", "/faults") end

-- Encodes JSON bodies here, so that the server does not change numbers.
local function with_text_body(response)
  local copy = {}
  for name, value in pairs(response) do copy[name] = value end
  if response.body ~= nil and type(response.body) ~= "string" then
    copy.body = exact_json.encode(response.body)
    copy.headers = response.headers or { ["Content-Type"] = "application/json" }
  end
  return copy
end

-- responses: as in the recorded cases. strict: further requests get 599.
function Server:script(responses, strict)
  local list = {}
  for i, response in ipairs(responses) do list[i] = with_text_body(response) end
  control(self, "POST", "/script", { responses = list, strict = strict == true })
end

-- The number of scripted answers that are left.
function Server:script_left() return control(self, "GET", "/script").left end

-- All requests since the start or reset, in the order of arrival: serial, time,
-- method, raw_target, path, query, headers (lower case), body, json, protocol,
-- connection, request (its number on the connection), server, status.
function Server:requests() return control(self, "GET", "/requests") end

-- { requests, connections }, also counted with { record = false }.
function Server:stats() return control(self, "GET", "/stats") end

function Server:access_log() return shell.read(self.prefix .. "/logs/access.log") or "" end

function Server:error_log() return shell.read(self.prefix .. "/logs/error.log") or "" end

function Server:stop()
  if self.stopped then return end
  self.stopped = true
  launcher.stop(self)
end

Server.__gc = Server.stop
Server.__close = Server.stop

return standin
