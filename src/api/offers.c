/* api/offers.c -- rows: searching for offers, volumes and other lists, and renting
** what a search finds. */
#include "core/query/fields.h"
#include "api/api.h"
#include "api/records.h"

#define QUERY_DOC                                                                                  \
  "\"gpu_ram>=24 num_gpus=4\" in the search language, or a table that is sent as it is, in the "   \
  "service's units"
#define WHERE_DOC                                                                                  \
  "{ gpu_name = \"RTX 4090\", gpu_ram = { gte = 24 }, geolocation = { \"SE\", \"DE\" } }, in the " \
  "units of the search language"
#define ORDER_DOC "\"dph_total\", \"num_gpus-,dph\" (minus: descending), or a list of pairs"

#define CHECKED                                                                                    \
  " An offer that does not fit (the service drops filters silently) is an error of kind invalid, " \
  "unless the query was a table."

/* What every search takes, checked field by field. about: what where may say. */
#define WHERE_PARAMS(about)                                                                        \
  {.name = "where", .type = VAST_OBJECT, .place = VAST_LOCAL, .doc = (about)}, {                   \
    .name = "allow_unknown", .type = VAST_BOOLEAN, .place = VAST_LOCAL,                            \
    .doc = "true: fields that are not known are sent, instead of refused"                          \
  }

/* How offers are asked for. storage: a preset; priced: its doc; kept: the filters of no_default. */
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
       .doc = "how many at most"},                                                                 \
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
    .doc = "true: " kept " are left as the query has them"                                         \
  }

/* The last one is of search_offers alone. */
static const struct vast_param offer_params[] = {
    {.name = "query", .type = VAST_TEXT_OR_OBJECT, .place = VAST_LOCAL, .doc = QUERY_DOC},
    {.name = "type",
     .enum_values = "on-demand|bid|interruptible|reserved|ondemand|ask",
     .type = VAST_STRING,
     .place = VAST_BODY,
     .default_json = "\"on-demand\"",
     .doc = "how they are rented; interruptible is sent as bid"},
    ASK_PARAMS("5", "storage that the price includes", "verified, external, rentable and rented"),
    {.name = "disable_bundling",
     .type = VAST_BOOLEAN,
     .place = VAST_BODY,
     .doc = "true: equal offers are not put together"},
    WHERE_PARAMS(WHERE_DOC),
    {.name = "new",
     .type = VAST_BOOLEAN,
     .place = VAST_LOCAL,
     .doc = "true: the route of search_offers_new"},
};

static const struct vast_param volume_params[] = {
    {.name = "query", .type = VAST_TEXT_OR_OBJECT, .place = VAST_LOCAL, .doc = QUERY_DOC},
    ASK_PARAMS("1", "storage that the price is for", "verified, external and disk_space"),
    WHERE_PARAMS(WHERE_DOC),
};

/* Where the search language is not spoken. */
#define FREE_QUERY_PARAM                                                                           \
  {                                                                                                \
    .name = "query", .type = VAST_TEXT_OR_OBJECT, .place = VAST_LOCAL,                             \
    .doc = "a table of filters, sent as it is; a text goes to the service unread"                  \
  }

/* What query and where are sent as. */
#define SELECT_FILTERS_PARAM                                                                       \
  {                                                                                                \
    .name = "select_filters", .type = VAST_STRING, .place = VAST_QUERY, .default_json = "{}",      \
    .raw_text = true, .internal = true                                                             \
  }

/* Of templates and invoices. */
static const struct vast_param filter_params[] = {
    FREE_QUERY_PARAM,
    WHERE_PARAMS("{ id = { gt = 100 } }: fields are checked"),
    SELECT_FILTERS_PARAM,
};

static const struct vast_param benchmark_params[] = {
    FREE_QUERY_PARAM,
    {.name = "order",
     .wire = "order_by",
     .type = VAST_ARRAY,
     .place = VAST_QUERY,
     .doc = "{ { col = \"last_update\", dir = \"desc\" } }"},
    {.name = "limit",
     .range = VAST_FROM_0,
     .type = VAST_INTEGER,
     .place = VAST_QUERY,
     .doc = "how many at most"},
    WHERE_PARAMS("{ gpu_name = \"RTX 4090\", value = { gt = 100 } }"),
    SELECT_FILTERS_PARAM,
};

