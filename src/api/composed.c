/* api/composed.c -- rows of what is written in Lua over the methods: their arguments
** are declared and checked like any other's. Nothing is sent under their names. */
#include "core/query/fields.h"
#include "api/api.h"
#include "api/records.h"
#include "api/rental.h"

static const struct vast_param rent_params[] = {
    {.name = "where",
     .type = VAST_OBJECT,
     .place = VAST_LOCAL,
     .doc = "what to rent, as search_offers takes it; this or query is needed"},
    {.name = "max_price",
     .range = VAST_ABOVE_0,
     .unit = "$/h",
     .type = VAST_NUMBER,
     .place = VAST_LOCAL,
     .required = true,
     .doc = "the most to pay, storage included"},
    {.name = "query",
     .type = VAST_TEXT_OR_OBJECT,
     .place = VAST_LOCAL,
     .doc = "in place of where: the search language, or a table that is sent as it is"},
    {.name = "order",
     .type = VAST_ANY,
     .place = VAST_LOCAL,
     .default_json = "\"dph_total\"",
     .doc = "which offers are looked at first; the cheapest of them is taken"},
    {.name = "limit",
     .range = VAST_FROM_0,
     .type = VAST_INTEGER,
     .place = VAST_LOCAL,
     .doc = "how many offers are looked at"},
    {.name = "allow_unknown",
     .type = VAST_BOOLEAN,
     .place = VAST_LOCAL,
     .doc = "true: fields that are not known are sent, instead of refused"},
    {.name = "max_tries",
     .range = VAST_FROM_1,
     .type = VAST_INTEGER,
     .place = VAST_LOCAL,
     .default_json = "10",
     .doc = "how many offers are tried while others are faster"},
    RENTAL_PARAMS,
};

/* The instance that is looked at. */
#define ID_PARAM                                                                                   \
  {                                                                                                \
    .name = "id", .alias = "INSTANCE_ID instance_id", .range = VAST_FROM_1, .type = VAST_INTEGER,  \
    .place = VAST_LOCAL, .required = true, .doc = "the instance's number"                          \
  }

/* For how long, and how often. patience, pause: seconds as JSON where none are given. */
#define LOOK_PARAMS(patience, pause)                                                               \
  {.name = "timeout",                                                                              \
   .range = VAST_FROM_0,                                                                           \
   .unit = "s",                                                                                    \
   .type = VAST_NUMBER,                                                                            \
   .place = VAST_LOCAL,                                                                            \
   .default_json = (patience),                                                                     \
   .doc = "how long to wait at most"},                                                             \
  {                                                                                                \
    .name = "interval", .range = VAST_FROM_0, .unit = "s", .type = VAST_NUMBER,                    \
    .place = VAST_LOCAL, .default_json = (pause), .doc = "time between two looks"                  \
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
     .doc = "what its actual_status shall be; stopped is exited as well"},
    LOOK_PARAMS("1800", "10"),
    {.name = "on_progress",
     .type = VAST_FUNCTION,
     .place = VAST_LOCAL,
     .doc = "called with the instance at each look"},
};

static const struct vast_param destroy_params[] = {
    ID_PARAM,
    LOOK_PARAMS("120", "3"),
};

static const struct vast_param worker_params[] = {
    {.name = "name",
     .type = VAST_STRING,
     .place = VAST_LOCAL,
     .required = true,
     .doc = "what the key is called in the list"},
    {.name = "permissions",
     .type = VAST_OBJECT,
     .place = VAST_LOCAL,
     .doc = "what it may do: { api = { instance_read = {} } }"},
    {.name = "permission_file",
     .type = VAST_STRING,
     .place = VAST_LOCAL,
     .doc = "path of a JSON file that holds the permissions"},
    {.name = "key_params",
     .type = VAST_TEXT_OR_OBJECT,
     .place = VAST_LOCAL,
     .doc = "values for wildcards in the permissions, sent as they are"},
    {.name = "revoke_on_close",
     .type = VAST_BOOLEAN,
     .place = VAST_LOCAL,
     .doc = "true: the key is deleted when the client is closed"},
};

static const struct vast_op methods[] = {
    {.name = "rent",
     .params = rent_params,
     .param_count = VAST_COUNT(rent_params),
     .non_idempotent = true,
     .lookup = "show_instances",
     .record = &vast_record_rent_result,
     .where = &vast_offer_fields,
     .doc = "Rents the cheapest offer within a price, and goes on to the next when somebody was "
            "faster.",
     .returns = "what create_instance gives, plus offer and label; or nil and an error of kind "
                "unavailable (nothing within the price) or ambiguous, or a call's own",
     .secret_fields = "instance_api_key",
     .source = "search_offers, create_instance"},
    {.name = "wait_instance",
     .params = wait_params,
     .param_count = VAST_COUNT(wait_params),
     .record = &vast_record_instance,
     .doc = "Waits until an instance has the status.",
     .returns = "the instance; or nil and an error of kind timeout or server (it exited or went "
                "offline), or a call's own",
     .secret_fields = "jupyter_token extra_env",
     .source = "show_instance"},
    {.name = "destroy_and_verify",
     .params = destroy_params,
     .param_count = VAST_COUNT(destroy_params),
     .non_idempotent = true,
     .lookup = "show_instance",
     .record = &vast_record_destroy_and_verify_result,
     .doc = "Destroys an instance, and looks until it is gone.",
     .returns = "{ id, destroyed, attempts }",
     .source = "destroy_instance, show_instance"},
    {.name = "worker",
     .params = worker_params,
     .param_count = VAST_COUNT(worker_params),
     .non_idempotent = true,
     .lookup = "show_api_keys",
     .result = VAST_CLIENT,
     .doc = "Makes a scoped key, and a client on it. A key that may do more than was asked is "
            "deleted, and the call fails.",
     .returns = "the client; its key() is { id, name, permissions, warnings }",
     .source = "create_api_key"},
};

const struct vast_group vast_composed = {"Made of other methods", methods, VAST_COUNT(methods)};

static const struct vast_param map_params[] = {
    {.name = "concurrency",
     .range = VAST_FROM_1,
     .type = VAST_INTEGER,
     .place = VAST_LOCAL,
     .default_json = "32",
     .doc = "how many at a time"},
    {.name = "on_progress",
     .type = VAST_FUNCTION,
     .place = VAST_LOCAL,
     .doc = "called with how many are done, and how many there are"},
};

const struct vast_op vast_map_options = {
    .name = "map", .params = map_params, .param_count = VAST_COUNT(map_params)};
