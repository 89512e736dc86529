--- Follows a log line by line. The service returns only the last lines of a log, so each
--- answer is compared with the previous one to find the new lines.

local core = require "vastai.core"
core.own()

local INTERVAL = 2 -- seconds between requests

local function lines_of(text)
  local list = {}
  for line in (text .. "\n"):gmatch "([^\n]*)\n" do list[#list + 1] = line end
  if list[#list] == "" then list[#list] = nil end
  return list
end

-- True if the lines of `old` from `start` to its end are the first lines of `new`.
local function continues(old, start, new)
  for i = start, #old do
    if old[i] ~= new[i - start + 1] then return false end
  end
  return true
end

-- The index of the first line of `new` that is not in `old`. Without overlap more lines were
-- written than one answer holds, and all lines are new.
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

-- Requests the log. Returns its lines and the index of the first new line; nil if the instance
-- no longer exists. shown: the lines of the previous answer.
local function poll(client, call, shown)
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
      fresh, i = poll(client, call, shown)
      if not fresh then return nil end
      shown, lines = fresh, fresh
    end
    i = i + 1
    return lines[i - 1]
  end
end
