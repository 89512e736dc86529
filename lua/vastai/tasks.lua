--- Tasks: functions that run side by side on one thread. Inside a task every call
--- yields; outside it blocks.

local core = require "vastai.core"
local scheduler = require "vastai.scheduler"
core.own()

local tasks = {}

---@class vastai.Task
local Task = {}
Task.__index = Task
Task.__name = "vastai.task"

local LAST_WORDS = 10 -- seconds in which a cancelled task's closers may still call

local function check_function(name, fn)
  if type(fn) ~= "function" then
    core.raise(("bad argument #1 to '%s' (function expected, got %s)"):format(name, type(fn)))
  end
end

local function check_seconds(name, seconds)
  if type(seconds) ~= "number" or seconds ~= seconds or seconds < 0 then
    core.raise(("bad argument to '%s' (seconds expected)"):format(name))
  end
end

-- Turning the loop from inside it would run tasks in the middle of a task.
local function check_outside(name)
  if scheduler.current() or core.inside() then
    core.raise(("'%s' cannot be called inside a task or a hook"):format(name))
  end
end

-- Sandboxes may lack `debug`; an object's __tostring may fail.
local traceback = debug and debug.traceback or function(text) return text end

local function describe(err)
  local ok, text = pcall(tostring, err)
  return ok and text or "(an error that cannot be shown)"
end

-- Errors keep their object; where it was raised is kept beside it.
local function body(task, fn, ...)
  return xpcall(fn, function(err)
    task.traceback = traceback(describe(err), 2)
    return err
  end, ...)
end

--- Starts fn(…) as a task.
---@return vastai.Task
function tasks.spawn(fn, ...)
  check_function("spawn", fn)
  local task, args = setmetatable({}, Task), table.pack(...)
  return scheduler.add(task, coroutine.create(function()
    return body(task, fn, table.unpack(args, 1, args.n))
  end))
end

-- What a finished task gave: its results, its error raised, or nil and `cancelled`.
local function outcome(task)
  local results = task.results
  task.awaited = true
  if task.state == "done" then return table.unpack(results, 1, results.n) end
  if task.state == "cancelled" then return nil, task.cancelled end
  error(results[1], 0)
end

local function finished(task) return task.results ~= nil end

local function timed_out(seconds)
  return nil, core.error("timeout", ("the task has not ended within %g s"):format(seconds), { retryable = true })
end

local function wait_outside(task, limit)
  while not finished(task) and not (limit and core.now() >= limit) do
    scheduler.turn(limit and math.max(0, limit - core.now()) or 3600, nil, true)
  end
end

-- Tasks that wait for one another would do so for ever. Each waits for one at most.
local function check_circle(task)
  local me, other = scheduler.current(), task
  while other and not other.sleeper do -- a limited wait ends
    if other == me then core.raise "this task would wait for itself, for ever" end
    other = other.joined
  end
end

local function wait_unfinished(task, seconds)
  local limit = seconds and core.now() + seconds
  if core.yieldable() then
    if not limit then check_circle(task) end
    return core.yield(task, limit)
  end
  if scheduler.current() or core.inside() then
    core.raise "a task cannot be waited for here: in a hook, a sort, a gsub or a coroutine inside a task"
  end
  wait_outside(task, limit)
end

--- Waits for the task's end: its results; an error of its function is raised again;
--- nil, err when it was cancelled, or when the seconds are over (it goes on).
---@param seconds number?
function Task:wait(seconds)
  if seconds ~= nil then check_seconds("wait", seconds) end
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

--- "ready", "running", "waiting", "done", "failed" or "cancelled".
function Task:status() return self.state end

function Task:__tostring() return ("vastai task (%s)"):format(self.state) end

--- Waits; the task's fellows, or at least all calls in flight, go on meanwhile.
---@param seconds number
function tasks.sleep(seconds)
  check_seconds("sleep", seconds)
  core.sleep(seconds)
end

-- Errors that nobody waited for: a text gets its traceback, an object keeps its own.
function scheduler.on_orphan(task)
  local handler, err = core.state().on_error, task.results[1]
  if handler then return handler(err, task) end
  if core.is_error(err) then err.traceback = err.traceback or task.traceback end
  error(type(err) == "string" and task.traceback or err, 0)
end

--- fn(err, task) hears of errors in tasks that nobody waits for; nil: they are
--- raised by run and step.
function tasks.on_error(fn)
  if fn ~= nil then check_function("on_error", fn) end
  core.state().on_error = fn
end

local function drive_all()
  scheduler.report()
  while scheduler.alive() > 0 do scheduler.turn(3600) end
end

--- run(fn, …) runs fn as a task and returns its results, other tasks moving
--- meanwhile; run() drives all tasks to their end.
function tasks.run(fn, ...)
  check_outside "run"
  if fn == nil then return drive_all() end
  check_function("run", fn)
  local results = table.pack(tasks.spawn(fn, ...):wait())
  scheduler.report()
  return table.unpack(results, 1, results.n)
end

local function read_budget(options)
  if options == nil then return nil end
  if type(options) ~= "table" then core.raise "bad argument #2 to 'step' (table of options expected)" end
  for name, value in pairs(options) do
    if name ~= "budget" then core.raise(("unknown option '%s' to 'step'"):format(tostring(name))) end
    check_seconds("step", value)
  end
  return options.budget
end

--- One turn of the loop: 0 for a game's frame. budget: seconds of work after which
--- nothing new is begun in this turn.
---@param seconds number?
---@param options { budget: number? }?
---@return integer alive how many tasks there are still
function tasks.step(seconds, options)
  check_outside "step"
  check_seconds("step", seconds or 0)
  scheduler.turn(seconds or 0, read_budget(options))
  return scheduler.alive()
end

--- blocking(false): a call that would block raises instead, at the caller's line.
function tasks.blocking(allowed)
  if type(allowed) ~= "boolean" then core.raise "bad argument to 'blocking' (boolean expected)" end
  core.blocking(allowed)
end

return tasks
