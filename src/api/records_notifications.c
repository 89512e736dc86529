/* api/records_notifications.c -- records of results: notifications and webhooks. */
#include "api/records.h"

static const struct vast_record_field notification_type_fields[] = {
    {.name = "key", .type = VAST_STRING, .doc = "the key as JSON text"},
    {.name = "slug", .type = VAST_STRING},
    {.name = "context", .type = VAST_STRING, .enum_values = "client|host"},
    {.name = "topic", .type = VAST_STRING},
    {.name = "category", .type = VAST_STRING},
    {.name = "display_name", .type = VAST_STRING},
    {.name = "default_preferences", .type = VAST_BOOLEAN, .form = VAST_MAP},
    {.name = "mandatory_email", .type = VAST_BOOLEAN},
};
const struct vast_record vast_record_notification_type = {.name = "notification_type",
                                                          VAST_FIELDS(notification_type_fields)};

static const struct vast_record_field update_notification_prefs_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "whether it was done"},
    {.name = "msg", .type = VAST_STRING, .doc = "the service's own words"},
    {.name = "notification_preferences",
     .type = VAST_OBJECT,
     .form = VAST_MAP,
     .doc = "preferences by context"},
};
const struct vast_record vast_record_update_notification_prefs_result = {
    .name = "update_notification_prefs_result",
    VAST_FIELDS(update_notification_prefs_result_fields)};

static const struct vast_record_field webhook_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "its number"},
    {.name = "user_id", .type = VAST_INTEGER, .doc = "whose it is"},
    {.name = "name", .type = VAST_STRING},
    {.name = "webhook_url", .secret = true, .type = VAST_STRING, .doc = "where events go"},
    {.name = "event_types", .type = VAST_STRING, .form = VAST_LIST, .doc = "keys subscribed to"},
    {.name = "created_at", .type = VAST_NUMBER, .unit = "Unix s", .doc = "when made"},
    {.name = "updated_at", .type = VAST_NUMBER, .unit = "Unix s", .doc = "when changed"},
};
const struct vast_record vast_record_webhook = {.name = "webhook", VAST_FIELDS(webhook_fields)};

static const struct vast_record_field webhook_with_secret_fields[] = {
    {.name = "webhook_secret",
     .type = VAST_STRING,
     .secret = true,
     .doc = "secret for signatures, shown once"},
    {.name = "secret",
     .type = VAST_STRING,
     .secret = true,
     .doc = "the same, where the service names it so"},
};
static const struct vast_record record_webhook_with_secret = {
    .name = "webhook_with_secret",
    VAST_FIELDS(webhook_with_secret_fields),
    .base = &vast_record_webhook};

static const struct vast_record_field webhook_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "whether it was done"},
    {.name = "msg", .type = VAST_STRING, .doc = "the service's own words"},
    {.name = "webhook", .type = VAST_OBJECT, .record = &record_webhook_with_secret, .always = true},
    {.name = "enabled_notification_preferences",
     .type = VAST_STRING,
     .form = VAST_LIST,
     .doc = "keys whose channel was turned on"},
};
const struct vast_record vast_record_webhook_result = {.name = "webhook_result",
                                                       VAST_FIELDS(webhook_result_fields)};

static const struct vast_record_field update_webhook_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "whether it was done"},
    {.name = "msg", .type = VAST_STRING, .doc = "the service's own words"},
    {.name = "webhook", .type = VAST_OBJECT, .record = &vast_record_webhook},
    {.name = "enabled_notification_preferences",
     .type = VAST_STRING,
     .form = VAST_LIST,
     .doc = "keys whose channel was turned on"},
};
const struct vast_record vast_record_update_webhook_result = {
    .name = "update_webhook_result", VAST_FIELDS(update_webhook_result_fields)};

static const struct vast_record_field rotate_webhook_secret_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "whether it was done"},
    {.name = "msg", .type = VAST_STRING, .doc = "the service's own words"},
    {.name = "webhook", .always = true, .type = VAST_OBJECT, .record = &record_webhook_with_secret},
};
const struct vast_record vast_record_rotate_webhook_secret_result = {
    .name = "rotate_webhook_secret_result", VAST_FIELDS(rotate_webhook_secret_result_fields)};

static const struct vast_record_field test_webhook_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "whether it was done"},
    {.name = "webhook_id", .type = VAST_INTEGER, .doc = "the webhook"},
    {.name = "event_id", .type = VAST_STRING, .doc = "the event"},
    {.name = "msg", .type = VAST_STRING, .doc = "the service's own words"},
};
const struct vast_record vast_record_test_webhook_result = {
    .name = "test_webhook_result", VAST_FIELDS(test_webhook_result_fields)};
