/* api/records_machines.c -- records of results: a host's machines. */
#include "api/records.h"

static const struct vast_record_field machine_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID; may be a string"},
    {.name = "machine_id", .type = VAST_INTEGER, .doc = "ID of the machine"},
    {.name = "hostname", .type = VAST_STRING, .doc = "host name"},
    {.name = "geolocation", .type = VAST_STRING, .doc = "location, such as \"Sweden, SE\""},
    {.name = "timeout", .type = VAST_NUMBER},
    {.name = "num_gpus", .type = VAST_INTEGER, .doc = "number of GPUs"},
    {.name = "gpu_name", .type = VAST_STRING, .doc = "GPU model"},
    {.name = "gpu_ram", .type = VAST_NUMBER, .doc = "unit not confirmed; documented as bytes"},
    {.name = "cpu_name", .type = VAST_STRING, .doc = "CPU model"},
    {.name = "cpu_ram", .type = VAST_NUMBER, .doc = "unit not confirmed; documented as bytes"},
    {.name = "cpu_cores", .type = VAST_INTEGER, .doc = "CPU cores of the machine"},
    {.name = "listed", .type = VAST_BOOLEAN},
    {.name = "listed_gpu_cost", .type = VAST_NUMBER, .unit = "$/h"},
    {.name = "listed_storage_cost", .type = VAST_NUMBER, .unit = "$/GB/month"},
    {.name = "listed_volume_cost", .type = VAST_NUMBER},
    {.name = "listed_inet_up_cost", .type = VAST_NUMBER, .unit = "$/GB"},
    {.name = "listed_inet_down_cost", .type = VAST_NUMBER, .unit = "$/GB"},
    {.name = "min_bid_price", .type = VAST_NUMBER, .unit = "$/h"},
    {.name = "gpu_occupancy", .type = VAST_STRING},
    {.name = "disk_space", .type = VAST_NUMBER, .doc = "unit not confirmed; documented as bytes"},
    {.name = "inet_up", .type = VAST_NUMBER, .unit = "Mbit/s", .doc = "upload bandwidth"},
    {.name = "inet_down", .type = VAST_NUMBER, .unit = "Mbit/s", .doc = "download bandwidth"},
    {.name = "earn_hour", .type = VAST_NUMBER},
    {.name = "earn_day", .type = VAST_NUMBER},
    {.name = "current_rentals_running", .type = VAST_INTEGER},
    {.name = "current_rentals_resident", .type = VAST_INTEGER},
    {.name = "reliability2", .type = VAST_NUMBER, .doc = "reliability of the machine, 0-1"},
    {.name = "public_ipaddr", .type = VAST_STRING, .doc = "IP address of the machine"},
    {.name = "driver_version", .type = VAST_STRING, .doc = "version of the GPU driver"},
    {.name = "cuda_max_good",
     .type = VAST_STRING,
     .doc = "highest CUDA version supported by the driver"},
    {.name = "hosting_type", .type = VAST_INTEGER, .doc = "1 for a datacenter"},
    {.name = "name", .type = VAST_STRING},
    {.name = "price_gpu", .type = VAST_NUMBER, .unit = "$/h"},
    {.name = "end_date", .type = VAST_NUMBER, .unit = "Unix s", .doc = "end of the offer"},
    {.name = "min_chunk", .type = VAST_INTEGER, .doc = "minimum number of GPUs per rental"},
    {.name = "verification", .type = VAST_STRING},
    {.name = "num_reports", .type = VAST_INTEGER},
    {.name = "credit_discount_max", .type = VAST_NUMBER, .doc = "maximum discount for reservation"},
    {.name = "sla_r_claim", .type = VAST_NUMBER, .doc = "reliability claimed by the SLA"},
    {.name = "sla_sigma_x", .type = VAST_NUMBER},
    {.name = "sla_max_beta", .type = VAST_NUMBER},
};
const struct vast_record vast_record_machine = {.name = "machine", VAST_FIELDS(machine_fields)};

static const struct vast_record_field listing_request_fields[] = {
    {.name = "machine", .type = VAST_INTEGER},
    {.name = "price", .type = VAST_NUMBER},
};
static const struct vast_record record_listing_request = {.name = "listing_request",
                                                          VAST_FIELDS(listing_request_fields)};

static const struct vast_record_field listed_machine_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "machine_id", .type = VAST_INTEGER, .doc = "ID of the machine"},
    {.name = "user_id", .type = VAST_INTEGER, .doc = "ID of the user"},
    {.name = "extended", .type = VAST_INTEGER},
    {.name = "new_contracts", .type = VAST_INTEGER, .form = VAST_LIST},
    {.name = "upd_contracts", .type = VAST_INTEGER, .form = VAST_LIST},
};
static const struct vast_record record_listed_machine = {.name = "listed_machine",
                                                         VAST_FIELDS(listed_machine_fields)};

