--- map: applies a function to each item of a list, several at a time.

local core = require "vastai.core"
local tasks = require "vastai.tasks"
core.own()

local function read_options(options)
  if type(options) ~= "table" then core.raise "bad argument #3 to 'map' (table of options expected)" end
  local given = core.arguments("map", options)
  return given.concurrency, given.on_progress or function() end
end

local function cancel_all(job)
  job.over = true
  for _, task in ipairs(job.workers) do
    if task ~= core.current() then task:cancel() end
  end
end

-- Processes items until none are left.
local function work(job)
  while not job.over and job.next <= job.total do
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

-- The first error cancels the other workers at once.
local function worker(job)
  local ok, err = pcall(work, job)
  if ok then return end
  if not job.broken then
    job.broken = { err }
    cancel_all(job)
  end
  error(err, 0)
end

-- Waits until the task has ended and ignores its error. Raises only if the waiting task is cancelled.
local function await_end(task)
  local ok, err = pcall(task.wait, task)
  if not ok and not core.ended(task) then error(err, 0) end
end

-- Cancels the workers and waits for their closers before map returns.
local function end_all(workers)
  cancel_all(workers.job)
  for _, task in ipairs(workers) do await_end(task) end
end

-- A worker that is interrupted after its start and before its entry in the list is not awaited,
-- but it takes no item after the job is over.
local function gather(job, count)
  local workers <close> = setmetatable(job.workers, { __index = { job = job }, __close = end_all })
  for i = 1, count do workers[i] = core.spawn(true, worker, job) end
  for _, task in ipairs(workers) do await_end(task) end
  if job.broken then error(job.broken[1], 0) end
end

local function run(job, count)
  if not core.current() then return tasks.run(gather, job, count) end
  if not core.yieldable() then core.raise "'map' cannot wait here: in a sort, a gsub or a coroutine inside a task" end
  gather(job, count)
end

--- map(list, fn, { concurrency = 32, on_progress = f(done, total) }): results[i] is the
--- first result of fn(item, i), or false if it was nil. failed lists { index, item, err } for each
--- nil, err. An error raised by fn cancels the other calls and is raised again.
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