static const struct vast_param launch_params[] = {
    {.name = "gpu_name",
     .type = VAST_STRING,
     .place = VAST_LOCAL,
     .doc = "model, like \"RTX 4090\" or RTX_4090; any: whatever comes; may be left to the query"},
    {.name = "num_gpus",
     .type = VAST_TEXT,
     .place = VAST_LOCAL,
     .doc = "how many GPUs; may be left to the query"},
    {.name = "image",
     .type = VAST_STRING,
     .place = VAST_BODY,
     .required = true,
     .doc = "Docker image"},
    {.name = "region",
     .type = VAST_STRING,
     .place = VAST_LOCAL,
     .doc =
         "North_America, South_America, Europe, Asia, Oceania, Africa, or countries: \"US, CA\""},
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
     .doc = "how many offers are looked at"},
    {.name = "env",
     .docker_flags = true,
     .secret = true,
     .type = VAST_TEXT_OR_OBJECT,
     .place = VAST_BODY,
     .default_json = "{}",
     .doc = "environment and ports: { A = \"1\", [\"-p 8000:8000\"] = \"1\" }, or Docker's flags"},
    {.name = "label", .type = VAST_STRING, .place = VAST_BODY, .doc = "the instance's label"},
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
     .doc = "commands run when it starts"},
    {.name = "login",
     .secret = true,
     .wire = "image_login",
     .type = VAST_STRING,
     .place = VAST_BODY,
     .doc = "Docker login: -u USER -p PASSWORD REGISTRY"},
    {.name = "python_utf8",
     .type = VAST_BOOLEAN,
     .place = VAST_BODY,
     .default_json = "false",
     .doc = "Python's UTF-8 mode"},
    {.name = "lang_utf8",
     .type = VAST_BOOLEAN,
     .place = VAST_BODY,
     .default_json = "false",
     .doc = "a UTF-8 locale"},
    {.name = "jupyter_lab",
     .wire = "use_jupyter_lab",
     .type = VAST_BOOLEAN,
     .place = VAST_BODY,
     .default_json = "false",
     .doc = "JupyterLab instead of the notebook"},
    {.name = "jupyter_dir",
     .type = VAST_STRING,
     .place = VAST_BODY,
     .doc = "folder that Jupyter shows"},
    {.name = "cancel_unavail",
     .type = VAST_BOOLEAN,
     .place = VAST_BODY,
     .default_json = "false",
     .doc = "true: nothing is rented when it cannot start at once"},
    {.name = "template_hash",
     .wire = "template_hash_id",
     .type = VAST_STRING,
     .place = VAST_BODY,
     .doc = "template that fills what is not given"},
    {.name = "runtype",
     .type = VAST_STRING,
     .place = VAST_BODY,
     .doc = "ssh, jupyter, args, …; or give ssh, jupyter, direct"},
    {.name = "args",
     .type = VAST_ANY,
     .place = VAST_BODY,
     .doc = "arguments of the image's entrypoint, as a list"},
    {.name = "query",
     .type = VAST_TEXT_OR_OBJECT,
     .place = VAST_LOCAL,
     .doc = "more filters in the search language; a table stands for all filters, in the "
            "service's units"},
    WHERE_PARAMS("more filters: " WHERE_DOC),
    {.name = "ssh", .type = VAST_BOOLEAN, .place = VAST_LOCAL, .doc = "SSH connections"},
    {.name = "jupyter", .type = VAST_BOOLEAN, .place = VAST_LOCAL, .doc = "Jupyter and SSH"},
    {.name = "direct",
     .type = VAST_BOOLEAN,
     .place = VAST_LOCAL,
     .doc = "with ssh or jupyter: straight to the machine, not through the proxy"},
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
     .doc = "Searches for machines to rent: verified, rentable ones unless the query says "
            "otherwise." CHECKED,
     .returns = "{ { id, gpu_name, num_gpus, dph_total, datacenter, … }, … }: id is what "
                "create_instance takes, dph_total in $/h, memory in MB",
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
     .doc = "Searches for machines as search_offers does, on the service's newer route." CHECKED,
     .returns = "as search_offers",
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
     .doc = "Searches for volumes to rent." CHECKED,
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
     .doc = "Searches for network volumes to rent." CHECKED,
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
     .doc = "Searches for templates, yours and public ones.",
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
     .doc = "Searches for benchmark results.",
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
     .doc = "Searches for invoices.",
     .returns = "{ { id, amount_cents, when, paid_on, … }, … }: when and paid_on in seconds "
                "since 1970",
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
     .doc = "Rents the first on-demand offer that a search finds, in one request.",
     .returns = "{ success, new_contract }: new_contract is the instance's id",
     .secret_fields = "instance_api_key",
     .source = "VastAI.launch_instance"},
};

const struct vast_group vast_offers = {"Offers", ops, VAST_COUNT(ops)};
