/* api/records_instances.c -- records of results: instances and rentals. */
#include "api/records.h"

static const struct vast_record_field mounted_volume_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "avail_space", .type = VAST_NUMBER, .unit = "GB"},
    {.name = "total_space", .type = VAST_NUMBER, .unit = "GB"},
};
static const struct vast_record record_mounted_volume = {.name = "mounted_volume",
                                                         VAST_FIELDS(mounted_volume_fields)};

static const struct vast_record_field port_binding_fields[] = {
    {.name = "HostIp", .type = VAST_STRING},
    {.name = "HostPort", .type = VAST_STRING},
};
static const struct vast_record record_port_binding = {.name = "port_binding",
                                                       VAST_FIELDS(port_binding_fields)};

static const struct vast_record_field price_parts_fields[] = {
    {.name = "gpuCostPerHour", .type = VAST_NUMBER, .unit = "$/h"},
    {.name = "diskHour", .type = VAST_NUMBER, .unit = "$/h"},
    {.name = "totalHour", .type = VAST_NUMBER, .unit = "$/h"},
    {.name = "discountTotalHour", .type = VAST_NUMBER, .unit = "$/h"},
    {.name = "discountedTotalPerHour", .type = VAST_NUMBER, .unit = "$/h"},
};
const struct vast_record vast_record_price_parts = {.name = "price_parts",
                                                    VAST_FIELDS(price_parts_fields)};

