/* api/api.h -- all rows in groups. */
#ifndef VAST_API_H
#define VAST_API_H

#include "core/op.h"

#pragma GCC visibility push(hidden)

struct vast_group {
  const char *title;
  const struct vast_op *ops;
  size_t count;
};

extern const struct vast_group vast_keys, vast_account, vast_instances, vast_offers, vast_templates,
    vast_ssh_keys, vast_billing, vast_machines, vast_storage, vast_serverless, vast_deployments,
    vast_teams, vast_clusters, vast_jobs, vast_tfa, vast_notifications;

extern const struct vast_group *const vast_groups[];
extern const size_t vast_group_count;

/* Methods that lua/vastai implements with other methods. Not in vast_groups. */
extern const struct vast_group vast_composed;
extern const struct vast_op vast_map_options; /* the options of vastai.map */

const struct vast_op *vast_op_find(const char *name);       /* NULL if not found */
const struct vast_op *vast_composed_find(const char *name); /* NULL if not found */
const char *vast_op_nearest(const char *name);              /* in both; NULL if none is similar */

#pragma GCC visibility pop

#endif
