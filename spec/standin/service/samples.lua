-- Routes without state: each answers with a realistic sample, so that scripts for every group can be
-- tried.

local json = require "service.json"

local samples = {}

local function always(value)
  return function() return 200, value end
end

local done = always { success = true, msg = "done" }
local permissions = { api = { misc = json.object {}, instance_read = json.object {} } }

samples.routes = {
  -- account
  { "GET", "/api/v0/ssh/", scope = "user_read", handler = always(json.array {
    { id = 123, user_id = 4711, public_key = "ssh-ed25519 AAAAC3Nz me@host", created_at = "2025-10-01T12:00:00Z" } }) },
  { "POST", "/api/v0/ssh/", scope = "user_write",
    handler = always { success = true, key = { id = 124, user_id = 4711 } } },
  { "GET", "/api/v0/secrets/", scope = "user_read",
    handler = always { success = true, secrets = { HF_TOKEN = "hf_abc" } } },
  { "POST", "/api/v0/secrets/", scope = "user_write", handler = done },
  { "GET", "/api/v0/tfa/status/", scope = "user_read", handler = always {
    success = true, tfa_enabled = false, methods = json.array {}, backup_codes_remaining = 0 } },
  { "GET", "/api/v0/notification-types/", scope = "user_read", handler = always {
    success = true, notification_types = json.array { { id = 1, type = "client:low_credit" } } } },
  { "GET", "/api/v0/webhooks/", scope = "user_read", handler = always { success = true, webhooks = json.array {} } },
  -- billing
  { "GET", "/api/v1/invoices/", scope = "billing_read", handler = always { success = true, count = 1, total = 1,
    results = json.array { { type = "credit", source = "stripe", amount = -25.0, start = 1761980044 } } } },
  { "GET", "/api/v0/users/spend-rate/", scope = "user_read", handler = always {
    success = true, gpu_cost_per_hour = 0.35,
    container_storage_cost_per_hour = 0.02, volume_storage_cost_per_hour = 0 } },
  -- storage
  { "POST", "/api/v0/volumes/search/", scope = "misc", handler = always { offers = json.array {
    { id = 4410, ask_contract_id = 4410, machine_id = 21817, disk_space = 512.0, storage_cost = 0.1,
      verified = true, external = false } } } },
  { "PUT", "/api/v0/volumes/", scope = "instance_write", handler = always { success = true, volume_name = "V.1236" } },
  { "GET", "/api/v0/volumes/", scope = "instance_read", handler = always { volumes = json.array {
    { id = 1236, disk_space = 50.0, status = "ready", start_date = 1759913600.25, machine_id = 21817 } } } },
  -- serverless and deployments
  { "GET", "/api/v0/endptjobs/", scope = "misc", handler = always { success = true, results = json.array {
    { id = 25121, endpoint_name = "vLLM-Qwen3-8B", endpoint_state = "active", max_workers = 20 } } } },
  { "POST", "/api/v0/endptjobs/", scope = "misc", handler = always { success = true, result = 25121 } },
  { "POST", "/api/v0/autojobs/", scope = "misc", handler = always { success = true, id = 9001 } },
  { "DELETE", "/api/v0/endptjobs/{id}/", scope = "misc",
    handler = always { success = true, deleted_workers = json.array {} } },
  { "GET", "/api/v0/deployments/", scope = "misc", handler = always { success = true, deployments = json.array {
    { id = 644, name = "square", tag = "default", endpoint_id = 25121, endpoint_state = "active" } } } },
  -- clusters and jobs
  { "GET", "/api/v0/clusters/", scope = "machine_read",
    handler = always { clusters = { ["1"] = { subnet = "10.0.0.0/24" } } } },
  { "GET", "/api/v0/overlay/", scope = "machine_read", handler = always(json.array {
    { overlay_id = 1, name = "net1", subnet = "10.0.1.0/24", cluster_id = 1 } }) },
  { "GET", "/api/v0/commands/schedule_job/", scope = "instance_read", handler = always(json.array {
    { id = 31, instance_id = 26117040, frequency = "DAILY" } }) },
  { "POST", "/api/v0/commands/schedule_job/", scope = "instance_write", handler = always { success = true, id = 32 } },
  -- teams
  { "GET", "/api/v0/team/members/", scope = "team_read", handler = always(json.array {
    { id = 123, username = "johndoe", roles = json.array { "member" } } }) },
  { "GET", "/api/v0/team/roles-full/", scope = "team_read", handler = always(json.array {
    { id = 7, name = "developer", permissions = permissions } }) },
  { "POST", "/api/v0/team/roles/", scope = "team_write", handler = always { msg = "success" } },
  { "POST", "/api/v0/team/invite/", scope = "team_write", handler = done },
  -- machines
  { "GET", "/api/v0/machines/", scope = "machine_read", handler = always { machines = json.array {
    { id = 21817, hostname = "gpu-rack-07", gpu_name = "RTX 4090", num_gpus = 4, listed = true, earn_day = 16.1 } } } },
  { "PUT", "/api/v0/machines/create_asks/", scope = "machine_write",
    handler = always { success = true, extended = 0 } },
}

return samples
