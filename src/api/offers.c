/* api/offers.c -- rows: searches for offers, volumes and other lists; launch_instance. */
#include "core/query/fields.h"
#include "api/api.h"
#include "api/records.h"

#define QUERY_DOC                                                                                  \
  "\"gpu_ram>=24 num_gpus=4\" in the search language, or a table of filters that is sent "         \
  "unchanged, in the service's units"
#define WHERE_DOC                                                                                  \
  "filters: { gpu_name = \"RTX 4090\", gpu_ram = { gte = 24 }, geolocation = { \"SE\", \"DE\" } "  \
  "}, in the units of the search language"
#define ORDER_DOC                                                                                  \
  "sort order: \"dph_total\", \"num_gpus-,dph\" (minus for descending), or a list of pairs"

#define CHECKED                                                                                    \
  " Returns an error of kind invalid if an offer does not match the query, because the service "   \
  "drops unknown filters silently. Offers are not checked if the query is a table."

/* Filters with checked field names, for all searches. about: the doc of where. */
#define WHERE_PARAMS(about)                                                                        \
  {.name = "where", .type = VAST_OBJECT, .place = VAST_LOCAL, .doc = (about)}, {                   \
    .name = "allow_unknown", .type = VAST_BOOLEAN, .place = VAST_LOCAL,                            \
    .doc = "if true, unknown fields are sent instead of raising an error"                          \
  }

/* Parameters of offer searches. storage: its default; priced: its doc; kept: default filters. */
#define ASK_PARAMS(storage, priced, kept)                                                          \
  {.name = "order",                                                                                \
   .type = VAST_ANY,                                                                               \
   .place = VAST_BODY,                                                                             \
   .default_json = "\"score-\"",                                                                   \
   .doc = ORDER_DOC},                                                                              \
      {.name = "limit",                                                                            \
       .range = VAST_FROM_0,                                                                       \
       .type = VAST_INTEGER,                                                                       \
       .place = VAST_BODY,                                                                         \
       .doc = "maximum number of results"},                                                        \
      {.name = "storage",                                                                          \
       .range = VAST_FROM_0,                                                                       \
       .wire = "allocated_storage",                                                                \
       .type = VAST_NUMBER,                                                                        \
       .place = VAST_BODY,                                                                         \
       .default_json = (storage),                                                                  \
       .unit = "GB",                                                                               \
       .doc = (priced)},                                                                           \
  {                                                                                                \
    .name = "no_default", .type = VAST_BOOLEAN, .place = VAST_LOCAL,                               \
    .doc = "if true, does not add the default filters for " kept                                   \
  }

/* search_offers_new takes all but the last. */
static const struct vast_param offer_params[] = {
    {.name = "query", .type = VAST_TEXT_OR_OBJECT, .place = VAST_LOCAL, .doc = QUERY_DOC},
    {.name = "type",
     .enum_values = "on-demand|bid|interruptible|reserved|ondemand|ask",
     .type = VAST_STRING,
     .place = VAST_BODY,
     .default_json = "\"on-demand\"",
     .doc = "rental type; interruptible is sent as bid"},
    ASK_PARAMS("5", "disk size included in the prices", "verified, external, rentable and rented"),
    {.name = "disable_bundling",
     .type = VAST_BOOLEAN,
     .place = VAST_BODY,
     .doc = "if true, identical offers are not merged"},
    WHERE_PARAMS(WHERE_DOC),
    {.name = "new",
     .type = VAST_BOOLEAN,
     .place = VAST_LOCAL,
     .doc = "if true, uses the route of search_offers_new"},
};

static const struct vast_param volume_params[] = {
    {.name = "query", .type = VAST_TEXT_OR_OBJECT, .place = VAST_LOCAL, .doc = QUERY_DOC},
    ASK_PARAMS("1", "volume size that the prices are for", "verified, external and disk_space"),
    WHERE_PARAMS(WHERE_DOC),
};

