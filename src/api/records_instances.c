/* api/records_instances.c -- records of results: instances and rentals. */
#include "api/records.h"

static const struct vast_record_field mounted_volume_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "its number"},
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
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "its number"},
    {.name = "label", .type = VAST_STRING, .doc = "your own name for it"},
    {.name = "actual_status", .type = VAST_STRING, .doc = "state of the container"},
    {.name = "cur_state", .type = VAST_STRING, .doc = "state of the contract"},
    {.name = "next_state", .type = VAST_STRING, .doc = "what the contract changes to"},
    {.name = "intended_status", .type = VAST_STRING, .doc = "what was asked for"},
    {.name = "status_msg", .type = VAST_STRING, .doc = "what Docker said last"},
    {.name = "gpu_name", .type = VAST_STRING, .doc = "model"},
    {.name = "num_gpus", .type = VAST_INTEGER, .doc = "GPUs"},
    {.name = "dph_total", .type = VAST_NUMBER, .unit = "$/h", .doc = "all but traffic"},
    {.name = "machine_id", .type = VAST_INTEGER, .doc = "the physical machine"},
    {.name = "ssh_host", .type = VAST_STRING, .doc = "proxy's host"},
    {.name = "ssh_port", .type = VAST_INTEGER, .doc = "proxy's port"},
    {.name = "public_ipaddr", .type = VAST_STRING, .doc = "address of the machine"},
    {.name = "start_date", .type = VAST_NUMBER, .unit = "Unix s", .doc = "begin"},
    {.name = "extra_env", .secret = true, .doc = "environment: a list of { name, value } pairs"},
    {.name = "volume_info",
     .type = VAST_OBJECT,
     .form = VAST_LIST,
     .record = &record_mounted_volume,
     .doc = "volumes mounted"},
    {.name = "local_ipaddrs", .type = VAST_STRING, .doc = "addresses inside, separated by blanks"},
    {.name = "ports",
     .type = VAST_OBJECT,
     .form = VAST_MAP_OF_LISTS,
     .record = &record_port_binding,
     .doc = "\"22/tcp\" to { { HostIp, HostPort }, … }; absent before running"},
    {.name = "image_args",
     .type = VAST_STRING,
     .form = VAST_LIST,
     .doc = "arguments of the entry point"},
    {.name = "image_uuid", .type = VAST_STRING, .doc = "Docker image"},
    {.name = "image_runtype", .type = VAST_STRING, .doc = "how it was launched"},
    {.name = "gpu_util", .type = VAST_NUMBER, .unit = "%", .doc = "load"},
    {.name = "gpu_arch", .type = VAST_STRING, .doc = "nvidia or amd"},
    {.name = "gpu_temp", .type = VAST_NUMBER, .unit = "°C", .doc = "temperature"},
    {.name = "cuda_max_good", .type = VAST_NUMBER, .doc = "newest CUDA that the driver takes"},
    {.name = "driver_version", .type = VAST_STRING, .doc = "GPU driver"},
    {.name = "cpu_cores_effective", .type = VAST_NUMBER, .doc = "cores you get"},
    {.name = "cpu_util", .type = VAST_NUMBER, .doc = "load"},
    {.name = "cpu_ram", .type = VAST_INTEGER, .unit = "MB", .doc = "main memory"},
    {.name = "disk_space", .type = VAST_NUMBER, .unit = "GB", .doc = "size"},
    {.name = "disk_util", .type = VAST_NUMBER, .doc = "used share; -1 before running"},
    {.name = "disk_usage", .type = VAST_NUMBER, .unit = "GB", .doc = "used; -1 before running"},
    {.name = "mem_usage", .type = VAST_NUMBER, .unit = "GB", .doc = "memory in use"},
    {.name = "mem_limit", .type = VAST_NUMBER, .unit = "GB", .doc = "memory you may use"},
    {.name = "vmem_usage", .type = VAST_NUMBER, .unit = "GB", .doc = "GPU memory in use"},
    {.name = "inet_up", .type = VAST_NUMBER, .unit = "Mbit/s", .doc = "upload"},
    {.name = "inet_down", .type = VAST_NUMBER, .unit = "Mbit/s", .doc = "download"},
    {.name = "ssh_idx", .type = VAST_STRING, .doc = "which proxy"},
    {.name = "direct_port_start", .type = VAST_INTEGER, .doc = "first port, -1 for none"},
    {.name = "direct_port_end", .type = VAST_INTEGER, .doc = "last port, -1 for none"},
    {.name = "jupyter_token",
     .type = VAST_STRING,
     .secret = true,
     .doc = "secret of Jupyter and the portal"},
    {.name = "onstart", .type = VAST_STRING, .doc = "script run at the start"},
    {.name = "uptime_mins",
     .type = VAST_NUMBER,
     .unit = "min",
     .doc = "since the container started"},
    {.name = "end_date",
     .type = VAST_NUMBER,
     .unit = "Unix s",
     .doc = "end of the contract or offer"},
    {.name = "reliability2", .type = VAST_NUMBER, .doc = "history of the machine, 0-1"},
    {.name = "host_id", .type = VAST_INTEGER, .doc = "the host"},
    {.name = "template_id", .type = VAST_INTEGER, .doc = "template"},
    {.name = "template_hash_id", .type = VAST_STRING, .doc = "hash of the template"},
    {.name = "template_name", .type = VAST_STRING, .doc = "template"},
    {.name = "machine_dir_ssh_port",
     .type = VAST_INTEGER,
     .doc = "SSH port for the machine's directory"},
    {.name = "cpu_arch", .type = VAST_STRING, .doc = "amd64 or arm64"},
    {.name = "cpu_cores", .type = VAST_INTEGER, .doc = "cores of the machine"},
    {.name = "cpu_name", .type = VAST_STRING, .doc = "model"},
    {.name = "gpu_totalram", .type = VAST_INTEGER, .unit = "MB", .doc = "of all GPUs"},
    {.name = "gpu_ram", .type = VAST_INTEGER, .unit = "MB", .doc = "of one GPU"},
    {.name = "gpu_frac", .type = VAST_NUMBER, .doc = "share of the machine's GPUs"},
    {.name = "gpu_lanes", .type = VAST_INTEGER, .doc = "PCIe lanes"},
    {.name = "gpu_mem_bw", .type = VAST_NUMBER, .unit = "GB/s", .doc = "memory speed"},
    {.name = "bw_nvlink", .type = VAST_NUMBER, .unit = "GB/s", .doc = "NVLink speed"},
    {.name = "disk_name", .type = VAST_STRING, .doc = "model"},
    {.name = "disk_bw", .type = VAST_NUMBER, .unit = "MB/s", .doc = "speed"},
    {.name = "direct_port_count", .type = VAST_INTEGER, .doc = "open ports of the machine"},
    {.name = "static_ip", .type = VAST_BOOLEAN, .doc = "address does not change"},
    {.name = "geolocation", .type = VAST_STRING, .doc = "place, such as \"Sweden, SE\""},
    {.name = "verification", .type = VAST_STRING, .doc = "verified, unverified or deverified"},
    {.name = "rentable", .type = VAST_BOOLEAN, .doc = "can be rented"},
    {.name = "min_bid", .type = VAST_NUMBER, .unit = "$/h", .doc = "lowest bid that wins now"},
    {.name = "is_bid", .type = VAST_BOOLEAN, .doc = "interruptible"},
    {.name = "dph_base", .type = VAST_NUMBER, .unit = "$/h", .doc = "GPUs only; of a bid the bid"},
    {.name = "dlperf", .type = VAST_NUMBER, .doc = "deep learning score"},
    {.name = "dlperf_per_dphtotal", .type = VAST_NUMBER, .doc = "score per price"},
    {.name = "flops_per_dphtotal", .type = VAST_NUMBER, .doc = "TFLOPS per price"},
    {.name = "total_flops", .type = VAST_NUMBER, .doc = "TFLOPS"},
    {.name = "score", .type = VAST_NUMBER, .doc = "the service's ranking"},
    {.name = "os_version", .type = VAST_STRING, .doc = "operating system"},
    {.name = "mobo_name", .type = VAST_STRING, .doc = "mainboard"},
    {.name = "pci_gen", .type = VAST_NUMBER, .doc = "PCIe generation"},
    {.name = "pcie_bw", .type = VAST_NUMBER, .unit = "GB/s", .doc = "PCIe speed"},
    {.name = "webpage", .type = VAST_STRING, .doc = "page of the host"},
    {.name = "search",
     .type = VAST_OBJECT,
     .record = &vast_record_price_parts,
     .doc = "price parts when running"},
    {.name = "instance",
     .type = VAST_OBJECT,
     .record = &vast_record_price_parts,
     .doc = "price parts now"},
    {.name = "storage_cost", .type = VAST_NUMBER, .unit = "$/GB/month", .doc = "price of disk"},
    {.name = "storage_total_cost",
     .type = VAST_NUMBER,
     .unit = "$/h",
     .doc = "price of the disk asked for"},
    {.name = "vram_costperhour", .type = VAST_NUMBER, .unit = "$/GB/h"},
    {.name = "credit_balance", .type = VAST_NUMBER, .unit = "$", .doc = "deposit left"},
    {.name = "credit_discount", .type = VAST_NUMBER, .doc = "reserved discount"},
    {.name = "credit_discount_max", .type = VAST_NUMBER, .doc = "largest reserved discount"},
    {.name = "client_run_time", .type = VAST_NUMBER, .doc = "contract length so far"},
    {.name = "host_run_time", .type = VAST_NUMBER, .doc = "contract length offered"},
    {.name = "external", .type = VAST_BOOLEAN, .doc = "offered by a partner"},
    {.name = "time_remaining", .type = VAST_STRING},
    {.name = "time_remaining_isbid", .type = VAST_STRING},
    {.name = "country_code", .type = VAST_STRING},
    {.name = "bundle_id", .type = VAST_INTEGER, .doc = "offers of the same hardware share it"},
    {.name = "hosting_type", .type = VAST_INTEGER, .doc = "1: datacenter"},
    {.name = "logo", .type = VAST_STRING, .doc = "picture"},
    {.name = "target_reliability",
     .type = VAST_NUMBER,
     .doc = "reliability of the SLA that was bought"},
    {.name = "duration", .type = VAST_NUMBER, .unit = "s", .doc = "time left of the rental"},
};
static const struct vast_record record_instance_row = {.name = "instance_row",
                                                       VAST_FIELDS(instance_row_fields)};

