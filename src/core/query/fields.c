/* core/query/fields.c -- the tables of searchable fields; see query_fields.h.
** Constant data and three look-ups. Owns nothing.
** Prices have no cell: what a filter compares need not include the storage that
** the price shown includes. Nor have rentable, rented and external, which widen
** the search instead of describing an offer. */
#include "core/query/fields.h"

#include "core/base/names.h"
#include "core/base/text.h"

#define DAY 86400.0
#define GB 1000.0 /* from GB to the service's MB */

/* In the columns of struct vast_field: name, type, unit, doc, cell, factor. */
#define TEXT VAST_FIELD_TEXT, NULL
#define FLAG VAST_FIELD_FLAG, NULL
#define INTEGER VAST_FIELD_INTEGER, NULL
#define NUMBER VAST_FIELD_NUMBER, NULL
#define MEASURE(unit) VAST_FIELD_NUMBER, unit
#define JUDGED(name) #name, 0
#define BLIND NULL, 0

static const struct vast_field offers[] = {
    {"ask_contract_id", INTEGER, "the offer's number, which create_instance takes", BLIND},
    {"bw_nvlink", MEASURE("GB/s"), "NVLink bandwidth", JUDGED(bw_nvlink)},
    {"cluster_id", INTEGER, "cluster that the machine belongs to", BLIND},
    {"compute_cap", INTEGER, "CUDA compute capability times 100: 890 for 8.9", JUDGED(compute_cap)},
    {"cpu_arch", VAST_FIELD_NAME, NULL, "amd64 or arm64", JUDGED(cpu_arch)},
    {"cpu_cores", INTEGER, "virtual CPUs of the machine", JUDGED(cpu_cores)},
    {"cpu_cores_effective", NUMBER, "virtual CPUs of the offer", JUDGED(cpu_cores_effective)},
    {"cpu_ghz", MEASURE("GHz"), "CPU clock", JUDGED(cpu_ghz)},
    {"cpu_ram", MEASURE("GB"), "system memory", "cpu_ram", GB},
    {"cuda_max_good", NUMBER, "highest CUDA version of the driver", JUDGED(cuda_max_good)},
    {"datacenter", FLAG, "the host is a datacenter", JUDGED(hosting_type)},
    {"direct_port_count", INTEGER, "open ports", JUDGED(direct_port_count)},
    {"disk_bw", MEASURE("MB/s"), "disk reading speed", JUDGED(disk_bw)},
    {"disk_space", MEASURE("GB"), "disk space", JUDGED(disk_space)},
    {"dlperf", NUMBER, "deep-learning performance score", JUDGED(dlperf)},
    {"dlperf_per_dphtotal", MEASURE("score per $/h"), "dlperf per price", BLIND},
    {"dph_total", MEASURE("$/h"), "price of the offer, the searched storage included", BLIND},
    {"driver_version", VAST_FIELD_VERSION, NULL, "driver, like 535.86.05", JUDGED(driver_version)},
    {"duration", MEASURE("days"), "how long it can be rented at most", NULL, DAY},
    {"external", FLAG, "offers from outside the datacenters too", BLIND},
    {"flops_per_dphtotal", MEASURE("TFLOPS per $/h"), "total_flops per price", BLIND},
    {"geolocation", VAST_FIELD_COUNTRY, NULL, "country in two letters", JUDGED(geolocation)},
    {"gpu_arch", VAST_FIELD_NAME, NULL, "nvidia or amd", JUDGED(gpu_arch)},
    {"gpu_display_active", FLAG, "a display is attached to the GPU", JUDGED(gpu_display_active)},
    {"gpu_frac", NUMBER, "part of the machine's GPUs that is offered", JUDGED(gpu_frac)},
    {"gpu_max_power", MEASURE("W"), "the GPU's power limit", JUDGED(gpu_max_power)},
    {"gpu_max_temp", MEASURE("C"), "the GPU's temperature limit", JUDGED(gpu_max_temp)},
    {"gpu_mem_bw", MEASURE("GB/s"), "GPU memory bandwidth", JUDGED(gpu_mem_bw)},
    {"gpu_name", VAST_FIELD_NAME, NULL, "model, like RTX 4090 or RTX_4090", JUDGED(gpu_name)},
    {"gpu_ram", MEASURE("GB"), "memory of one GPU", "gpu_ram", GB},
    {"gpu_total_ram", MEASURE("GB"), "memory of all GPUs", "gpu_total_ram", GB},
    {"has_avx", FLAG, "the CPU knows AVX", JUDGED(has_avx)},
    {"host_id", INTEGER, "the host's number", JUDGED(host_id)},
    {"id", INTEGER, "the offer's number; the service may know it as ask_contract_id only", BLIND},
    {"inet_down", MEASURE("Mb/s"), "download speed", JUDGED(inet_down)},
    {"inet_down_cost", MEASURE("$/GB"), "price of downloads", BLIND},
    {"inet_up", MEASURE("Mb/s"), "upload speed", JUDGED(inet_up)},
    {"inet_up_cost", MEASURE("$/GB"), "price of uploads", BLIND},
    {"machine_id", INTEGER, "the machine's number", JUDGED(machine_id)},
    {"min_bid", MEASURE("$/h"), "lowest bid for an interruptible instance", BLIND},
    {"mobo_name", TEXT, "mainboard", BLIND},
    {"num_gpus", INTEGER, "GPUs of the offer", JUDGED(num_gpus)},
    {"os_version", TEXT, "Ubuntu version of the host, like 22.04", BLIND},
    {"pci_gen", NUMBER, "PCIe generation", JUDGED(pci_gen)},
    {"pcie_bw", MEASURE("GB/s"), "bandwidth between CPU and GPU", JUDGED(pcie_bw)},
    {"reliability", NUMBER, "0 to 1", JUDGED(reliability)},
    {"rentable", FLAG, "it can be rented now", BLIND},
    {"rented", FLAG, "true: machines on which you rent already, too", BLIND},
    {"static_ip", FLAG, "its address stays", JUDGED(static_ip)},
    {"storage_cost", MEASURE("$/GB/month"), "price of storage", BLIND},
    {"total_flops", MEASURE("TFLOPS"), "of all GPUs", JUDGED(total_flops)},
    {"ubuntu_version", TEXT, "another name of os_version", BLIND},
    {"verification", TEXT, "verified, unverified or deverified", BLIND},
    {"verified", FLAG, "the machine is verified", JUDGED(verification)},
    {"vms_enabled", FLAG, "it runs virtual machines", JUDGED(vms_enabled)},
};

