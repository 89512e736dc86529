--- Tasks: functions that run concurrently on one thread. Inside a task every call yields;
--- outside it blocks. The scheduler is in C (src/bind/call/tasks.c); this file checks the
--- arguments.

local core = require "vastai.core"
core.own()

-- wait returns the results of the task or raises its error; nil, err if the task was cancelled or
-- did not end in time. An interrupt of a wait outside tasks cancels the task and the tasks that it
-- started. cancel: the pending call raises `cancelled` inside the task, whose closers may make
-- calls for 10 s.
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

-- A turn of the loop inside a task would run other tasks in the middle of that task.
local function check_outside(name)
  if core.inside() then core.raise(("'%s' cannot be called inside a task or a callback"):format(name)) end
end

--- Starts fn(…) as a task. With `local task <close> = vastai.spawn(fn)` the task is cancelled
--- at the end of the scope, which waits until it has ended.
---@return vastai.Task
function tasks.spawn(fn, ...)
  check_function("spawn", fn)
  return core.spawn(false, fn, ...)
end

--- Waits. Meanwhile inside a task other tasks run; outside tasks calls in progress continue.
---@param seconds number
function tasks.sleep(seconds)
  check_seconds("sleep", seconds)
  core.sleep(seconds)
end

--- Sets the function that is called as fn(err, task) for errors of tasks that are not awaited. With
--- nil, run and step raise these errors.
function tasks.on_error(fn)
  if fn ~= nil then check_function("on_error", fn) end
  core.on_error(fn)
end

--- run(fn, …) runs fn as a task and returns its results; other tasks run meanwhile. run() runs
--- all tasks until they have ended. An error or an interrupt cancels the tasks that fn started
--- (with run(), an interrupt cancels all tasks) and waits at most 10 s for their closers.
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

--- Runs one turn of the loop, which waits at most the given seconds; 0 for the frame of a game.
--- budget: seconds of work after which the turn starts nothing new.
---@param seconds number?
---@param options { budget: number? }?
---@return integer alive number of tasks that have not ended
function tasks.step(seconds, options)
  check_outside "step"
  check_seconds("step", seconds or 0)
  return core.turn(seconds or 0, read_budget(options))
end

--- After blocking(false) a call that would block raises an error at the caller's line.
function tasks.blocking(allowed)
  if type(allowed) ~= "boolean" then core.raise "bad argument to 'blocking' (boolean expected)" end
  core.blocking(allowed)
end

return tasks