static const struct vast_record_field instance_fields[] = {
    {.name = "extra_env",
     .secret = true,
     .type = VAST_STRING,
     .form = VAST_MAP,
     .doc = "environment by name"},
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
     .doc = "rows as the service sends them"},
    {.name = "success", .type = VAST_BOOLEAN, .doc = "whether it was done"},
    {.name = "msg", .type = VAST_STRING, .doc = "the service's own words"},
    {.name = "total_instances", .type = VAST_INTEGER, .doc = "instances in all"},
    {.name = "label_counts",
     .type = VAST_INTEGER,
     .form = VAST_MAP,
     .doc = "label to count; \"\" for none"},
    {.name = "instances_found", .type = VAST_INTEGER, .doc = "rows of this page"},
    {.name = "next_token", .type = VAST_STRING, .doc = "asks for the next page; null at the end"},
};
const struct vast_record vast_record_instance_page = {.name = "instance_page",
                                                      VAST_FIELDS(instance_page_fields)};

static const struct vast_record_field instance_filter_fields[] = {
    {.name = "actual_status", .type = VAST_STRING, .doc = "state of the container"},
    {.name = "verification", .type = VAST_STRING, .doc = "verified, unverified or deverified"},
    {.name = "gpu_name", .type = VAST_STRING, .doc = "model"},
};
const struct vast_record vast_record_instance_filter = {.name = "instance_filter",
                                                        VAST_FIELDS(instance_filter_fields)};

