--- One task: a function that runs beside others, as the object that its starter holds.

local core = require "vastai.core"
local scheduler = require "vastai.scheduler"
core.own()

local task = {}

---@class vastai.Task
local Task = {}
Task.__index = Task
Task.__name = "vastai.task"

function task.check_function(name, fn)
  if type(fn) ~= "function" then
    core.raise(("bad argument #1 to '%s' (function expected, got %s)"):format(name, type(fn)))
  end
end

function task.check_seconds(name, seconds)
  if type(seconds) ~= "number" or seconds ~= seconds or seconds < 0 then
    core.raise(("bad argument to '%s' (seconds expected)"):format(name))
  end
end

local LAST_WORDS = 10 -- seconds in which a cancelled task's closers may still call

-- Sandboxes may lack `debug`; an object's __tostring may fail.
local traceback = debug and debug.traceback or function(text) return text end

local function describe(err)
  local ok, text = pcall(tostring, err)
  return ok and text or "(an error that cannot be shown)"
end

-- Errors keep their object; where it was raised is kept beside it.
local function body(self, fn, ...)
  return xpcall(fn, function(err)
    self.traceback = traceback(describe(err), 2)
    return err
  end, ...)
end

--- Starts fn(…) as a task. See vastai.spawn.
---@return vastai.Task
function task.spawn(fn, ...)
  task.check_function("spawn", fn)
  local self, args = setmetatable({}, Task), table.pack(...)
  return scheduler.add(self, coroutine.create(function()
    return body(self, fn, table.unpack(args, 1, args.n))
  end))
end

-- What a finished task gave: its results, its error raised, or nil and `cancelled`.
local function outcome(self)
  local results = self.results
  self.awaited = true
  if self.state == "done" then return table.unpack(results, 1, results.n) end
  if self.state == "cancelled" then return nil, self.cancelled end
  error(results[1], 0)
end

local function finished(self) return self.results ~= nil end

local function timed_out(seconds)
  return nil, core.error("timeout", ("the task has not ended within %g s"):format(seconds), { retryable = true })
end

local function wait_outside(self, limit)
  while not finished(self) and not (limit and core.now() >= limit) do
    scheduler.turn(limit and math.max(0, limit - core.now()) or 3600, nil, true)
  end
end

-- Tasks that wait for one another would do so for ever. Each waits for one at most.
local function check_circle(self)
  local me, other = scheduler.current(), self
  while other and not other.sleeper do -- a limited wait ends
    if other == me then core.raise "this task would wait for itself, for ever" end
    other = other.joined
  end
end

local function wait_unfinished(self, seconds)
  local limit = seconds and core.now() + seconds
  if core.yieldable() then
    if not limit then check_circle(self) end
    return core.yield(self, limit)
  end
  if scheduler.current() or core.inside() then
    core.raise "a task cannot be waited for here: in a hook, a sort, a gsub or a coroutine inside a task"
  end
  wait_outside(self, limit)
end

--- Waits for the task's end: its results; an error of its function is raised again;
--- nil, err when it was cancelled, or when the seconds are over (it goes on).
---@param seconds number?
function Task:wait(seconds)
  if seconds ~= nil then task.check_seconds("wait", seconds) end
  if not finished(self) then wait_unfinished(self, seconds) end
  if not finished(self) then return timed_out(seconds) end
  return outcome(self)
end

--- Ends the task: its pending call raises `cancelled` there, so that its closers
--- run; these may still call for 10 s. A task that has ended stays as it is.
function Task:cancel()
  if finished(self) or self.cancelled then return end
  self.cancelled = core.error("cancelled", "the task was cancelled")
  self.doom = core.doom(self.thread, self.cancelled, core.state().last_words or LAST_WORDS)
  if self == scheduler.current() then
    core.heed()
    error(self.cancelled, 0) -- in a coroutine inside the task, which itself hears of it next
  end
  if self.call then core.cancel(self.call) end
  scheduler.wake(self)
  scheduler.stir()
end

--- `local task <close> = vastai.spawn(fn)`: ended with its scope.
Task.__close = Task.cancel

--- "ready", "running", "waiting", "done", "failed" or "cancelled".
function Task:status() return self.state end

function Task:__tostring() return ("vastai task (%s)"):format(self.state) end

return task
