/* api/records.c -- records that several methods share. */
#include "api/records.h"

static const struct vast_record_field success_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
};
const struct vast_record vast_record_success = {.name = "success", VAST_FIELDS(success_fields)};
