--- Tasks: functions that run side by side on one thread. Inside a task every call
--- yields; outside it blocks.

local core = require "vastai.core"
local scheduler = require "vastai.scheduler"
local task = require "vastai.task"
core.own()

local check_function, check_seconds = task.check_function, task.check_seconds

local tasks = { spawn = task.spawn }

-- Turning the loop from inside it would run tasks in the middle of a task.
local function check_outside(name)
  if scheduler.current() or core.inside() then
    core.raise(("'%s' cannot be called inside a task or a hook"):format(name))
  end
end

--- Waits; the task's fellows, or at least all calls in flight, go on meanwhile.
---@param seconds number
function tasks.sleep(seconds)
  check_seconds("sleep", seconds)
  core.sleep(seconds)
end

-- Errors that nobody waited for: a text gets its traceback, an object keeps its own.
function scheduler.on_orphan(orphan)
  local handler, err = core.state().on_error, orphan.results[1]
  if handler then return handler(err, orphan) end
  if core.is_error(err) then err.traceback = err.traceback or orphan.traceback end
  error(type(err) == "string" and orphan.traceback or err, 0)
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
  local main <close> = task.spawn(fn, ...) -- an interrupt leaves nothing behind that nobody can reach
  local results = table.pack(main:wait())
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
