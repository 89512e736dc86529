/* api/tfa.c -- rows: two-factor authentication. */
#include "api/api.h"
#include "api/records.h"

/* needed: whether it is required. */
#define CODE_PARAM(needed)                                                                         \
  {                                                                                                \
    .name = "code", .secret = true, .type = VAST_STRING, .place = VAST_BODY, .required = (needed), \
    .doc = "code from the app or message"                                                          \
  }

#define BACKUP_CODE_PARAM                                                                          \
  {                                                                                                \
    .name = "backup_code", .secret = true, .type = VAST_STRING, .place = VAST_BODY,                \
    .doc = "a backup code, instead of code"                                                        \
  }

/* json_default: JSON that is sent if the argument is absent, or NULL; about: its doc. */
#define METHOD_TYPE_PARAM(json_default, about)                                                     \
  {                                                                                                \
    .name = "method_type", .enum_values = "totp|sms|email", .wire = "tfa_method",                  \
    .default_json = (json_default), .type = VAST_STRING, .place = VAST_BODY, .doc = (about)        \
  }

/* needed: whether it is required; about: its doc. */
#define METHOD_ID_PARAM(needed, about)                                                             \
  {                                                                                                \
    .name = "method_id", .wire = "tfa_method_id", .range = VAST_FROM_1, .type = VAST_INTEGER,      \
    .place = VAST_BODY, .required = (needed), .doc = (about)                                       \
  }

/* Credentials of the second factor. */
#define PROOF_PARAMS                                                                               \
  CODE_PARAM(false), BACKUP_CODE_PARAM, METHOD_TYPE_PARAM(NULL, "method that delivered the code"), \
      {.name = "secret",                                                                           \
       .secret = true,                                                                             \
       .type = VAST_STRING,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "secret returned by a send method"},                                                 \
      METHOD_ID_PARAM(false, "ID of the method, if there are several")

#define PHONE_PARAM                                                                                \
  {                                                                                                \
    .name = "phone_number", .type = VAST_STRING, .place = VAST_BODY,                               \
    .doc = "phone number; default the account's number"                                            \
  }

static const struct vast_param code_params[] = {
    PROOF_PARAMS,
};

static const struct vast_param delete_params[] = {
    PROOF_PARAMS,
    {.name = "id_to_delete",
     .wire = "target_id",
     .type = VAST_INTEGER,
     .place = VAST_BODY,
     .doc = "ID of the method to remove"},
};

static const struct vast_param activate_params[] = {
    CODE_PARAM(true),
    {.name = "secret",
     .secret = true,
     .type = VAST_STRING,
     .place = VAST_BODY,
     .required = true,
     .doc = "secret returned by tfa_totp_setup or a send method"},
    METHOD_TYPE_PARAM("\"totp\"", "method that delivered the code"),
    {.name = "phone_number",
     .type = VAST_STRING,
     .place = VAST_BODY,
     .doc = "phone number, for sms"},
    {.name = "label", .type = VAST_STRING, .place = VAST_BODY, .doc = "label of the method"},
    METHOD_ID_PARAM(false, "ID of the method, if there are several"),
};

static const struct vast_param update_params[] = {
    METHOD_ID_PARAM(true, "ID of the method"),
    {.name = "label", .type = VAST_STRING, .place = VAST_BODY, .doc = "new label of the method"},
    {.name = "set_primary",
     .wire = "is_primary",
     .type = VAST_BOOLEAN,
     .place = VAST_BODY,
     .doc = "if true, makes this the primary method"},
};

static const struct vast_param send_params[] = {
    PHONE_PARAM,
};

static const struct vast_param resend_params[] = {
    {.name = "secret",
     .secret = true,
     .type = VAST_STRING,
     .place = VAST_BODY,
     .required = true,
     .doc = "secret returned by the send method"},
    PHONE_PARAM,
};

static const struct vast_param email_params[] = {
    {.name = "secret",
     .secret = true,
     .type = VAST_STRING,
     .place = VAST_BODY,
     .doc = "secret returned by an earlier send method, to send its code again"},
};

static const struct vast_param authorize_params[] = {
    METHOD_TYPE_PARAM(NULL, "method to authenticate with"),
    METHOD_ID_PARAM(false, "ID of the method, if there are several"),
    BACKUP_CODE_PARAM,
};

static const struct vast_param verify_params[] = {
    CODE_PARAM(true),
    {.name = "secret",
     .secret = true,
     .type = VAST_STRING,
     .place = VAST_BODY,
     .required = true,
     .doc = "secret returned by tfa_authorize"},
};

