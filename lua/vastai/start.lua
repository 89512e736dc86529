--- Call objects: started with vast:start, then polled, awaited or cancelled.

local core = require "vastai.core"
local rent = require "vastai.rent"
local worker = require "vastai.worker"
core.own()

---@class vastai.Call
local Call = {}
Call.__index = Call
Call.__name = "vastai.call object"

-- Argument checks of methods in Lua, in addition to those of their rows.
local checks = {
  rent = rent.check, worker = worker.check,
}

local function run(client, method, args) return client[method](client, args) end

local function check(client, method, args)
  if type(method) ~= "string" then core.raise "bad argument #1 to 'start' (name of a method expected)" end
  if args ~= nil and type(args) ~= "table" then core.raise "bad argument #2 to 'start' (table of names expected)" end
  if type(client[method]) ~= "function" then core.raise(("a client has no method '%s'"):format(method)) end
  if core.facts(method) then core.check(client, method, args) end
  if checks[method] then checks[method](client, args or {}) end
end

--- Starts a method and returns at once: vast:start("show_instances", { … }).
---@param method string
---@param args table?
---@return vastai.Call
function Call.start(client, method, args)
  check(client, method, args)
  local copy = {} -- the script may change its table before the task runs
  for name, value in next, args or {} do copy[name] = value end
  return setmetatable({ task = core.spawn(true, run, client, method, copy) }, Call)
end

--- Returns whether the call has ended.
function Call:done() return self.final or core.ended(self.task) end

--- Returns the result of the method, or nil and an error. Before the call has ended, returns
--- nil and an error of kind timeout. Never waits.
function Call:result()
  if self.final then return nil, core.reason(self.task) end
  if self:done() then return self.task:wait() end
  return nil, core.error("timeout", "the call has not ended yet", { retryable = true })
end

--- Waits for the result, at most the given number of seconds.
function Call:wait(seconds)
  if self.final then return self:result() end
  return self.task:wait(seconds)
end

--- Cancels the call. It is then done, with a final result: nil and an error of kind cancelled
--- (or ambiguous if it may have been processed), or the result if it had ended already. If
--- closers of the method need to wait, they continue in the next turns of the loop.
function Call:cancel()
  if self:done() then return end
  self.final = not core.cancel_now(self.task)
end

--- Returns { phase = "waiting" | "sending" | "receiving" | "done", received = bytes, attempt }
function Call:progress()
  local last = { phase = "waiting", received = self.received or 0, attempt = self.attempt or 0 }
  if self:done() then
    last.phase = "done"
    return last
  end
  local now = core.progress(self.task) or last
  self.received, self.attempt = now.received, now.attempt
  return now
end

Call.__close = Call.cancel

return Call
