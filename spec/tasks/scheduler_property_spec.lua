-- Random programs of spawn, call, sleep, wait, cancel, raise and `<close>`. In each program every task
-- ends exactly once, every closer runs exactly once, and no task remains.
--
-- A program is a list of actions for each task, generated from a seed that failures report. The model
-- records which tasks started and how they ended, and compares this with the results of the tasks.

local calls = require "spec.support.calls"
local core = require "vastai.core"
local expect = require "spec.support.expect"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local pretended = assert(vastai.new { transport = function(request)
  if request.path == "/none" then return 404, { msg = "no" } end
  return 200, { n = request.query.n }
end })

-- A deterministic random generator.
local function random(seed)
  local state = seed * 2654435761 + 1
  return function(n)
    state = state * 6364136223846793005 + 1442695040888963407
    return (state >> 33) % n + 1
  end
end

local Program = {}
Program.__index = Program

local function new_program(seed, client, most)
  return setmetatable({
    pick = random(seed), client = client, room = most, entries = {}, opened = 0, closed = 0, ended = 0,
    faults = {},
  }, Program)
end

function Program:fault(text, ...) self.faults[#self.faults + 1] = text:format(...) end

-- A closer, which is counted and may call, sleep or raise.
function Program:open(entry)
  local once = false
  self.opened = self.opened + 1
  local how = self.pick(6)
  return setmetatable({}, { __close = function()
    if once then self:fault "a closer ran twice" end
    if entry.over then self:fault "a closer ran behind the end" end
    once = true
    self.closed = self.closed + 1
    if how == 1 then pcall(vastai.sleep, 0.0001 * self.pick(5)) end
    if how == 2 then pcall(self.call, self) end
    if how == 3 then error({ "closer" }) end
  end })
end

function Program:call()
  local n = self.pick(1000)
  local result, err = self.client:request("GET", self.client == pretended and self.pick(5) == 1 and "/none" or "/echo",
    { query = { n = n } })
  if not result and err.kind ~= "not_found" and err.kind ~= "cancelled" and err.kind ~= "timeout" then
    self:fault("a call failed: %s", err)
  end
  if result and result.n and tonumber(result.n) ~= n and self.client == pretended then self:fault "another's answer" end
end

function Program:other() return self.entries[self.pick(#self.entries)] end

-- The result of a wait must be the result of the awaited task.
function Program:check_wait(other, seconds, ok, ...)
  local value, err = ...
  if not ok then
    if other.raised ~= nil and rawequal(value, other.raised) then return end
    if core.is_error(value) and value.kind == "cancelled" then error(value, 0) end -- the waiting task was cancelled
    if tostring(value):find "wait for itself" then return end
    if type(value) == "table" and value[1] == "closer" then return end
    return self:fault("a wait raised %s", value)
  end
  if value == other.result and value ~= nil then return end
  if value == nil and core.is_error(err) then
    if err.kind == "timeout" and seconds then return end
    if err.kind == "cancelled" and other.task:status() == "cancelled" then return end
  end
  self:fault("a wait gave %s, %s", value, err)
end

local actions = {
  function(self) self:call() end,
  function(self) vastai.sleep(0.0001 * (self.pick(4) - 1)) end,
  function(self) self:spawn() end,
  function(self) self:other().task:cancel() end,
  function(self, entry)
    local other = self:other()
    if other == entry then return end
    local seconds = self.pick(2) == 1 and 0.0002 * self.pick(5) or nil
    local begun = core.now()
    self:check_wait(other, seconds, pcall(other.task.wait, other.task, seconds))
    if seconds and core.now() - begun > seconds + 5 * standin.slow() then self:fault "a wait came late" end
  end,
  function(self, entry) if self.pick(3) == 1 then entry.raised = { "raised" } error(entry.raised) end end,
  function(self) pcall(function() -- a block that an error ends
    local _ <close> = self:open {}
    vastai.sleep(0.0001)
    error "left"
  end) end,
  function(self) coroutine.wrap(function() if self.client == pretended then self:call() end end)() end,
}

function Program:act(entry, left)
  if left == 0 then return end
  if self.pick(3) == 1 then
    local _ <close> = self:open(entry)
    actions[self.pick(#actions)](self, entry)
    self:act(entry, left - 1)
    return
  end
  actions[self.pick(#actions)](self, entry)
  return self:act(entry, left - 1)
end

function Program:spawn()
  if self.room == 0 then return end
  self.room = self.room - 1
  local entry, length = {}, self.pick(6)
  self.entries[#self.entries + 1] = entry
  entry.task = vastai.spawn(function()
    if entry.began then self:fault "a task began twice" end
    entry.began = true
    local frame <close> = setmetatable({}, { __close = function()
      if entry.over then self:fault "a task ended twice" end
      entry.over = true
      self.ended = self.ended + 1
    end })
    self:act(entry, length)
    entry.result = frame
    return frame
  end)
end

-- Checks the invariants of an ended task, by status.
function Program:check_end(entry)
  local task = entry.task
  local status = task:status()
  if status == "done" then
    if task:wait() ~= entry.result then self:fault "done without its result" end
  elseif status == "cancelled" then
    if not core.reason(task) then self:fault "cancelled by nobody" end
  elseif status == "failed" then
    if entry.result then self:fault "failed behind its return" end
  else
    self:fault("it is still %s", status)
  end
  if entry.began and not entry.over then self:fault "it began and did not end" end
  if not entry.began and status ~= "cancelled" then self:fault "it never began" end
end

-- Returns whether the scheduler is in its initial state.
local function is_clean()
  local now = core.tasks()
  return now.alive == 0 and now.ready == 0 and now.limited == 0 and now.failed == 0 and not now.running
end

-- Runs the program with step or run, depending on the seed; sometimes cancels tasks from outside.
function Program:drive()
  local over = core.now() + 20 * standin.slow()
  local how = self.pick(3)
  if how == 1 then return vastai.run() end
  while vastai.pending() > 0 and core.now() < over do
    vastai.step(how == 2 and 0 or 0.001, how == 2 and { budget = 0.00001 } or nil)
    if self.pick(20) == 1 then self:other().task:cancel() end
  end
  if vastai.pending() > 0 then self:fault "it does not end" end
end

function Program:run()
  for _ = 1, self.pick(4) do self:spawn() end
  self:drive()
  for _, entry in ipairs(self.entries) do self:check_end(entry) end
  if self.opened ~= self.closed then self:fault("%d closers, %d ran", self.opened, self.closed) end
  if not is_clean() then self:fault "something is left in the scheduler" end
  return table.concat(self.faults, "\n")
end

local function play(first, count, client, most)
  local seen = { done = 0, failed = 0, cancelled = 0 }
  for seed = first, first + count - 1 do
    local program = new_program(seed, client, most)
    local faults = program:run()
    if faults ~= "" then error(("seed %d:\n%s"):format(seed, faults), 0) end
    for _, entry in ipairs(program.entries) do
      seen[entry.task:status()] = seen[entry.task:status()] + 1
    end
  end
  return seen
end

describe("random programs", function()
  setup(function() vastai.on_error(function() end) end)
  teardown(function() vastai.on_error(nil) end)

  it("of 10,000 seeds keep the invariants", function()
    local count = math.ceil(10000 / standin.slow())
    local seen = play(1, count, pretended, 8)
    for status, n in pairs(seen) do assert.is_true(n > count / 20, status .. ": " .. n) end
  end)

  it("leak no memory", function()
    local count = math.ceil(1000 / standin.slow())
    play(20001, count, pretended, 8)
    collectgarbage()
    collectgarbage()
    local before = collectgarbage "count"
    play(30001, count, pretended, 8)
    collectgarbage()
    collectgarbage()
    assert.is_true(collectgarbage "count" - before < 50, collectgarbage "count" - before)
  end)

  it("keep the invariants over the network", function()
    local server <close> = standin.start()
    server:fault { path = "/echo", status = 200, body = "{}" }
    server:config { record = false }
    local client <close> = calls.client(server, { pace = false })
    local count = math.ceil(600 / standin.slow())
    local seen = play(40001, count, client, 8)
    for status, n in pairs(seen) do assert.is_true(n > count / 20, status .. ": " .. n) end
    assert.is_true(is_clean())
  end)

  it("keep the invariants with a full garbage collection at every line", function()
    local create, collecting = coroutine.create, false
    local function collect()
      if collecting then return end
      collecting = true
      collectgarbage()
      collecting = false
    end
    coroutine.create = function(fn) -- luacheck: ignore
      local thread = create(fn)
      debug.sethook(thread, collect, "l")
      return thread
    end
    debug.sethook(collect, "l")
    local ok, err = pcall(play, 50001, 3, pretended, 4)
    debug.sethook()
    coroutine.create = create -- luacheck: ignore
    assert.is_true(ok, err)
  end)
end)

describe("deadlines of tasks", function()
  it("are respected with many tasks", function()
    local server <close> = standin.start()
    server:fault { path = "/hang", hang = 60 }
    local pick = random(7)
    local client <close> = calls.client(server)
    local late = 0
    local tasks = {}
    for i = 1, 60 do
      local limit = 0.05 + pick(20) / 50
      local limited = client:with { deadline = limit, retry = pick(3) }
      tasks[i] = vastai.spawn(function()
        local begun = core.now()
        expect.fails("timeout", limited:request("GET", "/hang"))
        local took = core.now() - begun
        if took < limit - 0.01 or took > limit + 1 * standin.slow() then late = late + 1 end
        limited:close()
      end)
    end
    for _, task in ipairs(tasks) do task:wait() end
    assert.equal(0, late)
  end)
end)
