/* core/query/fields.c -- the tables of searchable fields; see fields.h.
** Fields marked UNCHECKED are not compared with the returned rows. Prices are, because the service
** filters them without the storage that the price in a row includes; so are rentable, rented and
** external, which extend the search instead of describing an offer. */
#include "core/query/fields.h"

#include "core/base/names.h"
#include "core/base/text.h"

#define DAY 86400.0
#define GB 1000.0 /* from GB to the service's MB */

/* Columns of struct vast_field: name, type, unit, doc, cell, factor. */
#define TEXT VAST_FIELD_TEXT, NULL
#define FLAG VAST_FIELD_FLAG, NULL
#define INTEGER VAST_FIELD_INTEGER, NULL
#define NUMBER VAST_FIELD_NUMBER, NULL
#define MEASURE(unit) VAST_FIELD_NUMBER, unit
#define CHECKED(name) #name, 0
#define UNCHECKED NULL, 0

static const struct vast_field offers[] = {
    {"ask_contract_id", INTEGER, "the offer's number, which create_instance takes", UNCHECKED},
    {"bw_nvlink", MEASURE("GB/s"), "NVLink bandwidth", CHECKED(bw_nvlink)},
    {"cluster_id", INTEGER, "cluster that the machine belongs to", UNCHECKED},
    {"compute_cap", INTEGER, "CUDA compute capability times 100: 890 for 8.9",
     CHECKED(compute_cap)},
    {"cpu_arch", VAST_FIELD_NAME, NULL, "amd64 or arm64", CHECKED(cpu_arch)},
    {"cpu_cores", INTEGER, "virtual CPUs of the machine", CHECKED(cpu_cores)},
    {"cpu_cores_effective", NUMBER, "virtual CPUs of the offer", CHECKED(cpu_cores_effective)},
    {"cpu_ghz", MEASURE("GHz"), "CPU clock", CHECKED(cpu_ghz)},
    {"cpu_ram", MEASURE("GB"), "system memory", "cpu_ram", GB},
    {"cuda_max_good", NUMBER, "highest CUDA version of the driver", CHECKED(cuda_max_good)},
    {"datacenter", FLAG, "the host is a datacenter", CHECKED(hosting_type)},
    {"direct_port_count", INTEGER, "open ports", CHECKED(direct_port_count)},
    {"disk_bw", MEASURE("MB/s"), "disk reading speed", CHECKED(disk_bw)},
    {"disk_space", MEASURE("GB"), "disk space", CHECKED(disk_space)},
    {"dlperf", NUMBER, "deep-learning performance score", CHECKED(dlperf)},
    {"dlperf_per_dphtotal", MEASURE("score per $/h"), "dlperf per price", UNCHECKED},
    {"dph_total", MEASURE("$/h"), "price of the offer, the searched storage included", UNCHECKED},
    {"driver_version", VAST_FIELD_VERSION, NULL, "driver, like 535.86.05", CHECKED(driver_version)},
    {"duration", MEASURE("days"), "longest possible rental", NULL, DAY},
    {"external", FLAG, "include offers from outside the datacenters", UNCHECKED},
    {"flops_per_dphtotal", MEASURE("TFLOPS per $/h"), "total_flops per price", UNCHECKED},
    {"geolocation", VAST_FIELD_COUNTRY, NULL, "country in two letters", CHECKED(geolocation)},
    {"gpu_arch", VAST_FIELD_NAME, NULL, "nvidia or amd", CHECKED(gpu_arch)},
    {"gpu_display_active", FLAG, "a display is attached to the GPU", CHECKED(gpu_display_active)},
    {"gpu_frac", NUMBER, "part of the machine's GPUs that is offered", CHECKED(gpu_frac)},
    {"gpu_max_power", MEASURE("W"), "the GPU's power limit", CHECKED(gpu_max_power)},
    {"gpu_max_temp", MEASURE("C"), "the GPU's temperature limit", CHECKED(gpu_max_temp)},
    {"gpu_mem_bw", MEASURE("GB/s"), "GPU memory bandwidth", CHECKED(gpu_mem_bw)},
    {"gpu_name", VAST_FIELD_NAME, NULL, "model, like RTX 4090 or RTX_4090", CHECKED(gpu_name)},
    {"gpu_ram", MEASURE("GB"), "memory of one GPU", "gpu_ram", GB},
    {"gpu_total_ram", MEASURE("GB"), "memory of all GPUs", "gpu_total_ram", GB},
    {"has_avx", FLAG, "the CPU supports AVX", CHECKED(has_avx)},
    {"host_id", INTEGER, "the host's number", CHECKED(host_id)},
    {"id", INTEGER, "the offer's number; the service may accept ask_contract_id only", UNCHECKED},
    {"inet_down", MEASURE("Mb/s"), "download speed", CHECKED(inet_down)},
    {"inet_down_cost", MEASURE("$/GB"), "price of downloads", UNCHECKED},
    {"inet_up", MEASURE("Mb/s"), "upload speed", CHECKED(inet_up)},
    {"inet_up_cost", MEASURE("$/GB"), "price of uploads", UNCHECKED},
    {"machine_id", INTEGER, "the machine's number", CHECKED(machine_id)},
    {"min_bid", MEASURE("$/h"), "lowest bid for an interruptible instance", UNCHECKED},
    {"mobo_name", TEXT, "mainboard", UNCHECKED},
    {"num_gpus", INTEGER, "GPUs of the offer", CHECKED(num_gpus)},
    {"os_version", TEXT, "Ubuntu version of the host, like 22.04", UNCHECKED},
    {"pci_gen", NUMBER, "PCIe generation", CHECKED(pci_gen)},
    {"pcie_bw", MEASURE("GB/s"), "bandwidth between CPU and GPU", CHECKED(pcie_bw)},
    {"reliability", NUMBER, "0 to 1", CHECKED(reliability)},
    {"rentable", FLAG, "the offer can be rented now", UNCHECKED},
    {"rented", FLAG, "true: include machines on which you rent already", UNCHECKED},
    {"static_ip", FLAG, "the IP address does not change", CHECKED(static_ip)},
    {"storage_cost", MEASURE("$/GB/month"), "price of storage", UNCHECKED},
    {"total_flops", MEASURE("TFLOPS"), "of all GPUs", CHECKED(total_flops)},
    {"ubuntu_version", TEXT, "another name of os_version", UNCHECKED},
    {"verification", TEXT, "verified, unverified or deverified", UNCHECKED},
    {"verified", FLAG, "the machine is verified", CHECKED(verification)},
    {"vms_enabled", FLAG, "the machine can run virtual machines", CHECKED(vms_enabled)},
};

