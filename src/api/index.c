/* api/index.c -- look-up of rows by name. */
#include "api/api.h"

#include "core/base/names.h"

const struct vast_group *const vast_groups[] = {
    &vast_keys,        &vast_account,  &vast_instances, &vast_offers,
    &vast_templates,   &vast_machines, &vast_storage,   &vast_serverless,
    &vast_deployments, &vast_clusters, &vast_jobs,      &vast_billing,
    &vast_teams,       &vast_ssh_keys, &vast_tfa,       &vast_notifications};
const size_t vast_group_count = VAST_COUNT(vast_groups);

const struct vast_op *vast_op_find(const char *name) {
  for (size_t g = 0; g < vast_group_count; g++)
    for (size_t i = 0; i < vast_groups[g]->count; i++)
      if (strcmp(vast_groups[g]->ops[i].name, name) == 0) return &vast_groups[g]->ops[i];
  return NULL;
}

const struct vast_op *vast_composed_find(const char *name) {
  for (size_t i = 0; i < vast_composed.count; i++)
    if (strcmp(vast_composed.ops[i].name, name) == 0) return &vast_composed.ops[i];
  return strcmp(vast_map_options.name, name) == 0 ? &vast_map_options : NULL;
}

const char *vast_op_nearest(const char *name) {
  struct vast_nearest near;
  vast_nearest_start(&near, name);
  for (size_t i = 0; i < vast_composed.count; i++)
    if (strcmp(vast_composed.ops[i].name, name) != 0) /* if equal: its Lua file is not loaded */
      vast_nearest_offer(&near, vast_composed.ops[i].name);
  for (size_t g = 0; g < vast_group_count; g++)
    for (size_t i = 0; i < vast_groups[g]->count; i++)
      vast_nearest_offer(&near, vast_groups[g]->ops[i].name);
  return near.best;
}
