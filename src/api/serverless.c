/* api/serverless.c -- rows: serverless endpoints, their worker groups and workers. */
#include "api/api.h"
#include "api/records.h"
#include "api/scaling.h"

/* The endpoint ID. put: its place; copied: the name of its copy in the body, or NULL. */
#define ENDPOINT_ID_PARAM(put, copied)                                                             \
  {                                                                                                \
    .name = "id", .body_copy_name = (copied), .range = VAST_FROM_1, .type = VAST_INTEGER,          \
    .place = (put), .required = true, .doc = "ID of the endpoint"                                  \
  }

/* The worker group ID, with the same arguments. */
#define GROUP_ID_PARAM(put, copied)                                                                \
  {                                                                                                \
    .name = "id", .body_copy_name = (copied), .range = VAST_FROM_1, .type = VAST_INTEGER,          \
    .place = (put), .required = true, .doc = "ID of the worker group"                              \
  }

/* json_default: JSON that is sent if the argument is absent, or NULL. */
#define AUTOSCALER_PARAM(json_default)                                                             \
  {                                                                                                \
    .name = "auto_instance", .wire = "autoscaler_instance", .default_json = (json_default),        \
    .type = VAST_STRING, .place = VAST_BODY, .doc = "name of the autoscaler instance"              \
  }

static const struct vast_param create_params[] = {
    {.name = "endpoint_name",
     .type = VAST_STRING,
     .place = VAST_BODY,
     .doc = "name of the endpoint"},
    MIN_LOAD_PARAM("0"),
    MIN_COLD_LOAD_PARAM("0"),
    SPARE_PARAMS("0.9", "2.5"),
    COLD_WORKERS_PARAM("5"),
    MAX_WORKERS_PARAM("20"),
    QUEUE_PARAMS,
    AUTOSCALER_PARAM("\"prod\""),
};

static const struct vast_param update_params[] = {
    ENDPOINT_ID_PARAM(VAST_PATH, "endptjob_id"),
    {.name = "endpoint_name",
     .type = VAST_STRING,
     .place = VAST_BODY,
     .doc = "name of the endpoint"},
    {.name = "endpoint_state",
     .type = VAST_STRING,
     .place = VAST_BODY,
     .doc = "state: \"active\", \"suspended\" or \"stopped\""},
    MIN_LOAD_PARAM(NULL),
    MIN_COLD_LOAD_PARAM(NULL),
    SPARE_PARAMS(NULL, NULL),
    COLD_WORKERS_PARAM(NULL),
    MAX_WORKERS_PARAM(NULL),
    QUEUE_PARAMS,
    AUTOSCALER_PARAM(NULL),
};

static const struct vast_param delete_params[] = {
    ENDPOINT_ID_PARAM(VAST_PATH, "endptjob_id"),
};

static const struct vast_param id_params[] = {
    ENDPOINT_ID_PARAM(VAST_PATH, NULL),
};

/* Settings of a worker group. json_default: the default of test_workers, as JSON, or NULL. */
#define GROUP_PARAMS(json_default)                                                                 \
  {.name = "template_hash",                                                                        \
   .type = VAST_STRING,                                                                            \
   .place = VAST_BODY,                                                                             \
   .doc = "hash of the template of the workers"},                                                  \
      {.name = "template_id",                                                                      \
       .type = VAST_INTEGER,                                                                       \
       .place = VAST_BODY,                                                                         \
       .doc = "ID of the template, instead of its hash"},                                          \
      {.name = "search_params",                                                                    \
       .type = VAST_STRING,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "machine filters: \"gpu_ram>=24 num_gpus=1\"; the default filters are added"},       \
      {.name = "launch_args",                                                                      \
       .secret = true,                                                                             \
       .type = VAST_STRING,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "arguments for creating workers, in command-line format"},                           \
      {.name = "endpoint_name",                                                                    \
       .type = VAST_STRING,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "name of the endpoint of the group"},                                                \
      {.name = "endpoint_id",                                                                      \
       .type = VAST_INTEGER,                                                                       \
       .place = VAST_BODY,                                                                         \
       .doc = "ID of the endpoint, instead of its name"},                                          \
      {.name = "test_workers",                                                                     \
       .range = VAST_FROM_0,                                                                       \
       .default_json = (json_default),                                                             \
       .type = VAST_INTEGER,                                                                       \
       .place = VAST_BODY,                                                                         \
       .doc = "number of workers that benchmark a new machine"},                                   \
      {.name = "gpu_ram",                                                                          \
       .range = VAST_FROM_0,                                                                       \
       .unit = "GB",                                                                               \
       .type = VAST_NUMBER,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "required GPU memory"},                                                              \
      MIN_LOAD_PARAM(NULL), SPARE_PARAMS(NULL, NULL), COLD_WORKERS_PARAM(NULL), {                  \
    .name = "no_default", .type = VAST_BOOLEAN, .place = VAST_LOCAL,                               \
    .doc = "if true, does not add verified=True rentable=True rented=False to search_params"       \
  }