static const struct vast_alias offer_aliases[] = {
    {"cuda_vers", "cuda_max_good"},        {"display_active", "gpu_display_active"},
    {"dlperf_usd", "dlperf_per_dphtotal"}, {"dph", "dph_total"},
    {"flops_usd", "flops_per_dphtotal"},
};

static const struct vast_field volumes[] = {
    {"cluster_id", INTEGER, "cluster that the machine belongs to", UNCHECKED},
    {"cpu_arch", VAST_FIELD_NAME, NULL, "amd64 or arm64", CHECKED(cpu_arch)},
    {"cuda_vers", NUMBER, "highest CUDA version of the driver", UNCHECKED},
    {"datacenter", FLAG, "the host is a datacenter", CHECKED(hosting_type)},
    {"disk_bw", MEASURE("MB/s"), "disk reading speed", CHECKED(disk_bw)},
    {"disk_space", MEASURE("GB"), "space offered", CHECKED(disk_space)},
    {"driver_version", VAST_FIELD_VERSION, NULL, "driver, like 535.86.05", CHECKED(driver_version)},
    {"duration", MEASURE("days"), "longest possible rental", NULL, DAY},
    {"external", FLAG, "include offers from outside the datacenters", UNCHECKED},
    {"geolocation", VAST_FIELD_COUNTRY, NULL, "country in two letters", CHECKED(geolocation)},
    {"gpu_arch", VAST_FIELD_NAME, NULL, "nvidia or amd", CHECKED(gpu_arch)},
    {"has_avx", FLAG, "the CPU supports AVX", CHECKED(has_avx)},
    {"host_id", INTEGER, "the host's number", CHECKED(host_id)},
    {"id", INTEGER, "the offer's number", UNCHECKED},
    {"inet_down", MEASURE("Mb/s"), "download speed", CHECKED(inet_down)},
    {"inet_up", MEASURE("Mb/s"), "upload speed", CHECKED(inet_up)},
    {"machine_id", INTEGER, "the machine's number", CHECKED(machine_id)},
    {"nw_disk_avg_bw", MEASURE("MB/s"), "mean reading speed over the network", UNCHECKED},
    {"nw_disk_max_bw", MEASURE("MB/s"), "highest reading speed over the network", UNCHECKED},
    {"nw_disk_min_bw", MEASURE("MB/s"), "lowest reading speed over the network", UNCHECKED},
    {"pci_gen", NUMBER, "PCIe generation", CHECKED(pci_gen)},
    {"pcie_bw", MEASURE("GB/s"), "bandwidth between CPU and GPU", CHECKED(pcie_bw)},
    {"reliability", NUMBER, "0 to 1", CHECKED(reliability)},
    {"static_ip", FLAG, "the IP address does not change", CHECKED(static_ip)},
    {"storage_cost", MEASURE("$/GB/month"), "price of storage", UNCHECKED},
    {"total_flops", MEASURE("TFLOPS"), "of all GPUs", CHECKED(total_flops)},
    {"ubuntu_version", TEXT, "Ubuntu version of the host, like 22.04", UNCHECKED},
    {"verified", FLAG, "the machine is verified", CHECKED(verification)},
};

