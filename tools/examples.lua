-- Examples in the reference, by the name of the method or function. `vastai` is the module and `vast` a
-- client. spec/repo/reference_examples_spec.lua runs each against the stand-in.

local examples = {}

-- --- API keys and account -----------------------------------------------------------------

examples.create_api_key = [[
local key = assert(vast:create_api_key {
  name = "monitoring",
  permissions = { api = { user_read = {}, instance_read = {} } },
})
print(key.id, #key.key) -- the text is returned this once
]]

examples.show_api_keys = [[
for _, key in ipairs(assert(vast:show_api_keys())) do
  print(key.id, key.name)
end
]]

examples.show_api_key = [[
local key = assert(vast:show_api_key(99))
print(key.name)
]]

examples.delete_api_key = [[
local key = assert(vast:create_api_key { name = "temporary" })
assert(vast:delete_api_key(key.id))
]]

examples.reset_api_key = [[
local new = assert(vast:reset_api_key()) -- this client uses the new key from now on
local path = assert(vastai.save_api_key(assert(new.api_key)))
print("saved in " .. path)
]]

examples.set_api_key = [[
vast:set_api_key(assert(os.getenv "VAST_API_KEY"))
print(vast:credentials().source)
]]

examples.show_user = [[
local user = assert(vast:show_user())
print(user.id, user.email, user.credit)
]]

examples.verify = [[
local user, err = vast:verify()
if user then print("the key of " .. user.email) else print(err.kind, err.hint) end
]]

examples.create_env_var = [[
assert(vast:create_env_var { name = "HF_TOKEN", value = "hf_abc" })
]]

examples.show_env_vars = [[
for name in pairs(assert(vast:show_env_vars())) do print(name) end
local values = assert(vast:show_env_vars { show_values = true })
print(#values.HF_TOKEN)
]]

-- --- instances ------------------------------------------------------------------------------

examples.show_instances = [[
local instances = assert(vast:show_instances { fields = { "id", "actual_status", "gpu_name" } })
for _, instance in ipairs(instances) do
  print(instance.id, instance.actual_status, instance.gpu_name)
end
]]

examples.show_instance = [[
local instance, err = vast:show_instance(26117040)
if instance then
  print(instance.actual_status, instance.ssh_host, instance.ssh_port)
elseif err.kind == "not_found" then
  print "it was destroyed"
end
]]

examples.show_instances_v1 = [[
local page = assert(vast:show_instances_v1 { limit = 10 })
print(#page.instances, page.next_token)
]]

examples.show_instance_filters = [[
for _, filter in ipairs(assert(vast:show_instance_filters())) do
  print(filter.gpu_name, filter.actual_status, filter.verification)
end
]]

examples.create_instance = [[
local offer = assert(vast:search_offers { where = { num_gpus = 1 }, limit = 1 })[1]
local instance, err = vast:create_instance {
  id = offer.id, image = "pytorch/pytorch", disk = 20, ssh = true, direct = true,
  label = "training", env = { HF_TOKEN = "hf_abc", ["-p 8080:8080"] = "1" },
}
if instance then
  print(instance.id)
elseif err.kind == "unavailable" then
  print "another customer was faster"
elseif err.kind == "ambiguous" then
  print("check with " .. err.lookup)
end
]]

examples.create_instances = [[
local offers = assert(vast:search_offers { where = { num_gpus = 1 }, limit = 2 })
local result = assert(vast:create_instances {
  ids = { offers[1].id, offers[2].id }, image = "pytorch/pytorch", disk = 20,
})
print(result.success)
]]

examples.start_instance = "assert(vast:start_instance(26117043))\n"

examples.stop_instance = "assert(vast:stop_instance(26117040)) -- the disk is still billed\n"

examples.stop_instances = "assert(vast:stop_instances { ids = { 26117040, 26117041 } })\n"

examples.reboot_instance = "assert(vast:reboot_instance(26117040))\n"

examples.update_instance = [[
assert(vast:update_instance { id = 26117040, image = "pytorch/pytorch:2.5.0" })
]]

examples.destroy_instance = "assert(vast:destroy_instance(26117040))\n"

examples.destroy_instances = "assert(vast:destroy_instances { ids = { 26117040, 26117041 } })\n"

examples.label_instance = [[assert(vast:label_instance(26117040, "training"))]] .. "\n"

examples.change_bid = "assert(vast:change_bid { id = 26117040, price = 0.25 }) -- $/h\n"

examples.prepay_instance = [[
local done = assert(vast:prepay_instance { id = 26117040, amount = 10 }) -- $
print(done.discount_rate)
]]

examples.logs = [[
print(assert(vast:logs(26117040, { tail = 100 })))
]]

examples.execute = [[
print(assert(vast:execute(26117040, "ls -l /workspace")))
]]

examples.copy = [[
assert(vast:copy { src = "C.26117040:/workspace/model", dst = "C.26117041:/workspace" })
]]

examples.cloud_copy = [[
assert(vast:cloud_copy {
  src = "/workspace", dst = "/backup", instance = 26117040, connection = "1001", transfer = "Instance To Cloud",
})
]]

examples.ssh_url = [[
print(assert(vast:ssh_url(26117040))) -- ssh://root@…
]]

examples.scp_url = [[
print(assert(vast:scp_url(26117040))) -- scp://root@…
]]

examples.attach_ssh = [[
assert(vast:attach_ssh(26117040, "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI me@host"))
]]

examples.show_pending_price_increases = [[
local pending = assert(vast:show_pending_price_increases())
for _, increase in ipairs(pending.pending_price_increases or {}) do
  print(increase.contract_id, increase.new_gpu_costpersec * 3600)
end
]]

examples.accept_price_increase = "assert(vast:accept_price_increase(26117041))\n"

examples.show_deposit = [[
print(assert(vast:show_deposit(26117040)).refundable_deposit)
]]

-- --- offers and templates -----------------------------------------------------------------------

examples.search_offers = [[
local offers = assert(vast:search_offers {
  where = { gpu_name = "RTX 4090", num_gpus = 1, gpu_ram = { gte = 20 } },
  order = "dph_total", limit = 5, storage = 40,
})
for _, offer in ipairs(offers) do
  print(offer.id, offer.gpu_name, offer.dph_total)
end

-- The same filters in the search language:
assert(vast:search_offers { query = "gpu_name=RTX_4090 num_gpus=1 gpu_ram>=20" })
]]

examples.search_volumes = [[
for _, offer in ipairs(assert(vast:search_volumes { where = { disk_space = { gte = 50 } } })) do
  print(offer.id, offer.disk_space, offer.storage_cost)
end
]]

examples.search_templates = [[
local found = assert(vast:search_templates { where = { name = "pytorch" } })
for _, template in ipairs(found) do print(template.id, template.hash_id, template.image) end
]]

examples.create_template = [[
local made = assert(vast:create_template {
  name = "trainer", image = "pytorch/pytorch", ssh = true, disk_space = 20,
})
print(made.template.id, made.template.hash_id)
]]

examples.update_template = [[
local template = assert(vast:search_templates { where = { name = "pytorch" } })[1]
assert(vast:update_template { hash_id = assert(template.hash_id), image = "pytorch/pytorch:2.5.0" })
]]

examples.delete_template = [[
local made = assert(vast:create_template { name = "temporary", image = "ubuntu" })
assert(vast:delete_template { template_id = made.template.id })
]]

-- --- volumes, ssh keys, serverless, deployments ----------------------------------------------------

examples.create_volume = [[
local offer = assert(vast:search_volumes { where = { disk_space = { gte = 50 } } })[1]
print(assert(vast:create_volume { id = offer.id, size = 50 }).volume_name) -- GB
]]

examples.show_volumes = [[
for _, volume in ipairs(assert(vast:show_volumes())) do
  print(volume.id, volume.disk_space, volume.status)
end
]]

examples.create_ssh_key = [[
assert(vast:create_ssh_key "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI me@host")
]]

examples.show_ssh_keys = [[
for _, key in ipairs(assert(vast:show_ssh_keys())) do print(key.id, key.public_key) end
]]

examples.create_endpoint = [[
local endpoint = assert(vast:create_endpoint { endpoint_name = "vLLM-Qwen3-8B", max_workers = 4 })
print(endpoint.result)
]]

examples.create_workergroup = [[
local group = assert(vast:create_workergroup {
  endpoint_name = "vLLM-Qwen3-8B", template_hash = "5915f1dc1ce8", gpu_ram = 24,
})
print(group.id)
]]

examples.show_endpoints = [[
for _, endpoint in ipairs(assert(vast:show_endpoints())) do
  print(endpoint.id, endpoint.endpoint_name, endpoint.endpoint_state)
end
]]

examples.delete_endpoint = "assert(vast:delete_endpoint(25121))\n"

examples.show_deployments = [[
for _, deployment in ipairs(assert(vast:show_deployments())) do
  print(deployment.id, deployment.name, deployment.endpoint_state)
end
]]

-- --- billing, teams, machines, jobs -----------------------------------------------------------------

examples.show_invoices_v1 = [[
local page = assert(vast:show_invoices_v1 { start_date = "2025-10-01", end_date = "2025-11-01" })
for _, invoice in ipairs(page.results) do print(invoice.type, invoice.amount) end

-- All pages:
for invoice in vast:each("show_invoices_v1", { start_date = "2025-10-01", limit = 50 }) do
  print(invoice.type, invoice.amount)
end
]]

examples.show_spend_rate = [[
print(assert(vast:show_spend_rate()).gpu_cost_per_hour) -- $/h
]]

examples.create_team_role = [[
assert(vast:create_team_role {
  name = "reader", permissions = { api = { instance_read = {} } },
})
]]

examples.invite_member = [[
assert(vast:invite_member { email = "new@example.com", role = "reader" })
]]

examples.show_members = [[
for _, member in ipairs(assert(vast:show_members())) do print(member.id, member.username) end
]]

examples.show_machines = [[
for _, machine in ipairs(assert(vast:show_machines())) do
  print(machine.id, machine.hostname, machine.listed, machine.earn_day)
end
]]

examples.list_machine = [[
assert(vast:list_machine {
  id = 21817, price_gpu = 0.35, price_min_bid = 0.14, end_date = "2026-12-31", -- $/h
})
]]

examples.create_scheduled_job = [[
local job = assert(vast:create_scheduled_job {
  api_endpoint = "/api/v0/instances/reboot/26117040/", request_method = "PUT", request_body = {},
  instance_id = 26117040, frequency = "DAILY", hour_of_the_day = 4,
  start_time = os.time(), end_time = os.time() + 30 * 86400,
})
print(job.id)
]]

examples.show_scheduled_jobs = [[
for _, job in ipairs(assert(vast:show_scheduled_jobs())) do print(job.id, job.frequency) end
]]

examples.tfa_status = [[
print(assert(vast:tfa_status()).tfa_enabled)
]]

examples.show_webhooks = [[
print(#assert(vast:show_webhooks()))
]]

-- --- made of other methods ------------------------------------------------------------------------------

examples.rent = [[
local instance, err = vast:rent {
  where = { gpu_name = "RTX 4090", num_gpus = 1 }, max_price = 0.40, -- $/h, storage included
  image = "pytorch/pytorch", disk = 20, ssh = true,
}
if instance then
  print(instance.id, instance.offer.dph_total)
elseif err.kind == "unavailable" then
  print "nothing within the price"
end
]]

examples.wait_instance = [[
local instance = assert(vast:wait_instance(26117040, { timeout = 600 }))
print(instance.actual_status)
]]

examples.destroy_and_verify = [[
print(assert(vast:destroy_and_verify(26117040)).attempts)
]]

examples.worker = [[
do
  local worker <close> = assert(vast:worker {
    name = "reader", permissions = { api = { instance_read = {} } }, revoke_on_close = true,
  })
  print(worker:key().id, #assert(worker:show_instances()))
end -- the key is deleted here
]]

-- --- the module and clients --------------------------------------------------------------------------------

examples["vastai.new"] = [[
local client <close> = assert(vastai.new { api_key = os.getenv "VAST_API_KEY", timeout = 30 })
print(client)
]]

examples["vastai.is_error"] = [[
local ok, err = pcall(function()
  for row in vast:each "show_instances" do print(row.id) end
end)
if not ok then print(vastai.is_error(err), err) end
]]

examples["vastai.array"] = [[
vast:preview("update_instance", { id = 7, args = vastai.array {} }) -- args is sent as []
]]

examples["vastai.describe"] = [[
local method = assert(vastai.describe "create_api_key")
print(method.verb, method.path, method.scope)
for _, param in ipairs(method.params) do print(param.name, param.type) end
]]

examples["vastai.help"] = [[
print(vastai.help "create_instance")
]]

examples["vastai.map"] = [[
local rows, failed = vastai.map({ 26117040, 26117041 }, function(id) return vast:show_instance(id) end,
  { concurrency = 8 })
print(#rows, #failed)
]]

examples["vastai.spawn"] = [[
vastai.run(function()
  local user = vastai.spawn(function() return vast:show_user() end)
  local keys = vastai.spawn(function() return vast:show_api_keys() end)
  print(assert(user:wait()).email, #assert(keys:wait()))
end)
]]

examples["vastai.run"] = [[
local user = vastai.run(function() return assert(vast:show_user()) end)
print(user.email)
]]

examples["vastai.step"] = [[
local call = vast:start "show_user"
while not call:done() do
  vastai.step(0, { budget = 0.0005 }) -- once in each frame
end
print(assert(call:result()).email)
]]

examples["client:with"] = [[
local patient = assert(vast:with { timeout = 600 })
print(#assert(patient:show_instances()))
]]

examples["client:with_key"] = [[
local other = assert(vast:with_key(assert(os.getenv "VAST_API_KEY")))
print(assert(other:show_user()).id)
]]

examples["client:credentials"] = [[
local credentials = vast:credentials()
print(credentials.source, credentials.last4)
]]

examples["client:request"] = [[
local user = assert(vast:request("GET", "/api/v0/users/current/", { query = { owner = "me" } }))
print(user.id)
]]

examples["client:preview"] = [[
local preview = assert(vast:preview("create_api_key", { name = "ci" }))
print(preview.verb, preview.url, preview.body)
print(preview.curl)
]]

examples["client:ssh_endpoint"] = [[
local ssh = assert(vast:ssh_endpoint(assert(vast:show_instance(26117040))))
print(("ssh -p %d %s@%s"):format(ssh.port, ssh.user, ssh.host))
]]

examples["client:start"] = [[
local call = vast:start("show_instances", { fields = { "id" } }) -- returns at once
print(#assert(call:wait(10)))
]]

examples["client:each"] = [[
for row in vast:each("show_instances", { fields = { "id", "label" } }) do
  print(row.id, row.label)
end
]]

examples["client:pages"] = [[
for page in vast:pages "show_instances" do print(#page) end
]]

examples["client:page"] = [[
local page, token = vast:page("show_instances", {})
print(#page, token)
]]

return examples
