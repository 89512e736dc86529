/* api/machines.c -- rows: a host's machines. */
#include "api/api.h"
#include "api/records.h"
#include "api/dates.h"

/* A machine ID. sent: the name on the wire, or NULL; put: the place. */
#define MACHINE_PARAM(sent, put)                                                                   \
  {                                                                                                \
    .name = "id", .wire = (sent), .type = VAST_INTEGER, .place = (put), .required = true,          \
    .doc = "ID of the machine"                                                                     \
  }

/* Machine IDs. put: the place. */
#define MACHINES_PARAM(put)                                                                        \
  {                                                                                                \
    .name = "ids", .range = VAST_FROM_1, .wire = "machine_ids", .alias = "IDs",                    \
    .type = VAST_INTEGERS, .place = (put), .required = true, .doc = "IDs of the machines"          \
  }

static const struct vast_param id_params[] = {
    {.name = "id",
     .alias = "Machine",
     .type = VAST_INTEGER,
     .place = VAST_PATH,
     .required = true,
     .doc = "ID of the machine"},
};

static const struct vast_param cancel_params[] = {
    {.name = "id",
     .body_copy_name = "machine_id",
     .type = VAST_INTEGER,
     .place = VAST_PATH,
     .required = true,
     .doc = "ID of the machine"},
};

static const struct vast_param ids_query_params[] = {
    MACHINES_PARAM(VAST_QUERY),
};

static const struct vast_param ids_body_params[] = {
    MACHINES_PARAM(VAST_BODY),
};

#define TRAFFIC_PARAMS                                                                             \
  {.name = "price_inetu",                                                                          \
   .range = VAST_FROM_0,                                                                           \
   .unit = "$/GB",                                                                                 \
   .type = VAST_NUMBER,                                                                            \
   .place = VAST_BODY,                                                                             \
   .doc = "price of upload traffic"},                                                              \
  {                                                                                                \
    .name = "price_inetd", .range = VAST_FROM_0, .unit = "$/GB", .type = VAST_NUMBER,              \
    .place = VAST_BODY, .doc = "price of download traffic"                                         \
  }

/* The terms of an offer, for one machine or several. */
#define LISTING_PARAMS                                                                             \
  {.name = "price_gpu",                                                                            \
   .range = VAST_FROM_0,                                                                           \
   .unit = "$/h",                                                                                  \
   .type = VAST_NUMBER,                                                                            \
   .place = VAST_BODY,                                                                             \
   .doc = "price per GPU"},                                                                        \
      {.name = "price_disk",                                                                       \
       .range = VAST_FROM_0,                                                                       \
       .unit = "$/GB/month",                                                                       \
       .type = VAST_NUMBER,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "price of storage"},                                                                 \
      TRAFFIC_PARAMS,                                                                              \
      {.name = "price_min_bid",                                                                    \
       .range = VAST_FROM_0,                                                                       \
       .unit = "$/h",                                                                              \
       .type = VAST_NUMBER,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "minimum bid per GPU"},                                                              \
      {.name = "min_chunk",                                                                        \
       .range = VAST_FROM_0,                                                                       \
       .type = VAST_INTEGER,                                                                       \
       .place = VAST_BODY,                                                                         \
       .doc = "minimum number of GPUs per rental"},                                                \
      END_DATE_PARAM,                                                                              \
      {.name = "discount_rate",                                                                    \
       .max = 1,                                                                                   \
       .range = VAST_FROM_0,                                                                       \
       .wire = "credit_discount_max",                                                              \
       .type = VAST_NUMBER,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "maximum prepayment discount, as a fraction"},                                       \
      {.name = "duration",                                                                         \
       .type = VAST_TEXT,                                                                          \
       .place = VAST_BODY,                                                                         \
       .doc = "duration of the offer, instead of end_date: \"1 week\""},                           \
      {.name = "vol_size",                                                                         \
       .range = VAST_FROM_0,                                                                       \
       .unit = "GB",                                                                               \
       .type = VAST_INTEGER,                                                                       \
       .place = VAST_BODY,                                                                         \
       .doc = "size of the storage offered as volumes"},                                           \
  {                                                                                                \
    .name = "vol_price", .range = VAST_FROM_0, .unit = "$/GB/month", .type = VAST_NUMBER,          \
    .place = VAST_BODY, .doc = "price of the storage offered as volumes"                           \
  }

static const struct vast_param list_params[] = {
    MACHINE_PARAM("machine", VAST_BODY),
    LISTING_PARAMS,
};

