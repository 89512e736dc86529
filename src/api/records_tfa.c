/* api/records_tfa.c -- records of results: two-factor authentication. */
#include "api/records.h"

static const struct vast_record_field tfa_method_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "its number"},
    {.name = "method", .type = VAST_STRING},
    {.name = "is_primary", .type = VAST_BOOLEAN},
    {.name = "phone_number", .type = VAST_STRING},
};
static const struct vast_record record_tfa_method = {.name = "tfa_method",
                                                     VAST_FIELDS(tfa_method_fields)};

static const struct vast_record_field tfa_status_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "whether it was done"},
    {.name = "msg", .type = VAST_STRING, .doc = "the service's own words"},
    {.name = "tfa_enabled", .type = VAST_BOOLEAN},
    {.name = "methods", .type = VAST_OBJECT, .form = VAST_LIST, .record = &record_tfa_method},
    {.name = "backup_codes_remaining", .type = VAST_INTEGER},
    {.name = "new_method_authorized", .type = VAST_BOOLEAN},
};
const struct vast_record vast_record_tfa_status_result = {.name = "tfa_status_result",
                                                          VAST_FIELDS(tfa_status_result_fields)};

static const struct vast_record_field tfa_totp_setup_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "whether it was done"},
    {.name = "msg", .type = VAST_STRING, .doc = "the service's own words"},
    {.name = "secret", .always = true, .type = VAST_STRING, .secret = true},
    {.name = "provisioning_uri", .type = VAST_STRING, .secret = true},
};
const struct vast_record vast_record_tfa_totp_setup_result = {
    .name = "tfa_totp_setup_result", VAST_FIELDS(tfa_totp_setup_result_fields)};

static const struct vast_record_field tfa_activate_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "whether it was done"},
    {.name = "msg", .type = VAST_STRING, .doc = "the service's own words"},
    {.name = "backup_codes",
     .type = VAST_STRING,
     .form = VAST_LIST,
     .secret = true,
     .doc = "shown this once"},
};
const struct vast_record vast_record_tfa_activate_result = {
    .name = "tfa_activate_result", VAST_FIELDS(tfa_activate_result_fields)};

static const struct vast_record_field tfa_login_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "whether it was done"},
    {.name = "msg", .type = VAST_STRING, .doc = "the service's own words"},
    {.name = "session_key", .always = true, .type = VAST_STRING, .secret = true},
    {.name = "backup_codes_remaining", .type = VAST_INTEGER},
    {.name = "legacy_tfa_user", .type = VAST_BOOLEAN},
};
const struct vast_record vast_record_tfa_login_result = {.name = "tfa_login_result",
                                                         VAST_FIELDS(tfa_login_result_fields)};

static const struct vast_record_field changed_tfa_method_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "its number"},
    {.name = "method", .type = VAST_STRING},
    {.name = "label", .type = VAST_STRING, .doc = "your own name for it"},
    {.name = "is_primary", .type = VAST_BOOLEAN},
    {.name = "phone_number", .type = VAST_STRING},
    {.name = "totp_secret", .type = VAST_STRING, .secret = true},
};
static const struct vast_record record_changed_tfa_method = {
    .name = "changed_tfa_method", VAST_FIELDS(changed_tfa_method_fields)};

static const struct vast_record_field tfa_update_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "whether it was done"},
    {.name = "msg", .type = VAST_STRING, .doc = "the service's own words"},
    {.name = "method", .type = VAST_OBJECT, .record = &record_changed_tfa_method},
};
const struct vast_record vast_record_tfa_update_result = {.name = "tfa_update_result",
                                                          VAST_FIELDS(tfa_update_result_fields)};

static const struct vast_record_field tfa_delete_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "whether it was done"},
    {.name = "msg", .type = VAST_STRING, .doc = "the service's own words"},
    {.name = "remaining_methods", .type = VAST_INTEGER},
};
const struct vast_record vast_record_tfa_delete_result = {.name = "tfa_delete_result",
                                                          VAST_FIELDS(tfa_delete_result_fields)};

static const struct vast_record_field tfa_challenge_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "whether it was done"},
    {.name = "msg", .type = VAST_STRING, .doc = "the service's own words"},
    {.name = "secret",
     .type = VAST_STRING,
     .secret = true,
     .doc = "goes with the code to tfa_login or tfa_activate"},
};
const struct vast_record vast_record_tfa_challenge = {.name = "tfa_challenge",
                                                      VAST_FIELDS(tfa_challenge_fields)};
