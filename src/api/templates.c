/* api/templates.c -- rows: templates, settings for creating instances. */
#include "api/api.h"
#include "api/records.h"

/* The content of a template, for create and update. */
#define CONTENT_PARAMS                                                                             \
  {.name = "name", .type = VAST_STRING, .place = VAST_BODY, .doc = "name of the template"},        \
      {.name = "image", .type = VAST_STRING, .place = VAST_BODY, .doc = "Docker image"},           \
      {.name = "image_tag",                                                                        \
       .wire = "tag",                                                                              \
       .alias = "tag",                                                                             \
       .type = VAST_STRING,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "tag of the image"},                                                                 \
      {.name = "href",                                                                             \
       .type = VAST_STRING,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "URL of the image's web page"},                                                      \
      {.name = "repo",                                                                             \
       .type = VAST_STRING,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "repository of the image, such as library/ubuntu"},                                  \
      {.name = "env",                                                                              \
       .docker_flags = true,                                                                       \
       .secret = true,                                                                             \
       .type = VAST_STRING,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "environment and ports as Docker flags: \"-e NAME=value -p 8080:8080\""},            \
  {                                                                                                \
    .name = "onstart_cmd", .wire = "onstart", .alias = "onstart", .type = VAST_STRING,             \
    .place = VAST_BODY, .doc = "shell commands to run at start"                                    \
  }

/* The launch mode. off, plain: default JSON of the flags and of runtype, or NULL. */
#define LAUNCH_PARAMS(off, plain)                                                                  \
  {.name = "jup_direct",                                                                           \
   .default_json = (off),                                                                          \
   .type = VAST_BOOLEAN,                                                                           \
   .place = VAST_BODY,                                                                             \
   .doc = "if true, Jupyter is reachable directly"},                                               \
      {.name = "ssh_direct",                                                                       \
       .default_json = (off),                                                                      \
       .type = VAST_BOOLEAN,                                                                       \
       .place = VAST_BODY,                                                                         \
       .doc = "if true, ssh is reachable directly"},                                               \
      {.name = "jupyter_lab",                                                                      \
       .wire = "use_jupyter_lab",                                                                  \
       .alias = "use_jupyter_lab",                                                                 \
       .default_json = (off),                                                                      \
       .type = VAST_BOOLEAN,                                                                       \
       .place = VAST_BODY,                                                                         \
       .doc = "if true, JupyterLab instead of the classic notebook"},                              \
      {.name = "runtype",                                                                          \
       .enum_values = "ssh|jupyter|args",                                                          \
       .default_json = (plain),                                                                    \
       .type = VAST_STRING,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "launch mode"},                                                                      \
  {                                                                                                \
    .name = "use_ssh", .default_json = (off), .type = VAST_BOOLEAN, .place = VAST_BODY,            \
    .doc = "if true, launches with ssh"                                                            \
  }

/* Flags of the official command line; hooks convert them to fields. */
#define FLAG_PARAMS                                                                                \
  {.name = "jupyter",                                                                              \
   .type = VAST_BOOLEAN,                                                                           \
   .place = VAST_LOCAL,                                                                            \
   .doc = "if true, launches with Jupyter and ssh"},                                               \
      {.name = "ssh",                                                                              \
       .type = VAST_BOOLEAN,                                                                       \
       .place = VAST_LOCAL,                                                                        \
       .doc = "if true, launches with ssh"},                                                       \
      {.name = "direct",                                                                           \
       .type = VAST_BOOLEAN,                                                                       \
       .place = VAST_LOCAL,                                                                        \
       .doc = "with ssh or jupyter: if true, connects directly instead of through the proxy"},     \
      {.name = "login",                                                                            \
       .secret = true,                                                                             \
       .type = VAST_STRING,                                                                        \
       .place = VAST_LOCAL,                                                                        \
       .doc = "registry login; only its first word, the registry, is stored"},                     \
      {.name = "hide_readme",                                                                      \
       .type = VAST_BOOLEAN,                                                                       \
       .place = VAST_LOCAL,                                                                        \
       .doc = "if true, hides the readme from others"},                                            \
  {                                                                                                \
    .name = "public", .type = VAST_BOOLEAN, .place = VAST_LOCAL,                                   \
    .doc = "if true, others can find the template"                                                 \
  }

#define JUPYTER_DIR_PARAM                                                                          \
  {                                                                                                \
    .name = "jupyter_dir", .type = VAST_STRING, .place = VAST_BODY,                                \
    .doc = "directory in which Jupyter starts"                                                     \
  }

/* Requirements and descriptions. filters: default JSON of extra_filters, or NULL. */
#define NEED_PARAMS(filters)                                                                       \
  {.name = "extra_filters",                                                                        \
   .default_json = (filters),                                                                      \
   .type = VAST_OBJECT,                                                                            \
   .place = VAST_BODY,                                                                             \
   .doc = "filters for suitable machines: { cuda_max_good = { gte = 12.6 } }"},                    \
      {.name = "disk_space",                                                                       \
       .range = VAST_FROM_0,                                                                       \
       .wire = "recommended_disk_space",                                                           \
       .alias = "recommended_disk_space",                                                          \
       .unit = "GB",                                                                               \
       .type = VAST_NUMBER,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "recommended disk size"},                                                            \
  {                                                                                                \
    .name = "readme", .type = VAST_STRING, .place = VAST_BODY, .doc = "readme text"                \
  }