static const struct vast_param list_many_params[] = {
    {.name = "ids",
     .range = VAST_FROM_1,
     .type = VAST_INTEGERS,
     .place = VAST_LOCAL,
     .required = true,
     .doc = "IDs of the machines"},
    LISTING_PARAMS,
    {.name = "id",
     .wire = "machine",
     .type = VAST_INTEGER,
     .place = VAST_BODY,
     .internal = true,
     .doc = "one ID of ids in each request"},
};

#define CATEGORY_PARAM                                                                             \
  {                                                                                                \
    .name = "category", .enum_values = "power|internet|disk|gpu|software|other",                   \
    .wire = "maintenance_category", .type = VAST_STRING, .place = VAST_BODY,                       \
    .doc = "reason for the maintenance"                                                            \
  }

static const struct vast_param maint_params[] = {
    MACHINE_PARAM(NULL, VAST_PATH),
    {.name = "sdate",
     .type = VAST_ANY,
     .place = VAST_BODY,
     .required = true,
     .doc = "start time: Unix seconds, or an ISO date and time as a string"},
    {.name = "duration",
     .range = VAST_ABOVE_0,
     .unit = "h",
     .type = VAST_NUMBER,
     .place = VAST_BODY,
     .required = true,
     .doc = "duration of the maintenance"},
    CATEGORY_PARAM,
};

static const struct vast_param maints_params[] = {
    {.name = "ids",
     .range = VAST_FROM_1,
     .wire = "machine_ids",
     .type = VAST_INTEGERS,
     .place = VAST_BODY,
     .required = true,
     .doc = "IDs of the machines, at most 100"},
    {.name = "sdate",
     .type = VAST_DATE,
     .place = VAST_BODY,
     .required = true,
     .doc = "start time: " DATE_DOC},
    {.name = "duration",
     .range = VAST_ABOVE_0,
     .unit = "h",
     .type = VAST_NUMBER,
     .place = VAST_BODY,
     .doc = "duration of the maintenance; default 1"},
    CATEGORY_PARAM,
};

static const struct vast_param maint_id_params[] = {
    {.name = "id",
     .wire = "maintenance_id",
     .type = VAST_INTEGER,
     .place = VAST_BODY,
     .required = true,
     .doc = "ID of the maintenance window, from show_maints"},
};

static const struct vast_param maint_ids_params[] = {
    {.name = "ids",
     .range = VAST_FROM_1,
     .wire = "maintenance_ids",
     .type = VAST_INTEGERS,
     .place = VAST_BODY,
     .required = true,
     .doc = "IDs of the maintenance windows, at most 100"},
};

static const struct vast_param defjob_params[] = {
    MACHINE_PARAM("machine", VAST_BODY),
    {.name = "price_gpu",
     .range = VAST_FROM_0,
     .unit = "$/h",
     .type = VAST_NUMBER,
     .place = VAST_BODY,
     .doc = "bid per GPU"},
    TRAFFIC_PARAMS,
    {.name = "image",
     .type = VAST_STRING,
     .place = VAST_BODY,
     .doc = "Docker image to run while the machine is not rented"},
    {.name = "args",
     .type = VAST_ARRAY,
     .place = VAST_BODY,
     .doc = "arguments of the image's entry point"},
};

static const struct vast_param min_bid_params[] = {
    MACHINE_PARAM(NULL, VAST_PATH),
    {.name = "price",
     .range = VAST_FROM_0,
     .unit = "$/h",
     .type = VAST_NUMBER,
     .place = VAST_BODY,
     .doc = "minimum bid per GPU"},
};

static const struct vast_param report_params[] = {
    MACHINE_PARAM("machine_id", VAST_PATH),
    {.name = "problem",
     .enum_values =
         "Unable To Start Instance|Instance Takes Too Long To Load|Instance Has Less Disk Space "
         "Than Requested|Machine Has Port Issues|Machine Performance Is Less Than Expected|Other",
     .type = VAST_STRING,
     .place = VAST_BODY,
     .required = true,
     .doc = "kind of problem"},
    {.name = "instance_id",
     .range = VAST_FROM_1,
     .type = VAST_INTEGER,
     .place = VAST_BODY,
     .required = true,
     .doc = "ID of your instance on the machine"},
    {.name = "message",
     .type = VAST_STRING,
     .place = VAST_BODY,
     .doc = "description of the problem, at most 512 characters"},
};