/* For searches without the search language. */
#define FREE_QUERY_PARAM                                                                           \
  {                                                                                                \
    .name = "query", .type = VAST_TEXT_OR_OBJECT, .place = VAST_LOCAL,                             \
    .doc = "table of filters, sent unchanged; text is sent without being checked"                  \
  }

/* The field in which query and where are sent. */
#define SELECT_FILTERS_PARAM                                                                       \
  {                                                                                                \
    .name = "select_filters", .type = VAST_STRING, .place = VAST_QUERY, .default_json = "{}",      \
    .raw_text = true, .internal = true                                                             \
  }

/* For templates and invoices. */
static const struct vast_param filter_params[] = {
    FREE_QUERY_PARAM,
    WHERE_PARAMS("filters: { id = { gt = 100 } }; field names are checked"),
    SELECT_FILTERS_PARAM,
};

static const struct vast_param benchmark_params[] = {
    FREE_QUERY_PARAM,
    {.name = "order",
     .wire = "order_by",
     .type = VAST_ARRAY,
     .place = VAST_QUERY,
     .doc = "sort order: { { col = \"last_update\", dir = \"desc\" } }"},
    {.name = "limit",
     .range = VAST_FROM_0,
     .type = VAST_INTEGER,
     .place = VAST_QUERY,
     .doc = "maximum number of results"},
    WHERE_PARAMS("{ gpu_name = \"RTX 4090\", value = { gt = 100 } }"),
    SELECT_FILTERS_PARAM,
};

static const struct vast_param launch_params[] = {
    {.name = "gpu_name",
     .type = VAST_STRING,
     .place = VAST_LOCAL,
     .doc = "GPU model, such as \"RTX 4090\" or RTX_4090; any matches all models; may be given in "
            "the query instead"},
    {.name = "num_gpus",
     .type = VAST_TEXT,
     .place = VAST_LOCAL,
     .doc = "number of GPUs; may be given in the query instead"},
    {.name = "image",
     .type = VAST_STRING,
     .place = VAST_BODY,
     .required = true,
     .doc = "Docker image"},
    {.name = "region",
     .type = VAST_STRING,
     .place = VAST_LOCAL,
     .doc = "region: North_America, South_America, Europe, Asia, Oceania, Africa; or countries: "
            "\"US, CA\""},
    {.name = "disk",
     .range = VAST_FROM_0,
     .type = VAST_NUMBER,
     .place = VAST_BODY,
     .default_json = "10",
     .unit = "GB",
     .doc = "disk space"},
    {.name = "order",
     .type = VAST_ANY,
     .place = VAST_LOCAL,
     .default_json = "\"score-\"",
     .doc = ORDER_DOC ": the first offer is taken"},
    {.name = "limit",
     .range = VAST_FROM_0,
     .type = VAST_INTEGER,
     .place = VAST_LOCAL,
     .doc = "maximum number of offers to consider"},
    {.name = "env",
     .docker_flags = true,
     .secret = true,
     .type = VAST_TEXT_OR_OBJECT,
     .place = VAST_BODY,
     .default_json = "{}",
     .doc = "environment and ports: { A = \"1\", [\"-p 8000:8000\"] = \"1\" }, or a string of "
            "Docker flags"},
    {.name = "label", .type = VAST_STRING, .place = VAST_BODY, .doc = "label of the instance"},
    {.name = "extra",
     .docker_flags = true,
     .secret = true,
     .type = VAST_STRING,
     .place = VAST_BODY,
     .doc = "further Docker options"},
    {.name = "onstart_cmd",
     .wire = "onstart",
     .type = VAST_STRING,
     .place = VAST_BODY,
     .doc = "shell commands to run at start"},
    {.name = "login",
     .secret = true,
     .wire = "image_login",
     .type = VAST_STRING,
     .place = VAST_BODY,
     .doc = "registry login: \"-u USER -p PASSWORD REGISTRY\""},
    {.name = "python_utf8",
     .type = VAST_BOOLEAN,
     .place = VAST_BODY,
     .default_json = "false",
     .doc = "if true, sets Python's locale to C.UTF-8"},
    {.name = "lang_utf8",
     .type = VAST_BOOLEAN,
     .place = VAST_BODY,
     .default_json = "false",
     .doc = "if true, sets the locale to C.UTF-8"},
    {.name = "jupyter_lab",
     .wire = "use_jupyter_lab",
     .type = VAST_BOOLEAN,
     .place = VAST_BODY,
     .default_json = "false",
     .doc = "if true, JupyterLab instead of the classic notebook"},
    {.name = "jupyter_dir",
     .type = VAST_STRING,
     .place = VAST_BODY,
     .doc = "directory in which Jupyter starts"},
    {.name = "cancel_unavail",
     .type = VAST_BOOLEAN,
     .place = VAST_BODY,
     .default_json = "false",
     .doc = "if true, fails if the instance cannot start at once"},
    {.name = "template_hash",
     .wire = "template_hash_id",
     .type = VAST_STRING,
     .place = VAST_BODY,
     .doc = "hash of a template that provides the values not given"},
    {.name = "runtype",
     .type = VAST_STRING,
     .place = VAST_BODY,
     .doc = "launch mode: ssh, jupyter, args, …; or set ssh, jupyter and direct"},
    {.name = "args",
     .type = VAST_ANY,
     .place = VAST_BODY,
     .doc = "list of arguments of the image's entry point"},
    {.name = "query",
     .type = VAST_TEXT_OR_OBJECT,
     .place = VAST_LOCAL,
     .doc = "further filters in the search language; a table replaces all filters and uses the "
            "service's units"},
    WHERE_PARAMS("more filters: " WHERE_DOC),
    {.name = "ssh", .type = VAST_BOOLEAN, .place = VAST_LOCAL, .doc = "if true, launches with ssh"},
    {.name = "jupyter",
     .type = VAST_BOOLEAN,
     .place = VAST_LOCAL,
     .doc = "if true, launches with Jupyter and ssh"},
    {.name = "direct",
     .type = VAST_BOOLEAN,
     .place = VAST_LOCAL,
     .doc = "with ssh or jupyter: if true, connects directly to the machine instead of through the "
            "proxy"},
};