static const struct vast_record_field listing_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "you_sent", .type = VAST_OBJECT, .record = &record_listing_request},
    {.name = "results", .type = VAST_OBJECT, .form = VAST_LIST, .record = &record_listed_machine},
    {.name = "extended", .type = VAST_INTEGER},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
};
const struct vast_record vast_record_listing = {.name = "listing", VAST_FIELDS(listing_fields)};

static const struct vast_record_field unlist_machine_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "machine_id", .type = VAST_INTEGER, .doc = "ID of the machine"},
    {.name = "user_id", .type = VAST_INTEGER, .doc = "ID of the user"},
    {.name = "orphaned_cleaned", .type = VAST_INTEGER},
};
const struct vast_record vast_record_unlist_machine_result = {
    .name = "unlist_machine_result", VAST_FIELDS(unlist_machine_result_fields)};

static const struct vast_record_field set_min_bid_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "you_sent", .type = VAST_OBJECT},
};
const struct vast_record vast_record_set_min_bid_result = {.name = "set_min_bid_result",
                                                           VAST_FIELDS(set_min_bid_result_fields)};

static const struct vast_record_field set_defjob_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "machine_id", .type = VAST_INTEGER, .doc = "ID of the machine"},
    {.name = "user_id", .type = VAST_INTEGER, .doc = "ID of the user"},
    {.name = "you_sent", .type = VAST_OBJECT},
};
const struct vast_record vast_record_set_defjob_result = {.name = "set_defjob_result",
                                                          VAST_FIELDS(set_defjob_result_fields)};

static const struct vast_record_field remove_defjob_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "machine_id", .type = VAST_INTEGER, .doc = "ID of the machine"},
    {.name = "user_id", .type = VAST_INTEGER, .doc = "ID of the user"},
};
const struct vast_record vast_record_remove_defjob_result = {
    .name = "remove_defjob_result", VAST_FIELDS(remove_defjob_result_fields)};

static const struct vast_record_field cleanup_machine_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "ctime", .type = VAST_NUMBER},
    {.name = "machine_id", .type = VAST_INTEGER, .doc = "ID of the machine"},
    {.name = "user_id", .type = VAST_INTEGER, .doc = "ID of the user"},
    {.name = "num_deleted", .type = VAST_INTEGER},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
};
const struct vast_record vast_record_cleanup_machine_result = {
    .name = "cleanup_machine_result", VAST_FIELDS(cleanup_machine_result_fields)};

static const struct vast_record_field defrag_machines_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "defragmented", .type = VAST_INTEGER, .form = VAST_LIST},
    {.name = "n0", .type = VAST_INTEGER},
    {.name = "n1", .type = VAST_INTEGER},
    {.name = "n2", .type = VAST_INTEGER},
    {.name = "results", .doc = "actions taken"},
};
const struct vast_record vast_record_defrag_machines_result = {
    .name = "defrag_machines_result", VAST_FIELDS(defrag_machines_result_fields)};

static const struct vast_record_field maintenance_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "machine_id", .type = VAST_INTEGER, .doc = "ID of the machine"},
    {.name = "start_time", .type = VAST_NUMBER, .unit = "Unix s"},
    {.name = "duration_hours", .type = VAST_NUMBER, .unit = "h"},
    {.name = "maintenance_category", .type = VAST_STRING},
    {.name = "maintenance_reason", .type = VAST_STRING},
    {.name = "created_at", .type = VAST_NUMBER, .unit = "Unix s", .doc = "time of creation"},
    {.name = "cancelled_at", .type = VAST_NUMBER},
    {.name = "end_time", .type = VAST_NUMBER, .unit = "Unix s"},
};
const struct vast_record vast_record_maintenance = {.name = "maintenance",
                                                    VAST_FIELDS(maintenance_fields)};

static const struct vast_record_field schedule_maint_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "machine_id", .type = VAST_INTEGER, .doc = "ID of the machine"},
    {.name = "notifications_sent", .type = VAST_INTEGER},
    {.name = "you_sent", .type = VAST_STRING},
};
const struct vast_record vast_record_schedule_maint_result = {
    .name = "schedule_maint_result", VAST_FIELDS(schedule_maint_result_fields)};

static const struct vast_record_field scheduled_maintenance_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "machine_id", .type = VAST_INTEGER, .doc = "ID of the machine"},
    {.name = "notifications_sent", .type = VAST_INTEGER},
    {.name = "error", .type = VAST_STRING, .doc = "error code of the service"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
};
static const struct vast_record record_scheduled_maintenance = {
    .name = "scheduled_maintenance", VAST_FIELDS(scheduled_maintenance_fields)};

