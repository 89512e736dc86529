--- A binary heap of entries with a time: the next one first. Entries may be dropped
--- by setting entry.dropped; they leave when they surface.

local Heap = {}
Heap.__index = Heap

local function new() return setmetatable({ n = 0 }, Heap) end

function Heap:push(entry)
  local i = self.n + 1
  self.n = i
  while i > 1 and self[i // 2].at > entry.at do
    self[i] = self[i // 2]
    i = i // 2
  end
  self[i] = entry
end

local function sink(self, entry)
  local i, n = 1, self.n
  while 2 * i <= n do
    local child = 2 * i
    if child < n and self[child + 1].at < self[child].at then child = child + 1 end
    if entry.at <= self[child].at then break end
    self[i] = self[child]
    i = child
  end
  self[i] = entry
end

local function pop(self)
  local last = self[self.n]
  self[self.n] = nil
  self.n = self.n - 1
  if self.n > 0 then sink(self, last) end
end

--- The earliest entry that was not dropped, or nil.
function Heap:first()
  while self.n > 0 and self[1].dropped do pop(self) end
  return self[1]
end

function Heap:pop()
  local entry = self:first()
  if entry then pop(self) end
  return entry
end

return new
