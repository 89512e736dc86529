/* api/records_deployments.c -- records of results: deployments. */
#include "api/records.h"

static const struct vast_record_field deployment_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "name", .type = VAST_STRING},
    {.name = "tag", .type = VAST_STRING},
    {.name = "endpoint_id", .type = VAST_INTEGER, .doc = "ID of the endpoint"},
    {.name = "endpoint_state", .type = VAST_STRING, .doc = "active, suspended or stopped"},
    {.name = "s3_key", .type = VAST_STRING},
    {.name = "env", .secret = true, .type = VAST_STRING},
    {.name = "image", .type = VAST_STRING},
    {.name = "storage", .type = VAST_NUMBER, .unit = "GB"},
    {.name = "search_params", .type = VAST_STRING, .doc = "machine filters"},
    {.name = "file_hash", .type = VAST_STRING},
    {.name = "current_version_id", .type = VAST_INTEGER},
    {.name = "last_healthy_version_id", .type = VAST_INTEGER},
    {.name = "ttl", .type = VAST_NUMBER, .unit = "s"},
    {.name = "last_client_heartbeat", .type = VAST_NUMBER, .unit = "Unix s"},
    {.name = "created_at", .type = VAST_NUMBER, .unit = "Unix s", .doc = "time of creation"},
    {.name = "updated_at", .type = VAST_NUMBER, .unit = "Unix s", .doc = "time of the last change"},
    {.name = "worker_count", .type = VAST_INTEGER},
};
const struct vast_record vast_record_deployment = {.name = "deployment",
                                                   VAST_FIELDS(deployment_fields)};

static const struct vast_record_field deployment_version_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "file_hash", .type = VAST_STRING},
    {.name = "version_label", .type = VAST_STRING},
    {.name = "file_size", .type = VAST_INTEGER},
    {.name = "created_at", .type = VAST_NUMBER, .unit = "Unix s", .doc = "time of creation"},
    {.name = "last_used_at", .type = VAST_NUMBER},
};
const struct vast_record vast_record_deployment_version = {.name = "deployment_version",
                                                           VAST_FIELDS(deployment_version_fields)};

static const struct vast_record_field create_deployment_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "action", .type = VAST_STRING},
    {.name = "deployment_id", .type = VAST_INTEGER, .always = true},
    {.name = "endpoint_id", .type = VAST_INTEGER, .doc = "ID of the endpoint"},
    {.name = "upload_url", .type = VAST_STRING, .secret = true},
    {.name = "upload_fields", .type = VAST_STRING, .form = VAST_MAP, .secret = true},
    {.name = "evicted_versions", .type = VAST_OBJECT, .form = VAST_LIST},
};
const struct vast_record vast_record_create_deployment_result = {
    .name = "create_deployment_result", VAST_FIELDS(create_deployment_result_fields)};

static const struct vast_record_field deployment_state_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "endpoint_state", .type = VAST_STRING, .doc = "active, suspended or stopped"},
};
const struct vast_record vast_record_deployment_state = {.name = "deployment_state",
                                                         VAST_FIELDS(deployment_state_fields)};

static const struct vast_record_field show_deployment_download_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "download_url", .type = VAST_STRING, .secret = true},
};
const struct vast_record vast_record_show_deployment_download_result = {
    .name = "show_deployment_download_result", VAST_FIELDS(show_deployment_download_result_fields)};

static const struct vast_record_field send_deployment_heartbeat_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "deployment_id", .type = VAST_INTEGER},
};
const struct vast_record vast_record_send_deployment_heartbeat_result = {
    .name = "send_deployment_heartbeat_result",
    VAST_FIELDS(send_deployment_heartbeat_result_fields)};
