/* api/records_ssh_keys.c -- records of results: SSH keys. */
#include "api/records.h"

static const struct vast_record_field ssh_key_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "user_id", .type = VAST_INTEGER, .doc = "ID of the user"},
    {.name = "key", .type = VAST_STRING, .doc = "the key as a JSON string"},
    {.name = "created_at", .type = VAST_STRING, .unit = "ISO 8601", .doc = "time of creation"},
    {.name = "deleted_at", .type = VAST_STRING, .unit = "ISO 8601", .doc = "time of deletion"},
    {.name = "name", .type = VAST_STRING},
    {.name = "public_key", .type = VAST_STRING},
};
const struct vast_record vast_record_ssh_key = {.name = "ssh_key", VAST_FIELDS(ssh_key_fields)};

static const struct vast_record_field stored_ssh_key_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "key", .type = VAST_OBJECT, .record = &vast_record_ssh_key, .always = true},
};
const struct vast_record vast_record_stored_ssh_key = {.name = "stored_ssh_key",
                                                       VAST_FIELDS(stored_ssh_key_fields)};

static const struct vast_record_field show_instance_ssh_keys_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "ssh_keys",
     .type = VAST_STRING,
     .doc = "a JSON string that contains a list of keys; decode it again"},
};
const struct vast_record vast_record_show_instance_ssh_keys_result = {
    .name = "show_instance_ssh_keys_result", VAST_FIELDS(show_instance_ssh_keys_result_fields)};
