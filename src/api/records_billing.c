/* api/records_billing.c -- records of results: billing. */
#include "api/records.h"

static const struct vast_record_field invoice_line_fields[] = {
    {.name = "description", .type = VAST_STRING},
    {.name = "quantity", .doc = "a number, or a number as a string"},
    {.name = "rate"},
    {.name = "amount"},
    {.name = "timestamp", .type = VAST_NUMBER, .unit = "Unix s", .doc = "time of the entry"},
    {.name = "type", .type = VAST_STRING, .enum_values = "charge|payment"},
};
static const struct vast_record record_invoice_line = {.name = "invoice_line",
                                                       VAST_FIELDS(invoice_line_fields)};

static const struct vast_record_field invoice_totals_fields[] = {
    {.name = "charges", .type = VAST_NUMBER, .unit = "$"},
    {.name = "service_fee", .type = VAST_NUMBER, .unit = "$"},
    {.name = "total", .type = VAST_NUMBER, .unit = "$"},
    {.name = "credit", .type = VAST_NUMBER, .unit = "$"},
};
static const struct vast_record record_invoice_totals = {.name = "invoice_totals",
                                                         VAST_FIELDS(invoice_totals_fields)};

static const struct vast_record_field show_invoices_result_fields[] = {
    {.name = "invoices",
     .type = VAST_OBJECT,
     .form = VAST_LIST,
     .record = &record_invoice_line,
     .always = true},
    {.name = "current", .type = VAST_OBJECT, .record = &record_invoice_totals},
};
const struct vast_record vast_record_show_invoices_result = {
    .name = "show_invoices_result", VAST_FIELDS(show_invoices_result_fields)};

static const struct vast_record_field invoice_metadata_fields[] = {
    {.name = "invoice_id", .type = VAST_INTEGER},
    {.name = "service", .type = VAST_STRING},
};
static const struct vast_record record_invoice_metadata = {.name = "invoice_metadata",
                                                           VAST_FIELDS(invoice_metadata_fields)};

static const struct vast_record_field invoice_v1_fields[] = {
    {.name = "start", .type = VAST_NUMBER, .unit = "Unix s"},
    {.name = "end", .type = VAST_NUMBER, .unit = "Unix s"},
    {.name = "type", .type = VAST_STRING},
    {.name = "source", .type = VAST_STRING},
    {.name = "description", .type = VAST_STRING},
    {.name = "amount", .type = VAST_NUMBER, .unit = "$"},
    {.name = "metadata", .type = VAST_OBJECT, .record = &record_invoice_metadata},
    {.name = "items", .type = VAST_OBJECT, .form = VAST_LIST},
};
static const struct vast_record record_invoice_v1 = {.name = "invoice_v1",
                                                     VAST_FIELDS(invoice_v1_fields)};

static const struct vast_record_field show_invoices_v1_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "count", .type = VAST_INTEGER, .doc = "number of rows on this page"},
    {.name = "total", .type = VAST_INTEGER, .doc = "total number of rows"},
    {.name = "results",
     .type = VAST_OBJECT,
     .form = VAST_LIST,
     .record = &record_invoice_v1,
     .always = true},
    {.name = "next_token",
     .type = VAST_STRING,
     .doc = "token of the next page; null on the last page"},
};
const struct vast_record vast_record_show_invoices_v1_result = {
    .name = "show_invoices_v1_result", VAST_FIELDS(show_invoices_v1_result_fields)};

static const struct vast_record_field earnings_summary_fields[] = {
    {.name = "total_gpu", .type = VAST_NUMBER, .unit = "$"},
    {.name = "total_stor", .type = VAST_NUMBER, .unit = "$"},
    {.name = "total_bwu", .type = VAST_NUMBER, .unit = "$"},
    {.name = "total_bwd", .type = VAST_NUMBER, .unit = "$"},
    {.name = "total_sla", .type = VAST_NUMBER, .unit = "$"},
    {.name = "avg_reliability", .type = VAST_NUMBER},
};
static const struct vast_record record_earnings_summary = {.name = "earnings_summary",
                                                           VAST_FIELDS(earnings_summary_fields)};

