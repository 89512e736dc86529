/* api/records_notifications.c -- records of results: notifications and webhooks. */
#include "api/records.h"

static const struct vast_record_field notification_type_fields[] = {
    {.name = "key", .type = VAST_STRING, .doc = "the key as a JSON string"},
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
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "notification_preferences",
     .type = VAST_OBJECT,
     .form = VAST_MAP,
     .doc = "preferences by context"},
};
const struct vast_record vast_record_update_notification_prefs_result = {
    .name = "update_notification_prefs_result",
    VAST_FIELDS(update_notification_prefs_result_fields)};

static const struct vast_record_field webhook_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "user_id", .type = VAST_INTEGER, .doc = "ID of the user"},
    {.name = "name", .type = VAST_STRING},
    {.name = "webhook_url",
     .secret = true,
     .type = VAST_STRING,
     .doc = "URL that events are sent to"},
    {.name = "event_types",
     .type = VAST_STRING,
     .form = VAST_LIST,
     .doc = "keys of the subscribed event types"},
    {.name = "created_at", .type = VAST_NUMBER, .unit = "Unix s", .doc = "time of creation"},
    {.name = "updated_at", .type = VAST_NUMBER, .unit = "Unix s", .doc = "time of the last change"},
};
const struct vast_record vast_record_webhook = {.name = "webhook", VAST_FIELDS(webhook_fields)};

static const struct vast_record_field webhook_with_secret_fields[] = {
    {.name = "webhook_secret",
     .type = VAST_STRING,
     .secret = true,
     .doc = "signing secret, returned only once"},
    {.name = "secret",
     .type = VAST_STRING,
     .secret = true,
     .doc = "same as webhook_secret, under the other name that the service uses"},
};
static const struct vast_record record_webhook_with_secret = {
    .name = "webhook_with_secret",
    VAST_FIELDS(webhook_with_secret_fields),
    .base = &vast_record_webhook};

static const struct vast_record_field webhook_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "webhook", .type = VAST_OBJECT, .record = &record_webhook_with_secret, .always = true},
    {.name = "enabled_notification_preferences",
     .type = VAST_STRING,
     .form = VAST_LIST,
     .doc = "keys of the preferences whose channel was enabled"},
};
const struct vast_record vast_record_webhook_result = {.name = "webhook_result",
                                                       VAST_FIELDS(webhook_result_fields)};

static const struct vast_record_field update_webhook_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "webhook", .type = VAST_OBJECT, .record = &vast_record_webhook},
    {.name = "enabled_notification_preferences",
     .type = VAST_STRING,
     .form = VAST_LIST,
     .doc = "keys of the preferences whose channel was enabled"},
};
const struct vast_record vast_record_update_webhook_result = {
    .name = "update_webhook_result", VAST_FIELDS(update_webhook_result_fields)};

static const struct vast_record_field rotate_webhook_secret_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "webhook", .type = VAST_OBJECT, .always = true, .record = &record_webhook_with_secret},
};
const struct vast_record vast_record_rotate_webhook_secret_result = {
    .name = "rotate_webhook_secret_result", VAST_FIELDS(rotate_webhook_secret_result_fields)};

static const struct vast_record_field test_webhook_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "webhook_id", .type = VAST_INTEGER, .doc = "ID of the webhook"},
    {.name = "event_id", .type = VAST_STRING, .doc = "ID of the event"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
};
const struct vast_record vast_record_test_webhook_result = {
    .name = "test_webhook_result", VAST_FIELDS(test_webhook_result_fields)};