static const struct vast_param create_group_params[] = {
    GROUP_PARAMS("3"),
    AUTOSCALER_PARAM("\"prod\""),
};

static const struct vast_param update_group_params[] = {
    GROUP_ID_PARAM(VAST_PATH, "autojob_id"),
    GROUP_PARAMS(NULL),
};

static const struct vast_param delete_group_params[] = {
    GROUP_ID_PARAM(VAST_PATH, "autojob_id"),
};

/* The part of a log to return. */
#define LOG_PARAMS                                                                                 \
  {.name = "level",                                                                                \
   .type = VAST_INTEGER,                                                                           \
   .place = VAST_LOCAL,                                                                            \
   .doc = "ignored; accepted for compatibility. All levels are returned."},                        \
  {                                                                                                \
    .name = "tail", .range = VAST_FROM_0, .type = VAST_INTEGER, .place = VAST_BODY,                \
    .doc = "number of lines from the end"                                                          \
  }

static const struct vast_param logs_params[] = {
    ENDPOINT_ID_PARAM(VAST_BODY, NULL),
    LOG_PARAMS,
};

static const struct vast_param group_logs_params[] = {
    GROUP_ID_PARAM(VAST_BODY, NULL),
    LOG_PARAMS,
};

static const struct vast_param workers_params[] = {
    ENDPOINT_ID_PARAM(VAST_BODY, NULL),
};

static const struct vast_param group_workers_params[] = {
    GROUP_ID_PARAM(VAST_BODY, NULL),
};

static const struct vast_param group_new_logs_params[] = {
    GROUP_ID_PARAM(VAST_BODY, NULL),
    {.name = "tail",
     .range = VAST_FROM_0,
     .type = VAST_INTEGER,
     .place = VAST_BODY,
     .doc = "number of lines from the end; default 10000"},
};

static const struct vast_param update_workers_params[] = {
    {.name = "id",
     .wire = "workergroup_id",
     .type = VAST_INTEGER,
     .place = VAST_BODY,
     .required = true,
     .doc = "ID of the worker group"},
    {.name = "cancel",
     .wire = "cancel_update",
     .type = VAST_BOOLEAN,
     .place = VAST_BODY,
     .doc = "if true, cancels the update in progress"},
};

static const struct vast_param route_params[] = {
    {.name = "endpoint",
     .type = VAST_STRING,
     .place = VAST_BODY,
     .required = true,
     .doc = "name of the endpoint"},
    {.name = "cost",
     .range = VAST_FROM_0,
     .default_json = "100",
     .type = VAST_NUMBER,
     .place = VAST_BODY,
     .doc = "load of the request, in the endpoint's unit"},
};

