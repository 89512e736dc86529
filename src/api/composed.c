/* api/composed.c -- rows of the methods that are written in Lua. Their arguments are
** declared and checked as those of other rows; no request has their names. */
#include "core/query/fields.h"
#include "api/api.h"
#include "api/records.h"
#include "api/rental.h"

static const struct vast_param rent_params[] = {
    {.name = "where",
     .type = VAST_OBJECT,
     .place = VAST_LOCAL,
     .doc = "filters, as in search_offers; either this or query is required"},
    {.name = "max_price",
     .range = VAST_ABOVE_0,
     .unit = "$/h",
     .type = VAST_NUMBER,
     .place = VAST_LOCAL,
     .required = true,
     .doc = "maximum price, storage included"},
    {.name = "query",
     .type = VAST_TEXT_OR_OBJECT,
     .place = VAST_LOCAL,
     .doc = "alternative to where: text in the search language, or a table that is sent unchanged"},
    {.name = "order",
     .type = VAST_ANY,
     .place = VAST_LOCAL,
     .default_json = "\"dph_total\"",
     .doc = "sort order of the search; the cheapest offer found is rented"},
    {.name = "limit",
     .range = VAST_FROM_0,
     .type = VAST_INTEGER,
     .place = VAST_LOCAL,
     .doc = "maximum number of offers to consider"},
    {.name = "allow_unknown",
     .type = VAST_BOOLEAN,
     .place = VAST_LOCAL,
     .doc = "if true, unknown fields are sent instead of raising an error"},
    {.name = "max_tries",
     .range = VAST_FROM_1,
     .type = VAST_INTEGER,
     .place = VAST_LOCAL,
     .default_json = "10",
     .doc = "maximum number of offers to try when offers are taken by others"},
    RENTAL_PARAMS,
};

#define ID_PARAM                                                                                   \
  {                                                                                                \
    .name = "id", .alias = "INSTANCE_ID instance_id", .range = VAST_FROM_1, .type = VAST_INTEGER,  \
    .place = VAST_LOCAL, .required = true, .doc = "ID of the instance"                             \
  }

/* Timeout and interval. patience, pause: their defaults in seconds, as JSON. */
#define POLL_PARAMS(patience, pause)                                                               \
  {.name = "timeout",                                                                              \
   .range = VAST_FROM_0,                                                                           \
   .unit = "s",                                                                                    \
   .type = VAST_NUMBER,                                                                            \
   .place = VAST_LOCAL,                                                                            \
   .default_json = (patience),                                                                     \
   .doc = "maximum time to wait"},                                                                 \
  {                                                                                                \
    .name = "interval", .range = VAST_FROM_0, .unit = "s", .type = VAST_NUMBER,                    \
    .place = VAST_LOCAL, .default_json = (pause), .doc = "polling interval"                        \
  }

static const struct vast_param wait_params[] = {
    ID_PARAM,
    {.name = "status",
     .enum_values =
         "running|stopped|exited|loading|created|scheduling|connecting|rebooting|offline|"
         "unknown|error|dead|inactive|frozen",
     .open = true,
     .type = VAST_STRING,
     .place = VAST_LOCAL,
     .default_json = "\"running\"",
     .doc = "actual_status to wait for; stopped also matches exited"},
    POLL_PARAMS("1800", "10"),
    {.name = "on_progress",
     .type = VAST_FUNCTION,
     .place = VAST_LOCAL,
     .doc = "called with the instance after each poll"},
};

static const struct vast_param destroy_params[] = {
    ID_PARAM,
    POLL_PARAMS("120", "3"),
};

static const struct vast_param worker_params[] = {
    {.name = "name",
     .type = VAST_STRING,
     .place = VAST_LOCAL,
     .required = true,
     .doc = "name of the key"},
    {.name = "permissions",
     .type = VAST_OBJECT,
     .place = VAST_LOCAL,
     .doc = "permissions of the key: { api = { instance_read = {} } }"},
    {.name = "permission_file",
     .type = VAST_STRING,
     .place = VAST_LOCAL,
     .doc = "path of a JSON file with the permissions"},
    {.name = "key_params",
     .type = VAST_TEXT_OR_OBJECT,
     .place = VAST_LOCAL,
     .doc = "values for wildcards in the permissions, sent unchanged"},
    {.name = "revoke_on_close",
     .type = VAST_BOOLEAN,
     .place = VAST_LOCAL,
     .doc = "if true, the key is deleted when the client is closed"},
};

static const struct vast_op methods[] = {
    {.name = "rent",
     .params = rent_params,
     .param_count = VAST_COUNT(rent_params),
     .non_idempotent = true,
     .lookup = "show_instances",
     .record = &vast_record_rent_result,
     .where = &vast_offer_fields,
     .doc =
         "Rents the cheapest offer within a price. If an offer has been taken, tries the next one.",
     .returns =
         "the result of create_instance, plus offer and label; or nil and an error of kind "
         "unavailable (no offer within the price) or ambiguous, or the error of a failed call",
     .secret_fields = "instance_api_key",
     .source = "search_offers, create_instance"},
    {.name = "wait_instance",
     .params = wait_params,
     .param_count = VAST_COUNT(wait_params),
     .record = &vast_record_instance,
     .doc = "Waits until an instance reaches a status.",
     .returns = "the instance; or nil and an error of kind timeout or server (it exited or went "
                "offline), or the error of a failed call",
     .secret_fields = "jupyter_token extra_env",
     .source = "show_instance"},
    {.name = "destroy_and_verify",
     .params = destroy_params,
     .param_count = VAST_COUNT(destroy_params),
     .non_idempotent = true,
     .lookup = "show_instance",
     .record = &vast_record_destroy_and_verify_result,
     .doc = "Destroys an instance and polls until it no longer exists.",
     .returns = "{ id, destroyed, attempts }",
     .source = "destroy_instance, show_instance"},
    {.name = "worker",
     .params = worker_params,
     .param_count = VAST_COUNT(worker_params),
     .non_idempotent = true,
     .lookup = "show_api_keys",
     .result = VAST_CLIENT,
     .doc = "Creates a scoped API key and a client that uses it. If the key has more permissions "
            "than requested, it is deleted and the call fails.",
     .returns = "the client; client:key() returns { id, name, permissions, warnings }",
     .source = "create_api_key"},
};

const struct vast_group vast_composed = {"Composed methods", methods, VAST_COUNT(methods)};

static const struct vast_param map_params[] = {
    {.name = "concurrency",
     .range = VAST_FROM_1,
     .type = VAST_INTEGER,
     .place = VAST_LOCAL,
     .default_json = "32",
     .doc = "maximum number of calls in progress at a time"},
    {.name = "on_progress",
     .type = VAST_FUNCTION,
     .place = VAST_LOCAL,
     .doc = "called with the number of completed calls and the total"},
};

const struct vast_op vast_map_options = {
    .name = "map", .params = map_params, .param_count = VAST_COUNT(map_params)};
