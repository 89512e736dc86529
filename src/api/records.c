/* api/records.c -- records of results: what many methods answer. */
#include "api/records.h"

static const struct vast_record_field success_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "whether it was done"},
    {.name = "msg", .type = VAST_STRING, .doc = "the service's own words"},
};
const struct vast_record vast_record_success = {.name = "success", VAST_FIELDS(success_fields)};
