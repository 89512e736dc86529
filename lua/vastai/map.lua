--- map: one function over a list, many at a time.

local core = require "vastai.core"
local scheduler = require "vastai.scheduler"
local tasks = require "vastai.tasks"
core.own()

local function read_options(options)
  options = options or {}
  for name in pairs(options) do
    if name ~= "concurrency" and name ~= "on_progress" then
      core.raise(("unknown option '%s' to 'map'"):format(tostring(name)))
    end
  end
  local concurrency = options.concurrency or 32
  if not math.tointeger(concurrency) or concurrency < 1 then
    core.raise "option 'concurrency' of 'map': an integer of at least 1 expected"
  end
  return math.tointeger(concurrency), options.on_progress or function() end
end

-- Takes items one by one until none is left.
local function worker(job)
  while job.next <= #job.list do
    local i = job.next
    job.next = i + 1
    local value, err = job.fn(job.list[i], i)
    if value == nil then
      value = false
      if err ~= nil then job.failed[#job.failed + 1] = { index = i, item = job.list[i], err = err } end
    end
    job.results[i] = value
    job.done = job.done + 1
    job.on_progress(job.done, #job.list)
  end
end

local function cancel_all(workers)
  for _, task in ipairs(workers) do task:cancel() end
end

-- Waits for all; the first error that was raised cancels the others.
local function gather(job, count)
  local workers <close> = setmetatable({}, { __close = cancel_all })
  for i = 1, count do
    workers[i] = tasks.spawn(worker, job)
    workers[i].awaited = true
  end
  for _, task in ipairs(workers) do task:wait() end
end

--- map(list, fn, { concurrency = 32, on_progress = f(done, total) }): results[i] is
--- what fn(item, i) gave, or false; failed lists { index, item, err } where it gave
--- nil, err. An error raised in fn cancels the rest and is raised.
---@return table results
---@return table failed
return function(list, fn, options)
  if type(list) ~= "table" then core.raise "bad argument #1 to 'map' (list expected)" end
  if type(fn) ~= "function" then core.raise "bad argument #2 to 'map' (function expected)" end
  local concurrency, on_progress = read_options(options)
  local job = { list = list, fn = fn, next = 1, done = 0, results = {}, failed = {}, on_progress = on_progress }
  local count = math.min(concurrency, #list)
  if scheduler.current() then gather(job, count) else tasks.run(gather, job, count) end
  table.sort(job.failed, function(a, b) return a.index < b.index end)
  return job.results, job.failed
end
