/* api/records_ssh_keys.c -- records of results: SSH keys. */
#include "api/records.h"

static const struct vast_record_field ssh_key_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "its number"},
    {.name = "user_id", .type = VAST_INTEGER, .doc = "whose it is"},
    {.name = "key", .type = VAST_STRING, .doc = "the key as JSON text"},
    {.name = "created_at", .type = VAST_STRING, .unit = "ISO 8601", .doc = "when made"},
    {.name = "deleted_at", .type = VAST_STRING, .unit = "ISO 8601", .doc = "when removed"},
    {.name = "name", .type = VAST_STRING},
    {.name = "public_key", .type = VAST_STRING},
};
const struct vast_record vast_record_ssh_key = {.name = "ssh_key", VAST_FIELDS(ssh_key_fields)};

static const struct vast_record_field stored_ssh_key_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "whether it was done"},
    {.name = "msg", .type = VAST_STRING, .doc = "the service's own words"},
    {.name = "key", .type = VAST_OBJECT, .record = &vast_record_ssh_key, .always = true},
};
const struct vast_record vast_record_stored_ssh_key = {.name = "stored_ssh_key",
                                                       VAST_FIELDS(stored_ssh_key_fields)};

static const struct vast_record_field show_instance_ssh_keys_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "whether it was done"},
    {.name = "msg", .type = VAST_STRING, .doc = "the service's own words"},
    {.name = "ssh_keys",
     .type = VAST_STRING,
     .doc = "JSON text of a list of keys: decode it once more"},
};
const struct vast_record vast_record_show_instance_ssh_keys_result = {
    .name = "show_instance_ssh_keys_result", VAST_FIELDS(show_instance_ssh_keys_result_fields)};
