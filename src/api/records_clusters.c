/* api/records_clusters.c -- records of results: clusters and overlays. */
#include "api/records.h"

static const struct vast_record_field cluster_node_fields[] = {
    {.name = "machine_id", .type = VAST_INTEGER, .doc = "ID of the machine"},
    {.name = "is_cluster_manager", .type = VAST_BOOLEAN},
    {.name = "local_ip", .type = VAST_STRING},
};
static const struct vast_record record_cluster_node = {.name = "cluster_node",
                                                       VAST_FIELDS(cluster_node_fields)};

static const struct vast_record_field cluster_fields[] = {
    {.name = "subnet", .type = VAST_STRING},
    {.name = "nodes", .type = VAST_OBJECT, .form = VAST_LIST, .record = &record_cluster_node},
};
static const struct vast_record record_cluster = {.name = "cluster", VAST_FIELDS(cluster_fields)};

static const struct vast_record_field show_clusters_result_fields[] = {
    {.name = "clusters",
     .type = VAST_OBJECT,
     .form = VAST_MAP,
     .record = &record_cluster,
     .always = true,
     .doc = "map from cluster ID (as a string) to cluster"},
};
const struct vast_record vast_record_show_clusters_result = {
    .name = "show_clusters_result", VAST_FIELDS(show_clusters_result_fields)};

static const struct vast_record_field overlay_fields[] = {
    {.name = "overlay_id", .type = VAST_INTEGER, .doc = "ID of the overlay"},
    {.name = "name", .type = VAST_STRING},
    {.name = "internal_subnet", .type = VAST_STRING},
    {.name = "cluster_id", .type = VAST_INTEGER, .doc = "ID of the cluster"},
    {.name = "instances", .type = VAST_INTEGER, .form = VAST_LIST},
    {.name = "subnet", .type = VAST_STRING},
};
const struct vast_record vast_record_overlay = {.name = "overlay", VAST_FIELDS(overlay_fields)};
