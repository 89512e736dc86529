/* api/records_keys.c -- records of results: API keys. */
#include "api/records.h"

static const struct vast_record_field created_api_key_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "whether it was done"},
    {.name = "msg", .type = VAST_STRING, .doc = "the service's own words"},
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "its number"},
    {.name = "key",
     .type = VAST_STRING,
     .always = true,
     .secret = true,
     .doc = "its text, shown this once"},
    {.name = "permissions", .type = VAST_OBJECT, .doc = "what it may do"},
    {.name = "api_key",
     .type = VAST_STRING,
     .always = true,
     .secret = true,
     .doc = "the same text as key"},
    {.name = "warnings",
     .type = VAST_STRING,
     .form = VAST_LIST,
     .doc = "remarks about the permissions; absent: none"},
    {.name = "exceeds",
     .type = VAST_STRING,
     .doc = "first place where the key may do more than was asked; absent: nowhere"},
};
const struct vast_record vast_record_created_api_key = {.name = "created_api_key",
                                                        VAST_FIELDS(created_api_key_fields)};

static const struct vast_record_field api_key_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "its number"},
    {.name = "user_id", .type = VAST_INTEGER, .doc = "whose it is"},
    {.name = "name", .type = VAST_STRING},
    {.name = "key", .type = VAST_STRING, .secret = true, .doc = "its text"},
    {.name = "key_type", .type = VAST_STRING, .doc = "kind of key"},
    {.name = "rights", .doc = "what it may do"},
    {.name = "permissions", .type = VAST_OBJECT, .doc = "what it may do"},
    {.name = "team_id", .type = VAST_INTEGER, .doc = "the team"},
    {.name = "team_name", .type = VAST_STRING, .doc = "the team"},
    {.name = "team_owner"},
    {.name = "created_at", .type = VAST_NUMBER, .unit = "Unix s", .doc = "when made"},
};
const struct vast_record vast_record_api_key = {.name = "api_key", VAST_FIELDS(api_key_fields)};

static const struct vast_record_field reset_api_key_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "whether it was done"},
    {.name = "msg", .type = VAST_STRING, .doc = "the service's own words"},
    {.name = "sent", .type = VAST_BOOLEAN},
    {.name = "api_key", .type = VAST_STRING, .secret = true, .doc = "the new key"},
    {.name = "key",
     .type = VAST_STRING,
     .secret = true,
     .doc = "the new key, where the service names it so"},
};
const struct vast_record vast_record_reset_api_key_result = {
    .name = "reset_api_key_result", VAST_FIELDS(reset_api_key_result_fields)};
