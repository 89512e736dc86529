-- The initial instances, with the fields of the real service.

local json = require "service.json"

local instance_sample = { FIRST_ID = 26117040 }

local GPUS = { "RTX 4090", "RTX 3090", "H100 SXM", "A100 PCIE" }
local LABELS = { "train-llm", "render", json.null }
local STATUSES = { "running", "running", "running", "exited", "loading" }

local function pick(list, index) return list[index % #list + 1] end

local function ports(first)
  return { ["22/tcp"] = json.array {
    { HostIp = "0.0.0.0", HostPort = tostring(first + 22) },
    { HostIp = "::", HostPort = tostring(first + 22) },
  } }
end

local function software(index)
  return {
    label = pick(LABELS, index), template_id = json.null, template_hash_id = json.null,
    image_uuid = "pytorch/pytorch:2.4.0-cuda12.4-cudnn9-runtime", image_args = json.array {},
    image_runtype = "ssh_direc ssh_proxy", onstart = "echo hello && nvidia-smi",
    extra_env = json.array { json.array { "HF_HOME", "/workspace/hf" } },
    jupyter_token = ("%08x"):format(1512034752 + index),
    status_msg = "success, running pytorch/pytorch_2.4.0\n",
  }
end

local function hardware(index)
  return {
    machine_id = 21817 + index % 7, bundle_id = 903311204, cpu_cores = 64, cpu_ram = 257838,
    cpu_util = 0.0, gpu_name = pick(GPUS, index), gpu_ram = 24564, gpu_util = 97.0,
    gpu_temp = 61.0, num_gpus = 1, dlperf = 98.412, disk_space = 40.0, disk_usage = 11.2,
    static_ip = true, public_ipaddr = "203.0.113.9", local_ipaddrs = "10.0.0.5 172.17.0.1 \n",
    geolocation = "Sweden, SE", verification = "verified",
    direct_port_start = 41000, direct_port_end = 41010, ports = ports(41000),
    ssh_host = "ssh5.vast.ai", ssh_idx = "5", ssh_port = 17040 + index,
  }
end

local function contract(index)
  local status = pick(STATUSES, index)
  return {
    id = instance_sample.FIRST_ID + index, actual_status = status, cur_state = status,
    intended_status = status == "exited" and "stopped" or "running",
    next_state = status == "exited" and "stopped" or "running",
    start_date = 1759913600.25 + 3600 * index, end_date = 1762591733.0, duration = 2678133.0,
    uptime_mins = json.null, is_bid = false, dph_base = 0.3467, dph_total = 0.3741,
    search = { gpuCostPerHour = 0.3467, diskHour = 0.0274, totalHour = 0.3741 },
  }
end

-- index counts from 0.
function instance_sample.build(index)
  local instance = contract(index)
  for _, part in ipairs { software(index), hardware(index) } do
    for name, value in pairs(part) do instance[name] = value end
  end
  return instance
end

return instance_sample
