--- Tasks: functions that run side by side on one thread. Inside a task every call
--- yields; outside it blocks. The scheduler is in C (src/bind/call/tasks.c): here are the
--- checks of what scripts hand to it.

local core = require "vastai.core"
core.own()

-- wait gives the task's results and raises its error; nil, err when it was cancelled or has not
-- ended in time. An interrupt of a wait outside of tasks cancels the task and those begun in it.
-- cancel: its pending call raises `cancelled` there, and its closers may call for 10 s.
---@class vastai.Task
---@field wait fun(self: vastai.Task, seconds: number?): any, table?
---@field cancel fun(self: vastai.Task)
---@field status fun(self: vastai.Task): string ready, running, waiting, done, failed or cancelled

local tasks = {}

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
  if core.inside() then core.raise(("'%s' cannot be called inside a task or a hook"):format(name)) end
end

--- Starts fn(…) as a task. `local task <close> = vastai.spawn(fn)`: the task is cancelled,
--- and has ended, before its scope is left.
---@return vastai.Task
function tasks.spawn(fn, ...)
  check_function("spawn", fn)
  return core.spawn(false, fn, ...)
end

--- Waits; other tasks, or at least all calls in flight, go on meanwhile.
---@param seconds number
function tasks.sleep(seconds)
  check_seconds("sleep", seconds)
  core.sleep(seconds)
end

--- fn(err, task) is called with errors of tasks that nobody waits for; nil: they are
--- raised by run and step.
function tasks.on_error(fn)
  if fn ~= nil then check_function("on_error", fn) end
  core.on_error(fn)
end

--- run(fn, …) runs fn as a task and returns its results, other tasks moving meanwhile;
--- run() drives all tasks to their end. An error or an interrupt on the way out cancels
--- the tasks that were begun by fn (run(): an interrupt cancels all) and waits at most
--- 10 s for their closers.
function tasks.run(fn, ...)
  check_outside "run"
  if fn == nil then return core.run_all() end
  check_function("run", fn)
  return core.run(fn, ...)
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
  return core.turn(seconds or 0, read_budget(options))
end

--- blocking(false): a call that would block raises instead, at the caller's line.
function tasks.blocking(allowed)
  if type(allowed) ~= "boolean" then core.raise "bad argument to 'blocking' (boolean expected)" end
  core.blocking(allowed)
end

return tasks
