/* api/records_keys.c -- records of results: API keys. */
#include "api/records.h"

static const struct vast_record_field created_api_key_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "key",
     .type = VAST_STRING,
     .always = true,
     .secret = true,
     .doc = "secret of the key, returned only once"},
    {.name = "permissions", .type = VAST_OBJECT, .doc = "permissions of the key"},
    {.name = "api_key", .type = VAST_STRING, .always = true, .secret = true, .doc = "same as key"},
    {.name = "warnings",
     .type = VAST_STRING,
     .form = VAST_LIST,
     .doc = "messages about the permissions; absent if there are none"},
    {.name = "exceeds",
     .type = VAST_STRING,
     .doc =
         "first place where the key has more permissions than requested; absent if there is none"},
};
const struct vast_record vast_record_created_api_key = {.name = "created_api_key",
                                                        VAST_FIELDS(created_api_key_fields)};

static const struct vast_record_field api_key_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "user_id", .type = VAST_INTEGER, .doc = "ID of the user"},
    {.name = "name", .type = VAST_STRING},
    {.name = "key", .type = VAST_STRING, .secret = true, .doc = "secret of the key"},
    {.name = "key_type", .type = VAST_STRING, .doc = "type of the key"},
    {.name = "rights", .doc = "permissions of the key"},
    {.name = "permissions", .type = VAST_OBJECT, .doc = "permissions of the key"},
    {.name = "team_id", .type = VAST_INTEGER, .doc = "ID of the team"},
    {.name = "team_name", .type = VAST_STRING, .doc = "name of the team"},
    {.name = "team_owner"},
    {.name = "created_at", .type = VAST_NUMBER, .unit = "Unix s", .doc = "time of creation"},
};
const struct vast_record vast_record_api_key = {.name = "api_key", VAST_FIELDS(api_key_fields)};

static const struct vast_record_field reset_api_key_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "sent", .type = VAST_BOOLEAN},
    {.name = "api_key", .type = VAST_STRING, .secret = true, .doc = "new API key"},
    {.name = "key",
     .type = VAST_STRING,
     .secret = true,
     .doc = "new API key, under the other name that the service uses"},
};
const struct vast_record vast_record_reset_api_key_result = {
    .name = "reset_api_key_result", VAST_FIELDS(reset_api_key_result_fields)};