static const struct vast_record_field earnings_balance_fields[] = {
    {.name = "balance", .type = VAST_NUMBER, .unit = "$", .doc = "account balance"},
    {.name = "service_fee", .type = VAST_NUMBER},
    {.name = "total", .type = VAST_NUMBER},
    {.name = "credit", .type = VAST_NUMBER, .unit = "$", .doc = "remaining credit"},
};
static const struct vast_record record_earnings_balance = {.name = "earnings_balance",
                                                           VAST_FIELDS(earnings_balance_fields)};

static const struct vast_record_field machine_earnings_fields[] = {
    {.name = "machine_id", .type = VAST_INTEGER, .doc = "ID of the machine"},
    {.name = "gpu_earn", .type = VAST_NUMBER, .unit = "$"},
    {.name = "sto_earn", .type = VAST_NUMBER, .unit = "$"},
    {.name = "bwu_earn", .type = VAST_NUMBER, .unit = "$"},
    {.name = "bwd_earn", .type = VAST_NUMBER, .unit = "$"},
    {.name = "sla_earn", .type = VAST_NUMBER, .unit = "$"},
    {.name = "reliability", .type = VAST_NUMBER, .doc = "reliability of the machine, 0-1"},
};
static const struct vast_record record_machine_earnings = {.name = "machine_earnings",
                                                           VAST_FIELDS(machine_earnings_fields)};

static const struct vast_record_field day_earnings_fields[] = {
    {.name = "day", .type = VAST_INTEGER},
    {.name = "gpu_earn", .type = VAST_NUMBER, .unit = "$"},
    {.name = "sto_earn", .type = VAST_NUMBER, .unit = "$"},
    {.name = "bwu_earn", .type = VAST_NUMBER, .unit = "$"},
    {.name = "bwd_earn", .type = VAST_NUMBER, .unit = "$"},
    {.name = "sla_earn", .type = VAST_NUMBER, .unit = "$"},
    {.name = "reliability", .type = VAST_NUMBER, .doc = "reliability of the machine, 0-1"},
};
static const struct vast_record record_day_earnings = {.name = "day_earnings",
                                                       VAST_FIELDS(day_earnings_fields)};

static const struct vast_record_field show_earnings_result_fields[] = {
    {.name = "sday", .type = VAST_INTEGER},
    {.name = "eday", .type = VAST_INTEGER},
    {.name = "summary", .type = VAST_OBJECT, .record = &record_earnings_summary},
    {.name = "username", .type = VAST_STRING},
    {.name = "email", .type = VAST_STRING},
    {.name = "fullname", .type = VAST_STRING},
    {.name = "address1", .type = VAST_STRING},
    {.name = "address2", .type = VAST_STRING},
    {.name = "city", .type = VAST_STRING},
    {.name = "zip", .type = VAST_STRING},
    {.name = "country", .type = VAST_STRING},
    {.name = "taxinfo", .type = VAST_STRING},
    {.name = "current", .type = VAST_OBJECT, .record = &record_earnings_balance},
    {.name = "per_machine",
     .type = VAST_OBJECT,
     .form = VAST_LIST,
     .record = &record_machine_earnings},
    {.name = "per_day", .type = VAST_OBJECT, .form = VAST_LIST, .record = &record_day_earnings},
};
const struct vast_record vast_record_show_earnings_result = {
    .name = "show_earnings_result", VAST_FIELDS(show_earnings_result_fields)};

static const struct vast_record_field show_earnings_v1_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "total_rows", .type = VAST_INTEGER},
    {.name = "rows_found", .type = VAST_INTEGER},
    {.name = "rows", .form = VAST_LIST},
    {.name = "next_token",
     .type = VAST_STRING,
     .doc = "token of the next page; null on the last page"},
    {.name = "total", .type = VAST_OBJECT, .doc = "total number of rows"},
};
const struct vast_record vast_record_show_earnings_v1_result = {
    .name = "show_earnings_v1_result", VAST_FIELDS(show_earnings_v1_result_fields)};