static const struct vast_op ops[] = {
    {.name = "search_offers",
     .verb = "POST",
     .path = "/api/v0/bundles/",
     .params = offer_params,
     .param_count = VAST_COUNT(offer_params),
     .unwrap = "offers",
     .expect = VAST_EXPECT_LIST,
     .strict = true,
     .scope = "misc",
     .hooks = VAST_HOOKS_SEARCH,
     .newer = "search_offers_new",
     .form = VAST_LIST,
     .record = &vast_record_offer,
     .where = &vast_offer_fields,
     .doc =
         "Searches offers of machines to rent. By default only verified and rentable ones." CHECKED,
     .returns = "{ { id, gpu_name, num_gpus, dph_total, datacenter, … }, … }: id is the argument "
                "of create_instance, dph_total in $/h, memory in MB",
     .source = "VastAI.search_offers"},
    {.name = "search_offers_new",
     .verb = "PUT",
     .path = "/api/v0/search/asks/",
     .params = offer_params,
     .param_count = VAST_COUNT(offer_params) - 1,
     .unwrap = "offers",
     .expect = VAST_EXPECT_LIST,
     .strict = true,
     .scope = "misc",
     .hooks = VAST_HOOKS_SEARCH,
     .form = VAST_LIST,
     .record = &vast_record_offer,
     .where = &vast_offer_fields,
     .doc = "Searches offers as search_offers does, using the service's newer route." CHECKED,
     .returns = "as for search_offers",
     .source = "VastAI.search_offers_new"},
    {.name = "search_volumes",
     .verb = "POST",
     .path = "/api/v0/volumes/search/",
     .params = volume_params,
     .param_count = VAST_COUNT(volume_params),
     .unwrap = "offers",
     .expect = VAST_EXPECT_LIST,
     .strict = true,
     .scope = "misc",
     .hooks = VAST_HOOKS_SEARCH,
     .form = VAST_LIST,
     .record = &vast_record_volume_offer,
     .where = &vast_volume_fields,
     .doc = "Searches offers of volumes to rent." CHECKED,
     .returns = "{ { id, disk_space, storage_cost, geolocation, … }, … }: storage_cost in "
                "$/GB/month",
     .source = "VastAI.search_volumes"},
    {.name = "search_network_volumes",
     .verb = "POST",
     .path = "/api/v0/network_volumes/search/",
     .params = volume_params,
     .param_count = VAST_COUNT(volume_params),
     .unwrap = "offers",
     .expect = VAST_EXPECT_LIST,
     .strict = true,
     .scope = "misc",
     .hooks = VAST_HOOKS_SEARCH,
     .form = VAST_LIST,
     .record = &vast_record_network_volume_offer,
     .where = &vast_network_volume_fields,
     .doc = "Searches offers of network volumes to rent." CHECKED,
     .returns = "{ { id, disk_space, storage_cost, geolocation, … }, … }",
     .source = "VastAI.search_network_volumes"},
    {.name = "search_templates",
     .verb = "GET",
     .path = "/api/v0/template/",
     .fixed_query = "select_cols=[\"*\"]",
     .params = filter_params,
     .param_count = VAST_COUNT(filter_params),
     .unwrap = "templates",
     .expect = VAST_EXPECT_LIST,
     .empty_list = true,
     .scope = "user_read",
     .hooks = VAST_HOOKS_FILTER,
     .form = VAST_LIST,
     .record = &vast_record_template,
     .where = &vast_template_fields,
     .doc = "Searches your templates and public ones.",
     .returns = "{ { id, hash_id, name, image, … }, … }",
     .secret_fields = "env",
     .source = "VastAI.search_templates"},
    {.name = "search_benchmarks",
     .verb = "GET",
     .path = "/api/v0/benchmarks",
     .fixed_query = "select_cols=[\"*\"]",
     .params = benchmark_params,
     .param_count = VAST_COUNT(benchmark_params),
     .scope = "misc",
     .hooks = VAST_HOOKS_FILTER,
     .form = VAST_LIST,
     .record = &vast_record_benchmark,
     .where = &vast_benchmark_fields,
     .doc = "Searches benchmark results.",
     .returns = "{ { id, gpu_name, num_gpus, value, … }, … }",
     .source = "VastAI.search_benchmarks"},
    {.name = "search_invoices",
     .verb = "GET",
     .path = "/api/v0/invoices",
     .fixed_query = "select_cols=[\"*\"]",
     .params = filter_params,
     .param_count = VAST_COUNT(filter_params),
     .scope = "billing_read",
     .hooks = VAST_HOOKS_FILTER,
     .form = VAST_LIST,
     .record = &vast_record_invoice,
     .where = &vast_invoice_fields,
     .doc = "Searches invoices.",
     .returns = "{ { id, amount_cents, when, paid_on, … }, … }: when and paid_on in Unix seconds",
     .source = "VastAI.search_invoices"},
    {.name = "launch_instance",
     .verb = "PUT",
     .path = "/api/v0/launch_instance/",
     .params = launch_params,
     .param_count = VAST_COUNT(launch_params),
     .scope = "misc",
     .lookup = "show_instances",
     .hooks = VAST_HOOKS_LAUNCH,
     .non_idempotent = true,
     .required_field = "new_contract",
     .required_type = VAST_TEXT,
     .record = &vast_record_launch_instance_result,
     .where = &vast_offer_fields,
     .doc = "Rents the first on-demand offer that matches a search, in one request.",
     .returns = "{ success, new_contract }: new_contract is the instance ID",
     .secret_fields = "instance_api_key",
     .source = "VastAI.launch_instance"},
};

const struct vast_group vast_offers = {"Offers", ops, VAST_COUNT(ops)};