#define REGISTRY_PARAM                                                                             \
  {                                                                                                \
    .name = "docker_login_repo", .type = VAST_STRING, .place = VAST_BODY,                          \
    .doc = "private registry, such as docker.io"                                                   \
  }

/* Registry login, arguments and volume. */
#define DOCKER_PARAMS                                                                              \
  {.name = "docker_login_user",                                                                    \
   .type = VAST_STRING,                                                                            \
   .place = VAST_BODY,                                                                             \
   .doc = "user at the private registry"},                                                         \
      {.name = "docker_login_pass",                                                                \
       .secret = true,                                                                             \
       .type = VAST_STRING,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "password or token at the private registry"},                                        \
      {.name = "args_str",                                                                         \
       .type = VAST_STRING,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "arguments of the image's entry point; for runtype args"},                           \
  {                                                                                                \
    .name = "volume_info", .type = VAST_OBJECT, .place = VAST_BODY,                                \
    .doc = "suggested volume for instances created in the console"                                 \
  }

static const struct vast_param create_params[] = {
    CONTENT_PARAMS,
    JUPYTER_DIR_PARAM,
    NEED_PARAMS("{}"),
    {.name = "desc", .type = VAST_STRING, .place = VAST_BODY, .doc = "short description"},
    FLAG_PARAMS,
    LAUNCH_PARAMS("false", "\"args\""),
    REGISTRY_PARAM,
    {.name = "readme_visible",
     .default_json = "true",
     .type = VAST_BOOLEAN,
     .place = VAST_BODY,
     .doc = "if true, others see the readme"},
    {.name = "private",
     .default_json = "true",
     .type = VAST_BOOLEAN,
     .place = VAST_BODY,
     .doc = "if true, only you can find the template"},
    DOCKER_PARAMS,
    {.name = "search_params",
     .type = VAST_STRING,
     .place = VAST_LOCAL,
     .doc = "ignored, as in the official SDK; use extra_filters"},
    {.name = "no_default",
     .type = VAST_BOOLEAN,
     .place = VAST_LOCAL,
     .doc = "ignored, as in the official SDK"},
};

static const struct vast_param update_params[] = {
    {.name = "hash_id",
     .alias = "HASH_ID",
     .type = VAST_STRING,
     .place = VAST_BODY,
     .required = true,
     .doc = "hash of the template; changes with its content"},
    CONTENT_PARAMS,
    LAUNCH_PARAMS(NULL, NULL),
    JUPYTER_DIR_PARAM,
    REGISTRY_PARAM,
    NEED_PARAMS(NULL),
    {.name = "readme_visible",
     .type = VAST_BOOLEAN,
     .place = VAST_BODY,
     .doc = "if true, others see the readme"},
    {.name = "desc", .type = VAST_STRING, .place = VAST_BODY, .doc = "short description"},
    {.name = "private",
     .type = VAST_BOOLEAN,
     .place = VAST_BODY,
     .doc = "if true, only you can find the template"},
    FLAG_PARAMS,
    DOCKER_PARAMS,
};

static const struct vast_param delete_params[] = {
    {.name = "template_id",
     .range = VAST_FROM_1,
     .alias = "id",
     .type = VAST_INTEGER,
     .place = VAST_BODY,
     .doc = "ID of the template"},
    {.name = "hash_id",
     .alias = "HASH_ID",
     .type = VAST_STRING,
     .place = VAST_LOCAL,
     .doc = "hash of the template, used to look up its ID"},
};

static const struct vast_op ops[] = {
    {.name = "create_template",
     .verb = "POST",
     .path = "/api/v0/template/",
     .params = create_params,
     .param_count = VAST_COUNT(create_params),
     .scope = "user_write",
     .lookup = "search_templates",
     .hooks = VAST_HOOKS_MAKE_TEMPLATE,
     .non_idempotent = true,
     .required_field = "template",
     .required_type = VAST_OBJECT,
     .expect = VAST_EXPECT_OBJECT,
     .record = &vast_record_create_template_result,
     .doc = "Creates a template. It is private unless public is true.",
     .returns = "{ success, msg, template = { id, hash_id, name } }",
     .secret_fields = "env",
     .source = "VastAI.create_template"},
    {.name = "update_template",
     .verb = "PUT",
     .path = "/api/v0/template/",
     .params = update_params,
     .param_count = VAST_COUNT(update_params),
     .scope = "user_write",
     .lookup = "search_templates",
     .hooks = VAST_HOOKS_MAKE_TEMPLATE,
     .non_idempotent = true,
     .required_field = "template|hash_id",
     .expect = VAST_EXPECT_OBJECT,
     .record = &vast_record_update_template_result,
     .doc = "Changes a template. Omitted fields are not changed.",
     .returns = "{ success, template = { id, hash_id } }: hash_id is a new hash",
     .secret_fields = "env",
     .source = "VastAI.update_template"},
    {.name = "delete_template",
     .verb = "DELETE",
     .path = "/api/v0/template/",
     .params = delete_params,
     .param_count = VAST_COUNT(delete_params),
     .scope = "user_write",
     .lookup = "search_templates",
     .hooks = VAST_HOOKS_DROP_TEMPLATE,
     .non_idempotent = true,
     .record = &vast_record_success,
     .doc = "Deletes a template by ID or by hash.",
     .returns = "{ success }",
     .source = "VastAI.delete_template"},
};

const struct vast_group vast_templates = {"Templates", ops, VAST_COUNT(ops)};
