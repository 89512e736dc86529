/* spec/unit/query_check_test.c -- tests the check of rows against filters: which values prove that
** a filter was not applied. */
#include "check.h"

#include "core/query/query.h"
#include "core/query/check.h"

#define ABSENT ((struct vast_cell){.type = VAST_CELL_ABSENT})
#define NUM(n) ((struct vast_cell){.type = VAST_CELL_NUMBER, .number = (n)})
#define FLAG(b) ((struct vast_cell){.type = VAST_CELL_FLAG, .flag = (b)})
#define TEXT(s) ((struct vast_cell){.type = VAST_CELL_TEXT, .text = (s), .len = strlen(s)})

/* True if the row certainly does not match the first filter of the query. */
static bool broken(const char *query, struct vast_cell cell) {
  struct vast_query q;
  struct vast_query_fault fault = {""};
  vast_query_init(&q, &vast_offer_fields);
  bool ok = vast_query_parse(&q, query, strlen(query), &fault) && vast_query_finish(&q, &fault);
  CHECK(ok && q.count > 0, "the query %s is parsed", query);
  bool is =
      ok && vast_clause_cell(&q, &q.clauses[0]) && vast_clause_broken(&q, &q.clauses[0], &cell);
  vast_query_free(&q);
  return is;
}

static void test_numbers(void) {
  CHECK(broken("num_gpus=4", NUM(1)), "1 does not match =4");
  CHECK(!broken("num_gpus=4", NUM(4)), "4 matches =4");
  CHECK(!broken("num_gpus=4", ABSENT), "an absent field may match");
  CHECK(!broken("num_gpus=4", TEXT("x")), "a value of another type may match");
  CHECK(broken("num_gpus>=4", NUM(3)), "3 does not match >=4");
  CHECK(broken("num_gpus>4", NUM(4)), "4 does not match >4");
  CHECK(broken("num_gpus<4", NUM(4)), "4 does not match <4");
  CHECK(broken("num_gpus!=4", NUM(4)), "4 does not match !=4");
  CHECK(broken("num_gpus in [1,2]", NUM(4)), "4 does not match in [1,2]");
  CHECK(!broken("num_gpus in [1,4]", NUM(4)), "4 matches in [1,4]");
  CHECK(broken("num_gpus notin [1,4]", NUM(4)), "4 does not match notin [1,4]");
  CHECK(!broken("num_gpus=many", NUM(4)), "a filter with a word for a number is not checked");
  CHECK(!broken("num_gpus=null", NUM(4)), "a filter with null is not checked");
}

static void test_measures(void) {
  CHECK(broken("gpu_ram>=48", NUM(24564)), "24 GB do not match >=48");
  CHECK(!broken("gpu_ram>=24", NUM(24564)), "24564 MB match >=24 GB");
  CHECK(!broken("gpu_ram>=24", NUM(23900)), "a difference below one percent may match");
  CHECK(broken("disk_space<100", NUM(1000)), "1000 GB do not match <100");
  CHECK(!broken("disk_space<100", NUM(100)), "a measure at its bound may match");
  CHECK(!broken("gpu_ram=24", NUM(24564)), "equality of a measure is not checked");
  CHECK(!broken("dph_total<0.5", NUM(9)), "prices are not checked");
  CHECK(!broken("duration>3", NUM(1)), "the duration is not checked");
  CHECK(broken("driver_version>=570.1.1", TEXT("535.86.05")), "an older driver does not match");
  CHECK(!broken("driver_version>=535.86.05", TEXT("570.133.20")), "a newer driver matches");
  CHECK(!broken("driver_version>=570", TEXT("535.86.05")),
        "a version without points is not checked");
}

static void test_words(void) {
  CHECK(broken("gpu_name=RTX_5090", TEXT("A100 SXM4")), "another GPU does not match");
  CHECK(!broken("gpu_name=rtx_4090", TEXT("RTX 4090")),
        "case and underscores of a GPU name are ignored");
  CHECK(broken("gpu_name in [RTX_5090,H100_SXM]", TEXT("A100")),
        "a GPU outside the list does not match");
  CHECK(broken("gpu_name!=A100", TEXT("A100")), "the excluded GPU does not match");
  CHECK(broken("geolocation=SE", TEXT("Finland, FI")), "another country does not match");
  CHECK(!broken("geolocation=SE", TEXT("Sweden, SE")), "the same country matches");
  CHECK(!broken("geolocation=SE", TEXT("somewhere")), "a place without a country may match");
  CHECK(!broken("geolocation=SE", TEXT("")), "an empty place may match");
  CHECK(broken("geolocation notin [SE,FI]", TEXT(", FI")), "an excluded country does not match");
  CHECK(!broken("geolocation=EU georegion=true", TEXT("Nowhere, XX")), "regions are not checked");
  CHECK(!broken("mobo_name=x", TEXT("y")), "free text is not checked");
}

static void test_flags(void) {
  CHECK(broken("static_ip=true", FLAG(false)), "false does not match =true");
  CHECK(!broken("has_avx=true", NUM(1)), "1 matches =true");
  CHECK(broken("has_avx=true", NUM(0)), "0 does not match =true");
  CHECK(broken("datacenter=true", NUM(0)), "hosting_type 0 does not match datacenter=true");
  CHECK(broken("verified=true", TEXT("unverified")), "unverified does not match verified=true");
  CHECK(!broken("verified=true", TEXT("verified")), "verified matches verified=true");
  CHECK(!broken("verified=true", TEXT("pending")), "an unknown verification may match");
  CHECK(!broken("verified=false", TEXT("verified")), "verified=false is not checked");
  CHECK(!broken("rented=true", FLAG(false)),
        "rented=true is not checked, because it extends the search");
}

static void test_defaults(void) {
  struct vast_query q;
  vast_query_init(&q, &vast_offer_fields);
  bool ok = vast_query_default(&q, "verified", VAST_EQ, "true");
  CHECK(ok && vast_clause_cell(&q, &q.clauses[0]) == NULL, "default filters are not checked");
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
  test_defaults();
  return check_done();
}