static const struct vast_record_field rental_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "whether it was done"},
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "number of the instance made"},
    {.name = "new_contract", .type = VAST_INTEGER, .always = true, .doc = "the same number"},
    {.name = "instance_api_key",
     .type = VAST_STRING,
     .secret = true,
     .doc = "key for this instance only"},
    {.name = "msg", .type = VAST_STRING, .doc = "the service's own words"},
    {.name = "ask_id", .type = VAST_INTEGER, .doc = "the offer"},
    {.name = "recovered",
     .type = VAST_BOOLEAN,
     .doc = "true: found again by its label after a lost answer, with the fields of the instance "
            "beside these"},
};
const struct vast_record vast_record_rental = {.name = "rental", VAST_FIELDS(rental_fields)};

static const struct vast_record_field bulk_rental_fields[] = {
    {.name = "ask_id", .type = VAST_INTEGER, .doc = "the offer"},
    {.name = "success", .type = VAST_BOOLEAN, .doc = "whether it was done"},
    {.name = "new_contract", .type = VAST_INTEGER, .doc = "number of the instance made"},
    {.name = "state", .type = VAST_STRING, .doc = "running or stopped"},
    {.name = "error", .type = VAST_STRING, .doc = "the service's code for a failure"},
    {.name = "msg", .type = VAST_STRING, .doc = "the service's own words"},
};
static const struct vast_record record_bulk_rental = {.name = "bulk_rental",
                                                      VAST_FIELDS(bulk_rental_fields)};

