--- Calls as objects: started, looked at, waited for, cancelled.

local core = require "vastai.core"
local tasks = require "vastai.tasks"
core.own()

---@class vastai.Call
local Call = {}
Call.__index = Call
Call.__name = "vastai.call object"

local function run(client, method, args) return client[method](client, args) end

--- Starts a method without waiting: vast:start("show_instances", { … }).
---@param method string
---@param args table?
---@return vastai.Call
function Call.start(client, method, args)
  if type(method) ~= "string" then core.raise "bad argument #1 to 'start' (name of a method expected)" end
  if args ~= nil and type(args) ~= "table" then core.raise "bad argument #2 to 'start' (table of names expected)" end
  if core.describe(method) then core.check(client, method, args) end
  local task = tasks.spawn(run, client, method, args or {})
  task.awaited = true
  return setmetatable({ task = task }, Call)
end

--- Whether it has ended.
function Call:done() return self.task.results ~= nil end

--- What the method returned, once it is done: its result, or nil and an error.
--- Before that nil and an error of kind timeout.
function Call:result() return self.task:wait(0) end

--- Waits for the result, at most so many seconds.
function Call:wait(seconds) return self.task:wait(seconds) end

--- Gives it up; the result is nil and an error of kind cancelled (or ambiguous,
--- where it may have been done).
function Call:cancel() self.task:cancel() end

--- { phase = "waiting" | "sending" | "receiving" | "done", received = bytes, attempt }
function Call:progress()
  local call = self.task.call
  if call then return core.progress(call) end
  return { phase = self:done() and "done" or "waiting", received = 0, attempt = 0 }
end

Call.__close = Call.cancel

return Call
