--- map: one function over a list, many at a time.

local core = require "vastai.core"
local scheduler = require "vastai.scheduler"
local tasks = require "vastai.tasks"
core.own()

local function read_options(options)
  if type(options) ~= "table" then core.raise "bad argument #3 to 'map' (table of options expected)" end
  local given = core.arguments("map", options)
  return given.concurrency, given.on_progress or function() end
end

local function cancel_all(workers)
  for _, task in ipairs(workers) do
    if task ~= scheduler.current() then task:cancel() end
  end
end

-- Takes items one by one until none is left.
local function work(job)
  while job.next <= job.total do
    local i = job.next
    job.next = i + 1
    local value, err = job.fn(job.list[i], i)
    if value == nil then
      value = false
      if err ~= nil then job.failed[#job.failed + 1] = { index = i, item = job.list[i], err = err } end
    end
    job.results[i] = value
    job.done = job.done + 1
    job.on_progress(job.done, job.total)
  end
end

-- The first error ends the others at once, not when their turn comes.
local function worker(job)
  local ok, err = pcall(work, job)
  if ok then return end
  if not job.broken then
    job.broken = { err }
    cancel_all(job.workers)
  end
  error(err, 0)
end

-- Until it has ended, whatever it ends by; an error means that we were cancelled.
local function see_off(task)
  local ok, err = pcall(task.wait, task)
  if not ok and not task.results then error(err, 0) end
end

-- Nobody is left behind: closers of those that were cancelled run before map ends.
local function end_all(workers)
  cancel_all(workers)
  for _, task in ipairs(workers) do see_off(task) end
end

local function gather(job, count)
  local workers <close> = setmetatable(job.workers, { __close = end_all })
  for i = 1, count do
    workers[i] = tasks.spawn(worker, job)
    workers[i].awaited = true
  end
  for _, task in ipairs(workers) do see_off(task) end
  if job.broken then error(job.broken[1], 0) end
end

local function run(job, count)
  if not scheduler.current() then return tasks.run(gather, job, count) end
  if not core.yieldable() then core.raise "'map' cannot wait here: in a sort, a gsub or a coroutine inside a task" end
  gather(job, count)
end

--- map(list, fn, { concurrency = 32, on_progress = f(done, total) }): results[i] is
--- what fn(item, i) gave, or false; failed lists { index, item, err } where it gave
--- nil, err. An error raised in fn cancels the rest and is raised.
---@return table results
---@return table failed
return function(list, fn, options)
  if type(list) ~= "table" then core.raise "bad argument #1 to 'map' (list expected)" end
  if type(fn) ~= "function" then core.raise "bad argument #2 to 'map' (function expected)" end
  local concurrency, on_progress = read_options(options or {})
  local job = {
    list = list, fn = fn, total = #list, next = 1, done = 0,
    results = {}, failed = {}, workers = {}, on_progress = on_progress,
  }
  run(job, math.min(concurrency, job.total))
  table.sort(job.failed, function(a, b) return a.index < b.index end)
  return job.results, job.failed
end