static const struct vast_record_field instance_row_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "label", .type = VAST_STRING, .doc = "user-defined label"},
    {.name = "actual_status", .type = VAST_STRING, .doc = "state of the container"},
    {.name = "cur_state", .type = VAST_STRING, .doc = "state of the contract"},
    {.name = "next_state", .type = VAST_STRING, .doc = "next state of the contract"},
    {.name = "intended_status", .type = VAST_STRING, .doc = "requested state"},
    {.name = "status_msg", .type = VAST_STRING, .doc = "last message from Docker"},
    {.name = "gpu_name", .type = VAST_STRING, .doc = "GPU model"},
    {.name = "num_gpus", .type = VAST_INTEGER, .doc = "number of GPUs"},
    {.name = "dph_total",
     .type = VAST_NUMBER,
     .unit = "$/h",
     .doc = "total hourly price without traffic"},
    {.name = "machine_id", .type = VAST_INTEGER, .doc = "ID of the machine"},
    {.name = "ssh_host", .type = VAST_STRING, .doc = "host name of the ssh proxy"},
    {.name = "ssh_port", .type = VAST_INTEGER, .doc = "port of the ssh proxy"},
    {.name = "public_ipaddr", .type = VAST_STRING, .doc = "IP address of the machine"},
    {.name = "start_date", .type = VAST_NUMBER, .unit = "Unix s", .doc = "start time"},
    {.name = "extra_env",
     .secret = true,
     .doc = "environment variables: a list of { name, value } pairs"},
    {.name = "volume_info",
     .type = VAST_OBJECT,
     .form = VAST_LIST,
     .record = &record_mounted_volume,
     .doc = "mounted volumes"},
    {.name = "local_ipaddrs",
     .type = VAST_STRING,
     .doc = "local IP addresses, separated by spaces"},
    {.name = "ports",
     .type = VAST_OBJECT,
     .form = VAST_MAP_OF_LISTS,
     .record = &record_port_binding,
     .doc = "port map: \"22/tcp\" to { { HostIp, HostPort }, … }; absent until the instance is "
            "running"},
    {.name = "image_args",
     .type = VAST_STRING,
     .form = VAST_LIST,
     .doc = "arguments of the image's entry point"},
    {.name = "image_uuid", .type = VAST_STRING, .doc = "Docker image"},
    {.name = "image_runtype", .type = VAST_STRING, .doc = "launch mode"},
    {.name = "gpu_util", .type = VAST_NUMBER, .unit = "%", .doc = "GPU utilization"},
    {.name = "gpu_arch", .type = VAST_STRING, .doc = "GPU vendor: nvidia or amd"},
    {.name = "gpu_temp", .type = VAST_NUMBER, .unit = "°C", .doc = "GPU temperature"},
    {.name = "cuda_max_good",
     .type = VAST_NUMBER,
     .doc = "highest CUDA version supported by the driver"},
    {.name = "driver_version", .type = VAST_STRING, .doc = "version of the GPU driver"},
    {.name = "cpu_cores_effective", .type = VAST_NUMBER, .doc = "CPU cores of the instance"},
    {.name = "cpu_util", .type = VAST_NUMBER, .doc = "CPU utilization"},
    {.name = "cpu_ram", .type = VAST_INTEGER, .unit = "MB", .doc = "size of main memory"},
    {.name = "disk_space", .type = VAST_NUMBER, .unit = "GB", .doc = "disk size"},
    {.name = "disk_util",
     .type = VAST_NUMBER,
     .doc = "used fraction of the disk; -1 until the instance is running"},
    {.name = "disk_usage",
     .type = VAST_NUMBER,
     .unit = "GB",
     .doc = "used disk space; -1 until the instance is running"},
    {.name = "mem_usage", .type = VAST_NUMBER, .unit = "GB", .doc = "memory in use"},
    {.name = "mem_limit", .type = VAST_NUMBER, .unit = "GB", .doc = "memory limit"},
    {.name = "vmem_usage", .type = VAST_NUMBER, .unit = "GB", .doc = "GPU memory in use"},
    {.name = "inet_up", .type = VAST_NUMBER, .unit = "Mbit/s", .doc = "upload bandwidth"},
    {.name = "inet_down", .type = VAST_NUMBER, .unit = "Mbit/s", .doc = "download bandwidth"},
    {.name = "ssh_idx", .type = VAST_STRING, .doc = "index of the ssh proxy"},
    {.name = "direct_port_start",
     .type = VAST_INTEGER,
     .doc = "first direct port; -1 if there is none"},
    {.name = "direct_port_end",
     .type = VAST_INTEGER,
     .doc = "last direct port; -1 if there is none"},
    {.name = "jupyter_token",
     .type = VAST_STRING,
     .secret = true,
     .doc = "access token for Jupyter and the instance portal"},
    {.name = "onstart", .type = VAST_STRING, .doc = "script that runs at start"},
    {.name = "uptime_mins",
     .type = VAST_NUMBER,
     .unit = "min",
     .doc = "time since the container started"},
    {.name = "end_date",
     .type = VAST_NUMBER,
     .unit = "Unix s",
     .doc = "end of the contract or offer"},
    {.name = "reliability2", .type = VAST_NUMBER, .doc = "reliability of the machine, 0-1"},
    {.name = "host_id", .type = VAST_INTEGER, .doc = "ID of the host"},
    {.name = "template_id", .type = VAST_INTEGER, .doc = "ID of the template"},
    {.name = "template_hash_id", .type = VAST_STRING, .doc = "hash of the template"},
    {.name = "template_name", .type = VAST_STRING, .doc = "name of the template"},
    {.name = "machine_dir_ssh_port",
     .type = VAST_INTEGER,
     .doc = "ssh port for the machine's directory"},
    {.name = "cpu_arch", .type = VAST_STRING, .doc = "CPU architecture: amd64 or arm64"},
    {.name = "cpu_cores", .type = VAST_INTEGER, .doc = "CPU cores of the machine"},
    {.name = "cpu_name", .type = VAST_STRING, .doc = "CPU model"},
    {.name = "gpu_totalram", .type = VAST_INTEGER, .unit = "MB", .doc = "memory of all GPUs"},
    {.name = "gpu_ram", .type = VAST_INTEGER, .unit = "MB", .doc = "memory per GPU"},
    {.name = "gpu_frac", .type = VAST_NUMBER, .doc = "fraction of the machine's GPUs"},
    {.name = "gpu_lanes", .type = VAST_INTEGER, .doc = "number of PCIe lanes"},
    {.name = "gpu_mem_bw", .type = VAST_NUMBER, .unit = "GB/s", .doc = "GPU memory bandwidth"},
    {.name = "bw_nvlink", .type = VAST_NUMBER, .unit = "GB/s", .doc = "NVLink bandwidth"},
    {.name = "disk_name", .type = VAST_STRING, .doc = "disk model"},
    {.name = "disk_bw", .type = VAST_NUMBER, .unit = "MB/s", .doc = "disk bandwidth"},
    {.name = "direct_port_count",
     .type = VAST_INTEGER,
     .doc = "number of open ports of the machine"},
    {.name = "static_ip", .type = VAST_BOOLEAN, .doc = "true if the IP address is static"},
    {.name = "geolocation", .type = VAST_STRING, .doc = "location, such as \"Sweden, SE\""},
    {.name = "verification",
     .type = VAST_STRING,
     .doc = "verification status: verified, unverified or deverified"},
    {.name = "rentable", .type = VAST_BOOLEAN, .doc = "true if it can be rented"},
    {.name = "min_bid", .type = VAST_NUMBER, .unit = "$/h", .doc = "current lowest winning bid"},
    {.name = "is_bid", .type = VAST_BOOLEAN, .doc = "true if interruptible"},
    {.name = "dph_base",
     .type = VAST_NUMBER,
     .unit = "$/h",
     .doc = "price of the GPUs only; the bid if interruptible"},
    {.name = "dlperf", .type = VAST_NUMBER, .doc = "deep learning benchmark score"},
    {.name = "dlperf_per_dphtotal", .type = VAST_NUMBER, .doc = "deep learning score per $/h"},
    {.name = "flops_per_dphtotal", .type = VAST_NUMBER, .doc = "TFLOPS per $/h"},
    {.name = "total_flops", .type = VAST_NUMBER, .doc = "total TFLOPS"},
    {.name = "score", .type = VAST_NUMBER, .doc = "ranking score of the service"},
    {.name = "os_version", .type = VAST_STRING, .doc = "operating system version"},
    {.name = "mobo_name", .type = VAST_STRING, .doc = "mainboard model"},
    {.name = "pci_gen", .type = VAST_NUMBER, .doc = "PCIe generation"},
    {.name = "pcie_bw", .type = VAST_NUMBER, .unit = "GB/s", .doc = "PCIe bandwidth"},
    {.name = "webpage", .type = VAST_STRING, .doc = "web page of the host"},
    {.name = "search",
     .type = VAST_OBJECT,
     .record = &vast_record_price_parts,
     .doc = "price components while running"},
    {.name = "instance",
     .type = VAST_OBJECT,
     .record = &vast_record_price_parts,
     .doc = "current price components"},
    {.name = "storage_cost",
     .type = VAST_NUMBER,
     .unit = "$/GB/month",
     .doc = "price of disk space"},
    {.name = "storage_total_cost",
     .type = VAST_NUMBER,
     .unit = "$/h",
     .doc = "price of the requested disk space"},
    {.name = "vram_costperhour", .type = VAST_NUMBER, .unit = "$/GB/h"},
    {.name = "credit_balance", .type = VAST_NUMBER, .unit = "$", .doc = "remaining deposit"},
    {.name = "credit_discount", .type = VAST_NUMBER, .doc = "discount for reservation"},
    {.name = "credit_discount_max", .type = VAST_NUMBER, .doc = "maximum discount for reservation"},
    {.name = "client_run_time", .type = VAST_NUMBER, .doc = "elapsed duration of the contract"},
    {.name = "host_run_time", .type = VAST_NUMBER, .doc = "offered duration of the contract"},
    {.name = "external", .type = VAST_BOOLEAN, .doc = "true if offered by a partner"},
    {.name = "time_remaining", .type = VAST_STRING},
    {.name = "time_remaining_isbid", .type = VAST_STRING},
    {.name = "country_code", .type = VAST_STRING},
    {.name = "bundle_id", .type = VAST_INTEGER, .doc = "ID shared by offers of the same hardware"},
    {.name = "hosting_type", .type = VAST_INTEGER, .doc = "1 for a datacenter"},
    {.name = "logo", .type = VAST_STRING, .doc = "logo of the host"},
    {.name = "target_reliability", .type = VAST_NUMBER, .doc = "reliability guaranteed by the SLA"},
    {.name = "duration", .type = VAST_NUMBER, .unit = "s", .doc = "remaining rental time"},
};
static const struct vast_record record_instance_row = {.name = "instance_row",
                                                       VAST_FIELDS(instance_row_fields)};

