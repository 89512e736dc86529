/* api/records_serverless.c -- records of results: endpoints and worker groups. */
#include "api/records.h"

static const struct vast_record_field endpoint_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "min_load", .type = VAST_NUMBER, .doc = "minimum load"},
    {.name = "min_cold_load",
     .type = VAST_NUMBER,
     .doc = "minimum load that cold workers can serve"},
    {.name = "target_util", .type = VAST_NUMBER, .doc = "target utilization, 0-1"},
    {.name = "cold_mult",
     .type = VAST_NUMBER,
     .doc = "capacity of cold workers as a multiple of the load"},
    {.name = "cold_workers", .type = VAST_INTEGER, .doc = "minimum number of cold workers"},
    {.name = "max_workers", .type = VAST_INTEGER, .doc = "maximum number of workers"},
    {.name = "max_queue_time", .type = VAST_NUMBER, .unit = "s", .doc = "maximum queue time"},
    {.name = "target_queue_time", .type = VAST_NUMBER, .unit = "s", .doc = "target queue time"},
    {.name = "endpoint_name", .type = VAST_STRING, .doc = "name of the endpoint"},
    {.name = "user_id", .type = VAST_INTEGER, .doc = "ID of the user"},
    {.name = "created_at", .type = VAST_NUMBER, .unit = "Unix s", .doc = "time of creation"},
    {.name = "endpoint_state", .type = VAST_STRING, .doc = "active, suspended or stopped"},
    {.name = "inactivity_timeout",
     .type = VAST_NUMBER,
     .unit = "s",
     .doc = "time without requests until all workers stop"},
    {.name = "auto_delete_in_seconds", .type = VAST_NUMBER},
    {.name = "auto_delete_due_24h", .type = VAST_BOOLEAN},
};
const struct vast_record vast_record_endpoint = {.name = "endpoint", VAST_FIELDS(endpoint_fields)};

static const struct vast_record_field create_endpoint_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "result", .type = VAST_INTEGER, .always = true},
};
const struct vast_record vast_record_create_endpoint_result = {
    .name = "create_endpoint_result", VAST_FIELDS(create_endpoint_result_fields)};

static const struct vast_record_field deleted_group_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "deleted_workers", .type = VAST_INTEGER, .form = VAST_LIST},
    {.name = "failed_workers", .type = VAST_INTEGER, .form = VAST_LIST},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
};
const struct vast_record vast_record_deleted_group = {.name = "deleted_group",
                                                      VAST_FIELDS(deleted_group_fields)};

static const struct vast_record_field workergroup_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "min_load", .type = VAST_NUMBER, .doc = "minimum load"},
    {.name = "target_util", .type = VAST_NUMBER, .doc = "target utilization, 0-1"},
    {.name = "cold_mult",
     .type = VAST_NUMBER,
     .doc = "capacity of cold workers as a multiple of the load"},
    {.name = "cold_workers", .type = VAST_INTEGER, .doc = "minimum number of cold workers"},
    {.name = "template_hash", .type = VAST_STRING, .doc = "hash of the template"},
    {.name = "template_id", .type = VAST_INTEGER, .doc = "ID of the template"},
    {.name = "search_query", .doc = "machine filters"},
    {.name = "launch_args",
     .secret = true,
     .type = VAST_STRING,
     .doc = "arguments for creating workers"},
    {.name = "gpu_ram", .type = VAST_NUMBER, .unit = "MB", .doc = "memory per GPU"},
    {.name = "endpoint_name", .type = VAST_STRING, .doc = "name of the endpoint"},
    {.name = "endpoint_id", .type = VAST_INTEGER, .doc = "ID of the endpoint"},
    {.name = "created_at", .type = VAST_NUMBER, .unit = "Unix s", .doc = "time of creation"},
    {.name = "user_id", .type = VAST_INTEGER, .doc = "ID of the user"},
};
const struct vast_record vast_record_workergroup = {.name = "workergroup",
                                                    VAST_FIELDS(workergroup_fields)};

static const struct vast_record_field create_workergroup_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
};
const struct vast_record vast_record_create_workergroup_result = {
    .name = "create_workergroup_result", VAST_FIELDS(create_workergroup_result_fields)};

static const struct vast_record_field group_logs_fields[] = {
    {.name = "info0", .type = VAST_STRING}, {.name = "info1", .type = VAST_STRING},
    {.name = "trace", .type = VAST_STRING}, {.name = "debug", .type = VAST_STRING},
    {.name = "logs", .type = VAST_STRING},
};
const struct vast_record vast_record_group_logs = {.name = "group_logs",
                                                   VAST_FIELDS(group_logs_fields)};

static const struct vast_record_field serverless_worker_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "status", .type = VAST_STRING},
    {.name = "url", .type = VAST_STRING},
    {.name = "created_at", .type = VAST_STRING, .doc = "time of creation"},
    {.name = "cur_load", .type = VAST_NUMBER},
    {.name = "new_load", .type = VAST_NUMBER},
    {.name = "cur_load_rolling_avg", .type = VAST_NUMBER},
    {.name = "cur_perf", .type = VAST_NUMBER},
    {.name = "perf", .type = VAST_NUMBER},
    {.name = "measured_perf", .type = VAST_NUMBER},
    {.name = "dlperf", .type = VAST_NUMBER, .doc = "deep learning benchmark score"},
    {.name = "reliability", .type = VAST_NUMBER, .doc = "reliability of the machine, 0-1"},
    {.name = "reqs_working", .type = VAST_INTEGER},
    {.name = "disk_usage",
     .type = VAST_NUMBER,
     .unit = "GB",
     .doc = "used disk space; -1 until the instance is running"},
    {.name = "loaded_at", .type = VAST_NUMBER, .unit = "Unix s"},
    {.name = "started_at", .type = VAST_NUMBER, .unit = "Unix s"},
};
const struct vast_record vast_record_serverless_worker = {.name = "serverless_worker",
                                                          VAST_FIELDS(serverless_worker_fields)};

static const struct vast_record_field get_workergroup_workers_result_fields[] = {
    {.name = "workers",
     .type = VAST_OBJECT,
     .form = VAST_LIST,
     .record = &vast_record_serverless_worker,
     .always = true},
};
const struct vast_record vast_record_get_workergroup_workers_result = {
    .name = "get_workergroup_workers_result", VAST_FIELDS(get_workergroup_workers_result_fields)};

static const struct vast_record_field update_workers_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "cancelled", .type = VAST_BOOLEAN},
    {.name = "workers_to_update", .type = VAST_INTEGER},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
};
const struct vast_record vast_record_update_workers_result = {
    .name = "update_workers_result", VAST_FIELDS(update_workers_result_fields)};

static const struct vast_record_field route_result_fields[] = {
    {.name = "endpoint", .type = VAST_STRING},
    {.name = "request_idx", .type = VAST_INTEGER, .doc = "position in the queue"},
    {.name = "url", .type = VAST_STRING, .doc = "URL of the worker"},
    {.name = "cost", .type = VAST_NUMBER, .doc = "load of the request"},
    {.name = "reqnum", .type = VAST_INTEGER, .doc = "sequence number of the request"},
    {.name = "signature",
     .type = VAST_STRING,
     .secret = true,
     .doc = "signature to send to the worker"},
    {.name = "status", .type = VAST_STRING},
    {.name = "__request_id", .type = VAST_STRING},
};
const struct vast_record vast_record_route_result = {.name = "route_result",
                                                     VAST_FIELDS(route_result_fields)};
