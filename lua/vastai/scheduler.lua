--- The scheduler: tasks are coroutines that it alone resumes, when the call, the
--- moment or the task that they wait for is there. One per Lua state.
-- A task waits by yielding what it waits for: a call (from C), a moment (a number,
-- from C), or a task. It is in exactly one of: `ready`, `by_call`, `sleepers`, the
-- waiters of another task (with a limit also in `sleepers`), or done.

local core = require "vastai.core"
local new_heap = require "vastai.heap"
core.own()

local scheduler = {}

-- Kept with the loop, not with this module: a reload goes on with it.
local state = core.state()
if not state.ready then
  state.ready, state.first, state.last = {}, 1, 0        -- a queue
  state.by_call, state.sleepers = {}, new_heap()         -- [call] = the task that waits for it
  state.alive, state.orphans = 0, {}                     -- orphans: failed, and nobody waited
end
local by_call, sleepers = state.by_call, state.sleepers

local function enqueue(task)
  state.last = state.last + 1
  state.ready[state.last] = task
  task.state = "ready"
end

local function dequeue()
  local task = state.ready[state.first]
  state.ready[state.first] = nil
  state.first = state.first + 1
  if state.first > state.last then state.first, state.last = 1, 0 end
  return task
end

local function has_ready() return state.first <= state.last end

--- Pollers must notice what became ready outside of a turn, which looks itself.
function scheduler.stir()
  if not state.current then core.wake() end
end

-- Takes the task out of the waiters of the one that it waits for.
local function leave_waiters(task)
  local waiters = task.joined.waiters
  for i = #waiters, 1, -1 do
    if waiters[i] == task then return table.remove(waiters, i) end
  end
end

--- Makes a waiting task ready, whatever it waited for.
function scheduler.wake(task)
  if task.state ~= "waiting" then return end
  if task.call then by_call[task.call] = nil end
  if task.sleeper then sleepers:remove(task.sleeper) end
  if task.joined then leave_waiters(task) end
  task.call, task.sleeper, task.joined = nil, nil, nil
  enqueue(task)
end

-- The task has yielded `what`; a second moment limits the wait.
local function park(task, what, limit)
  if what == true then return enqueue(task) end
  task.state = "waiting"
  if type(what) == "userdata" then
    task.call, task.latest = what, what
    by_call[what] = task
  elseif type(what) == "table" then
    task.joined = what
    what.waiters[#what.waiters + 1] = task
  end
  if type(what) == "number" then limit = what end
  if limit then
    task.sleeper = { at = limit, task = task }
    sleepers:push(task.sleeper)
  end
end

-- A cancelled task has ended by what it was told: `cancelled`, or its call's `ambiguous`.
local function is_cancellation(task, err)
  if not task.doom then return false end
  if rawequal(err, task.doom.err) then task.cancelled = err end
  return rawequal(err, task.cancelled) or core.is_error(err) and err.kind == "cancelled"
end

local function finish(task, ok, ...)
  local waiters = task.waiters
  state.alive = state.alive - 1
  task.state = ok and "done" or (is_cancellation(task, (...)) and "cancelled" or "failed")
  task.results = table.pack(...)
  task.waiters, task.thread, task.latest = {}, nil, nil
  for _, waiter in ipairs(waiters) do scheduler.wake(waiter) end
  task.awaited = task.awaited or #waiters > 0
  if task.state == "failed" and not task.awaited then table.insert(state.orphans, task) end
end

local function resumed(task, ok, what, ...)
  state.current = nil
  local ours = core.leave()
  if coroutine.status(task.thread) ~= "dead" then
    if ours then return park(task, what, ...) end
    core.scold(task.thread) -- it yielded by itself: an error there, when it goes on
    return enqueue(task)
  end
  if ok then return finish(task, what, ...) end
  finish(task, false, what) -- out of memory
end

local function resume(task)
  if task.doom and not task.started then return finish(task, false, task.doom.err) end
  task.started = true
  state.current = task
  task.state = "running"
  core.enter(task.thread)
  return resumed(task, coroutine.resume(task.thread))
end

--- Adds a task whose thread gives true and results, or false and an error; it runs
--- when the scheduler is next stepped.
function scheduler.add(task, thread)
  task.thread = thread
  task.waiters = {}
  state.alive = state.alive + 1
  enqueue(task)
  scheduler.stir()
  return task
end

function scheduler.current() return state.current end

function scheduler.alive() return state.alive end

local function wake_sleepers(now)
  local entry = sleepers:first()
  while entry and entry.at <= now do
    scheduler.wake(entry.task)
    entry = sleepers:first()
  end
end

-- The engine tells the latest first; who was first shall go on first.
local function wake_finished()
  local list = {}
  for call in core.finished do list[#list + 1] = call end
  for i = #list, 1, -1 do
    local task = by_call[list[i]]
    if task then scheduler.wake(task) end
  end
end

-- Resumes what is ready now, not what becomes ready meanwhile; stops when the
-- budget is spent.
local function run_ready(until_moment)
  for _ = state.first, state.last do
    resume(dequeue())
    if until_moment and core.now() >= until_moment then return end
  end
end

-- How long the loop may sleep: not at all with something ready.
local function patience(seconds)
  if has_ready() then return 0 end
  local entry = sleepers:first()
  if not entry then return seconds end
  return math.max(0, math.min(seconds, entry.at - core.now()))
end

--- Tells of what failed with nobody waiting. Where that raises, the others keep
--- until the next time.
function scheduler.report()
  while #state.orphans > 0 do
    local task = table.remove(state.orphans, 1)
    if not task.awaited then scheduler.on_orphan(task) end
  end
end

--- One turn: moves bytes (waiting at most `seconds`), then resumes what is ready.
--- budget: seconds of work after which nothing new is begun. quietly: report later.
function scheduler.turn(seconds, budget, quietly)
  local limit = core.turn(patience(seconds), budget)
  wake_finished()
  wake_sleepers(core.now())
  run_ready(limit)
  local entry = sleepers:first()
  core.alarm(entry and entry.at)
  if has_ready() then core.wake() end
  if not quietly then scheduler.report() end
end

--- Seconds until a turn has something to do; nil: only descriptors can tell.
function scheduler.timeout()
  if has_ready() then return 0 end
  local entry, engine = sleepers:first(), core.timeout()
  local own = entry and math.max(0, entry.at - core.now())
  if own and engine then return math.min(own, engine) end
  return own or engine
end

return scheduler
