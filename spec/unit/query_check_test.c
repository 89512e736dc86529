/* spec/unit/query_check_test.c -- rows against filters: what is proof that a filter
** was not applied, and what is not. */
#include "check.h"

#include "core/query/query.h"
#include "core/query/check.h"

#define ABSENT ((struct vast_cell){.type = VAST_CELL_ABSENT})
#define NUM(n) ((struct vast_cell){.type = VAST_CELL_NUMBER, .number = (n)})
#define FLAG(b) ((struct vast_cell){.type = VAST_CELL_FLAG, .flag = (b)})
#define TEXT(s) ((struct vast_cell){.type = VAST_CELL_TEXT, .text = (s), .len = strlen(s)})

/* True where the row surely does not fit the query's first clause. */
static bool broken(const char *query, struct vast_cell cell) {
  struct vast_query q;
  struct vast_query_fault fault = {""};
  vast_query_init(&q, &vast_offer_fields);
  bool ok = vast_query_parse(&q, query, strlen(query), &fault) && vast_query_finish(&q, &fault);
  CHECK(ok && q.count > 0, "%s is understood", query);
  bool is =
      ok && vast_clause_cell(&q, &q.clauses[0]) && vast_clause_broken(&q, &q.clauses[0], &cell);
  vast_query_free(&q);
  return is;
}

static void test_numbers(void) {
  CHECK(broken("num_gpus=4", NUM(1)), "one GPU is not four");
  CHECK(!broken("num_gpus=4", NUM(4)), "four are");
  CHECK(!broken("num_gpus=4", ABSENT), "an absent field is no proof");
  CHECK(!broken("num_gpus=4", TEXT("x")), "nor is another type");
  CHECK(broken("num_gpus>=4", NUM(3)), "whole numbers are exact");
  CHECK(broken("num_gpus>4", NUM(4)), "more than four");
  CHECK(broken("num_gpus<4", NUM(4)), "less than four");
  CHECK(broken("num_gpus!=4", NUM(4)), "not four");
  CHECK(broken("num_gpus in [1,2]", NUM(4)), "none of these");
  CHECK(!broken("num_gpus in [1,4]", NUM(4)), "one of these");
  CHECK(broken("num_gpus notin [1,4]", NUM(4)), "one of those");
  CHECK(!broken("num_gpus=many", NUM(4)), "a filter that says nothing");
  CHECK(!broken("num_gpus=null", NUM(4)), "null");
}

static void test_measures(void) {
  CHECK(broken("gpu_ram>=48", NUM(24564)), "24 GB are not 48");
  CHECK(!broken("gpu_ram>=24", NUM(24564)), "units are converted");
  CHECK(!broken("gpu_ram>=24", NUM(23900)), "a hundredth is no proof");
  CHECK(broken("disk_space<100", NUM(1000)), "more disk than asked");
  CHECK(!broken("disk_space<100", NUM(100)), "the bound itself is no proof");
  CHECK(!broken("gpu_ram=24", NUM(24564)), "measures are not compared for equality");
  CHECK(!broken("dph_total<0.5", NUM(9)), "prices are not judged");
  CHECK(!broken("duration>3", NUM(1)), "nor is time left");
  CHECK(broken("driver_version>=570.1.1", TEXT("535.86.05")), "an old driver");
  CHECK(!broken("driver_version>=535.86.05", TEXT("570.133.20")), "a new one");
  CHECK(!broken("driver_version>=570", TEXT("535.86.05")), "a version without points");
}

static void test_words(void) {
  CHECK(broken("gpu_name=RTX_5090", TEXT("A100 SXM4")), "another GPU");
  CHECK(!broken("gpu_name=rtx_4090", TEXT("RTX 4090")), "case and underscores");
  CHECK(broken("gpu_name in [RTX_5090,H100_SXM]", TEXT("A100")), "none of the GPUs");
  CHECK(broken("gpu_name!=A100", TEXT("A100")), "the one GPU");
  CHECK(broken("geolocation=SE", TEXT("Finland, FI")), "another country");
  CHECK(!broken("geolocation=SE", TEXT("Sweden, SE")), "the country");
  CHECK(!broken("geolocation=SE", TEXT("somewhere")), "a place without one");
  CHECK(!broken("geolocation=SE", TEXT("")), "no place");
  CHECK(broken("geolocation notin [SE,FI]", TEXT(", FI")), "an excluded country");
  CHECK(!broken("geolocation=EU georegion=true", TEXT("Nowhere, XX")), "regions are not judged");
  CHECK(!broken("mobo_name=x", TEXT("y")), "free text is not judged");
}

static void test_flags(void) {
  CHECK(broken("static_ip=true", FLAG(false)), "a flag");
  CHECK(!broken("has_avx=true", NUM(1)), "one is true");
  CHECK(broken("has_avx=true", NUM(0)), "zero is false");
  CHECK(broken("datacenter=true", NUM(0)), "no datacenter");
  CHECK(broken("verified=true", TEXT("unverified")), "not verified");
  CHECK(!broken("verified=true", TEXT("verified")), "verified");
  CHECK(!broken("verified=true", TEXT("pending")), "an unknown word");
  CHECK(!broken("verified=false", TEXT("verified")), "false is wider than it says");
  CHECK(!broken("rented=true", FLAG(false)), "rented widens the search");
}

static void test_presets(void) {
  struct vast_query q;
  vast_query_init(&q, &vast_offer_fields);
  bool ok = vast_query_default(&q, "verified", VAST_EQ, "true");
  CHECK(ok && vast_clause_cell(&q, &q.clauses[0]) == NULL, "presets are not judged");
  char text[80];
  vast_clause_describe(&q, &q.clauses[0], text, sizeof text);
  CHECK_TEXT(text, "verified eq true");
  vast_query_free(&q);
}

int main(void) {
  test_numbers();
  test_measures();
  test_words();
  test_flags();
  test_presets();
  return check_done();
}
