-- Chooses unused TCP ports. If nginx cannot bind one, the launcher chooses again.

local ports = {}

-- Below the range that Linux uses for outgoing connections.
local FIRST, LAST = 15000, 32000

local function mark_used(path, used)
  local file = io.open(path)
  if not file then return end
  for line in file:lines() do
    local port = line:match "^%s*%d+: %x+:(%x+)"
    if port then used[tonumber(port, 16)] = true end
  end
  file:close()
end

function ports.pick(count)
  local used, picked = {}, {}
  mark_used("/proc/net/tcp", used)
  mark_used("/proc/net/tcp6", used)
  while #picked < count do
    local port = math.random(FIRST, LAST)
    if not used[port] then
      used[port] = true
      picked[#picked + 1] = port
    end
  end
  return picked
end

return ports