static const struct vast_record_field show_earnings_chart_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
};
const struct vast_record vast_record_show_earnings_chart_result = {
    .name = "show_earnings_chart_result",
    VAST_FIELDS(show_earnings_chart_result_fields),
    .open = true};

static const struct vast_record_field show_charges_chart_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
};
const struct vast_record vast_record_show_charges_chart_result = {
    .name = "show_charges_chart_result",
    VAST_FIELDS(show_charges_chart_result_fields),
    .open = true};

static const struct vast_record_field earnings_totals_fields[] = {
    {.name = "gpu_earn", .type = VAST_NUMBER, .unit = "$"},
    {.name = "total_earn", .type = VAST_NUMBER, .unit = "$"},
};
static const struct vast_record record_earnings_totals = {
    .name = "earnings_totals", VAST_FIELDS(earnings_totals_fields), .open = true};

static const struct vast_record_field show_earnings_summary_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "summary", .type = VAST_OBJECT, .record = &record_earnings_totals},
};
const struct vast_record vast_record_show_earnings_summary_result = {
    .name = "show_earnings_summary_result", VAST_FIELDS(show_earnings_summary_result_fields)};

static const struct vast_record_field show_total_earnings_result_fields[] = {
    {.name = "referral_count", .type = VAST_INTEGER},
    {.name = "referral_credits", .type = VAST_NUMBER, .unit = "$"},
    {.name = "machine_earnings", .type = VAST_NUMBER, .unit = "$"},
    {.name = "sla_earnings", .type = VAST_NUMBER, .unit = "$"},
    {.name = "sla_collateral", .type = VAST_NUMBER, .unit = "$"},
};
const struct vast_record vast_record_show_total_earnings_result = {
    .name = "show_total_earnings_result", VAST_FIELDS(show_total_earnings_result_fields)};

static const struct vast_record_field show_spend_rate_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "gpu_cost_per_hour", .type = VAST_NUMBER, .unit = "$/h"},
    {.name = "container_storage_cost_per_hour", .type = VAST_NUMBER, .unit = "$/h"},
    {.name = "volume_storage_cost_per_hour", .type = VAST_NUMBER, .unit = "$/h"},
    {.name = "has_active_resources", .type = VAST_BOOLEAN},
};
const struct vast_record vast_record_show_spend_rate_result = {
    .name = "show_spend_rate_result", VAST_FIELDS(show_spend_rate_result_fields)};

static const struct vast_record_field spend_fields[] = {
    {.name = "id", .type = VAST_INTEGER, .always = true, .doc = "ID"},
    {.name = "hourly_spend", .type = VAST_NUMBER, .unit = "$/h"},
};
static const struct vast_record record_spend = {.name = "spend", VAST_FIELDS(spend_fields)};

static const struct vast_record_field show_endpoint_spend_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "endpoints", .type = VAST_OBJECT, .form = VAST_LIST, .record = &record_spend},
    {.name = "data_timestamp", .type = VAST_NUMBER, .unit = "Unix s"},
};
const struct vast_record vast_record_show_endpoint_spend_result = {
    .name = "show_endpoint_spend_result", VAST_FIELDS(show_endpoint_spend_result_fields)};

static const struct vast_record_field show_workergroup_spend_result_fields[] = {
    {.name = "success", .type = VAST_BOOLEAN, .doc = "true if the request succeeded"},
    {.name = "msg", .type = VAST_STRING, .doc = "message from the service"},
    {.name = "workergroups", .type = VAST_OBJECT, .form = VAST_LIST, .record = &record_spend},
    {.name = "data_timestamp", .type = VAST_NUMBER, .unit = "Unix s"},
};
const struct vast_record vast_record_show_workergroup_spend_result = {
    .name = "show_workergroup_spend_result", VAST_FIELDS(show_workergroup_spend_result_fields)};
