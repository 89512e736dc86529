--- Following a log: its lines as they come. The service gives only the last lines
--- of a log at a time, so each look is matched against the one before.

local core = require "vastai.core"
core.own()

local INTERVAL = 2 -- seconds between looks

local function lines_of(text)
  local list = {}
  for line in (text .. "\n"):gmatch "([^\n]*)\n" do list[#list + 1] = line end
  if list[#list] == "" then list[#list] = nil end
  return list
end

-- True when the end of `old` from its line `start` on is how `new` begins.
local function continues(old, start, new)
  for i = start, #old do
    if old[i] ~= new[i - start + 1] then return false end
  end
  return true
end

-- The first line of `new` that `old` has not shown. Where nothing overlaps, more
-- was written than one look shows: all of it is new.
local function first_unseen(old, new)
  for start = math.max(1, #old - #new + 1), #old do
    if continues(old, start, new) then return #old - start + 2 end
  end
  return 1
end

local function split(args)
  local call, interval = {}, INTERVAL
  for name, value in pairs(args or {}) do
    if name == "interval" then interval = value else call[name] = value end
  end
  if type(interval) ~= "number" or interval <= 0 then core.raise "interval: seconds expected" end
  return call, interval
end

-- Lines that one look added; an instance that is gone ends the log.
local function look(client, call, shown)
  local text, err = client:logs(call)
  if not text then
    if err.kind == "not_found" and shown then return nil end
    error(err, 0)
  end
  local lines = lines_of(type(text) == "string" and text or text.msg or "")
  return lines, shown and first_unseen(shown, lines) or 1
end

--- for line in vast:each("logs", { id = 7, interval = 2 }) do … end
return function(client, args)
  local call, interval = split(args)
  local shown, lines, i = nil, {}, 1
  return function()
    while lines[i] == nil do
      if shown then core.sleep(interval) end
      local fresh
      fresh, i = look(client, call, shown)
      if not fresh then return nil end
      shown, lines = fresh, fresh
    end
    i = i + 1
    return lines[i - 1]
  end
end