static const struct vast_record_field instance_fields[] = {
    {.name = "extra_env",
     .secret = true,
     .type = VAST_STRING,
     .form = VAST_MAP,
     .doc = "environment variables by name"},
    {.name = "duration", .type = VAST_NUMBER, .unit = "s", .doc = "time since start_date"},
};
const struct vast_record vast_record_instance = {
    .name = "instance", VAST_FIELDS(instance_fields), .base = &record_instance_row};

static const struct vast_record_field instance_page_fields[] = {
    {.name = "instances",
     .type = VAST_OBJECT,
     .form = VAST_LIST,
     .record = &record_instance_row,
     .always = true,
     .doc = "rows unchanged from the service"},
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "total_instances", .type = VAST_INTEGER, .doc = "total number of instances"},
    {.name = "label_counts",
     .type = VAST_INTEGER,
     .form = VAST_MAP,
     .doc = "map from label to count; \"\" for no label"},
    {.name = "instances_found", .type = VAST_INTEGER, .doc = "number of rows on this page"},
    {.name = "next_token",
     .type = VAST_STRING,
     .doc = "token of the next page; null on the last page"},
};
const struct vast_record vast_record_instance_page = {.name = "instance_page",
                                                      VAST_FIELDS(instance_page_fields)};

static const struct vast_record_field instance_filter_fields[] = {
    {.name = "actual_status", .type = VAST_STRING, .doc = "state of the container"},
    {.name = "verification",
     .type = VAST_STRING,
     .doc = "verification status: verified, unverified or deverified"},
    {.name = "gpu_name", .type = VAST_STRING, .doc = "GPU model"},
};
const struct vast_record vast_record_instance_filter = {.name = "instance_filter",
                                                        VAST_FIELDS(instance_filter_fields)};

