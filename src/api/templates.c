/* api/templates.c -- rows: templates, from which instances are made. */
#include "api/api.h"
#include "api/records.h"

/* What a template holds, made or changed. */
#define CONTENT_PARAMS                                                                             \
  {.name = "name", .type = VAST_STRING, .place = VAST_BODY, .doc = "what it is called"},           \
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
       .doc = "link to the image's page"},                                                         \
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
    .place = VAST_BODY, .doc = "shell commands run at the start"                                   \
  }

/* How it is launched. off, plain: JSON sent for flags and runtype left out, or NULL. */
#define LAUNCH_PARAMS(off, plain)                                                                  \
  {.name = "jup_direct",                                                                           \
   .default_json = (off),                                                                          \
   .type = VAST_BOOLEAN,                                                                           \
   .place = VAST_BODY,                                                                             \
   .doc = "Jupyter is reached directly"},                                                          \
      {.name = "ssh_direct",                                                                       \
       .default_json = (off),                                                                      \
       .type = VAST_BOOLEAN,                                                                       \
       .place = VAST_BODY,                                                                         \
       .doc = "ssh is reached directly"},                                                          \
      {.name = "jupyter_lab",                                                                      \
       .wire = "use_jupyter_lab",                                                                  \
       .alias = "use_jupyter_lab",                                                                 \
       .default_json = (off),                                                                      \
       .type = VAST_BOOLEAN,                                                                       \
       .place = VAST_BODY,                                                                         \
       .doc = "JupyterLab instead of the notebook"},                                               \
      {.name = "runtype",                                                                          \
       .enum_values = "ssh|jupyter|args",                                                          \
       .default_json = (plain),                                                                    \
       .type = VAST_STRING,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "how it is launched"},                                                               \
  {                                                                                                \
    .name = "use_ssh", .default_json = (off), .type = VAST_BOOLEAN, .place = VAST_BODY,            \
    .doc = "with ssh"                                                                              \
  }

/* The command line's flags, of which the shape makes fields. */
#define FLAG_PARAMS                                                                                \
  {.name = "jupyter",                                                                              \
   .type = VAST_BOOLEAN,                                                                           \
   .place = VAST_LOCAL,                                                                            \
   .doc = "launch with Jupyter and ssh"},                                                          \
      {.name = "ssh", .type = VAST_BOOLEAN, .place = VAST_LOCAL, .doc = "launch with ssh"},        \
      {.name = "direct",                                                                           \
       .type = VAST_BOOLEAN,                                                                       \
       .place = VAST_LOCAL,                                                                        \
       .doc = "with ssh or jupyter: reached directly"},                                            \
      {.name = "login",                                                                            \
       .secret = true,                                                                             \
       .type = VAST_STRING,                                                                        \
       .place = VAST_LOCAL,                                                                        \
       .doc = "registry login: only its first word, the registry, is stored"},                     \
      {.name = "hide_readme",                                                                      \
       .type = VAST_BOOLEAN,                                                                       \
       .place = VAST_LOCAL,                                                                        \
       .doc = "others do not see the readme"},                                                     \
  {                                                                                                \
    .name = "public", .type = VAST_BOOLEAN, .place = VAST_LOCAL, .doc = "others find it"           \
  }

/* What Jupyter shows first. */
#define JUPYTER_DIR_PARAM                                                                          \
  {                                                                                                \
    .name = "jupyter_dir", .type = VAST_STRING, .place = VAST_BODY,                                \
    .doc = "directory in which Jupyter starts"                                                     \
  }

