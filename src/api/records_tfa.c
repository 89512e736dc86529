/* api/records_tfa.c -- records of results: two-factor authentication. */
#include "api/records.h"

static const struct vast_record_field tfa_method_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "method", .type = VAST_STRING},
    {.name = "is_primary", .type = VAST_BOOLEAN},
    {.name = "phone_number", .type = VAST_STRING},
};
static const struct vast_record record_tfa_method = {.name = "tfa_method",
                                                     VAST_FIELDS(tfa_method_fields)};

static const struct vast_record_field tfa_status_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "tfa_enabled", .type = VAST_BOOLEAN},
    {.name = "methods", .type = VAST_OBJECT, .form = VAST_LIST, .record = &record_tfa_method},
    {.name = "backup_codes_remaining", .type = VAST_INTEGER},
    {.name = "new_method_authorized", .type = VAST_BOOLEAN},
};
const struct vast_record vast_record_tfa_status_result = {.name = "tfa_status_result",
                                                          VAST_FIELDS(tfa_status_result_fields)};

static const struct vast_record_field tfa_totp_setup_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "secret", .type = VAST_STRING, .always = true, .secret = true},
    {.name = "provisioning_uri", .type = VAST_STRING, .secret = true},
};
const struct vast_record vast_record_tfa_totp_setup_result = {
    .name = "tfa_totp_setup_result", VAST_FIELDS(tfa_totp_setup_result_fields)};

static const struct vast_record_field tfa_activate_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "backup_codes",
     .type = VAST_STRING,
     .form = VAST_LIST,
     .secret = true,
     .doc = "returned only once"},
};
const struct vast_record vast_record_tfa_activate_result = {
    .name = "tfa_activate_result", VAST_FIELDS(tfa_activate_result_fields)};

static const struct vast_record_field tfa_login_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "session_key", .type = VAST_STRING, .always = true, .secret = true},
    {.name = "backup_codes_remaining", .type = VAST_INTEGER},
    {.name = "legacy_tfa_user", .type = VAST_BOOLEAN},
};
const struct vast_record vast_record_tfa_login_result = {.name = "tfa_login_result",
                                                         VAST_FIELDS(tfa_login_result_fields)};

static const struct vast_record_field changed_tfa_method_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "method", .type = VAST_STRING},
    {.name = "label", .type = VAST_STRING, .doc = "user-defined label"},
    {.name = "is_primary", .type = VAST_BOOLEAN},
    {.name = "phone_number", .type = VAST_STRING},
    {.name = "totp_secret", .type = VAST_STRING, .secret = true},
};
static const struct vast_record record_changed_tfa_method = {
    .name = "changed_tfa_method", VAST_FIELDS(changed_tfa_method_fields)};

static const struct vast_record_field tfa_update_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "method", .type = VAST_OBJECT, .record = &record_changed_tfa_method},
};
const struct vast_record vast_record_tfa_update_result = {.name = "tfa_update_result",
                                                          VAST_FIELDS(tfa_update_result_fields)};

static const struct vast_record_field tfa_delete_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "remaining_methods", .type = VAST_INTEGER},
};
const struct vast_record vast_record_tfa_delete_result = {.name = "tfa_delete_result",
                                                          VAST_FIELDS(tfa_delete_result_fields)};

static const struct vast_record_field tfa_challenge_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "secret",
     .type = VAST_STRING,
     .secret = true,
     .doc = "secret to pass to tfa_login or tfa_activate with the code"},
};
const struct vast_record vast_record_tfa_challenge = {.name = "tfa_challenge",
                                                      VAST_FIELDS(tfa_challenge_fields)};
