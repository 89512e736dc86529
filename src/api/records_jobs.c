/* api/records_jobs.c -- records of results: scheduled jobs. */
#include "api/records.h"

static const struct vast_record_field scheduled_job_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "instance_id", .type = VAST_INTEGER, .doc = "ID of the instance"},
    {.name = "api_endpoint", .type = VAST_STRING},
    {.name = "request_method", .type = VAST_STRING},
    {.name = "request_body", .secret = true, .doc = "a JSON string or a table"},
    {.name = "start_time", .type = VAST_NUMBER, .unit = "Unix s"},
    {.name = "end_time", .type = VAST_NUMBER, .unit = "Unix s"},
    {.name = "day_of_the_week", .type = VAST_INTEGER},
    {.name = "hour_of_the_day", .type = VAST_INTEGER},
    {.name = "min_of_the_hour", .type = VAST_INTEGER},
    {.name = "frequency", .type = VAST_STRING},
};
const struct vast_record vast_record_scheduled_job = {.name = "scheduled_job",
                                                      VAST_FIELDS(scheduled_job_fields)};

static const struct vast_record_field create_scheduled_job_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "scheduled_job_id", .type = VAST_INTEGER},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
};
const struct vast_record vast_record_create_scheduled_job_result = {
    .name = "create_scheduled_job_result", VAST_FIELDS(create_scheduled_job_result_fields)};

static const struct vast_record_field update_scheduled_job_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "scheduled_job_id", .type = VAST_INTEGER},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
};
const struct vast_record vast_record_update_scheduled_job_result = {
    .name = "update_scheduled_job_result", VAST_FIELDS(update_scheduled_job_result_fields)};
