/* api/records_templates.c -- records of results: templates. */
#include "api/records.h"

static const struct vast_record_field template_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "name", .type = VAST_STRING},
    {.name = "image", .type = VAST_STRING},
    {.name = "tag", .type = VAST_STRING},
    {.name = "hash_id", .type = VAST_STRING, .doc = "hash of the template"},
    {.name = "creator_id", .type = VAST_INTEGER},
    {.name = "count_created", .type = VAST_INTEGER},
    {.name = "recommended", .type = VAST_BOOLEAN},
    {.name = "use_ssh", .type = VAST_BOOLEAN},
    {.name = "ssh_direct", .type = VAST_BOOLEAN},
    {.name = "use_jupyter_lab", .type = VAST_BOOLEAN},
    {.name = "jup_direct", .type = VAST_BOOLEAN},
    {.name = "runtype", .type = VAST_STRING},
    {.name = "env", .secret = true, .type = VAST_STRING},
    {.name = "onstart", .type = VAST_STRING, .doc = "script that runs at start"},
    {.name = "args_str", .type = VAST_STRING},
    {.name = "desc", .type = VAST_STRING},
    {.name = "readme", .type = VAST_STRING},
    {.name = "readme_visible", .type = VAST_BOOLEAN},
    {.name = "private", .type = VAST_BOOLEAN},
    {.name = "recommended_disk_space", .type = VAST_NUMBER},
    {.name = "extra_filters", .doc = "a JSON string or a table"},
    {.name = "recent_create_date", .type = VAST_NUMBER, .unit = "Unix s"},
    {.name = "default_tag", .type = VAST_STRING},
    {.name = "docker_login_repo", .type = VAST_STRING},
    {.name = "href", .type = VAST_STRING},
    {.name = "repo", .type = VAST_STRING},
    {.name = "jupyter_dir", .type = VAST_STRING},
    {.name = "volume_info", .type = VAST_OBJECT, .doc = "mounted volumes"},
};
const struct vast_record vast_record_template = {.name = "template", VAST_FIELDS(template_fields)};

static const struct vast_record_field create_template_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "template", .type = VAST_OBJECT, .record = &vast_record_template, .always = true},
};
const struct vast_record vast_record_create_template_result = {
    .name = "create_template_result", VAST_FIELDS(create_template_result_fields)};

static const struct vast_record_field update_template_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "hash_id", .type = VAST_STRING, .doc = "hash of the template"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "template", .type = VAST_OBJECT, .record = &vast_record_template, .always = true},
};
const struct vast_record vast_record_update_template_result = {
    .name = "update_template_result", VAST_FIELDS(update_template_result_fields)};