static const struct vast_record_field rental_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID of the created instance"},
    {.name = "new_contract", .type = VAST_INTEGER, .always = true, .doc = "same as id"},
    {.name = "instance_api_key",
     .type = VAST_STRING,
     .secret = true,
     .doc = "API key scoped to this instance"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "ask_id", .type = VAST_INTEGER, .doc = "ID of the offer"},
    {.name = "recovered",
     .type = VAST_BOOLEAN,
     .doc = "true if the instance was looked up by label after a lost answer; the fields of the "
            "instance are then included"},
};
const struct vast_record vast_record_rental = {.name = "rental", VAST_FIELDS(rental_fields)};

static const struct vast_record_field bulk_rental_fields[] = {
    {.name = "ask_id", .type = VAST_INTEGER, .doc = "ID of the offer"},
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "new_contract", .type = VAST_INTEGER, .doc = "ID of the created instance"},
    {.name = "state", .type = VAST_STRING, .doc = "state of the instance: running or stopped"},
    {.name = "error", .type = VAST_STRING, .doc = "error code of the service"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
};
static const struct vast_record record_bulk_rental = {.name = "bulk_rental",
                                                      VAST_FIELDS(bulk_rental_fields)};

static const struct vast_record_field create_instances_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "results",
     .type = VAST_OBJECT,
     .form = VAST_LIST,
     .record = &record_bulk_rental,
     .always = true},
    {.name = "created",
     .type = VAST_INTEGER,
     .form = VAST_LIST,
     .doc = "IDs of the created instances"},
    {.name = "failed",
     .type = VAST_INTEGER,
     .form = VAST_LIST,
     .doc = "IDs of the offers that failed"},
    {.name = "elapsed", .type = VAST_NUMBER, .unit = "s", .doc = "elapsed time"},
};
const struct vast_record vast_record_create_instances_result = {
    .name = "create_instances_result", VAST_FIELDS(create_instances_result_fields)};

static const struct vast_record_field prepay_instance_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "timescale", .type = VAST_NUMBER, .doc = "number of months prepaid"},
    {.name = "discount_rate", .type = VAST_NUMBER, .doc = "discount as a fraction, 0-1"},
};
const struct vast_record vast_record_prepay_instance_result = {
    .name = "prepay_instance_result", VAST_FIELDS(prepay_instance_result_fields)};

