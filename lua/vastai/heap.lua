--- A binary heap of entries with a time: the next one first. An entry knows its
--- place, so that it can be taken out again: what was waited for in vain for an
--- hour must not stay for an hour.

local Heap = {}
Heap.__index = Heap

local function new() return setmetatable({ n = 0 }, Heap) end

local function place(self, i, entry)
  self[i] = entry
  entry.place = i
end

local function rise(self, i, entry)
  while i > 1 and self[i // 2].at > entry.at do
    place(self, i, self[i // 2])
    i = i // 2
  end
  place(self, i, entry)
end

local function sink(self, i, entry)
  local n = self.n
  while 2 * i <= n do
    local child = 2 * i
    if child < n and self[child + 1].at < self[child].at then child = child + 1 end
    if entry.at <= self[child].at then break end
    place(self, i, self[child])
    i = child
  end
  place(self, i, entry)
end

function Heap:push(entry)
  self.n = self.n + 1
  rise(self, self.n, entry)
end

--- Takes out an entry that is in it.
function Heap:remove(entry)
  local i, last = entry.place, self[self.n]
  self[self.n] = nil
  self.n = self.n - 1
  entry.place = nil
  if last == entry then return end
  if i > 1 and self[i // 2].at > last.at then rise(self, i, last) else sink(self, i, last) end
end

--- The earliest entry, or nil.
function Heap:first() return self[1] end

return new
