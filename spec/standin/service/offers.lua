-- Offers: search and rental. A rented offer disappears.

local json = require "service.json"
local sample = require "service.instance_sample"
local store = require "service.store"

local offers = {}

local FIRST_ID, FIRST_RENTED = 17384921, 30000001
local LOADING = 0.3 -- seconds until a new instance is running
local HOURS = 730   -- of a month, the unit of the price of storage

-- gpu_name, num_gpus, gpu_ram (MB), dph_base ($/h), min_bid ($/h), disk_space (GB)
local MACHINES = {
  { "RTX 4090", 1, 24564, 0.3467, 0.1334, 687.5 },
  { "RTX 4090", 1, 24564, 0.3912, 0.1502, 120.0 },
  { "RTX 4090", 2, 24564, 0.7021, 0.2600, 900.0 },
  { "RTX 3090", 1, 24576, 0.1810, 0.0700, 350.0 },
  { "RTX 3090", 4, 24576, 0.7400, 0.2900, 1400.0 },
  { "H100 SXM", 8, 81559, 17.2400, 9.1000, 6200.0 },
  { "A100 PCIE", 1, 40960, 0.6210, 0.3100, 500.0 },
}

local function build(index, machine)
  return {
    id = FIRST_ID + index, ask_contract_id = FIRST_ID + index, machine_id = 21817 + index,
    bundle_id = 903311204 + index, host_id = 71204, hosting_type = index % 2,
    gpu_name = machine[1], num_gpus = machine[2], gpu_ram = machine[3], gpu_total_ram = machine[2] * machine[3],
    dph_base = machine[4], dph_total = machine[4], min_bid = machine[5], disk_space = machine[6],
    storage_cost = 0.2, cpu_cores = 64, cpu_cores_effective = 16.0, cpu_ram = 257838, cuda_max_good = 12.8,
    driver_version = "570.133.20", geolocation = "Sweden, SE", inet_down = 884.3, inet_up = 792.9,
    reliability = 0.998, score = 300 - index, verification = "verified", verified = true, external = false,
    rentable = true, rented = false, is_bid = false, static_ip = true, public_ipaddr = "203.0.113.9",
    direct_port_count = 249, duration = 2591733.7, start_date = 1759990000.5, end_date = 1762591733.0,
  }
end

function offers.seed()
  local list = {}
  for index, machine in ipairs(MACHINES) do list[index] = build(index - 1, machine) end
  store.fill("offer", list)
end

-- Numbers may be text.
local function plain(value) return tonumber(value) or value end

local function same(a, b) return plain(a) == plain(b) end

local function among(value, list)
  for _, item in ipairs(list) do
    if same(value, item) then return true end
  end
  return false
end

local function number(a, b)
  local x, y = tonumber(a), tonumber(b)
  return x and y and x - y
end

local OPERATORS = {
  eq = same,
  neq = function(a, b) return not same(a, b) end,
  gt = function(a, b) return (number(a, b) or 0) > 0 end,
  gte = function(a, b) return (number(a, b) or -1) >= 0 end,
  lt = function(a, b) return (number(a, b) or 0) < 0 end,
  lte = function(a, b) return (number(a, b) or 1) <= 0 end,
  ["in"] = among,
  notin = function(value, list) return not among(value, list) end,
}

-- An unknown field or operator has no effect, as in the real service.
local function passes(offer, query)
  for field, conditions in pairs(query) do
    if offer[field] ~= nil and json.is_table(conditions) then
      for operator, operand in pairs(conditions) do
        local check = OPERATORS[operator]
        if check and not check(offer[field], operand) then return false end
      end
    end
  end
  return true
end

local function priced(offer, storage)
  local copy = {}
  for name, value in pairs(offer) do copy[name] = value end
  copy.storage_total_cost = offer.storage_cost * storage / HOURS
  copy.dph_total = offer.dph_base + copy.storage_total_cost
  return copy
end