/* What it needs, and how it is explained. unsaid: JSON sent for filters left out, or NULL. */
#define NEED_PARAMS(unsaid)                                                                        \
  {.name = "extra_filters",                                                                        \
   .default_json = (unsaid),                                                                       \
   .type = VAST_OBJECT,                                                                            \
   .place = VAST_BODY,                                                                             \
   .doc = "which machines suit: { cuda_max_good = { gte = 12.6 } }"},                              \
      {.name = "disk_space",                                                                       \
       .range = VAST_FROM_0,                                                                       \
       .wire = "recommended_disk_space",                                                           \
       .alias = "recommended_disk_space",                                                          \
       .unit = "GB",                                                                               \
       .type = VAST_NUMBER,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "disk to recommend"},                                                                \
  {                                                                                                \
    .name = "readme", .type = VAST_STRING, .place = VAST_BODY, .doc = "long text about it"         \
  }

/* Where a private image comes from. */
#define REGISTRY_PARAM                                                                             \
  {                                                                                                \
    .name = "docker_login_repo", .type = VAST_STRING, .place = VAST_BODY,                          \
    .doc = "private registry, such as docker.io"                                                   \
  }

/* What Docker is given: a login there, arguments, a volume. */
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
       .doc = "arguments of the image's entry point, with runtype args"},                          \
  {                                                                                                \
    .name = "volume_info", .type = VAST_OBJECT, .place = VAST_BODY,                                \
    .doc = "volume to suggest where instances are made by hand"                                    \
  }

static const struct vast_param create_params[] = {
    CONTENT_PARAMS,
    JUPYTER_DIR_PARAM,
    NEED_PARAMS("{}"),
    {.name = "desc", .type = VAST_STRING, .place = VAST_BODY, .doc = "short text about it"},
    FLAG_PARAMS,
    LAUNCH_PARAMS("false", "\"args\""),
    REGISTRY_PARAM,
    {.name = "readme_visible",
     .default_json = "true",
     .type = VAST_BOOLEAN,
     .place = VAST_BODY,
     .doc = "others see the readme"},
    {.name = "private",
     .default_json = "true",
     .type = VAST_BOOLEAN,
     .place = VAST_BODY,
     .doc = "only you find it"},
    DOCKER_PARAMS,
    {.name = "search_params",
     .type = VAST_STRING,
     .place = VAST_LOCAL,
     .doc = "not sent, as officially: extra_filters says which machines suit"},
    {.name = "no_default",
     .type = VAST_BOOLEAN,
     .place = VAST_LOCAL,
     .doc = "not sent, as officially"},
};

static const struct vast_param update_params[] = {
    {.name = "hash_id",
     .alias = "HASH_ID",
     .type = VAST_STRING,
     .place = VAST_BODY,
     .required = true,
     .doc = "the template's hash, which changes with its content"},
    CONTENT_PARAMS,
    LAUNCH_PARAMS(NULL, NULL),
    JUPYTER_DIR_PARAM,
    REGISTRY_PARAM,
    NEED_PARAMS(NULL),
    {.name = "readme_visible",
     .type = VAST_BOOLEAN,
     .place = VAST_BODY,
     .doc = "others see the readme"},
    {.name = "desc", .type = VAST_STRING, .place = VAST_BODY, .doc = "short text about it"},
    {.name = "private", .type = VAST_BOOLEAN, .place = VAST_BODY, .doc = "only you find it"},
    FLAG_PARAMS,
    DOCKER_PARAMS,
};

static const struct vast_param delete_params[] = {
    {.name = "template_id",
     .range = VAST_FROM_1,
     .alias = "id",
     .type = VAST_INTEGER,
     .place = VAST_BODY,
     .doc = "the template's number"},
    {.name = "hash_id",
     .alias = "HASH_ID",
     .type = VAST_STRING,
     .place = VAST_LOCAL,
     .doc = "the template's hash: the number is looked up by it"},
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
     .doc = "Creates a template; private, unless public is given.",
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
     .doc = "Changes a template. Only what is given is sent, the rest stays.",
     .returns = "{ success, template = { id, hash_id } }: the hash is a new one",
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
     .doc = "Deletes a template, by its number or its hash.",
     .returns = "{ success }",
     .source = "VastAI.delete_template"},
};

const struct vast_group vast_templates = {"Templates", ops, VAST_COUNT(ops)};
