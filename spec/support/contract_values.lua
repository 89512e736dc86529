-- Values of arguments in the contract test. The most specific entry applies: method, name, unit, type.

local values = {}

local permissions = { api = { instance_read = {}, user_read = {} } }

values.types = {
  integer = 7, number = 1.5, string = "words", boolean = true, table = { note = "x" }, list = { "x" },
  ["string|integer"] = 7, ["string|table"] = "words", ["integer[]"] = { 7, 8 },
  ["integer|integer[]"] = 7, ["number|string"] = 1767225600, ["integer|string"] = 1767225600,
}

values.units = {
  ["$"] = 2.5, ["$/h"] = 0.25, ["$/GB"] = 0.01, ["$/GB/month"] = 0.15, GB = 20, h = 0.5, s = 60,
  lines = 100, rows = 5, ["perf/s"] = 10.5, bytes = 4096,
}

values.names = {
  amount = 2.5, api_endpoint = "/api/v0/instances/reboot/7/", api_key = "vast-another-key",
  args = { "bash", "-c", "env" },
  category = "disk", code = "123456", command = "ls -l", day_of_the_week = 3, discount_rate = 0.25, disk = 20,
  email = "someone@example.com",
  end_date = "2026-03-01", end_time = "2026-03-01", env = { A = "1", ["-p 8080:8080"] = "1" },
  event_types = { "instance.created" }, extra_filters = { cuda_max_good = { gte = 12.6 } }, frequency = "DAILY",
  hosting_type = "all", image = "ubuntu:24.04", limit = 5, method_type = "totp", name = "a-name",
  order = { { "dph_total", "asc" } }, order_by = { { col = "id", dir = "asc" } }, permissions = permissions,
  query = "gpu_ram>=24 num_gpus=1 reliability>0.98", region = "Europe", repo = "docker.io/library/ubuntu",
  request_body = { state = "stopped" }, request_method = "PUT", role = "team_member", runtype = "ssh",
  search_params = "gpu_ram>=24 num_gpus=1", select_cols = { "id", "label" }, select_filters = { id = { gt = 100 } },
  ssh_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample someone@example", start_date = "2026-01-01",
  start_time = "2026-01-01", subnet = "10.0.0.0/24", target_state = "running", target_util = 0.75,
  template_hash = "4e17788f74f075dd9aab7d0d4427968f", template_hash_id = "4e17788f74f075dd9aab7d0d4427968f",
  hash_id = "4e17788f74f075dd9aab7d0d4427968f", verified = "yes",
  volume_info = { create_new = true, volume_id = 9, size = 20, mount_path = "/data" },
  webhook_url = "https://hooks.example.com/vast", where = { gpu_name = "RTX 4090", num_gpus = { gte = 1 } },
}

values.methods = {
  change_bid = { price = 0.3 },
  cloud_copy = { src = "/bucket/folder", dst = "/workspace", transfer = "Instance To Cloud", flags = { "--progress" } },
  copy = { src = "C.7:/workspace", dst = "C.8:/workspace" },
  create_api_key = { key_params = { instance = "7" } },
  create_connection = { provider = "s3" },
  create_deployment = { env = "-e A=1" },
  create_env_var = { name = "A_NAME", value = "a-value" },
  create_instance = { type = "interruptible" },
  create_instances = { type = "interruptible" },
  create_subaccount = { type = "host" },
  create_template = { env = "-e A=1", name = "a template", login = "docker.io" },
  delete_env_var = { name = "A_NAME" },
  report_machine = { problem = "Other" },
  schedule_maint = { sdate = 1767225600, category = "disk" },
  search_benchmarks = { query = { gpu_name = { eq = "RTX 4090" } }, where = { value = { gt = 100 } },
    order = { { col = "last_update", dir = "desc" } } },
  search_invoices = { query = { id = { gt = 100 } }, where = { id = { gt = 100 } } },
  search_network_volumes = { query = "disk_space<=50", where = { disk_space = { lte = 50 } } },
  search_offers = { type = "on-demand" },
  search_offers_new = { type = "on-demand" },
  search_templates = { query = { id = { gt = 100 } }, where = { id = { gt = 100 } } },
  search_volumes = { query = "disk_space<=50", where = { disk_space = { lte = 50 } } },
  set_user = { params = { fullname = "Some One", normalized_email = "someone@example.com" } },
  show_invoices_v1 = { charge_type = { "instance" }, invoice_type = { "stripe" }, format = "table" },
  show_instances_v1 = { params = { nonstandard = 1 } },
  show_team_role = { name = "admin" },
  show_volumes = { type = "local" },
  take_snapshot = { pause = true },
  update_endpoint = { endpoint_state = "active" },
  update_env_var = { name = "A_NAME", value = "a-value" },
  update_notification_prefs = { notification_preferences = { client = { low_credit = { email = true } } } },
  update_template = { env = "-e A=1", login = "docker.io" },
}

