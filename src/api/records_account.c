/* api/records_account.c -- records of results: the account. */
#include "api/records.h"

static const struct vast_record_field user_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "key_id", .type = VAST_INTEGER},
    {.name = "email", .type = VAST_STRING},
    {.name = "balance", .type = VAST_NUMBER, .unit = "$", .doc = "account balance"},
    {.name = "ssh_key", .type = VAST_STRING, .doc = "public key"},
    {.name = "sid", .type = VAST_STRING, .doc = "session ID"},
    {.name = "username", .type = VAST_STRING},
    {.name = "fullname", .type = VAST_STRING},
    {.name = "credit", .type = VAST_NUMBER, .unit = "$", .doc = "remaining credit"},
    {.name = "balance_threshold", .type = VAST_NUMBER, .unit = "$"},
    {.name = "balance_threshold_enabled", .type = VAST_BOOLEAN},
    {.name = "billaddress_line1", .type = VAST_STRING},
    {.name = "billaddress_line2", .type = VAST_STRING},
    {.name = "billaddress_city", .type = VAST_STRING},
    {.name = "billaddress_zip", .type = VAST_STRING},
    {.name = "billaddress_country", .type = VAST_STRING},
    {.name = "billed_expected", .type = VAST_NUMBER},
    {.name = "billed_verified"},
    {.name = "billing_creditonly"},
    {.name = "can_pay", .type = VAST_BOOLEAN},
    {.name = "email_verified", .type = VAST_BOOLEAN},
    {.name = "got_signup_credit"},
    {.name = "has_billing", .type = VAST_BOOLEAN},
    {.name = "has_payout", .type = VAST_BOOLEAN},
    {.name = "last4", .type = VAST_STRING, .doc = "last four digits of the payment card"},
    {.name = "paid_expected", .type = VAST_NUMBER},
    {.name = "paid_verified"},
    {.name = "password_resettable"},
    {.name = "paypal_email", .type = VAST_STRING},
    {.name = "user"},
};
const struct vast_record vast_record_user = {.name = "user", VAST_FIELDS(user_fields)};

static const struct vast_record_field set_user_result_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "username", .type = VAST_STRING},
    {.name = "email", .type = VAST_STRING},
    {.name = "ssh_key", .type = VAST_STRING, .doc = "public key"},
    {.name = "balance", .type = VAST_NUMBER, .unit = "$", .doc = "account balance"},
    {.name = "email_verified", .type = VAST_BOOLEAN},
    {.name = "huggingface_cloud_sync_enabled", .type = VAST_BOOLEAN},
    {.name = "paypal_email", .type = VAST_STRING},
    {.name = "wise_email", .type = VAST_STRING},
    {.name = "has_payout", .type = VAST_BOOLEAN},
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
};
const struct vast_record vast_record_set_user_result = {.name = "set_user_result",
                                                        VAST_FIELDS(set_user_result_fields)};

static const struct vast_record_field create_subaccount_result_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "username", .type = VAST_STRING},
    {.name = "email", .type = VAST_STRING},
    {.name = "api_key", .type = VAST_STRING, .secret = true},
    {.name = "key_id", .type = VAST_INTEGER},
    {.name = "balance", .type = VAST_NUMBER, .unit = "$", .doc = "account balance"},
    {.name = "credit", .type = VAST_NUMBER, .unit = "$", .doc = "remaining credit"},
    {.name = "email_verified", .type = VAST_BOOLEAN},
    {.name = "huggingface_cloud_sync_enabled", .type = VAST_BOOLEAN},
    {.name = "host_only", .type = VAST_BOOLEAN},
    {.name = "ssh_key", .type = VAST_STRING, .doc = "public key"},
    {.name = "can_pay", .type = VAST_BOOLEAN},
    {.name = "has_billing", .type = VAST_BOOLEAN},
};
const struct vast_record vast_record_create_subaccount_result = {
    .name = "create_subaccount_result", VAST_FIELDS(create_subaccount_result_fields)};

static const struct vast_record_field subaccount_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "email", .type = VAST_STRING},
    {.name = "api_key", .type = VAST_STRING, .secret = true},
    {.name = "balance", .type = VAST_NUMBER, .unit = "$", .doc = "account balance"},
    {.name = "parent_id", .type = VAST_INTEGER},
    {.name = "key_id", .type = VAST_INTEGER},
    {.name = "created_at", .type = VAST_STRING, .unit = "ISO 8601", .doc = "time of creation"},
    {.name = "deleted_at", .type = VAST_STRING, .unit = "ISO 8601", .doc = "time of deletion"},
};
const struct vast_record vast_record_subaccount = {.name = "subaccount",
                                                   VAST_FIELDS(subaccount_fields)};

static const struct vast_record_field subaccount_key_fields[] = {
    {.name = "user_id", .type = VAST_INTEGER, .doc = "ID of the user"},
    {.name = "email", .type = VAST_STRING},
    {.name = "derived_key", .type = VAST_STRING, .secret = true},
};
static const struct vast_record record_subaccount_key = {.name = "subaccount_key",
                                                         VAST_FIELDS(subaccount_key_fields)};

static const struct vast_record_field regenerate_subaccount_keys_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "regenerated_keys",
     .always = true,
     .type = VAST_OBJECT,
     .form = VAST_LIST,
     .record = &record_subaccount_key},
};
const struct vast_record vast_record_regenerate_subaccount_keys_result = {
    .name = "regenerate_subaccount_keys_result",
    VAST_FIELDS(regenerate_subaccount_keys_result_fields)};

static const struct vast_record_field ip_address_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "user_id", .type = VAST_INTEGER, .doc = "ID of the user"},
    {.name = "ip_address", .type = VAST_STRING},
    {.name = "timestamp", .type = VAST_STRING, .unit = "ISO 8601", .doc = "time of the entry"},
    {.name = "ip", .type = VAST_STRING},
    {.name = "first_seen"},
    {.name = "first_location", .type = VAST_STRING},
};
const struct vast_record vast_record_ip_address = {.name = "ip_address",
                                                   VAST_FIELDS(ip_address_fields)};

static const struct vast_record_field audit_log_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "ip_address", .type = VAST_STRING},
    {.name = "api_key_id", .type = VAST_INTEGER},
    {.name = "created_at", .doc = "time of creation"},
    {.name = "api_route", .type = VAST_STRING},
    {.name = "args", .secret = true, .doc = "arguments of the request; may contain secrets"},
};
const struct vast_record vast_record_audit_log = {.name = "audit_log",
                                                  VAST_FIELDS(audit_log_fields)};

static const struct vast_record_field connection_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "cloud_type", .type = VAST_STRING, .doc = "drive, s3, b2, dropbox, hf"},
    {.name = "name", .type = VAST_STRING},
};
const struct vast_record vast_record_connection = {.name = "connection",
                                                   VAST_FIELDS(connection_fields)};