static const struct vast_record_field create_instances_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "whether it was done"},
    {.name = "msg", .type = VAST_STRING, .doc = "the service's own words"},
    {.name = "results",
     .type = VAST_OBJECT,
     .form = VAST_LIST,
     .record = &record_bulk_rental,
     .always = true},
    {.name = "created",
     .type = VAST_INTEGER,
     .form = VAST_LIST,
     .doc = "numbers of the instances made"},
    {.name = "failed", .type = VAST_INTEGER, .form = VAST_LIST, .doc = "offers that failed"},
    {.name = "elapsed", .type = VAST_NUMBER, .unit = "s", .doc = "time it took"},
};
const struct vast_record vast_record_create_instances_result = {
    .name = "create_instances_result", VAST_FIELDS(create_instances_result_fields)};

static const struct vast_record_field prepay_instance_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "whether it was done"},
    {.name = "msg", .type = VAST_STRING, .doc = "the service's own words"},
    {.name = "timescale", .type = VAST_NUMBER, .doc = "months paid for"},
    {.name = "discount_rate", .type = VAST_NUMBER, .doc = "a fraction, 0-1"},
};
const struct vast_record vast_record_prepay_instance_result = {
    .name = "prepay_instance_result", VAST_FIELDS(prepay_instance_result_fields)};

static const struct vast_record_field price_increase_fields[] = {
    {.name = "pending_price_increase_id", .type = VAST_INTEGER},
    {.name = "contract_id", .type = VAST_INTEGER},
    {.name = "host_id", .type = VAST_INTEGER, .doc = "the host"},
    {.name = "new_gpu_costpersec", .type = VAST_NUMBER, .unit = "$/s"},
    {.name = "new_disk_ram_costpersec", .type = VAST_NUMBER, .unit = "$/s"},
    {.name = "old_gpu_costpersec", .type = VAST_NUMBER, .unit = "$/s"},
    {.name = "old_disk_ram_costpersec", .type = VAST_NUMBER, .unit = "$/s"},
    {.name = "contract_end_date", .type = VAST_NUMBER, .unit = "Unix s"},
    {.name = "ask_end_date", .type = VAST_NUMBER, .unit = "Unix s"},
    {.name = "created_at", .type = VAST_NUMBER, .unit = "Unix s", .doc = "when made"},
};
static const struct vast_record record_price_increase = {.name = "price_increase",
                                                         VAST_FIELDS(price_increase_fields)};

