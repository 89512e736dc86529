-- Records by kind and id, kept as JSON text in shared memory.
-- store.get returns shared tables: to change a record, put a changed copy.

local json = require "service.json"

local store = {}

local records = ngx.shared.records
local decoded = {} -- address → { text, value }, valid while the text is the same

local function decode(address)
  local text = records:get(address)
  if not text then
    decoded[address] = nil
    return nil
  end
  local known = decoded[address]
  if not known or known.text ~= text then
    known = { text = text, value = json.decode(text) }
    decoded[address] = known
  end
  return known.value
end

local function write(address, value)
  assert(records:safe_set(address, json.encode(value)))
end

function store.get(kind, id) return decode(kind .. "/" .. id) end

function store.text(kind, id) return records:get(kind .. "/" .. id) end

-- The ids of a kind in the order of creation.
function store.ids(kind) return decode(kind) or {} end

function store.put(kind, id, record)
  local address = kind .. "/" .. id
  if not records:get(address) then
    local ids = { unpack(store.ids(kind)) }
    ids[#ids + 1] = id
    write(kind, json.array(ids))
  end
  write(address, record)
end

-- Replaces all records of a kind; each has its id in the field `id`.
function store.fill(kind, list)
  for _, id in ipairs(store.ids(kind)) do records:delete(kind .. "/" .. id) end
  local ids = json.array {}
  for i, record in ipairs(list) do
    ids[i] = record.id
    write(kind .. "/" .. record.id, record)
  end
  write(kind, ids)
end

function store.delete(kind, id)
  local left = json.array {}
  for _, other in ipairs(store.ids(kind)) do
    if other ~= id then left[#left + 1] = other end
  end
  write(kind, left)
  records:delete(kind .. "/" .. id)
end

function store.all(kind)
  local list = {}
  for i, id in ipairs(store.ids(kind)) do list[i] = store.get(kind, id) end
  return list
end

-- Replaces the record by a copy with some fields changed.
function store.change(kind, id, fields)
  local copy = setmetatable({}, getmetatable(store.get(kind, id)))
  for name, value in pairs(store.get(kind, id)) do copy[name] = value end
  for name, value in pairs(fields) do copy[name] = value end
  store.put(kind, id, copy)
  return copy
end

function store.next_id(kind, first)
  return (records:incr(kind .. "+", 1, first - 1))
end

function store.count(name) return (records:incr("count/" .. name, 1, 0)) end

function store.forget_count(name) records:delete("count/" .. name) end

function store.clear()
  records:flush_all()
  records:flush_expired()
  decoded = {}
end

return store