static const struct vast_op ops[] = {
    {.name = "show_endpoints",
     .verb = "GET",
     .path = "/api/v0/endptjobs/",
     .unwrap = "results",
     .drop = "api_key auto_delete_in_seconds auto_delete_due_24h",
     .scope = "misc",
     .form = VAST_LIST,
     .record = &vast_record_endpoint,
     .doc = "Lists the serverless endpoints.",
     .returns = "{ { id, endpoint_name, endpoint_state, min_load, max_workers, … }, … }",
     .secret_fields = "api_key",
     .source = "VastAI.show_endpoints"},
    {.name = "show_endpoint",
     .verb = "GET",
     .path = "/api/v0/endptjobs/{id}/",
     .params = id_params,
     .param_count = VAST_COUNT(id_params),
     .unwrap = "result",
     .drop = "api_key",
     .expect = VAST_EXPECT_OBJECT,
     .scope = "misc",
     .record = &vast_record_endpoint,
     .doc = "Returns one serverless endpoint.",
     .returns = "{ id, endpoint_name, … }",
     .secret_fields = "api_key",
     .source = "API: GET /api/v0/endptjobs/{id}/",
     .strict = true,
     .unofficial = true},
    {.name = "create_endpoint",
     .verb = "POST",
     .path = "/api/v0/endptjobs/",
     .params = create_params,
     .param_count = VAST_COUNT(create_params),
     .fixed_body = "\"client_id\":\"me\"",
     .scope = "misc",
     .lookup = "show_endpoints",
     .record = &vast_record_create_endpoint_result,
     .doc = "Creates a serverless endpoint. Workers of its worker groups are billed.",
     .returns = "{ success, result }: result is the ID of the endpoint",
     .source = "VastAI.create_endpoint",
     .non_idempotent = true,
     .required_field = "result",
     .required_type = VAST_INTEGER},
    {.name = "update_endpoint",
     .verb = "PUT",
     .path = "/api/v0/endptjobs/{id}/",
     .params = update_params,
     .param_count = VAST_COUNT(update_params),
     .fixed_body = "\"client_id\":\"me\"",
     .scope = "misc",
     .record = &vast_record_success,
     .doc = "Changes a serverless endpoint. Omitted fields are not changed.",
     .returns = "{ success }",
     .source = "VastAI.update_endpoint"},
    {.name = "delete_endpoint",
     .verb = "DELETE",
     .path = "/api/v0/endptjobs/{id}/",
     .params = delete_params,
     .param_count = VAST_COUNT(delete_params),
     .fixed_body = "\"client_id\":\"me\"",
     .scope = "misc",
     .lookup = "show_endpoints",
     .record = &vast_record_deleted_group,
     .doc = "Deletes a serverless endpoint and its workers.",
     .returns = "{ success, deleted_workers, failed_workers, msg }",
     .source = "VastAI.delete_endpoint",
     .non_idempotent = true},
    {.name = "show_workergroups",
     .verb = "GET",
     .path = "/api/v0/autojobs/",
     .unwrap = "results",
     .drop = "api_key",
     .scope = "misc",
     .form = VAST_LIST,
     .record = &vast_record_workergroup,
     .doc = "Lists the worker groups of the endpoints.",
     .returns = "{ { id, endpoint_id, endpoint_name, template_hash, search_query, … }, … }",
     .secret_fields = "api_key launch_args",
     .source = "VastAI.show_workergroups"},
    {.name = "create_workergroup",
     .verb = "POST",
     .path = "/api/v0/autojobs/",
     .params = create_group_params,
     .param_count = VAST_COUNT(create_group_params),
     .fixed_body = "\"client_id\":\"me\"",
     .scope = "misc",
     .lookup = "show_workergroups",
     .record = &vast_record_create_workergroup_result,
     .doc = "Creates a worker group, which rents workers for an endpoint.",
     .returns = "{ success, id }",
     .source = "VastAI.create_workergroup",
     .hooks = VAST_HOOKS_WORKERGROUP,
     .non_idempotent = true,
     .required_field = "id",
     .required_type = VAST_INTEGER},
    {.name = "update_workergroup",
     .verb = "PUT",
     .path = "/api/v0/autojobs/{id}/",
     .params = update_group_params,
     .param_count = VAST_COUNT(update_group_params),
     .fixed_body = "\"client_id\":\"me\"",
     .scope = "misc",
     .record = &vast_record_success,
     .doc = "Changes a worker group. Omitted fields are not changed.",
     .returns = "{ success }",
     .source = "VastAI.update_workergroup",
     .hooks = VAST_HOOKS_WORKERGROUP},
    {.name = "delete_workergroup",
     .verb = "DELETE",
     .path = "/api/v0/autojobs/{id}/",
     .params = delete_group_params,
     .param_count = VAST_COUNT(delete_group_params),
     .fixed_body = "\"client_id\":\"me\"",
     .scope = "misc",
     .lookup = "show_workergroups",
     .record = &vast_record_deleted_group,
     .doc = "Deletes a worker group. Its instances may continue to run.",
     .returns = "{ success, deleted_workers, failed_workers, msg }",
     .source = "VastAI.delete_workergroup",
     .non_idempotent = true},
    {.name = "get_endpt_logs",
     .verb = "POST",
     .path = "/get_endpoint_logs/",
     .params = logs_params,
     .param_count = VAST_COUNT(logs_params),
     .record = &vast_record_group_logs,
     .doc = "Returns the logs of an endpoint from the autoscaler.",
     .returns = "{ info0, info1, trace, debug }, or { logs }: strings",
     .source = "VastAI.get_endpt_logs",
     .hooks = VAST_HOOKS_AUTOSCALER,
     .autoscaler = true,
     .key_in_body = true},
    {.name = "get_wrkgrp_logs",
     .verb = "POST",
     .path = "/get_autogroup_logs/",
     .params = group_logs_params,
     .param_count = VAST_COUNT(group_logs_params),
     .record = &vast_record_group_logs,
     .doc = "Returns the logs of a worker group from the autoscaler.",
     .returns = "{ info0, info1, trace, debug }, or { logs }: strings",
     .source = "VastAI.get_wrkgrp_logs",
     .hooks = VAST_HOOKS_AUTOSCALER,
     .autoscaler = true,
     .key_in_body = true},
    {.name = "get_workergroup_logs",
     .verb = "POST",
     .path = "/get_workergroup_logs/",
     .params = group_new_logs_params,
     .param_count = VAST_COUNT(group_new_logs_params),
     .record = &vast_record_group_logs,
     .doc = "Returns the logs of a worker group from the autoscaler, using the route in the API "
            "documentation.",
     .returns = "{ logs }: a string",
     .source = "API: POST /get_workergroup_logs/",
     .hooks = VAST_HOOKS_AUTOSCALER,
     .autoscaler = true,
     .unofficial = true},
    {.name = "get_endpoint_workers",
     .verb = "POST",
     .path = "/get_endpoint_workers/",
     .params = workers_params,
     .param_count = VAST_COUNT(workers_params),
     .form = VAST_LIST,
     .record = &vast_record_serverless_worker,
     .doc = "Lists the workers of an endpoint.",
     .returns = "{ { id, status, cur_load, measured_perf, … }, … }",
     .source = "VastAI.get_endpoint_workers",
     .hooks = VAST_HOOKS_AUTOSCALER,
     .autoscaler = true},
    {.name = "get_workergroup_workers",
     .verb = "POST",
     .path = "/get_workergroup_workers/",
     .params = group_workers_params,
     .param_count = VAST_COUNT(group_workers_params),
     .record = &vast_record_get_workergroup_workers_result,
     .doc = "Lists the workers of a worker group.",
     .returns = "{ workers = { { id, status, url, … }, … } }",
     .source = "API: POST /get_workergroup_workers/",
     .hooks = VAST_HOOKS_AUTOSCALER,
     .autoscaler = true,
     .unofficial = true},
    {.name = "update_workers",
     .verb = "POST",
     .path = "/update_workers/",
     .params = update_workers_params,
     .param_count = VAST_COUNT(update_workers_params),
     .record = &vast_record_update_workers_result,
     .doc = "Updates all workers of a worker group one after another, or cancels the update.",
     .returns = "{ success, msg }",
     .source = "VastAI.update_workers",
     .hooks = VAST_HOOKS_AUTOSCALER,
     .autoscaler = true,
     .key_in_body = true},
    {.name = "route",
     .verb = "POST",
     .path = "/route/",
     .params = route_params,
     .param_count = VAST_COUNT(route_params),
     .record = &vast_record_route_result,
     .doc = "Requests a worker for an inference request. Requires the API key of the endpoint.",
     .returns = "{ endpoint, url, cost, reqnum, … }, or { status } while no worker is ready",
     .secret_fields = "signature",
     .source = "API: POST /route/",
     .hooks = VAST_HOOKS_AUTOSCALER,
     .autoscaler = true,
     .unofficial = true},
};

const struct vast_group vast_serverless = {"Serverless", ops, VAST_COUNT(ops)};