-- Arguments that are optional here, because they are in the official SDK, but required by the description,
-- or of which a check requires one. The call with the required arguments has them too.
values.needed = {
  change_bid = { "price" },
  create_instance = { "image" },
  create_team_role = { "permissions" },
  create_template = { "name", "image" },
  delete_deployment = { "id" },
  delete_template = { "template_id" },
  launch_instance = { "gpu_name", "num_gpus" },
  set_defjob = { "price_gpu", "price_inetu", "price_inetd", "image" },
  set_min_bid = { "price" },
  tfa_update = { "label" },
  update_team_role = { "name", "permissions" },
}

-- Arguments that exclude others. Each list is one more call, with the required arguments except those in
-- `instead`.
values.apart = {
  create_api_key = { { "permission_file" } },
  create_instance = { { "ssh" }, { "type", "price" }, { "template_id" } },
  create_instances = { { "jupyter", "direct" }, { "ssh", "direct" }, { "type", "price" }, { "template_id" } },
  create_team_role = { { "permission_file", instead = { "permissions" } } },
  create_template = { { "jupyter", "direct" }, { "ssh", "direct" }, { "hide_readme" }, { "public" }, { "login" },
    { "no_default", "search_params" } },
  delete_deployment = { { "name", "tag", instead = { "id" } } },
  delete_template = { { "hash_id", instead = { "template_id" } } },
  launch_instance = { { "jupyter", "direct" }, { "ssh", "direct" }, { "where" } },
  search_benchmarks = { { "where", "allow_unknown" } },
  search_invoices = { { "where", "allow_unknown" } },
  search_network_volumes = { { "where" } },
  search_offers = { { "where" }, { "new" } },
  search_offers_new = { { "where" } },
  search_templates = { { "where", "allow_unknown" } },
  search_volumes = { { "where" } },
  show_instances_v1 = { { "params" } },
  show_invoices = { { "only_charges" }, { "only_credits" } },
  show_invoices_v1 = { { "charges", "charge_type", "format", "next_token" } },
  update_team_role = { { "permission_file", instead = { "permissions" } } },
  update_template = { { "jupyter", "direct" }, { "ssh", "direct" }, { "hide_readme" }, { "public" }, { "login" } },
}

-- Arguments that no call has, with the reason.
local words = "the service accepts the values of the command-line tool, such as \"jupyter_direc ssh_direc ssh_proxy\", "
  .. "which the description does not list"
values.left_out = { create_instance = { direct = words, jupyter = words } }

-- Answers in turn for methods that send several requests, or whose answer the description does not define
-- in detail. Other methods get the example of the description.
local pending = { pending_price_increases = { { contract_id = 7, pending_price_increase_id = 9 } } }
local result = {} -- an answer with the URL of the result
values.answers = {
  accept_price_increase = { { body = pending }, { body = { success = true } } },
  reject_price_increase = { { body = pending }, { body = { success = true } } },
  fetch_contracts = { { body = { success = true, contracts = { { id = 7 } } } } },
  create_subaccount = { { body = { id = 7, username = "sub", email = "s@example.com", key_id = 9 } } },
  add_network_disk = { { body = { success = true, disk_id = 7 } } },
  logs = { { body = result }, { status = 404, body = "not yet" }, { body = "a line\n" } },
  execute = { { body = result }, { body = "a line\n" } },
  show_api_key = { { status = 410, body = { success = false, error = "gone", msg = "Gone." } },
    { body = { apikeys = { { id = 7, name = "ci" } } } } },
  delete_template = { { body = { success = true, templates = { { id = 9, hash_id = values.names.hash_id } } } },
    { body = { success = true } } },
  list_machines = { { body = { success = true } }, { body = { success = true } } },
  show_instances = { { body = { success = true, instances = { { id = 7 } }, next_token = "page2" } },
    { body = { success = true, instances = { { id = 8 } } } } },
}

-- The answers, with the address of the tap.
function values.answers_at(name, url)
  local list = {}
  for i, answer in ipairs(values.answers[name]) do
    local body = answer.body
    if body == result then body = { success = true, result_url = url .. "/results/7.txt" } end
    list[i] = { status = answer.status or 200, body = body }
  end
  return list
end

return values