static const struct vast_alias offer_aliases[] = {
    {"cuda_vers", "cuda_max_good"},        {"display_active", "gpu_display_active"},
    {"dlperf_usd", "dlperf_per_dphtotal"}, {"dph", "dph_total"},
    {"flops_usd", "flops_per_dphtotal"},
};

static const struct vast_field volumes[] = {
    {"cluster_id", INTEGER, "cluster that the machine belongs to", BLIND},
    {"cpu_arch", VAST_FIELD_NAME, NULL, "amd64 or arm64", JUDGED(cpu_arch)},
    {"cuda_vers", NUMBER, "highest CUDA version of the driver", BLIND},
    {"datacenter", FLAG, "the host is a datacenter", JUDGED(hosting_type)},
    {"disk_bw", MEASURE("MB/s"), "disk reading speed", JUDGED(disk_bw)},
    {"disk_space", MEASURE("GB"), "space offered", JUDGED(disk_space)},
    {"driver_version", VAST_FIELD_VERSION, NULL, "driver, like 535.86.05", JUDGED(driver_version)},
    {"duration", MEASURE("days"), "how long it can be rented at most", NULL, DAY},
    {"external", FLAG, "offers from outside the datacenters too", BLIND},
    {"geolocation", VAST_FIELD_COUNTRY, NULL, "country in two letters", JUDGED(geolocation)},
    {"gpu_arch", VAST_FIELD_NAME, NULL, "nvidia or amd", JUDGED(gpu_arch)},
    {"has_avx", FLAG, "the CPU knows AVX", JUDGED(has_avx)},
    {"host_id", INTEGER, "the host's number", JUDGED(host_id)},
    {"id", INTEGER, "the offer's number", BLIND},
    {"inet_down", MEASURE("Mb/s"), "download speed", JUDGED(inet_down)},
    {"inet_up", MEASURE("Mb/s"), "upload speed", JUDGED(inet_up)},
    {"machine_id", INTEGER, "the machine's number", JUDGED(machine_id)},
    {"nw_disk_avg_bw", MEASURE("MB/s"), "mean reading speed over the network", BLIND},
    {"nw_disk_max_bw", MEASURE("MB/s"), "highest reading speed over the network", BLIND},
    {"nw_disk_min_bw", MEASURE("MB/s"), "lowest reading speed over the network", BLIND},
    {"pci_gen", NUMBER, "PCIe generation", JUDGED(pci_gen)},
    {"pcie_bw", MEASURE("GB/s"), "bandwidth between CPU and GPU", JUDGED(pcie_bw)},
    {"reliability", NUMBER, "0 to 1", JUDGED(reliability)},
    {"static_ip", FLAG, "its address stays", JUDGED(static_ip)},
    {"storage_cost", MEASURE("$/GB/month"), "price of storage", BLIND},
    {"total_flops", MEASURE("TFLOPS"), "of all GPUs", JUDGED(total_flops)},
    {"ubuntu_version", TEXT, "Ubuntu version of the host, like 22.04", BLIND},
    {"verified", FLAG, "the machine is verified", JUDGED(verification)},
};