static const struct vast_record_field schedule_maints_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "results",
     .always = true,
     .type = VAST_OBJECT,
     .form = VAST_LIST,
     .record = &record_scheduled_maintenance},
};
const struct vast_record vast_record_schedule_maints_result = {
    .name = "schedule_maints_result", VAST_FIELDS(schedule_maints_result_fields)};

static const struct vast_record_field cancel_maint_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "ctime", .type = VAST_NUMBER},
    {.name = "machine_id", .type = VAST_INTEGER, .doc = "ID of the machine"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
};
const struct vast_record vast_record_cancel_maint_result = {
    .name = "cancel_maint_result", VAST_FIELDS(cancel_maint_result_fields)};

static const struct vast_record_field deleted_maintenance_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "maintenance_id", .type = VAST_INTEGER},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
};
static const struct vast_record record_deleted_maintenance = {
    .name = "deleted_maintenance", VAST_FIELDS(deleted_maintenance_fields)};

static const struct vast_record_field delete_maints_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "results",
     .type = VAST_OBJECT,
     .form = VAST_LIST,
     .record = &record_deleted_maintenance},
};
const struct vast_record vast_record_delete_maints_result = {
    .name = "delete_maints_result", VAST_FIELDS(delete_maints_result_fields)};

static const struct vast_record_field machine_report_fields[] = {
    {.name = "problem", .type = VAST_STRING},
    {.name = "message", .type = VAST_STRING},
    {.name = "created_at", .type = VAST_NUMBER, .unit = "Unix s", .doc = "time of creation"},
};
const struct vast_record vast_record_machine_report = {.name = "machine_report",
                                                       VAST_FIELDS(machine_report_fields)};

static const struct vast_record_field machine_page_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "total_machines", .type = VAST_INTEGER},
    {.name = "machines_found", .type = VAST_INTEGER},
    {.name = "machines",
     .type = VAST_OBJECT,
     .form = VAST_LIST,
     .record = &vast_record_machine,
     .always = true},
    {.name = "next_token",
     .type = VAST_STRING,
     .doc = "token of the next page; null on the last page"},
};
const struct vast_record vast_record_machine_page = {.name = "machine_page",
                                                     VAST_FIELDS(machine_page_fields)};

static const struct vast_record_field gpu_metrics_fields[] = {
    {.name = "gpu_name", .type = VAST_STRING, .doc = "GPU model"},
    {.name = "total", .type = VAST_INTEGER},
    {.name = "available", .type = VAST_INTEGER},
    {.name = "rented_verified", .type = VAST_INTEGER},
    {.name = "avail_verified", .type = VAST_INTEGER},
    {.name = "rented_unverified", .type = VAST_INTEGER},
    {.name = "avail_unverified", .type = VAST_INTEGER},
    {.name = "total_gpus", .type = VAST_INTEGER},
    {.name = "available_gpus", .type = VAST_INTEGER},
    {.name = "rented_verified_gpus", .type = VAST_INTEGER},
    {.name = "avail_verified_gpus", .type = VAST_INTEGER},
    {.name = "rented_unverified_gpus", .type = VAST_INTEGER},
    {.name = "avail_unverified_gpus", .type = VAST_INTEGER},
    {.name = "bucket_size", .type = VAST_INTEGER},
    {.name = "usage", .type = VAST_NUMBER},
    {.name = "usage_30d", .type = VAST_NUMBER},
    {.name = "dlperf", .type = VAST_NUMBER, .doc = "deep learning benchmark score"},
    {.name = "tflops", .type = VAST_NUMBER},
    {.name = "price_p10", .type = VAST_NUMBER},
    {.name = "price_p25", .type = VAST_NUMBER},
    {.name = "price_median", .type = VAST_NUMBER},
    {.name = "price_p75", .type = VAST_NUMBER},
    {.name = "price_p90", .type = VAST_NUMBER},
    {.name = "tflops_per_dollar", .type = VAST_NUMBER},
    {.name = "dlperf_per_dollar", .type = VAST_NUMBER},
};
static const struct vast_record record_gpu_metrics = {.name = "gpu_metrics",
                                                      VAST_FIELDS(gpu_metrics_fields)};

static const struct vast_record_field show_gpu_metrics_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "needs_machine", .type = VAST_BOOLEAN},
    {.name = "gpus", .type = VAST_OBJECT, .form = VAST_LIST, .record = &record_gpu_metrics},
};
const struct vast_record vast_record_show_gpu_metrics_result = {
    .name = "show_gpu_metrics_result", VAST_FIELDS(show_gpu_metrics_result_fields)};

