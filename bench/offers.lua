-- An answer to a search, as the service sends it: offers with 96 fields, about 2.5 KB each.
-- offers(count) → the body's text.

local FLOATS = {
  "dph_base", "dph_total", "dlperf", "dlperf_per_dphtotal", "flops_per_dphtotal", "total_flops", "reliability2",
  "reliability", "score", "inet_down", "inet_up", "inet_down_cost", "inet_up_cost", "storage_cost",
  "storage_total_cost", "vram_costperhour", "internet_down_cost_per_tb", "internet_up_cost_per_tb", "min_bid",
  "disk_bw", "gpu_mem_bw", "pcie_bw", "pci_gen", "cpu_ghz", "cpu_cores_effective", "duration", "start_date",
  "end_date", "discount_rate", "discounted_dph_total", "discounted_hourly", "credit_discount_max", "driver_vers",
  "gpu_frac", "gpu_max_power", "expected_reliability",
}
local INTEGERS = {
  "ask_contract_id", "bundle_id", "host_id", "machine_id", "num_gpus", "gpu_ram", "gpu_total_ram", "cpu_cores",
  "cpu_ram", "gpu_lanes", "gpu_max_temp", "hosting_type", "direct_port_count", "cuda_cap", "compute_cap",
  "bundled_results", "mobo_slots", "avail_vol_ask_id", "avail_vol_size", "nw_disk_max_bw", "nw_disk_min_bw",
  "queue_time", "resource_count", "cluster_id",
}
local TEXTS = {
  gpu_name = "RTX 4090", cpu_name = "AMD EPYC 7542 32-Core Processor", disk_name = "Samsung SSD 980 PRO 1TB",
  mobo_name = "ROMED8-2T", driver_version = "570.133.20", geolocation = "Sweden, SE", country_code = "SE",
  public_ipaddr = "203.0.113.9", verification = "verified", cpu_arch = "amd64", gpu_arch = "nvidia",
  os_version = "22.04", logo = "/static/logos/vastai_small2.png", resource_type = "gpu", gpu_ids_text = "0,1,2,3",
  time_remaining = "", time_remaining_isbid = "", webpage = "https://example.net/host/71204", rn_text = "1",
}
local FLAGS = {
  verified = true, external = false, rentable = true, rented = false, is_bid = false, static_ip = true,
  has_avx = true, vericode = true, gpu_display_active = false, is_vm_deverified = false, hostrun = false,
}

local function offer(i)
  local words = { ('"id":%d'):format(17384921 + i), '"cuda_max_good":12.8', '"disk_space":687.5' }
  local function add(name, form, value) words[#words + 1] = ('"%s":' .. form):format(name, value) end
  for j, name in ipairs(FLOATS) do add(name, "%.14g", 0.1 + math.sqrt(i * 97 + j) * 1.000013) end
  for j, name in ipairs(INTEGERS) do add(name, "%d", i * 31 + j * 1009) end
  for name, value in pairs(TEXTS) do add(name, '"%s"', value) end
  for name, value in pairs(FLAGS) do add(name, "%s", tostring(value)) end
  words[#words + 1] = '"gpu_ids":[4711,4712,4713,4714]'
  words[#words + 1] = '"client_run_time":null,"host_run_time":null'
  return "{" .. table.concat(words, ",") .. "}"
end

return function(count)
  local rows = {}
  for i = 1, count do rows[i] = offer(i) end
  return '{"success":true,"offers":[' .. table.concat(rows, ",") .. "]}"
end
