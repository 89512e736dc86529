/* api/instances.c -- rows: rented instances. */
#include "api.h"

static const struct vast_param id_params[] = {
    {.name = "id",
     .type = VAST_INTEGER,
     .place = VAST_PATH,
     .required = true,
     .doc = "the instance's number"},
};

static const struct vast_param page_params[] = {
    {.name = "after_token", .place = VAST_QUERY, .bare = true, .hidden = true, .doc = "the page"},
};

static const struct vast_op ops[] = {
    {.name = "show_instances",
     .verb = "GET",
     .path = "/api/v1/instances/",
     .params = page_params,
     .param_count = VAST_COUNT(page_params),
     .token = "after_token",
     .rows = "instances",
     .fixed_query = "select_filters={}&order_by=[{\"col\": \"id\", \"dir\": \"asc\"}]&limit=25",
     .scope = "instance_read",
     .shape = VAST_SHAPE_INSTANCES,
     .doc = "Lists all instances of the account, page by page in one flat list.",
     .returns = "{ { id, actual_status, label, gpu_name, dph_total, duration, extra_env, … }, … }: "
                "duration in seconds since the start, extra_env as { NAME = value }",
     .source = "VastAI.show_instances"},
    {.name = "show_instance",
     .verb = "GET",
     .path = "/api/v0/instances/{id}/",
     .fixed_query = "owner=me",
     .params = id_params,
     .param_count = VAST_COUNT(id_params),
     .unwrap = "instances",
     .scope = "instance_read",
     .shape = VAST_SHAPE_INSTANCE,
     .doc = "Shows one instance.",
     .returns = "{ id, actual_status, … }, or nil and an error of kind not_found",
     .source = "VastAI.show_instance"},
};

const struct vast_group vast_instances = {"Instances", ops, VAST_COUNT(ops)};