/* The API description has reliability2 here; the other searches have reliability. */
static const struct vast_field network_volumes[] = {
    {"cluster_id", INTEGER, "the cluster's number", UNCHECKED},
    {"disk_bw", MEASURE("MB/s"), "disk reading speed", CHECKED(disk_bw)},
    {"disk_space", MEASURE("GB"), "space offered", CHECKED(disk_space)},
    {"duration", MEASURE("days"), "longest possible rental", NULL, DAY},
    {"external", FLAG, "include offers from outside the datacenters", UNCHECKED},
    {"geolocation", VAST_FIELD_COUNTRY, NULL, "country in two letters", CHECKED(geolocation)},
    {"host_id", INTEGER, "the host's number", CHECKED(host_id)},
    {"id", INTEGER, "the offer's number", UNCHECKED},
    {"inet_down", MEASURE("Mb/s"), "download speed", CHECKED(inet_down)},
    {"inet_up", MEASURE("Mb/s"), "upload speed", CHECKED(inet_up)},
    {"machine_id", INTEGER, "the machine's number", UNCHECKED},
    {"nw_disk_avg_bw", MEASURE("MB/s"), "mean reading speed", CHECKED(nw_disk_avg_bw)},
    {"nw_disk_max_bw", MEASURE("MB/s"), "highest reading speed", CHECKED(nw_disk_max_bw)},
    {"nw_disk_min_bw", MEASURE("MB/s"), "lowest reading speed", CHECKED(nw_disk_min_bw)},
    {"reliability", NUMBER, "0 to 1", UNCHECKED},
    {"reliability2", NUMBER, "0 to 1, as the cluster's rows show it", CHECKED(reliability2)},
    {"static_ip", FLAG, "the IP address does not change", UNCHECKED},
    {"storage_cost", MEASURE("$/GB/month"), "price of storage", UNCHECKED},
    {"verified", FLAG, "all machines of the cluster are verified", CHECKED(verification)},
};