local function sort(list, order)
  table.sort(list, function(a, b)
    for _, by in ipairs(json.is_table(order) and order or {}) do
      local x, y = a[by[1]], b[by[1]]
      if by[2] == "desc" then x, y = y, x end
      if type(x) == type(y) and type(x) ~= "boolean" and x ~= y and x ~= nil then return x < y end
    end
    return a.id < b.id
  end)
end

local function find(query)
  local storage, list = tonumber(query.allocated_storage) or 0, json.array {}
  for _, offer in ipairs(store.all "offer") do
    local copy = priced(offer, storage)
    if passes(copy, query) and storage <= copy.disk_space then list[#list + 1] = copy end
  end
  sort(list, query.order)
  for i = #list, (tonumber(query.limit) or #list) + 1, -1 do list[i] = nil end
  return list
end

local function search(request) return 200, { success = true, offers = find(request.json or {}) } end

local function search_new(request)
  return 200, { success = true, offers = find((request.json or {}).q or {}) }
end

local function environment(env)
  local pairs_of = json.array {}
  for name, value in pairs(json.is_table(env) and env or {}) do
    pairs_of[#pairs_of + 1] = json.array { name, value }
  end
  return pairs_of
end

local function text(value) return type(value) == "string" and value or json.null end

local function new_instance(offer, wanted)
  local id = store.next_id("rented", FIRST_RENTED)
  local instance = sample.build(id - FIRST_RENTED)
  for _, name in ipairs { "gpu_name", "num_gpus", "gpu_ram", "machine_id", "bundle_id", "dph_base" } do
    instance[name] = offer[name]
  end
  instance.id, instance.label, instance.image_uuid = id, text(wanted.label), text(wanted.image)
  instance.image_runtype, instance.onstart = text(wanted.runtype), text(wanted.onstart)
  instance.extra_env, instance.disk_space = environment(wanted.env), tonumber(wanted.disk) or 10
  instance.is_bid = tonumber(wanted.price) ~= nil
  instance.start_date, instance.status_msg = ngx.now(), "pulling the image\n"
  instance.actual_status, instance.cur_state = "loading", "running"
  instance.intended_status, instance.next_state = "running", "running"
  return instance
end

local function run_soon(id)
  assert(ngx.timer.at(LOADING, function()
    local instance = store.get("instance", id)
    if not instance or instance.actual_status ~= "loading" then return end
    store.change("instance", id, { actual_status = "running", status_msg = "success, running\n" })
  end))
end

-- Returns the new instance, or nil if the offer is gone.
local function rent(id, wanted)
  local offer = id and store.get("offer", id)
  if not offer then return nil end
  store.delete("offer", id)
  local instance = new_instance(offer, wanted)
  store.put("instance", instance.id, instance)
  run_soon(instance.id)
  return instance
end

local function no_such_ask(id)
  return { success = false, error = "invalid_args", ask_id = id,
    msg = ("error 404/3603: no_such_ask Instance type by id %s is not available."):format(tostring(id)) }
end

local function accept(request)
  local id = tonumber(request.params.id)
  local instance = rent(id, request.json or {})
  if not instance then return 404, no_such_ask(request.params.id) end
  return 200, { success = true, new_contract = instance.id, instance_api_key = "ab12" }
end

local function accept_many(request)
  local wanted, results = request.json or {}, json.array {}
  local created, failed = json.array {}, json.array {}
  for i, id in ipairs(json.is_table(wanted.ids) and wanted.ids or {}) do
    local instance = rent(id, wanted)
    results[i] = instance and { ask_id = id, success = true, new_contract = instance.id } or no_such_ask(id)
    local list = instance and created or failed
    list[#list + 1] = instance and instance.id or id
  end
  return 200, { success = #created > 0, results = results, created = created, failed = failed }
end

offers.routes = {
  { "POST", "/api/v0/bundles/", scope = "misc", handler = search },
  { "PUT", "/api/v0/search/asks/", scope = "misc", handler = search_new },
  { "PUT", "/api/v0/asks/{id}/", scope = "instance_write", handler = accept },
  { "POST", "/api/v0/asks/bulk/", scope = "instance_write", handler = accept_many },
}

return offers
