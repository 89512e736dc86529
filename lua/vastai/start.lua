--- Calls as objects: started, looked at, waited for, cancelled.

local core = require "vastai.core"
local tasks = require "vastai.tasks"
core.own()

---@class vastai.Call
local Call = {}
Call.__index = Call
Call.__name = "vastai.call object"

-- What is written in Lua looks at more than its row says.
local checks = {
  rent = function(...) require "vastai.rent".check(...) end,
  worker = function(...) require "vastai.worker".check(...) end,
}

local function run(client, method, args) return client[method](client, args) end

local function check(client, method, args)
  if type(method) ~= "string" then core.raise "bad argument #1 to 'start' (name of a method expected)" end
  if args ~= nil and type(args) ~= "table" then core.raise "bad argument #2 to 'start' (table of names expected)" end
  if type(client[method]) ~= "function" then core.raise(("a client has no method '%s'"):format(method)) end
  if core.facts(method) then core.check(client, method, args) end
  if checks[method] then checks[method](client, args or {}) end
end

--- Starts a method without waiting: vast:start("show_instances", { … }).
---@param method string
---@param args table?
---@return vastai.Call
function Call.start(client, method, args)
  check(client, method, args)
  local task = tasks.spawn(run, client, method, args or {})
  task.awaited = true
  return setmetatable({ task = task }, Call)
end

--- Whether it has ended.
function Call:done() return self.task.results ~= nil end

--- What the method returned, once it is done: its result, or nil and an error.
--- Before that nil and an error of kind timeout. Never waits.
function Call:result()
  if self:done() then return self.task:wait() end
  return nil, core.error("timeout", "the call has not ended yet", { retryable = true })
end

--- Waits for the result, at most so many seconds.
function Call:wait(seconds) return self.task:wait(seconds) end

--- Gives it up; the result is nil and an error of kind cancelled (or ambiguous,
--- where it may have been done).
function Call:cancel() self.task:cancel() end

--- { phase = "waiting" | "sending" | "receiving" | "done", received = bytes, attempt }
function Call:progress()
  if self:done() then return { phase = "done", received = self.received or 0, attempt = self.attempt or 0 } end
  local call = self.task.latest
  local now = call and core.progress(call) or { phase = "waiting", received = 0, attempt = 0 }
  if now.phase == "done" then now.phase = "receiving" end -- its rows are being decoded
  self.received, self.attempt = now.received, now.attempt
  return now
end

Call.__close = Call.cancel

return Call
