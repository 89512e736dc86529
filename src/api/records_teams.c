/* api/records_teams.c -- records of results: teams. */
#include "api/records.h"

static const struct vast_record_field member_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "username", .type = VAST_STRING},
    {.name = "email", .type = VAST_STRING},
    {.name = "fullname", .type = VAST_STRING},
    {.name = "roles", .type = VAST_STRING, .form = VAST_LIST},
};
const struct vast_record vast_record_member = {.name = "member", VAST_FIELDS(member_fields)};

static const struct vast_record_field removal_fields[] = {
    {.name = "status", .type = VAST_STRING},
    {.name = "message", .type = VAST_STRING},
};
const struct vast_record vast_record_removal = {.name = "removal", VAST_FIELDS(removal_fields)};

static const struct vast_record_field update_member_role_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "new_role_permissions", .type = VAST_OBJECT},
};
const struct vast_record vast_record_update_member_role_result = {
    .name = "update_member_role_result", VAST_FIELDS(update_member_role_result_fields)};

static const struct vast_record_field role_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "name", .type = VAST_STRING},
    {.name = "permissions", .type = VAST_OBJECT, .doc = "permissions of the key"},
    {.name = "identifier", .type = VAST_STRING},
};
const struct vast_record vast_record_role = {.name = "role", VAST_FIELDS(role_fields)};

static const struct vast_record_field destroy_team_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "pkey_id", .type = VAST_INTEGER},
};
const struct vast_record vast_record_destroy_team_result = {
    .name = "destroy_team_result", VAST_FIELDS(destroy_team_result_fields)};

static const struct vast_record_field team_api_key_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "user_id", .type = VAST_INTEGER, .doc = "ID of the user"},
    {.name = "username", .type = VAST_STRING},
    {.name = "key", .type = VAST_STRING, .secret = true, .doc = "secret of the key"},
    {.name = "key_type", .type = VAST_STRING, .doc = "type of the key"},
    {.name = "created_at", .doc = "time of creation"},
    {.name = "role_name", .type = VAST_STRING},
};
static const struct vast_record record_team_api_key = {.name = "team_api_key",
                                                       VAST_FIELDS(team_api_key_fields)};

static const struct vast_record_field show_team_api_keys_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "keys_found", .type = VAST_INTEGER},
    {.name = "keys",
     .secret = true,
     .type = VAST_OBJECT,
     .form = VAST_MAP_OF_LISTS,
     .record = &record_team_api_key,
     .doc = "map from rights ID (as a string) to a list of keys"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
};
const struct vast_record vast_record_show_team_api_keys_result = {
    .name = "show_team_api_keys_result", VAST_FIELDS(show_team_api_keys_result_fields)};

static const struct vast_record_field team_balance_fields[] = {
    {.name = "team_id", .type = VAST_INTEGER, .doc = "ID of the team"},
    {.name = "team_name", .type = VAST_STRING, .doc = "name of the team"},
    {.name = "balance", .type = VAST_NUMBER, .unit = "$", .doc = "account balance"},
};
static const struct vast_record record_team_balance = {.name = "team_balance",
                                                       VAST_FIELDS(team_balance_fields)};

static const struct vast_record_field show_team_balances_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "balances", .type = VAST_OBJECT, .form = VAST_LIST, .record = &record_team_balance},
};
const struct vast_record vast_record_show_team_balances_result = {
    .name = "show_team_balances_result", VAST_FIELDS(show_team_balances_result_fields)};
