-- Every row that is not idempotent, on a reused connection: the service reads the request and closes
-- the connection before it answers. Neither libcurl, which repeats some requests itself, nor this client
-- may send the request again. The error is ambiguous and has `lookup`; the client stays usable.
--
-- money_spec.lua has more cases for two such rows.

local calls = require "spec.support.calls"
local contract_calls = require "spec.support.contract_calls"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local server, vast
local rows = {}
for _, row in ipairs(vastai.describe()) do rows[row.name] = row end

setup(function()
  server = standin.start()
  vast = calls.client(server, { server_url = server.h1_url, pace = false })
end)
teardown(function()
  vast:close()
  server:stop()
end)

-- A price increase, which is requested before it is answered.
local PENDING = { pending_price_increases = { { contract_id = 7, pending_price_increase_id = 9 } } }
local looked_up_first = { accept_price_increase = PENDING, reject_price_increase = PENDING }

-- The requests that arrive: one that opens the connection, those that the row makes first, its own
-- request, and one after it.
local function play(row)
  local before = looked_up_first[row.name]
  local answers = { { body = { id = 1, email = "a@example.com" } } }
  if before then answers[2] = { body = before } end
  answers[#answers + 1] = { drop = true }
  server:reset()
  server:script(answers)
  assert(vast:show_user())
  local result, err = vast[row.name](vast, contract_calls.least(row))
  local user, problem = vast:show_user()
  assert.is_table(user, row.name .. ": not usable afterwards: " .. tostring(problem))
  return result, err, server:requests(), #answers
end

local function is_own(request, row)
  local pattern = row.path:gsub("%-", "%%-"):gsub("{[^}]*}", "[^/]+")
  return request.method == row.verb and request.path:find("^" .. pattern .. "$") ~= nil
end

local function arrivals(row, requests)
  local count = 0
  for _, request in ipairs(requests) do
    if is_own(request, row) then count = count + 1 end
  end
  return count
end

describe("a call that is lost on a reused connection", function()
  for name, row in pairs(rows) do
    if row.once then
      it("arrives once and is ambiguous: " .. name, function()
        local result, err, requests, own = play(row)
        assert.is_nil(result)
        assert.same({ "ambiguous", false, row.lookup, name }, { err.kind, err.retryable, err.lookup, err.method },
          tostring(err))
        if row.lookup then assert.is_table(rows[row.lookup]) end
        assert.equal(1, arrivals(row, requests))
        assert.equal(own + 1, #requests)
        assert.equal(requests[1].connection, requests[own].connection, "the connection was not reused")
        assert.equal("HTTP/1.1", requests[own].protocol)
      end)
    end
  end
end)

-- Rows that change something and are idempotent, with the reason. A row that neither has once = true nor
-- is listed here fails, so that each row is classified explicitly.
local READS = "it only reads"
local SETS = "setting the same values again has no effect"
local ENDS = "ending it again has no effect, and it can be started again"
local JOINS = "a member stays a member"
local repeatable = {
  fetch_contracts = READS, get_endpoint_workers = READS, get_endpt_logs = READS, get_workergroup_logs = READS,
  get_workergroup_workers = READS, get_wrkgrp_logs = READS, logs = READS, search_network_volumes = READS,
  search_offers = READS, search_offers_new = READS, search_volumes = READS,
  change_bid = SETS, defrag_machines = SETS, label_instance = SETS, list_machine = SETS, list_machines = SETS,
  set_min_bid = SETS, set_user = SETS, start_instance = SETS, start_instances = SETS, stop_instance = SETS,
  stop_instances = SETS, tfa_update = SETS, update_endpoint = SETS, update_env_var = SETS,
  update_instance_ssh_key = SETS, update_member_role = SETS, update_notification_prefs = SETS,
  update_scheduled_job = SETS, update_ssh_key = SETS, update_team = SETS, update_team_role = SETS,
  update_webhook = SETS, update_workergroup = SETS,
  cancel_copy = ENDS, cancel_rsync = ENDS, cancel_sync = ENDS, detach_ssh = ENDS, remove_defjob = ENDS,
  remove_member_role = ENDS, stop_deployment = ENDS, unlist_machine = ENDS, unlist_network_volume = ENDS,
  unlist_volume = ENDS,
  add_member_role = JOINS, join_cluster = JOINS, join_overlay = JOINS,
  reboot_instance = "a second restart has the same result",
  route = "it only selects a worker, and has an effect only through its answer",
  send_deployment_heartbeat = "each one restarts the same timer",
  update_workers = "each worker gets the same template",
}

describe("an idempotent row that changes something", function()
  it("is listed with the reason", function()
    for name, row in pairs(rows) do
      local sends = row.verb ~= nil and row.verb ~= "GET"
      assert.equal(sends and not row.once, repeatable[name] ~= nil, name)
    end
    for name in pairs(repeatable) do assert.is_table(rows[name], name) end
  end)

  it("is sent again if the first answer is lost", function()
    server:reset()
    server:script { { body = { id = 1 } }, { drop = true }, { body = { success = true } } }
    assert(vast:show_user())
    assert(vast:stop_instance(7))
    assert.equal(2, arrivals(rows.stop_instance, server:requests()))
  end)
end)
