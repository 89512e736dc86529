-- Actions on instances besides showing, labelling and destroying one: actions on several, reboots, bids,
-- payments, price increases, ssh keys, commands.

local answer = require "service.answer"
local instances = require "service.instances"
local json = require "service.json"
local store = require "service.store"

local instance_actions = {}

local DONE = { success = true }

local function find(request) return store.get("instance", tonumber(request.params.id) or "") end

local function not_found() return 404, { success = false, error = "no_such_instance", msg = "Instance not found" } end

-- A handler for one instance; 404 if it does not exist.
local function on_one(act)
  return function(request)
    local instance = find(request)
    if not instance then return not_found() end
    return 200, act(instance, request.json or {}, request) or DONE
  end
end

local function each(ids, act)
  local done = json.array {}
  for _, id in ipairs(json.is_table(ids) and ids or {}) do
    if store.get("instance", id) then
      act(id)
      done[#done + 1] = id
    end
  end
  return done
end

local function change_many(request)
  local wanted = request.json or {}
  local state = instances.STATES[wanted.state]
  if not state then return 400, { success = false, error = "invalid_args", msg = "Invalid state." } end
  each(wanted.ids, function(id) store.change("instance", id, state) end)
  return 200, DONE
end

local function destroy_many(request)
  local ids = (request.json or {}).instance_ids
  return 200, { success = true, destroyed = each(ids, function(id) store.delete("instance", id) end) }
end

local function update(instance, wanted)
  store.change("instance", instance.id, { image_uuid = wanted.image, onstart = wanted.onstart })
end

local function prepay(instance, wanted)
  local paid = (instance.prepaid or 0) + (tonumber(wanted.amount) or 0)
  store.change("instance", instance.id, { prepaid = paid })
  return { success = true, timescale = 3.5, discount_rate = 0.3 }
end

local function balance(instance)
  return { success = true, refundable_deposit = instance.prepaid or 0, total_discount = 0, discount_months = 0 }
end

local function bid(instance, wanted)
  store.change("instance", instance.id, { min_bid = wanted.price, is_bid = true })
end

local function execute(instance, wanted)
  local id = store.next_id("output", 1)
  store.put("output", id, { text = ("instance %d: %s\n"):format(instance.id, tostring(wanted.command)) })
  return { success = true, writeable_path = "/workspace", msg = "Command is executing",
    result_url = answer.base_url() .. "/o/" .. id }
end

local function output(request)
  local found = store.get("output", tonumber(request.params.id) or "")
  if not found then return 404, "no such output\n", "text/plain; charset=utf-8" end
  return 200, found.text, "text/plain; charset=utf-8"
end

-- Every instance with an odd id has a pending price increase.
local function pending()
  local list = json.array {}
  for _, instance in ipairs(store.all "instance") do
    if instance.id % 2 == 1 and not instance.answered then
      list[#list + 1] = { pending_price_increase_id = instance.id + 1000, contract_id = instance.id,
        host_id = 71204, new_gpu_costpersec = 0.00012, old_gpu_costpersec = 0.00009 }
    end
  end
  return 200, { success = true, count = #list, truncated = false, pending_price_increases = list }
end

local function settle(request)
  local id = (tonumber((request.json or {}).pending_price_increase_id) or 0) - 1000
  local instance = store.get("instance", id)
  if not instance or instance.answered then
    return 404, { success = false, error = "no_pending_price_increase" }
  end
  store.change("instance", id, { answered = true })
  return 200, { success = true, pending_price_increase_id = id + 1000, contract_id = id }
end

local function filters()
  return 200, { success = true, filters = json.array { { col = "gpu_name", values = json.array { "RTX 4090" } } } }
end

local function contracts(request)
  local wanted, rows = request.json or {}, json.array {}
  for _, instance in ipairs(store.all "instance") do
    if wanted.label == nil or instance.label == wanted.label then
      rows[#rows + 1] = { id = instance.id, label = instance.label }
    end
  end
  return 200, { success = true, contracts = rows }
end

local function accepted(message)
  return function() return 200, { success = true, msg = message } end
end

local write, read = "instance_write", "instance_read"

instance_actions.routes = {
  { "PUT", "/api/v0/instances/", scope = write, handler = change_many },
  { "DELETE", "/api/v0/instances/", scope = write, handler = destroy_many },
  { "PUT", "/api/v0/instances/reboot/{id}/", scope = write, name = "api.instance.reboot",
    handler = on_one(function() end) },
  { "PUT", "/api/v0/instances/recycle/{id}/", scope = write, handler = on_one(function() end) },
  { "PUT", "/api/v0/instances/update_template/{id}/", scope = write, handler = on_one(update) },
  { "PUT", "/api/v0/instances/bid_price/{id}/", scope = write, handler = on_one(bid) },
  { "PUT", "/api/v0/instances/prepay/{id}/", scope = write, handler = on_one(prepay) },
  { "GET", "/api/v0/instances/balance/{id}/", scope = read, handler = on_one(balance) },
  { "PUT", "/api/v0/instances/command/{id}/", scope = write, handler = on_one(execute) },
  { "GET", "/o/{id}", public = true, handler = output },
  { "POST", "/api/v0/instances/take_snapshot/{id}/", scope = write, handler = on_one(function() end) },
  { "POST", "/api/v0/instances/{id}/ssh/", scope = write, handler = on_one(function() end) },
  { "DELETE", "/api/v0/instances/{id}/ssh/{key}/", scope = write, handler = on_one(function() end) },
  { "GET", "/api/v0/instances/pending-price-increases/", scope = read, handler = pending },
  { "PUT", "/api/v0/instances/accept-price-increase/", scope = write, handler = settle },
  { "PUT", "/api/v0/instances/reject-price-increase/", scope = write, handler = settle },
  { "GET", "/api/v0/instances/filters/", scope = read, handler = filters },
  { "POST", "/api/v0/contracts/fetch/", handler = contracts },
  { "PUT", "/api/v0/commands/copy_direct/", scope = write, handler = accepted "Remote to Remote copy initiated" },
  { "DELETE", "/api/v0/commands/copy_direct/", scope = write, handler = accepted "Remote copy canceled" },
  { "PUT", "/api/v0/commands/rsync/", scope = write, handler = accepted "Connect with rsync" },
  { "POST", "/api/v0/commands/rclone/", scope = write, handler = accepted "Cloud copy initiated" },
  { "DELETE", "/api/v0/commands/rclone/", scope = write, handler = accepted "Cloud copy canceled" },
}

return instance_actions