/* The description names reliability2 here, the others' tools say reliability. */
static const struct vast_field network_volumes[] = {
    {"cluster_id", INTEGER, "the cluster's number", BLIND},
    {"disk_bw", MEASURE("MB/s"), "disk reading speed", JUDGED(disk_bw)},
    {"disk_space", MEASURE("GB"), "space offered", JUDGED(disk_space)},
    {"duration", MEASURE("days"), "how long it can be rented at most", NULL, DAY},
    {"external", FLAG, "offers from outside the datacenters too", BLIND},
    {"geolocation", VAST_FIELD_COUNTRY, NULL, "country in two letters", JUDGED(geolocation)},
    {"host_id", INTEGER, "the host's number", JUDGED(host_id)},
    {"id", INTEGER, "the offer's number", BLIND},
    {"inet_down", MEASURE("Mb/s"), "download speed", JUDGED(inet_down)},
    {"inet_up", MEASURE("Mb/s"), "upload speed", JUDGED(inet_up)},
    {"machine_id", INTEGER, "the machine's number", BLIND},
    {"nw_disk_avg_bw", MEASURE("MB/s"), "mean reading speed", JUDGED(nw_disk_avg_bw)},
    {"nw_disk_max_bw", MEASURE("MB/s"), "highest reading speed", JUDGED(nw_disk_max_bw)},
    {"nw_disk_min_bw", MEASURE("MB/s"), "lowest reading speed", JUDGED(nw_disk_min_bw)},
    {"reliability", NUMBER, "0 to 1", BLIND},
    {"reliability2", NUMBER, "0 to 1, as the cluster's rows show it", JUDGED(reliability2)},
    {"static_ip", FLAG, "its address stays", BLIND},
    {"storage_cost", MEASURE("$/GB/month"), "price of storage", BLIND},
    {"verified", FLAG, "all machines of the cluster are verified", JUDGED(verification)},
};

static const struct vast_field templates[] = {
    {"count_created", INTEGER, "instances made from it", BLIND},
    {"created_at", MEASURE("seconds"), "when it was made, since 1970", BLIND},
    {"creator_id", INTEGER, "who made it", BLIND},
    {"default_tag", TEXT, "the image's usual tag", BLIND},
    {"docker_login_repo", TEXT, "registry of the image", BLIND},
    {"hash_id", TEXT, "hash of its content", BLIND},
    {"id", INTEGER, "the template's number", BLIND},
    {"image", TEXT, "Docker image", BLIND},
    {"jup_direct", FLAG, "direct Jupyter connections", BLIND},
    {"name", TEXT, "name shown", BLIND},
    {"private", FLAG, "true: only yours", BLIND},
    {"recent_create_date", MEASURE("seconds"), "when it was used last, since 1970", BLIND},
    {"recommended", FLAG, "on the list of recommended ones", BLIND},
    {"recommended_disk_space", MEASURE("GB"), "disk space it asks for", BLIND},
    {"ssh_direct", FLAG, "direct SSH connections", BLIND},
    {"tag", TEXT, "image tag", BLIND},
    {"use_ssh", FLAG, "SSH, direct or through the proxy", BLIND},
};

static const struct vast_field benchmarks[] = {
    {"contract_id", INTEGER, "instance that reported it", BLIND},
    {"gpu_name", VAST_FIELD_NAME, NULL, "model", BLIND},
    {"id", INTEGER, "the benchmark's number", BLIND},
    {"image", TEXT, "Docker image used", BLIND},
    {"last_update", MEASURE("seconds"), "when, since 1970", BLIND},
    {"launch_args", TEXT, "what the worker was started with", BLIND},
    {"machine_id", INTEGER, "machine measured", BLIND},
    {"model", TEXT, "model used", BLIND},
    {"name", TEXT, "former name of template_hash", BLIND},
    {"num_gpus", INTEGER, "GPUs used", BLIND},
    {"score", NUMBER, "former name of value", BLIND},
    {"template_hash", TEXT, "hash of the template measured", BLIND},
    {"template_id", INTEGER, "template measured", BLIND},
    {"type", TEXT, "kind of benchmark", BLIND},
    {"value", NUMBER, "result", BLIND},
};

static const struct vast_field invoices[] = {
    {"amount_cents", MEASURE("cents"), "amount", BLIND},
    {"balance_after", MEASURE("$"), "balance behind it", BLIND},
    {"balance_before", MEASURE("$"), "balance before it", BLIND},
    {"cut_amount", MEASURE("cents"), "fee", BLIND},
    {"cut_percent", MEASURE("%"), "fee", BLIND},
    {"event_id", TEXT, "the payment service's number", BLIND},
    {"failed", FLAG, "the payment failed", BLIND},
    {"id", INTEGER, "the invoice's number", BLIND},
    {"is_check", FLAG, "paid by check", BLIND},
    {"is_credit", FLAG, "a credit", BLIND},
    {"is_delayed", FLAG, "paid later", BLIND},
    {"original_amount", MEASURE("cents"), "amount before changes", BLIND},
    {"paid_on", MEASURE("seconds"), "when it was paid, since 1970", BLIND},
    {"payment_expected", MEASURE("seconds"), "when payment is due, since 1970", BLIND},
    {"paypal_email", TEXT, "PayPal account", BLIND},
    {"refunded", FLAG, "it was paid back", BLIND},
    {"service", TEXT, "payment service", BLIND},
    {"transfer_group", TEXT, "group of transfers", BLIND},
    {"user_id", INTEGER, "whose it is", BLIND},
    {"when", MEASURE("seconds"), "when it was made, since 1970", BLIND},
};

/* What rows were seen to show besides. */
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

/* --- look-ups --------------------------------------------------------------- */

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
