/* api/notifications.c -- rows: notifications and the webhooks that receive them. */
#include "api/api.h"
#include "api/records.h"

#define ID_PARAM                                                                                   \
  {                                                                                                \
    .name = "id", .type = VAST_INTEGER, .place = VAST_PATH, .required = true,                      \
    .doc = "ID of the webhook"                                                                     \
  }

/* The fields of a webhook. needed: whether URL and events are required. */
#define WEBHOOK_PARAMS(needed)                                                                     \
  {.name = "webhook_url",                                                                          \
   .secret = true,                                                                                 \
   .type = VAST_STRING,                                                                            \
   .place = VAST_BODY,                                                                             \
   .required = (needed),                                                                           \
   .doc = "URL that notifications are sent to"},                                                   \
      {.name = "event_types",                                                                      \
       .type = VAST_ARRAY,                                                                         \
       .place = VAST_BODY,                                                                         \
       .required = (needed),                                                                       \
       .doc = "event types to send: { \"client:low_credit\", … }"},                                \
  {                                                                                                \
    .name = "name", .type = VAST_STRING, .place = VAST_BODY,                                       \
    .doc = "name of the webhook, at most 120 characters"                                           \
  }

static const struct vast_param id_params[] = {
    ID_PARAM,
};

static const struct vast_param create_params[] = {
    WEBHOOK_PARAMS(true),
};

static const struct vast_param update_params[] = {
    ID_PARAM,
    WEBHOOK_PARAMS(false),
};

#define USER_PARAM                                                                                 \
  {                                                                                                \
    .name = "user_id", .type = VAST_INTEGER, .place = VAST_PATH, .required = true,                 \
    .doc = "your user ID, from show_user"                                                          \
  }

static const struct vast_param user_params[] = {
    USER_PARAM,
};

static const struct vast_param prefs_params[] = {
    USER_PARAM,
    {.name = "notification_preferences",
     .type = VAST_OBJECT,
     .place = VAST_BODY,
     .required = true,
     .doc = "{ client = { low_credit = { email = true, webhooks = false } } }; replaces all "
            "preferences"},
};

static const struct vast_op ops[] = {
    {.name = "show_notification_types",
     .verb = "GET",
     .path = "/api/v0/notification-types/",
     .unwrap = "notification_types",
     .expect = VAST_EXPECT_LIST,
     .form = VAST_LIST,
     .record = &vast_record_notification_type,
     .doc = "Lists the notification types.",
     .returns = "{ { … }, … }",
     .source = "API: GET /api/v0/notification-types/",
     .strict = true,
     .unofficial = true},
    {.name = "show_notification_prefs",
     .verb = "GET",
     .path = "/api/v0/users/{user_id}/notification-prefs/",
     .params = user_params,
     .param_count = VAST_COUNT(user_params),
     .unwrap = "notification_preferences",
     .expect = VAST_EXPECT_OBJECT,
     .scope = "user_read",
     .form = VAST_MAP,
     .result = VAST_OBJECT,
     .doc = "Returns the notification preferences.",
     .returns = "{ client = { low_credit = { email, webhooks } } }",
     .source = "API: GET /api/v0/users/{user_id}/notification-prefs/",
     .strict = true,
     .unofficial = true},
    {.name = "update_notification_prefs",
     .verb = "PUT",
     .path = "/api/v0/users/{user_id}/notification-prefs/",
     .params = prefs_params,
     .param_count = VAST_COUNT(prefs_params),
     .scope = "user_write",
     .record = &vast_record_update_notification_prefs_result,
     .doc = "Replaces the notification preferences.",
     .returns = "{ success, notification_preferences }",
     .source = "API: PUT /api/v0/users/{user_id}/notification-prefs/",
     .unofficial = true},
    {.name = "show_webhooks",
     .verb = "GET",
     .path = "/api/v0/webhooks/",
     .unwrap = "webhooks",
     .expect = VAST_EXPECT_LIST,
     .scope = "user_read",
     .form = VAST_LIST,
     .record = &vast_record_webhook,
     .doc = "Lists the webhooks.",
     .returns = "{ { id, name, webhook_url, event_types, … }, … }",
     .secret_fields = "webhook_url webhook_secret",
     .source = "API: GET /api/v0/webhooks/",
     .strict = true,
     .unofficial = true},
    {.name = "create_webhook",
     .verb = "POST",
     .path = "/api/v0/webhooks/",
     .params = create_params,
     .param_count = VAST_COUNT(create_params),
     .scope = "user_write",
     .lookup = "show_webhooks",
     .record = &vast_record_webhook_result,
     .doc = "Creates a webhook. Its secret is returned only once.",
     .returns = "{ success, webhook = { id, secret, … } }",
     .secret_fields = "webhook_url webhook_secret secret",
     .source = "API: POST /api/v0/webhooks/",
     .non_idempotent = true,
     .required_field = "webhook",
     .required_type = VAST_OBJECT,
     .unofficial = true},
    {.name = "update_webhook",
     .verb = "PUT",
     .path = "/api/v0/webhooks/{id}/",
     .params = update_params,
     .param_count = VAST_COUNT(update_params),
     .scope = "user_write",
     .record = &vast_record_update_webhook_result,
     .doc = "Changes a webhook. Omitted fields are not changed.",
     .returns = "{ success, webhook }",
     .secret_fields = "webhook_url webhook_secret",
     .source = "API: PUT /api/v0/webhooks/{id}/",
     .unofficial = true},
    {.name = "delete_webhook",
     .verb = "DELETE",
     .path = "/api/v0/webhooks/{id}/",
     .params = id_params,
     .param_count = VAST_COUNT(id_params),
     .scope = "user_write",
     .lookup = "show_webhooks",
     .record = &vast_record_success,
     .doc = "Deletes a webhook.",
     .returns = "{ success }",
     .source = "API: DELETE /api/v0/webhooks/{id}/",
     .non_idempotent = true,
     .unofficial = true},
    {.name = "rotate_webhook_secret",
     .verb = "POST",
     .path = "/api/v0/webhooks/{id}/rotate-secret/",
     .params = id_params,
     .param_count = VAST_COUNT(id_params),
     .scope = "user_write",
     .lookup = "show_webhooks",
     .record = &vast_record_rotate_webhook_secret_result,
     .doc = "Replaces the secret of a webhook. The new secret is returned only once; the old one "
            "is no longer used.",
     .returns = "{ success, webhook = { id, secret, … } }",
     .secret_fields = "webhook_url webhook_secret secret",
     .source = "API: POST /api/v0/webhooks/{id}/rotate-secret/",
     .non_idempotent = true,
     .required_field = "webhook",
     .required_type = VAST_OBJECT,
     .unofficial = true},
    {.name = "test_webhook",
     .verb = "POST",
     .path = "/api/v0/webhooks/{id}/test/",
     .params = id_params,
     .param_count = VAST_COUNT(id_params),
     .scope = "user_write",
     .lookup = "show_webhooks",
     .record = &vast_record_test_webhook_result,
     .doc = "Sends a test notification.",
     .returns = "{ success, msg }",
     .source = "API: POST /api/v0/webhooks/{id}/test/",
     .non_idempotent = true,
     .required_field = "success",
     .required_type = VAST_BOOLEAN,
     .unofficial = true},
};

const struct vast_group vast_notifications = {"Notifications and webhooks", ops, VAST_COUNT(ops)};