/* Filters of the market statistics. */
#define MARKET_PARAMS                                                                              \
  {.name = "verified",                                                                             \
   .enum_values = "yes|no|all",                                                                    \
   .type = VAST_STRING,                                                                            \
   .place = VAST_QUERY,                                                                            \
   .raw_text = true,                                                                               \
   .doc = "filter by verification; default yes"},                                                  \
      {.name = "hosting_type",                                                                     \
       .enum_values = "all|secure_cloud|community",                                                \
       .type = VAST_STRING,                                                                        \
       .place = VAST_QUERY,                                                                        \
       .raw_text = true,                                                                           \
       .doc = "filter by hosting type; default all"},                                              \
  {                                                                                                \
    .name = "num_gpus", .type = VAST_TEXT, .place = VAST_QUERY, .raw_text = true,                  \
    .doc = "number of GPUs per machine, or \"all\"; default \"all\""                               \
  }

static const struct vast_param metric_params[] = {
    MARKET_PARAMS,
};

static const struct vast_param trend_params[] = {
    {.name = "gpu_name",
     .type = VAST_STRING,
     .place = VAST_QUERY,
     .raw_text = true,
     .doc = "comma-separated GPU names, or \"all\""},
    MARKET_PARAMS,
    {.name = "start",
     .type = VAST_DATE_ISO,
     .place = VAST_QUERY,
     .doc = "start of the period; default one day ago"},
    {.name = "end",
     .type = VAST_DATE_ISO,
     .place = VAST_QUERY,
     .doc = "end of the period; default now"},
    {.name = "step",
     .range = VAST_FROM_1,
     .unit = "s",
     .type = VAST_INTEGER,
     .place = VAST_QUERY,
     .doc = "time between data points"},
};