static const struct vast_field templates[] = {
    {"count_created", INTEGER, "instances made from it", UNCHECKED},
    {"created_at", MEASURE("seconds"), "when it was made, since 1970", UNCHECKED},
    {"creator_id", INTEGER, "who made it", UNCHECKED},
    {"default_tag", TEXT, "the image's usual tag", UNCHECKED},
    {"docker_login_repo", TEXT, "registry of the image", UNCHECKED},
    {"hash_id", TEXT, "hash of its content", UNCHECKED},
    {"id", INTEGER, "the template's number", UNCHECKED},
    {"image", TEXT, "Docker image", UNCHECKED},
    {"jup_direct", FLAG, "direct Jupyter connections", UNCHECKED},
    {"name", TEXT, "name shown", UNCHECKED},
    {"private", FLAG, "true: only yours", UNCHECKED},
    {"recent_create_date", MEASURE("seconds"), "when it was used last, since 1970", UNCHECKED},
    {"recommended", FLAG, "it is a recommended template", UNCHECKED},
    {"recommended_disk_space", MEASURE("GB"), "recommended disk space", UNCHECKED},
    {"ssh_direct", FLAG, "direct SSH connections", UNCHECKED},
    {"tag", TEXT, "image tag", UNCHECKED},
    {"use_ssh", FLAG, "SSH, direct or through the proxy", UNCHECKED},
};

static const struct vast_field benchmarks[] = {
    {"contract_id", INTEGER, "instance that reported it", UNCHECKED},
    {"gpu_name", VAST_FIELD_NAME, NULL, "model", UNCHECKED},
    {"id", INTEGER, "the benchmark's number", UNCHECKED},
    {"image", TEXT, "Docker image used", UNCHECKED},
    {"last_update", MEASURE("seconds"), "when, since 1970", UNCHECKED},
    {"launch_args", TEXT, "arguments of the worker", UNCHECKED},
    {"machine_id", INTEGER, "machine measured", UNCHECKED},
    {"model", TEXT, "model used", UNCHECKED},
    {"name", TEXT, "former name of template_hash", UNCHECKED},
    {"num_gpus", INTEGER, "GPUs used", UNCHECKED},
    {"score", NUMBER, "former name of value", UNCHECKED},
    {"template_hash", TEXT, "hash of the template measured", UNCHECKED},
    {"template_id", INTEGER, "template measured", UNCHECKED},
    {"type", TEXT, "kind of benchmark", UNCHECKED},
    {"value", NUMBER, "result", UNCHECKED},
};

static const struct vast_field invoices[] = {
    {"amount_cents", MEASURE("cents"), "amount", UNCHECKED},
    {"balance_after", MEASURE("$"), "balance after it", UNCHECKED},
    {"balance_before", MEASURE("$"), "balance before it", UNCHECKED},
    {"cut_amount", MEASURE("cents"), "fee", UNCHECKED},
    {"cut_percent", MEASURE("%"), "fee", UNCHECKED},
    {"event_id", TEXT, "the payment service's number", UNCHECKED},
    {"failed", FLAG, "the payment failed", UNCHECKED},
    {"id", INTEGER, "the invoice's number", UNCHECKED},
    {"is_check", FLAG, "paid by check", UNCHECKED},
    {"is_credit", FLAG, "a credit", UNCHECKED},
    {"is_delayed", FLAG, "paid later", UNCHECKED},
    {"original_amount", MEASURE("cents"), "amount before changes", UNCHECKED},
    {"paid_on", MEASURE("seconds"), "when it was paid, since 1970", UNCHECKED},
    {"payment_expected", MEASURE("seconds"), "when payment is due, since 1970", UNCHECKED},
    {"paypal_email", TEXT, "PayPal account", UNCHECKED},
    {"refunded", FLAG, "the payment was refunded", UNCHECKED},
    {"service", TEXT, "payment service", UNCHECKED},
    {"transfer_group", TEXT, "group of transfers", UNCHECKED},
    {"user_id", INTEGER, "the account's number", UNCHECKED},
    {"when", MEASURE("seconds"), "when it was made, since 1970", UNCHECKED},
};