static const struct vast_record_field gpu_trends_supply_demand_fields[] = {
    {.name = "timestamps", .type = VAST_INTEGER, .form = VAST_LIST},
    {.name = "bucket_size", .type = VAST_INTEGER},
    {.name = "total", .type = VAST_INTEGER, .form = VAST_LIST, .doc = "total number of rows"},
    {.name = "available", .type = VAST_INTEGER, .form = VAST_LIST},
    {.name = "rented_verified", .type = VAST_INTEGER, .form = VAST_LIST},
    {.name = "avail_verified", .type = VAST_INTEGER, .form = VAST_LIST},
    {.name = "rented_unverified", .type = VAST_INTEGER, .form = VAST_LIST},
    {.name = "avail_unverified", .type = VAST_INTEGER, .form = VAST_LIST},
    {.name = "total_gpus", .type = VAST_INTEGER, .form = VAST_LIST},
    {.name = "rented_verified_gpus", .type = VAST_INTEGER, .form = VAST_LIST},
    {.name = "avail_verified_gpus", .type = VAST_INTEGER, .form = VAST_LIST},
    {.name = "rented_unverified_gpus", .type = VAST_INTEGER, .form = VAST_LIST},
    {.name = "avail_unverified_gpus", .type = VAST_INTEGER, .form = VAST_LIST},
};
static const struct vast_record record_gpu_trends_supply_demand = {
    .name = "gpu_trends_supply_demand", VAST_FIELDS(gpu_trends_supply_demand_fields)};

static const struct vast_record_field gpu_trends_pricing_fields[] = {
    {.name = "timestamps", .type = VAST_INTEGER, .form = VAST_LIST},
    {.name = "rented_p10", .type = VAST_NUMBER, .form = VAST_LIST},
    {.name = "rented_median", .type = VAST_NUMBER, .form = VAST_LIST},
    {.name = "rented_p90", .type = VAST_NUMBER, .form = VAST_LIST},
    {.name = "avail_p10", .type = VAST_NUMBER, .form = VAST_LIST},
    {.name = "avail_median", .type = VAST_NUMBER, .form = VAST_LIST},
    {.name = "avail_p90", .type = VAST_NUMBER, .form = VAST_LIST},
};
static const struct vast_record record_gpu_trends_pricing = {
    .name = "gpu_trends_pricing", VAST_FIELDS(gpu_trends_pricing_fields)};

static const struct vast_record_field gpu_trends_stats_fields[] = {
    {.name = "tflops", .type = VAST_NUMBER},
    {.name = "dlperf", .type = VAST_NUMBER, .doc = "deep learning benchmark score"},
    {.name = "tflops_per_dollar", .type = VAST_NUMBER},
    {.name = "dlperf_per_dollar", .type = VAST_NUMBER},
};
static const struct vast_record record_gpu_trends_stats = {.name = "gpu_trends_stats",
                                                           VAST_FIELDS(gpu_trends_stats_fields)};

static const struct vast_record_field gpu_trends_fields[] = {
    {.name = "supply_demand", .type = VAST_OBJECT, .record = &record_gpu_trends_supply_demand},
    {.name = "pricing", .type = VAST_OBJECT, .record = &record_gpu_trends_pricing},
    {.name = "stats", .type = VAST_OBJECT, .record = &record_gpu_trends_stats},
};
static const struct vast_record record_gpu_trends = {.name = "gpu_trends",
                                                     VAST_FIELDS(gpu_trends_fields)};

static const struct vast_record_field show_gpu_trends_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "needs_machine", .type = VAST_BOOLEAN},
    {.name = "gpus", .type = VAST_OBJECT, .form = VAST_MAP, .record = &record_gpu_trends},
};
const struct vast_record vast_record_show_gpu_trends_result = {
    .name = "show_gpu_trends_result", VAST_FIELDS(show_gpu_trends_result_fields)};

static const struct vast_record_field gpu_location_fields[] = {
    {.name = "latitude", .type = VAST_NUMBER},
    {.name = "longitude", .type = VAST_NUMBER},
    {.name = "city", .type = VAST_STRING},
    {.name = "country_code", .type = VAST_STRING},
    {.name = "gpu_name", .type = VAST_STRING, .doc = "GPU model"},
    {.name = "rented", .type = VAST_BOOLEAN, .doc = "true if rented"},
    {.name = "verified", .type = VAST_BOOLEAN},
    {.name = "datacenter", .type = VAST_BOOLEAN},
    {.name = "num_gpus", .type = VAST_INTEGER, .doc = "number of GPUs"},
};
static const struct vast_record record_gpu_location = {.name = "gpu_location",
                                                       VAST_FIELDS(gpu_location_fields)};

static const struct vast_record_field show_gpu_locations_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "needs_machine", .type = VAST_BOOLEAN},
    {.name = "locations", .type = VAST_OBJECT, .form = VAST_LIST, .record = &record_gpu_location},
};
const struct vast_record vast_record_show_gpu_locations_result = {
    .name = "show_gpu_locations_result", VAST_FIELDS(show_gpu_locations_result_fields)};
