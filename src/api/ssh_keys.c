/* api/ssh_keys.c -- rows: SSH keys of the account and of instances. */
#include "api/api.h"
#include "api/records.h"

static const struct vast_param text_params[] = {
    {.name = "ssh_key",
     .type = VAST_STRING,
     .place = VAST_BODY,
     .required = true,
     .doc = "public key: \"ssh-ed25519 AAAA… name\""},
};

/* The key ID. copied: the name of its copy in the body, or NULL. */
#define ID_PARAM(copied)                                                                           \
  {                                                                                                \
    .name = "id", .body_copy_name = (copied), .type = VAST_INTEGER, .place = VAST_PATH,            \
    .required = true, .doc = "ID of the key"                                                       \
  }

#define NEW_KEY_PARAM                                                                              \
  {                                                                                                \
    .name = "ssh_key", .type = VAST_STRING, .place = VAST_BODY, .required = true,                  \
    .doc = "new public key"                                                                        \
  }

#define INSTANCE_PARAM                                                                             \
  {                                                                                                \
    .name = "id", .type = VAST_INTEGER, .place = VAST_PATH, .required = true,                      \
    .doc = "ID of the instance"                                                                    \
  }

static const struct vast_param id_params[] = {
    ID_PARAM(NULL),
};

static const struct vast_param update_params[] = {
    ID_PARAM("id"),
    NEW_KEY_PARAM,
};

static const struct vast_param instance_params[] = {
    INSTANCE_PARAM,
};

static const struct vast_param instance_update_params[] = {
    INSTANCE_PARAM,
    {.name = "ssh_key_id",
     .range = VAST_FROM_1,
     .type = VAST_INTEGER,
     .place = VAST_BODY,
     .required = true,
     .doc = "ID of the key"},
    NEW_KEY_PARAM,
};

static const struct vast_op ops[] = {
    {.name = "show_ssh_keys",
     .verb = "GET",
     .path = "/api/v0/ssh/",
     .expect = VAST_EXPECT_LIST,
     .scope = "user_read",
     .form = VAST_LIST,
     .record = &vast_record_ssh_key,
     .doc = "Lists the SSH keys that are installed in new instances.",
     .returns = "{ { id, user_id, public_key, created_at }, … }",
     .source = "VastAI.show_ssh_keys"},
    {.name = "create_ssh_key",
     .verb = "POST",
     .path = "/api/v0/ssh/",
     .params = text_params,
     .param_count = VAST_COUNT(text_params),
     .scope = "user_write",
     .lookup = "show_ssh_keys",
     .record = &vast_record_stored_ssh_key,
     .doc = "Adds a public SSH key to the account.",
     .returns = "{ success, key = { id, public_key, … } }",
     .source = "VastAI.create_ssh_key",
     .non_idempotent = true,
     .required_field = "key",
     .required_type = VAST_OBJECT},
    {.name = "update_ssh_key",
     .verb = "PUT",
     .path = "/api/v0/ssh/{id}/",
     .params = update_params,
     .param_count = VAST_COUNT(update_params),
     .scope = "user_write",
     .record = &vast_record_stored_ssh_key,
     .doc = "Replaces a public SSH key.",
     .returns = "{ success, key }",
     .source = "VastAI.update_ssh_key"},
    {.name = "delete_ssh_key",
     .verb = "DELETE",
     .path = "/api/v0/ssh/{id}/",
     .params = id_params,
     .param_count = VAST_COUNT(id_params),
     .scope = "user_write",
     .lookup = "show_ssh_keys",
     .record = &vast_record_success,
     .doc = "Removes an SSH key from the account.",
     .returns = "{ success }",
     .source = "VastAI.delete_ssh_key",
     .non_idempotent = true},
    {.name = "show_instance_ssh_keys",
     .verb = "GET",
     .path = "/api/v0/instances/{id}/ssh/",
     .params = instance_params,
     .param_count = VAST_COUNT(instance_params),
     .scope = "instance_read",
     .record = &vast_record_show_instance_ssh_keys_result,
     .doc = "Lists the SSH keys of one instance.",
     .returns = "{ success, ssh_keys }: ssh_keys is the list as a JSON string",
     .source = "API: GET /api/v0/instances/{id}/ssh/",
     .unofficial = true},
    {.name = "update_instance_ssh_key",
     .verb = "PUT",
     .path = "/api/v0/instances/{id}/ssh/",
     .params = instance_update_params,
     .param_count = VAST_COUNT(instance_update_params),
     .scope = "instance_write",
     .record = &vast_record_attach_ssh_result,
     .doc = "Replaces a public SSH key of one instance.",
     .returns = "{ success, msg, key }",
     .source = "API: PUT /api/v0/instances/{id}/ssh/",
     .unofficial = true},
};

const struct vast_group vast_ssh_keys = {"SSH keys", ops, VAST_COUNT(ops)};