/* Further fields that rows were observed to have. */
static const char *const offer_columns[] = {"avail_vol_ask_id",
                                            "avail_vol_dph",
                                            "avail_vol_size",
                                            "bundle_id",
                                            "cpu_name",
                                            "credit_discount_max",
                                            "discount_rate",
                                            "discounted_dph_total",
                                            "discounted_hourly",
                                            "disk_name",
                                            "dph_base",
                                            "driver_vers",
                                            "end_date",
                                            "expected_reliability",
                                            "geolocode",
                                            "gpu_ids",
                                            "gpu_lanes",
                                            "hosting_type",
                                            "hostname",
                                            "inet_down_billed",
                                            "inet_up_billed",
                                            "internet_down_cost_per_tb",
                                            "internet_up_cost_per_tb",
                                            "is_bid",
                                            "is_vm_deverified",
                                            "min_chunk",
                                            "nw_disk_avg_bw",
                                            "nw_disk_max_bw",
                                            "nw_disk_min_bw",
                                            "public_ipaddr",
                                            "reliability2",
                                            "reliability_mult",
                                            "resource_type",
                                            "score",
                                            "start_date",
                                            "storage_total_cost",
                                            "template_id",
                                            "time_remaining",
                                            "time_remaining_isbid",
                                            "vericode",
                                            "vram_costperhour",
                                            NULL};
static const char *const volume_columns[] = {
    "ask_contract_id", "disk_name", "dph_total",  "end_date",           "reliability2",
    "score",           "size",      "start_date", "storage_cost_total", "storage_total_cost",
    "verification",    NULL};

#define SET(fields, columns) fields, VAST_COUNT(fields), NULL, 0, false, columns

const struct vast_field_set vast_offer_fields = {
    offers, VAST_COUNT(offers), offer_aliases, VAST_COUNT(offer_aliases), true, offer_columns};
const struct vast_field_set vast_volume_fields = {SET(volumes, volume_columns)};
const struct vast_field_set vast_network_volume_fields = {SET(network_volumes, volume_columns)};
const struct vast_field_set vast_template_fields = {SET(templates, NULL)};
const struct vast_field_set vast_benchmark_fields = {SET(benchmarks, NULL)};
const struct vast_field_set vast_invoice_fields = {SET(invoices, NULL)};

/* --- look-up ---------------------------------------------------------------- */

/* The name is counted and may hold any byte. */
static bool is(const char *known, const char *name, size_t len) {
  return vast_slice_is((struct vast_slice){name, len}, known);
}

const char *vast_field_alias(const struct vast_field_set *set, const char *name, size_t len) {
  for (size_t i = 0; i < set->alias_count; i++)
    if (is(set->aliases[i].name, name, len)) return set->aliases[i].field;
  return NULL;
}

const struct vast_field *vast_field_find(const struct vast_field_set *set, const char *name,
                                         size_t len) {
  const char *meant = vast_field_alias(set, name, len);
  if (meant) name = meant, len = strlen(meant);
  for (size_t i = 0; i < set->count; i++)
    if (is(set->fields[i].name, name, len)) return &set->fields[i];
  return NULL;
}

bool vast_field_is_column(const struct vast_field_set *set, const char *name, size_t len) {
  for (const char *const *column = set->columns; column && *column; column++)
    if (is(*column, name, len)) return true;
  return false;
}

static void offer_fields(struct vast_nearest *near, const struct vast_field_set *set) {
  for (size_t i = 0; i < set->count; i++) vast_nearest_offer(near, set->fields[i].name);
  for (size_t i = 0; i < set->alias_count; i++) vast_nearest_offer(near, set->aliases[i].name);
}

const char *vast_column_nearest(const struct vast_field_set *set, const char *name) {
  struct vast_nearest near;
  vast_nearest_start(&near, name);
  offer_fields(&near, set);
  for (const char *const *column = set->columns; column && *column; column++)
    vast_nearest_offer(&near, *column);
  return near.best;
}

const char *vast_field_nearest(const struct vast_field_set *set, const char *name) {
  struct vast_nearest near;
  vast_nearest_start(&near, name);
  offer_fields(&near, set);
  if (set->directives) vast_nearest_offer(&near, "georegion"), vast_nearest_offer(&near, "chunked");
  return near.best;
}