static const struct vast_record_field price_increase_fields[] = {
    {.name = "pending_price_increase_id", .type = VAST_INTEGER},
    {.name = "contract_id", .type = VAST_INTEGER},
    {.name = "host_id", .type = VAST_INTEGER, .doc = "ID of the host"},
    {.name = "new_gpu_costpersec", .type = VAST_NUMBER, .unit = "$/s"},
    {.name = "new_disk_ram_costpersec", .type = VAST_NUMBER, .unit = "$/s"},
    {.name = "old_gpu_costpersec", .type = VAST_NUMBER, .unit = "$/s"},
    {.name = "old_disk_ram_costpersec", .type = VAST_NUMBER, .unit = "$/s"},
    {.name = "contract_end_date", .type = VAST_NUMBER, .unit = "Unix s"},
    {.name = "ask_end_date", .type = VAST_NUMBER, .unit = "Unix s"},
    {.name = "created_at", .type = VAST_NUMBER, .unit = "Unix s", .doc = "time of creation"},
};
static const struct vast_record record_price_increase = {.name = "price_increase",
                                                         VAST_FIELDS(price_increase_fields)};

static const struct vast_record_field show_pending_price_increases_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "count", .type = VAST_INTEGER, .doc = "number of rows on this page"},
    {.name = "pending_price_increases",
     .type = VAST_OBJECT,
     .form = VAST_LIST,
     .record = &record_price_increase},
    {.name = "truncated", .type = VAST_BOOLEAN},
};
const struct vast_record vast_record_show_pending_price_increases_result = {
    .name = "show_pending_price_increases_result",
    VAST_FIELDS(show_pending_price_increases_result_fields)};

static const struct vast_record_field price_answer_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "pending_price_increase_id", .type = VAST_INTEGER},
    {.name = "contract_id", .type = VAST_INTEGER},
};
const struct vast_record vast_record_price_answer = {.name = "price_answer",
                                                     VAST_FIELDS(price_answer_fields)};

static const struct vast_record_field copy_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "src_addr",
     .type = VAST_STRING,
     .doc = "source address for rsync; only for a path on this machine"},
    {.name = "src_port", .type = VAST_INTEGER},
    {.name = "dst_addr",
     .type = VAST_STRING,
     .doc = "destination address for rsync; only for a path on this machine"},
    {.name = "dst_port", .type = VAST_INTEGER},
};
const struct vast_record vast_record_copy_result = {.name = "copy_result",
                                                    VAST_FIELDS(copy_result_fields)};

static const struct vast_record_field cloud_copy_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "result_url",
     .secret = true,
     .type = VAST_STRING,
     .doc = "URL at which the text will be available"},
};
const struct vast_record vast_record_cloud_copy_result = {.name = "cloud_copy_result",
                                                          VAST_FIELDS(cloud_copy_result_fields)};

static const struct vast_record_field attach_ssh_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "key", .type = VAST_STRING, .doc = "the key as a JSON string"},
};
const struct vast_record vast_record_attach_ssh_result = {.name = "attach_ssh_result",
                                                          VAST_FIELDS(attach_ssh_result_fields)};

static const struct vast_record_field contract_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "label", .type = VAST_STRING, .doc = "user-defined label"},
};
const struct vast_record vast_record_contract = {
    .name = "contract", VAST_FIELDS(contract_fields), .open = true};

static const struct vast_record_field show_deposit_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "refundable_deposit",
     .type = VAST_NUMBER,
     .unit = "$",
     .doc = "deposit refunded on destroy"},
    {.name = "total_discount", .type = VAST_NUMBER, .unit = "$", .doc = "discount earned so far"},
    {.name = "discount_months", .type = VAST_NUMBER, .doc = "remaining months"},
};
const struct vast_record vast_record_show_deposit_result = {
    .name = "show_deposit_result", VAST_FIELDS(show_deposit_result_fields)};

static const struct vast_record_field rent_result_fields[] = {
    {.name = "offer",
     .type = VAST_OBJECT,
     .record = &vast_record_offer,
     .always = true,
     .doc = "the offer that was rented"},
    {.name = "label", .type = VAST_STRING, .always = true, .doc = "label of the instance"},
};
const struct vast_record vast_record_rent_result = {
    .name = "rent_result", VAST_FIELDS(rent_result_fields), .base = &vast_record_rental};

static const struct vast_record_field destroy_and_verify_result_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "destroyed", .type = VAST_BOOLEAN, .always = true},
    {.name = "attempts", .type = VAST_INTEGER, .always = true, .doc = "number of destroy requests"},
};
const struct vast_record vast_record_destroy_and_verify_result = {
    .name = "destroy_and_verify_result", VAST_FIELDS(destroy_and_verify_result_fields)};