static const struct vast_record_field show_pending_price_increases_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "whether it was done"},
    {.name = "msg", .type = VAST_STRING, .doc = "the service's own words"},
    {.name = "count", .type = VAST_INTEGER, .doc = "rows of this page"},
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
    {.name = "success", .type = VAST_BOOLEAN, .doc = "whether it was done"},
    {.name = "msg", .type = VAST_STRING, .doc = "the service's own words"},
    {.name = "pending_price_increase_id", .type = VAST_INTEGER},
    {.name = "contract_id", .type = VAST_INTEGER},
};
const struct vast_record vast_record_price_answer = {.name = "price_answer",
                                                     VAST_FIELDS(price_answer_fields)};

static const struct vast_record_field copy_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "whether it was done"},
    {.name = "msg", .type = VAST_STRING, .doc = "the service's own words"},
    {.name = "src_addr",
     .type = VAST_STRING,
     .doc = "where to fetch from, for a path on this machine"},
    {.name = "src_port", .type = VAST_INTEGER},
    {.name = "dst_addr",
     .type = VAST_STRING,
     .doc = "where to send to, for a path on this machine"},
    {.name = "dst_port", .type = VAST_INTEGER},
};
const struct vast_record vast_record_copy_result = {.name = "copy_result",
                                                    VAST_FIELDS(copy_result_fields)};

static const struct vast_record_field cloud_copy_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "whether it was done"},
    {.name = "msg", .type = VAST_STRING, .doc = "the service's own words"},
    {.name = "result_url", .secret = true, .type = VAST_STRING, .doc = "where the text will be"},
};
const struct vast_record vast_record_cloud_copy_result = {.name = "cloud_copy_result",
                                                          VAST_FIELDS(cloud_copy_result_fields)};

static const struct vast_record_field attach_ssh_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "whether it was done"},
    {.name = "msg", .type = VAST_STRING, .doc = "the service's own words"},
    {.name = "key", .type = VAST_STRING, .doc = "the key as JSON text"},
};
const struct vast_record vast_record_attach_ssh_result = {.name = "attach_ssh_result",
                                                          VAST_FIELDS(attach_ssh_result_fields)};

static const struct vast_record_field contract_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "its number"},
    {.name = "label", .type = VAST_STRING, .doc = "your own name for it"},
};
const struct vast_record vast_record_contract = {
    .name = "contract", VAST_FIELDS(contract_fields), .open = true};

static const struct vast_record_field show_deposit_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "whether it was done"},
    {.name = "msg", .type = VAST_STRING, .doc = "the service's own words"},
    {.name = "refundable_deposit", .type = VAST_NUMBER, .unit = "$", .doc = "paid back on destroy"},
    {.name = "total_discount", .type = VAST_NUMBER, .unit = "$", .doc = "earned so far"},
    {.name = "discount_months", .type = VAST_NUMBER, .doc = "months left"},
};
const struct vast_record vast_record_show_deposit_result = {
    .name = "show_deposit_result", VAST_FIELDS(show_deposit_result_fields)};

static const struct vast_record_field rent_result_fields[] = {
    {.name = "offer",
     .type = VAST_OBJECT,
     .record = &vast_record_offer,
     .always = true,
     .doc = "the offer that was taken"},
    {.name = "label", .type = VAST_STRING, .always = true, .doc = "the label it was rented with"},
};
const struct vast_record vast_record_rent_result = {
    .name = "rent_result", VAST_FIELDS(rent_result_fields), .base = &vast_record_rental};

static const struct vast_record_field destroy_and_verify_result_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "its number"},
    {.name = "destroyed", .type = VAST_BOOLEAN, .always = true},
    {.name = "attempts", .type = VAST_INTEGER, .always = true, .doc = "how often it was asked for"},
};
const struct vast_record vast_record_destroy_and_verify_result = {
    .name = "destroy_and_verify_result", VAST_FIELDS(destroy_and_verify_result_fields)};
