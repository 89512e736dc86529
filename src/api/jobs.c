/* api/jobs.c -- rows: scheduled API calls. */
#include "api/api.h"
#include "api/records.h"
#include "api/dates.h"

/* The period. needed: whether the arguments are required. */
#define PERIOD_PARAMS(needed)                                                                      \
  {.name = "start_time",                                                                           \
   .type = VAST_DATE,                                                                              \
   .place = VAST_BODY,                                                                             \
   .required = (needed),                                                                           \
   .doc = "start of the period: " DATE_DOC},                                                       \
  {                                                                                                \
    .name = "end_time", .type = VAST_DATE, .place = VAST_BODY, .required = (needed),               \
    .doc = "end of the period"                                                                     \
  }

/* The schedule. needed: whether the main arguments are required. */
#define SCHEDULE_PARAMS(needed)                                                                    \
  {.name = "frequency",                                                                            \
   .enum_values = "HOURLY|DAILY|WEEKLY",                                                           \
   .type = VAST_STRING,                                                                            \
   .place = VAST_BODY,                                                                             \
   .required = (needed),                                                                           \
   .doc = "frequency of the job"},                                                                 \
      {.name = "instance_id",                                                                      \
       .range = VAST_FROM_1,                                                                       \
       .type = VAST_INTEGER,                                                                       \
       .place = VAST_BODY,                                                                         \
       .required = (needed),                                                                       \
       .doc = "ID of the instance that the job is for"},                                           \
      {.name = "day_of_the_week",                                                                  \
       .max = 6,                                                                                   \
       .range = VAST_FROM_0,                                                                       \
       .type = VAST_INTEGER,                                                                       \
       .place = VAST_BODY,                                                                         \
       .doc = "day for weekly jobs; 0 is Sunday"},                                                 \
  {                                                                                                \
    .name = "hour_of_the_day", .max = 23, .range = VAST_FROM_0, .type = VAST_INTEGER,              \
    .place = VAST_BODY, .doc = "hour for daily and weekly jobs, UTC"                               \
  }

#define ID_PARAM                                                                                   \
  {                                                                                                \
    .name = "id", .type = VAST_INTEGER, .place = VAST_PATH, .required = true,                      \
    .doc = "ID of the job"                                                                         \
  }

static const struct vast_param create_params[] = {
    PERIOD_PARAMS(true),
    {.name = "api_endpoint",
     .type = VAST_STRING,
     .place = VAST_BODY,
     .required = true,
     .doc = "path of the API call: \"/api/v0/instances/reboot/7/\""},
    {.name = "request_method",
     .type = VAST_STRING,
     .place = VAST_BODY,
     .required = true,
     .doc = "HTTP method of the call: \"PUT\""},
    {.name = "request_body",
     .type = VAST_ANY,
     .place = VAST_BODY,
     .required = true,
     .doc = "body of the call, a table"},
    SCHEDULE_PARAMS(true),
};

static const struct vast_param update_params[] = {
    ID_PARAM,
    {.name = "request_body",
     .type = VAST_ANY,
     .place = VAST_BODY,
     .required = true,
     .doc = "body of the call, a table"},
    PERIOD_PARAMS(false),
    {.name = "api_endpoint",
     .type = VAST_STRING,
     .place = VAST_BODY,
     .doc = "path of the API call"},
    {.name = "request_method",
     .type = VAST_STRING,
     .place = VAST_BODY,
     .doc = "HTTP method of the call"},
    SCHEDULE_PARAMS(false),
};

static const struct vast_param id_params[] = {
    ID_PARAM,
};

static const struct vast_op ops[] = {
    {.name = "show_scheduled_jobs",
     .verb = "GET",
     .path = "/api/v0/commands/schedule_job/",
     .expect = VAST_EXPECT_LIST,
     .scope = "instance_read",
     .form = VAST_LIST,
     .record = &vast_record_scheduled_job,
     .doc = "Lists the scheduled jobs.",
     .returns = "{ { id, instance_id, api_endpoint, request_method, frequency, start_time }, … }",
     .secret_fields = "request_body",
     .source = "VastAI.show_scheduled_jobs"},
    {.name = "create_scheduled_job",
     .verb = "POST",
     .path = "/api/v0/commands/schedule_job/",
     .params = create_params,
     .param_count = VAST_COUNT(create_params),
     .scope = "instance_write",
     .lookup = "show_scheduled_jobs",
     .record = &vast_record_create_scheduled_job_result,
     .doc = "Schedules a recurring API call.",
     .returns = "{ success, id }",
     .source = "VastAI.create_scheduled_job",
     .non_idempotent = true,
     .required_field = "scheduled_job_id|id",
     .required_type = VAST_INTEGER},
    {.name = "update_scheduled_job",
     .verb = "PUT",
     .path = "/api/v0/commands/schedule_job/{id}/",
     .params = update_params,
     .param_count = VAST_COUNT(update_params),
     .scope = "instance_write",
     .record = &vast_record_update_scheduled_job_result,
     .doc = "Changes a scheduled job. Omitted fields are not changed.",
     .returns = "{ success }",
     .source = "VastAI.update_scheduled_job"},
    {.name = "delete_scheduled_job",
     .verb = "DELETE",
     .path = "/api/v0/commands/schedule_job/{id}/",
     .params = id_params,
     .param_count = VAST_COUNT(id_params),
     .scope = "instance_write",
     .lookup = "show_scheduled_jobs",
     .record = &vast_record_success,
     .doc = "Deletes a scheduled job.",
     .returns = "{ success }",
     .source = "VastAI.delete_scheduled_job",
     .non_idempotent = true},
};

const struct vast_group vast_jobs = {"Scheduled jobs", ops, VAST_COUNT(ops)};