static const struct vast_op ops[] = {
    {.name = "tfa_status",
     .verb = "GET",
     .path = "/api/v0/tfa/status/",
     .scope = "user_read",
     .record = &vast_record_tfa_status_result,
     .doc = "Returns the status of two-factor authentication and its methods.",
     .returns = "{ success, tfa_enabled, methods, backup_codes_remaining }",
     .source = "VastAI.tfa_status"},
    {.name = "tfa_totp_setup",
     .verb = "POST",
     .path = "/api/v0/tfa/totp-setup/",
     .scope = "user_write",
     .lookup = "tfa_status",
     .record = &vast_record_tfa_totp_setup_result,
     .doc = "Starts the setup of an authenticator app.",
     .returns = "{ success, secret, provisioning_uri }",
     .secret_fields = "secret provisioning_uri",
     .source = "VastAI.tfa_totp_setup",
     .non_idempotent = true,
     .required_field = "secret",
     .required_type = VAST_STRING},
    {.name = "tfa_activate",
     .verb = "POST",
     .path = "/api/v0/tfa/confirm-new/",
     .params = activate_params,
     .param_count = VAST_COUNT(activate_params),
     .scope = "user_write",
     .lookup = "tfa_status",
     .record = &vast_record_tfa_activate_result,
     .doc = "Activates a new two-factor method with its first code.",
     .returns = "{ success, backup_codes }: returned only once",
     .secret_fields = "backup_codes",
     .source = "VastAI.tfa_activate",
     .non_idempotent = true,
     .required_field = "success",
     .required_type = VAST_BOOLEAN},
    {.name = "tfa_login",
     .verb = "POST",
     .path = "/api/v0/tfa/",
     .params = code_params,
     .param_count = VAST_COUNT(code_params),
     .scope = "user_write",
     .lookup = "tfa_status",
     .record = &vast_record_tfa_login_result,
     .doc = "Logs in with a second factor.",
     .returns = "{ success, session_key, backup_codes_remaining }",
     .secret_fields = "session_key",
     .source = "VastAI.tfa_login",
     .non_idempotent = true,
     .required_field = "session_key",
     .required_type = VAST_STRING},
    {.name = "tfa_send_sms",
     .verb = "POST",
     .path = "/api/v0/tfa/sms/",
     .params = send_params,
     .param_count = VAST_COUNT(send_params),
     .scope = "user_write",
     .lookup = "tfa_status",
     .record = &vast_record_tfa_challenge,
     .doc = "Sends a code by text message.",
     .returns = "{ success, secret }",
     .secret_fields = "secret",
     .source = "VastAI.tfa_send_sms",
     .non_idempotent = true,
     .required_field = "secret",
     .required_type = VAST_STRING},
    {.name = "tfa_resend_sms",
     .verb = "POST",
     .path = "/api/v0/tfa/sms/resend/",
     .params = resend_params,
     .param_count = VAST_COUNT(resend_params),
     .scope = "user_write",
     .lookup = "tfa_status",
     .record = &vast_record_tfa_challenge,
     .doc = "Sends the code by text message again.",
     .returns = "{ success }",
     .secret_fields = "secret",
     .source = "VastAI.tfa_resend_sms",
     .non_idempotent = true,
     .required_field = "secret|success"},
    {.name = "tfa_send_email",
     .verb = "POST",
     .path = "/api/v0/tfa/email/",
     .params = email_params,
     .param_count = VAST_COUNT(email_params),
     .scope = "user_write",
     .lookup = "tfa_status",
     .record = &vast_record_tfa_challenge,
     .doc = "Sends a code by e-mail.",
     .returns = "{ success, secret, msg }",
     .secret_fields = "secret",
     .source = "API: POST /api/v0/tfa/email/",
     .non_idempotent = true,
     .required_field = "secret",
     .required_type = VAST_STRING,
     .unofficial = true},
    {.name = "tfa_update",
     .verb = "PUT",
     .path = "/api/v0/tfa/update/",
     .params = update_params,
     .param_count = VAST_COUNT(update_params),
     .scope = "user_write",
     .record = &vast_record_tfa_update_result,
     .doc = "Changes the label of a two-factor method, or makes it the primary one.",
     .returns = "{ success, method }",
     .secret_fields = "totp_secret",
     .source = "VastAI.tfa_update",
     .hooks = VAST_HOOKS_TFA_UPDATE},
    {.name = "tfa_regen_codes",
     .verb = "PUT",
     .path = "/api/v0/tfa/regen-backup-codes/",
     .params = code_params,
     .param_count = VAST_COUNT(code_params),
     .scope = "user_write",
     .lookup = "tfa_status",
     .record = &vast_record_tfa_activate_result,
     .doc = "Creates new backup codes. The old ones stop working at once.",
     .returns = "{ success, backup_codes }: returned only once",
     .secret_fields = "backup_codes",
     .source = "VastAI.tfa_regen_codes",
     .non_idempotent = true,
     .required_field = "backup_codes",
     .required_type = VAST_ARRAY},
    {.name = "tfa_delete",
     .verb = "DELETE",
     .path = "/api/v0/tfa/",
     .params = delete_params,
     .param_count = VAST_COUNT(delete_params),
     .scope = "user_write",
     .lookup = "tfa_status",
     .record = &vast_record_tfa_delete_result,
     .doc = "Removes a two-factor method.",
     .returns = "{ success, remaining_methods }",
     .source = "VastAI.tfa_delete",
     .non_idempotent = true},
    {.name = "tfa_authorize",
     .verb = "POST",
     .path = "/api/v0/tfa/authorize-new-method/",
     .params = authorize_params,
     .param_count = VAST_COUNT(authorize_params),
     .scope = "user_write",
     .lookup = "tfa_status",
     .record = &vast_record_tfa_challenge,
     .doc = "Re-authenticates with an existing two-factor method before a new one is added. Sends "
            "a code, or accepts a backup code.",
     .returns = "{ success, secret }, or { success, msg }",
     .secret_fields = "secret",
     .source = "API: POST /api/v0/tfa/authorize-new-method/",
     .non_idempotent = true,
     .required_field = "secret|success",
     .unofficial = true},
    {.name = "tfa_verify",
     .verb = "PUT",
     .path = "/api/v0/tfa/authorize-new-method/",
     .params = verify_params,
     .param_count = VAST_COUNT(verify_params),
     .scope = "user_write",
     .lookup = "tfa_status",
     .record = &vast_record_success,
     .doc = "Completes tfa_authorize with the code that was sent.",
     .returns = "{ success, msg }",
     .source = "API: PUT /api/v0/tfa/authorize-new-method/",
     .non_idempotent = true,
     .required_field = "success",
     .required_type = VAST_BOOLEAN,
     .unofficial = true},
};

const struct vast_group vast_tfa = {"Two-factor authentication", ops, VAST_COUNT(ops)};