static const struct vast_op ops[] = {
    {.name = "show_machines",
     .verb = "GET",
     .path = "/api/v0/machines",
     .fixed_query = "owner=me",
     .unwrap = "machines",
     .expect = VAST_EXPECT_LIST,
     .scope = "machine_read",
     .form = VAST_LIST,
     .record = &vast_record_machine,
     .doc = "Lists the machines that you host.",
     .returns = "{ { id, hostname, num_gpus, gpu_name, listed, earn_day, … }, … }",
     .source = "VastAI.show_machines",
     .strict = true},
    {.name = "show_machine",
     .verb = "GET",
     .path = "/api/v0/machines/{id}",
     .params = id_params,
     .param_count = VAST_COUNT(id_params),
     .fixed_query = "owner=me",
     .scope = "machine_read",
     .record = &vast_record_machine,
     .doc = "Returns one machine that you host.",
     .returns = "{ id, hostname, … }, or nil and an error of kind not_found",
     .source = "VastAI.show_machine",
     .hooks = VAST_HOOKS_MACHINE},
    {.name = "list_machine",
     .verb = "PUT",
     .path = "/api/v0/machines/create_asks/",
     .params = list_params,
     .param_count = VAST_COUNT(list_params),
     .scope = "machine_write",
     .record = &vast_record_listing,
     .doc = "Offers a machine for rent, or changes its offer. Omitted fields are not changed.",
     .returns = "{ success, extended }",
     .source = "VastAI.list_machine"},
    {.name = "list_machines",
     .verb = "PUT",
     .path = "/api/v0/machines/create_asks/",
     .params = list_many_params,
     .param_count = VAST_COUNT(list_many_params),
     .scope = "machine_write",
     .form = VAST_LIST,
     .record = &vast_record_listing,
     .doc = "Offers several machines on the same terms, with one request per machine. Stops at the "
            "first failure; the error's field results contains the answers so far.",
     .returns = "{ { success, … }, … }: one answer per machine",
     .source = "VastAI.list_machines",
     .hooks = VAST_HOOKS_MACHINES},
    {.name = "unlist_machine",
     .verb = "DELETE",
     .path = "/api/v0/machines/{id}/asks/",
     .params = id_params,
     .param_count = VAST_COUNT(id_params),
     .scope = "machine_write",
     .record = &vast_record_unlist_machine_result,
     .doc = "Withdraws a machine from the market. Current rentals continue.",
     .returns = "{ success, machine_id }",
     .source = "VastAI.unlist_machine"},
    {.name = "set_min_bid",
     .verb = "PUT",
     .path = "/api/v0/machines/{id}/minbid/",
     .params = min_bid_params,
     .param_count = VAST_COUNT(min_bid_params),
     .fixed_body = "\"client_id\":\"me\"",
     .scope = "machine_write",
     .record = &vast_record_set_min_bid_result,
     .doc = "Sets the minimum bid for interruptible rentals of a machine.",
     .returns = "{ success }",
     .source = "VastAI.set_min_bid"},
    {.name = "set_defjob",
     .verb = "PUT",
     .path = "/api/v0/machines/create_bids/",
     .params = defjob_params,
     .param_count = VAST_COUNT(defjob_params),
     .scope = "machine_write",
     .lookup = "show_machine",
     .record = &vast_record_set_defjob_result,
     .doc = "Sets the default job, which runs on a machine while it is not rented.",
     .returns = "{ success, machine_id }",
     .source = "VastAI.set_defjob",
     .non_idempotent = true,
     .required_field = "success",
     .required_type = VAST_BOOLEAN},
    {.name = "remove_defjob",
     .verb = "DELETE",
     .path = "/api/v0/machines/{id}/defjob/",
     .params = id_params,
     .param_count = VAST_COUNT(id_params),
     .scope = "machine_write",
     .record = &vast_record_remove_defjob_result,
     .doc = "Removes the default job of a machine.",
     .returns = "{ success, machine_id }",
     .source = "VastAI.remove_defjob"},
    {.name = "cleanup_machine",
     .verb = "PUT",
     .path = "/api/v0/machines/{id}/cleanup/",
     .params = id_params,
     .param_count = VAST_COUNT(id_params),
     .scope = "machine_write",
     .lookup = "show_machine",
     .record = &vast_record_cleanup_machine_result,
     .doc = "Deletes the expired contracts of a machine, to free their storage.",
     .returns = "{ success, num_deleted, msg }",
     .source = "VastAI.cleanup_machine",
     .non_idempotent = true,
     .required_field = "success",
     .required_type = VAST_BOOLEAN},
    {.name = "defrag_machines",
     .verb = "PUT",
     .path = "/api/v0/machines/defrag_offers/",
     .params = ids_body_params,
     .param_count = VAST_COUNT(ids_body_params),
     .scope = "machine_write",
     .record = &vast_record_defrag_machines_result,
     .doc = "Merges free GPUs of machines into larger offers.",
     .returns = "{ success, results }",
     .source = "VastAI.defrag_machines"},
    {.name = "delete_machine",
     .verb = "POST",
     .path = "/api/v0/machines/{id}/force_delete/",
     .params = id_params,
     .param_count = VAST_COUNT(id_params),
     .scope = "machine_write",
     .lookup = "show_machines",
     .record = &vast_record_success,
     .doc = "Deletes a machine that is not rented.",
     .returns = "{ success }",
     .source = "VastAI.delete_machine",
     .non_idempotent = true},
    {.name = "show_maints",
     .verb = "GET",
     .path = "/api/v0/machines/maintenances",
     .params = ids_query_params,
     .param_count = VAST_COUNT(ids_query_params),
     .fixed_query = "owner=me",
     .expect = VAST_EXPECT_LIST,
     .scope = "instance_read",
     .form = VAST_LIST,
     .record = &vast_record_maintenance,
     .doc = "Lists the maintenance windows of machines.",
     .returns = "{ { id, machine_id, start_time, end_time, … }, … }",
     .source = "VastAI.show_maints"},
    {.name = "schedule_maint",
     .verb = "PUT",
     .path = "/api/v0/machines/{id}/dnotify/",
     .params = maint_params,
     .param_count = VAST_COUNT(maint_params),
     .fixed_body = "\"client_id\":\"me\"",
     .scope = "machine_write",
     .lookup = "show_maints",
     .record = &vast_record_schedule_maint_result,
     .doc = "Schedules maintenance of a machine and notifies its renters.",
     .returns = "{ success }",
     .source = "VastAI.schedule_maint",
     .non_idempotent = true,
     .required_field = "success",
     .required_type = VAST_BOOLEAN},
    {.name = "schedule_maints",
     .verb = "POST",
     .path = "/api/v0/machines/maintenances/batch",
     .params = maints_params,
     .param_count = VAST_COUNT(maints_params),
     .scope = "machine_write",
     .lookup = "show_maints",
     .record = &vast_record_schedule_maints_result,
     .doc = "Schedules maintenance of several machines and notifies their renters.",
     .returns = "{ success, results = { { success, machine_id, … }, … } }",
     .source = "API: POST /api/v0/machines/maintenances/batch",
     .non_idempotent = true,
     .required_field = "results",
     .required_type = VAST_ARRAY,
     .unofficial = true},
    {.name = "cancel_maint",
     .verb = "PUT",
     .path = "/api/v0/machines/{id}/cancel_maint/",
     .params = cancel_params,
     .param_count = VAST_COUNT(cancel_params),
     .fixed_body = "\"client_id\":\"me\"",
     .scope = "machine_write",
     .lookup = "show_maints",
     .record = &vast_record_cancel_maint_result,
     .doc = "Cancels all scheduled maintenance of a machine.",
     .returns = "{ success, machine_id, msg }",
     .source = "VastAI.cancel_maint",
     .non_idempotent = true,
     .required_field = "success",
     .required_type = VAST_BOOLEAN},
    {.name = "delete_maint",
     .verb = "DELETE",
     .path = "/api/v0/machines/maintenances",
     .params = maint_id_params,
     .param_count = VAST_COUNT(maint_id_params),
     .scope = "machine_write",
     .lookup = "show_maints",
     .record = &vast_record_success,
     .doc = "Cancels one maintenance window.",
     .returns = "{ success, msg }",
     .source = "API: DELETE /api/v0/machines/maintenances",
     .non_idempotent = true,
     .unofficial = true},
    {.name = "delete_maints",
     .verb = "DELETE",
     .path = "/api/v0/machines/maintenances/batch",
     .params = maint_ids_params,
     .param_count = VAST_COUNT(maint_ids_params),
     .scope = "machine_write",
     .lookup = "show_maints",
     .record = &vast_record_delete_maints_result,
     .doc = "Cancels several maintenance windows.",
     .returns = "{ success, results = { { success, maintenance_id, msg }, … } }",
     .source = "API: DELETE /api/v0/machines/maintenances/batch",
     .non_idempotent = true,
     .unofficial = true},
    {.name = "reports",
     .verb = "GET",
     .path = "/api/v0/machines/{id}/reports/",
     .params = id_params,
     .param_count = VAST_COUNT(id_params),
     .expect = VAST_EXPECT_LIST,
     .scope = "machine_read",
     .form = VAST_LIST,
     .record = &vast_record_machine_report,
     .doc = "Lists the reports of renters about a machine.",
     .returns = "{ { problem, message, created_at }, … }",
     .source = "VastAI.reports"},
    {.name = "report_machine",
     .verb = "PUT",
     .path = "/api/v0/machines/{machine_id}/report",
     .params = report_params,
     .param_count = VAST_COUNT(report_params),
     .scope = "instance_write",
     .lookup = "show_instances",
     .record = &vast_record_success,
     .doc = "Reports a problem with a machine that you rent and notifies its host.",
     .returns = "{ success }",
     .source = "API: PUT /api/v0/machines/{machine_id}/report",
     .non_idempotent = true,
     .required_field = "success",
     .required_type = VAST_BOOLEAN,
     .unofficial = true},
    {.name = "show_machines_v1",
     .verb = "GET",
     .path = "/api/v1/machines/",
     .scope = "machine_read",
     .record = &vast_record_machine_page,
     .doc = "Lists the first page of the machines that you host, with counts.",
     .returns = "{ success, total_machines, machines_found, machines, next_token }",
     .source = "API: GET /api/v1/machines/",
     .unofficial = true},
    {.name = "show_gpu_metrics",
     .verb = "GET",
     .path = "/api/v0/metrics/gpu/current/",
     .params = metric_params,
     .param_count = VAST_COUNT(metric_params),
     .scope = "machine_read",
     .record = &vast_record_show_gpu_metrics_result,
     .doc = "Returns current supply, demand and prices of all GPUs.",
     .returns = "{ success, gpus = { { gpu_name, total, available, … }, … } }",
     .source = "API: GET /api/v0/metrics/gpu/current/",
     .unofficial = true},
    {.name = "show_gpu_trends",
     .verb = "GET",
     .path = "/api/v0/metrics/gpu/history/",
     .params = trend_params,
     .param_count = VAST_COUNT(trend_params),
     .scope = "machine_read",
     .record = &vast_record_show_gpu_trends_result,
     .doc = "Returns supply, demand and prices over time.",
     .returns = "{ success, gpus = { [\"RTX 4090\"] = { supply_demand, … }, … } }",
     .source = "API: GET /api/v0/metrics/gpu/history/",
     .unofficial = true},
    {.name = "show_gpu_locations",
     .verb = "GET",
     .path = "/api/v0/metrics/gpu/locations/",
     .scope = "machine_read",
     .record = &vast_record_show_gpu_locations_result,
     .doc = "Returns the geographic locations of the GPUs.",
     .returns = "{ success, locations = { { latitude, longitude, city, gpu_name, … }, … } }",
     .source = "API: GET /api/v0/metrics/gpu/locations/",
     .unofficial = true},
};

const struct vast_group vast_machines = {"Machines (for hosts)", ops, VAST_COUNT(ops)};
