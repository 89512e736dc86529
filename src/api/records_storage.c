/* api/records_storage.c -- records of results: volumes and disks. */
#include "api/records.h"

static const struct vast_record_field volume_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "label", .type = VAST_STRING, .doc = "user-defined label"},
    {.name = "status", .type = VAST_STRING},
    {.name = "disk_space", .type = VAST_NUMBER, .unit = "GB", .doc = "disk size"},
    {.name = "instances", .doc = "instances that use the volume"},
    {.name = "driver_version", .type = VAST_STRING, .doc = "version of the GPU driver"},
    {.name = "cuda_max_good",
     .type = VAST_NUMBER,
     .doc = "highest CUDA version supported by the driver"},
    {.name = "machine_id", .type = VAST_INTEGER, .doc = "ID of the machine"},
    {.name = "public_ipaddr", .type = VAST_STRING, .doc = "IP address of the machine"},
    {.name = "reliability2", .type = VAST_NUMBER, .doc = "reliability of the machine, 0-1"},
    {.name = "host_id", .type = VAST_INTEGER, .doc = "ID of the host"},
    {.name = "cpu_name", .type = VAST_STRING, .doc = "CPU model"},
    {.name = "mobo_name", .type = VAST_STRING, .doc = "mainboard model"},
    {.name = "disk_name", .type = VAST_STRING, .doc = "disk model"},
    {.name = "inet_up", .type = VAST_NUMBER, .unit = "Mbit/s", .doc = "upload bandwidth"},
    {.name = "inet_down", .type = VAST_NUMBER, .unit = "Mbit/s", .doc = "download bandwidth"},
    {.name = "storage_total_cost",
     .type = VAST_NUMBER,
     .unit = "$/h",
     .doc = "price of the requested disk space"},
    {.name = "os_version", .type = VAST_STRING, .doc = "operating system version"},
    {.name = "verification",
     .type = VAST_STRING,
     .doc = "verification status: verified, unverified or deverified"},
    {.name = "static_ip", .type = VAST_BOOLEAN, .doc = "true if the IP address is static"},
    {.name = "cpu_arch", .type = VAST_STRING, .doc = "CPU architecture: amd64 or arm64"},
    {.name = "start_date", .type = VAST_NUMBER, .unit = "Unix s", .doc = "start time"},
    {.name = "cluster_id", .type = VAST_INTEGER, .doc = "ID of the cluster"},
    {.name = "duration", .type = VAST_NUMBER, .unit = "s", .doc = "time since start_date"},
};
const struct vast_record vast_record_volume = {.name = "volume", VAST_FIELDS(volume_fields)};

static const struct vast_record_field created_volume_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "volume_name", .type = VAST_STRING},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
};
const struct vast_record vast_record_created_volume = {.name = "created_volume",
                                                       VAST_FIELDS(created_volume_fields)};

static const struct vast_record_field create_network_volume_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "volume_name", .type = VAST_STRING},
    {.name = "volume_size", .type = VAST_INTEGER},
};
const struct vast_record vast_record_create_network_volume_result = {
    .name = "create_network_volume_result", VAST_FIELDS(create_network_volume_result_fields)};

static const struct vast_record_field volume_contract_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "size", .type = VAST_NUMBER},
};
static const struct vast_record record_volume_contract = {.name = "volume_contract",
                                                          VAST_FIELDS(volume_contract_fields)};

static const struct vast_record_field listed_volume_fields[] = {
    {.name = "machine_id", .type = VAST_INTEGER, .doc = "ID of the machine"},
    {.name = "user_id", .type = VAST_INTEGER, .doc = "ID of the user"},
    {.name = "extended", .type = VAST_INTEGER},
    {.name = "new_contracts",
     .type = VAST_OBJECT,
     .form = VAST_LIST,
     .record = &record_volume_contract},
    {.name = "upd_contracts", .type = VAST_INTEGER, .form = VAST_LIST},
};
static const struct vast_record record_listed_volume = {.name = "listed_volume",
                                                        VAST_FIELDS(listed_volume_fields)};

static const struct vast_record_field volume_listing_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "you_sent", .type = VAST_OBJECT},
    {.name = "results", .type = VAST_OBJECT, .form = VAST_LIST, .record = &record_listed_volume},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
};
const struct vast_record vast_record_volume_listing = {.name = "volume_listing",
                                                       VAST_FIELDS(volume_listing_fields)};

static const struct vast_record_field unlist_network_volume_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
};
const struct vast_record vast_record_unlist_network_volume_result = {
    .name = "unlist_network_volume_result", VAST_FIELDS(unlist_network_volume_result_fields)};

static const struct vast_record_field network_disk_fields[] = {
    {.name = "network_disk_id", .type = VAST_INTEGER},
    {.name = "free_space", .type = VAST_NUMBER, .unit = "GB"},
    {.name = "total_space", .type = VAST_NUMBER, .unit = "GB"},
};
static const struct vast_record record_network_disk = {.name = "network_disk",
                                                       VAST_FIELDS(network_disk_fields)};

static const struct vast_record_field network_disk_cluster_fields[] = {
    {.name = "cluster_id", .type = VAST_INTEGER, .doc = "ID of the cluster"},
    {.name = "network_disks",
     .type = VAST_OBJECT,
     .form = VAST_LIST,
     .record = &record_network_disk},
    {.name = "machine_ids", .type = VAST_INTEGER, .form = VAST_LIST},
    {.name = "mounts",
     .type = VAST_STRING,
     .form = VAST_MAP,
     .doc = "map from machine ID (as a string) to mount point"},
};
static const struct vast_record record_network_disk_cluster = {
    .name = "network_disk_cluster", VAST_FIELDS(network_disk_cluster_fields)};

static const struct vast_record_field show_network_disks_result_fields[] = {
    {.name = "data",
     .type = VAST_OBJECT,
     .form = VAST_LIST,
     .record = &record_network_disk_cluster},
    {.name = "disks",
     .type = VAST_OBJECT,
     .form = VAST_MAP,
     .record = &record_network_disk_cluster,
     .doc = "network disks by cluster"},
};
const struct vast_record vast_record_show_network_disks_result = {
    .name = "show_network_disks_result", VAST_FIELDS(show_network_disks_result_fields)};

static const struct vast_record_field add_network_disk_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "disk_id", .type = VAST_INTEGER, .always = true},
};
const struct vast_record vast_record_add_network_disk_result = {
    .name = "add_network_disk_result", VAST_FIELDS(add_network_disk_result_fields)};
