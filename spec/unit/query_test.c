/* spec/unit/query_test.c -- tests the search language, its messages, typed values and orders. */
#include "check.h"

#include <stdlib.h>

#include "core/query/query.h"
#include "core/query/order.h"
#include "core/query/regions.h"

/* The filters as JSON, or the fault after "! ". */
static const char *parsed(const struct vast_field_set *set, bool allow_unknown, const char *text) {
  static char shown[4096];
  struct vast_query q;
  struct vast_query_fault fault = {""};
  struct vast_buffer json;
  vast_query_init(&q, set);
  vast_buffer_init(&json, 1 << 20);
  q.allow_unknown = allow_unknown;
  struct vast_json_writer w = {.out = &json};
  bool ok = vast_query_parse(&q, text, strlen(text), &fault) && vast_query_finish(&q, &fault);
  vast_json_begin(&w, '{');
  if (ok) vast_query_write(&q, &w);
  vast_json_end(&w, '}');
  snprintf(shown, sizeof shown, "%s%s", ok ? "" : "! ",
           ok ? vast_buffer_text(&json) : fault.message);
  vast_buffer_free(&json);
  vast_query_free(&q);
  return shown;
}

static const char *offers(const char *text) { return parsed(&vast_offer_fields, false, text); }

struct pair {
  const char *query, *json;
};

static void check_pairs(const struct pair *rows, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const char *found = offers(rows[i].query);
    CHECK(strcmp(found, rows[i].json) == 0, "%s becomes %s, got %s", rows[i].query, rows[i].json,
          found);
  }
}

static void test_operators(void) {
  static const struct pair rows[] = {
      {"", "{}"},
      {"num_gpus=4", "{\"num_gpus\":{\"eq\":\"4\"}}"},
      {"num_gpus == 4", "{\"num_gpus\":{\"eq\":\"4\"}}"},
      {"num_gpus!=4", "{\"num_gpus\":{\"neq\":\"4\"}}"},
      {"num_gpus not eq 4", "{\"num_gpus\":{\"neq\":\"4\"}}"},
      {"num_gpus noteq 4", "{\"num_gpus\":{\"neq\":\"4\"}}"},
      {"num_gpus   >=   2 num_gpus<8", "{\"num_gpus\":{\"gte\":\"2\",\"lt\":\"8\"}}"},
      {"num_gpus>1 num_gpus>2", "{\"num_gpus\":{\"gt\":\"2\"}}"},
      {"num_gpus lte 4", "{\"num_gpus\":{\"lte\":\"4\"}}"},
      {"geolocation in [SE, FI,,NO]", "{\"geolocation\":{\"in\":[\"SE\",\"FI\",\"NO\"]}}"},
      {"geolocation nin [SE]", "{\"geolocation\":{\"notin\":[\"SE\"]}}"},
      {"geolocation not in ['XV','XZ']", "{\"geolocation\":{\"notin\":[\"XV\",\"XZ\"]}}"},
      {"geolocation in SE", "{\"geolocation\":{\"in\":[\"SE\"]}}"},
      {"geolocation in [SE]num_gpus=1",
       "{\"geolocation\":{\"in\":[\"SE\"]},\"num_gpus\":{\"eq\":\"1\"}}"},
      {"num_gpus=1\n  cpu_arch=arm64\t",
       "{\"num_gpus\":{\"eq\":\"1\"},\"cpu_arch\":{\"eq\":\"arm64\"}}"},
  };
  check_pairs(rows, VAST_COUNT(rows));
}

static void test_values(void) {
  static const struct pair rows[] = {
      {"gpu_name=\"RTX 4090\"", "{\"gpu_name\":{\"eq\":\"RTX 4090\"}}"},
      {"gpu_name='RTX 4090'", "{\"gpu_name\":{\"eq\":\"RTX 4090\"}}"},
      {"gpu_name=RTX_4090,", "{\"gpu_name\":{\"eq\":\"RTX 4090\"}}"},
      {"gpu_name=\"\"", "{\"gpu_name\":{\"eq\":\"\"}}"},
      {"gpu_name=\"any\"", "{\"gpu_name\":{\"eq\":\"any\"}}"},
      {"mobo_name=a=b", "{\"mobo_name\":{\"eq\":\"a=b\"}}"},
      {"mobo_name=\"a\\b\"", "{\"mobo_name\":{\"eq\":\"a\\\\b\"}}"},
      {"gpu_name in [\"RTX 3090\",RTX_4090]",
       "{\"gpu_name\":{\"in\":[\"RTX 3090\",\"RTX 4090\"]}}"},
      {"verified=False static_ip=true cluster_id=null",
       "{\"verified\":{\"eq\":false},\"static_ip\":{\"eq\":true},\"cluster_id\":{\"eq\":null}}"},
      {"gpu_ram>=24", "{\"gpu_ram\":{\"gte\":24000}}"},
      {"gpu_ram>=\" 24 \"", "{\"gpu_ram\":{\"gte\":24000}}"},
      {"gpu_ram in [24,.5]", "{\"gpu_ram\":{\"in\":[24000,500]}}"},
      {"gpu_total_ram<=96.5", "{\"gpu_total_ram\":{\"lte\":96500}}"},
      {"duration>3.5", "{\"duration\":{\"gt\":302400}}"},
      {"driver_version>=535.86.05", "{\"driver_version\":{\"gte\":535086005}}"},
      {"driver_version>=1000.2.3", "{\"driver_version\":{\"gte\":1000002003}}"},
      {"driver_version>=570", "{\"driver_version\":{\"gte\":\"570\"}}"},
      {"driver_version in [535.86.05,550.1.1]",
       "{\"driver_version\":{\"in\":[535086005,550001001]}}"},
      {"dph<1 dph_total>0.2", "{\"dph_total\":{\"lt\":\"1\",\"gt\":\"0.2\"}}"},
      {"num_gpus=4 num_gpus=any", "{}"},
      {"gpu_name=? gpu_name=H100_SXM", "{\"gpu_name\":{\"eq\":\"H100 SXM\"}}"},
  };
  check_pairs(rows, VAST_COUNT(rows));
}

/* Directives apply at any position in the query. */
static void test_directives(void) {
  static const struct pair rows[] = {
      {"georegion=true geolocation=NA", "{\"geolocation\":{\"in\":[\"CA\",\"US\"]}}"},
      {"dph<0.5 geolocation != NA georegion=True",
       "{\"dph_total\":{\"lt\":\"0.5\"},\"geolocation\":{\"notin\":[\"CA\",\"US\"]}}"},
      {"geolocation notin [NA,SE] georegion == true",
       "{\"geolocation\":{\"notin\":[\"CA\",\"US\",\"SE\"]}}"},
      {"georegion=true geolocation=SE", "{\"geolocation\":{\"eq\":\"SE\"}}"},
      {"georegion=false geolocation=NA", "{\"geolocation\":{\"eq\":\"NA\"}}"},
      {"geolocation=NA", "{\"geolocation\":{\"eq\":\"NA\"}}"},
      {"chunked=true reliability>0.98 num_gpus=4",
       "{\"reliability\":{\"gt\":\"0.98\"},\"num_gpus\":{\"eq\":\"4\"}}"},
      {"georegion=yes", "! georegion takes = true or = false"},
      {"chunked!=true", "! chunked takes = true or = false"},
      {"georegion=true geolocation=EU geolocation in [SE]",
       "! geolocation is filtered by a region and by a list"},
  };
  check_pairs(rows, VAST_COUNT(rows));
  CHECK_TEXT(parsed(&vast_volume_fields, false, "chunked=true"), "! unknown field 'chunked' at 1");
}

static void test_faults(void) {
  static const struct pair rows[] = {
      {"gpu_nme=4", "unknown field 'gpu_nme' at 1 (did you mean 'gpu_name'?)"},
      {"num_gpus=1 reliability2>0.9", "unknown field 'reliability2' at 12 (did you mean"},
      {"xyzzy=1", "unknown field 'xyzzy' at 1"},
      {"num_gpus", "'num_gpus' at 1 has no operator"},
      {"gpu_name=RTX 4090", "'4090' at 14 has no operator after it (a value with blanks goes in"},
      {"num_gpus=>4", "unknown operator '=>' at 9 after 'num_gpus'"},
      {"num_gpus like 4", "'num_gpus' at 1 has no operator"},
      {"geolocation in[US]", "'geolocation' at 1 has no operator"},
      {"geolocation not  in [US]", "'geolocation' at 1 has no operator"},
      {"num_gpus=1 gpu_name=", "'gpu_name' at 12 has no value"},
      {"geolocation in [,]", "'geolocation' at 1 has no value"},
      {"num_gpus>=*", "'num_gpus' at 1 takes a wildcard with = only, got '*' at 11"},
      {"!num_gpus=1", "a field's name expected, got '!num_gpus=1' at 1"},
      {"gpu_ram>=16GB", "'gpu_ram' at 1 takes a number of GB, got '16GB' at 10"},
      {"gpu_ram>=1_000", "'gpu_ram' at 1 takes a number of GB, got '1_000' at 10"},
      {"gpu_ram>=inf", "takes a number of GB"},
      {"gpu_ram>=0x10", "takes a number of GB"},
      {"duration>x", "takes a number of days, got 'x' at 10"},
      {"driver_version=535.86", "takes three numbers like 535.86.05"},
      {"driver_version=\"535.86.05\"", "without quotes"},
      {"driver_version=0.0.0", "takes three numbers"},
      {"gpu_name=\"RTX 4090", "'4090' at 15 has no operator"},
      {"num_gpus=\xff", "not valid UTF-8"},
  };
  for (size_t i = 0; i < VAST_COUNT(rows); i++) {
    const char *found = offers(rows[i].query);
    CHECK(found[0] == '!', "'%s' is refused", rows[i].query);
    CHECK_HAS(found, rows[i].json);
  }
}

static void test_unknown(void) {
  CHECK_TEXT(parsed(&vast_offer_fields, true, "foo=1 bar_baz>=2 foo<3"),
             "{\"foo\":{\"eq\":\"1\",\"lt\":\"3\"},\"bar_baz\":{\"gte\":\"2\"}}");
  CHECK_TEXT(parsed(&vast_offer_fields, true, "foo=1 foo=any"), "{}");
  char many[4096] = "";
  for (int i = 0; i < 129; i++) sprintf(many + strlen(many), "f%d=1 ", i);
  CHECK_TEXT(parsed(&vast_offer_fields, true, many), "! more than 128 different filters");
}

static const char *typed(const char *field, enum vast_compare compare, struct vast_value v) {
  static char shown[512];
  struct vast_query q;
  struct vast_query_fault fault = {""};
  struct vast_term t = {.name = field, .len = strlen(field), .compare = compare};
  if (v.text) v.len = strlen(v.text);
  vast_query_init(&q, &vast_offer_fields);
  bool ok = vast_query_begin(&q, &t, &fault) && vast_query_put(&q, &v, 0, &fault) &&
            vast_query_end(&q, &fault);
  if (!ok) snprintf(shown, sizeof shown, "! %s", fault.message);
  else if (q.count == 0) snprintf(shown, sizeof shown, "nothing");
  else
    snprintf(shown, sizeof shown, "%.*s", (int)q.clauses[0].json_len,
             q.text.data + q.clauses[0].json);
  vast_query_free(&q);
  return shown;
}

#define TEXT(s) ((struct vast_value){.type = VAST_VALUE_TEXT, .text = (s)})
#define INT(n) ((struct vast_value){.type = VAST_VALUE_INTEGER, .integer = (n)})
#define NUM(n) ((struct vast_value){.type = VAST_VALUE_NUMBER, .number = (n)})
#define FLAG(b) ((struct vast_value){.type = VAST_VALUE_FLAG, .flag = (b)})

static void test_typed(void) {
  CHECK_TEXT(typed("num_gpus", VAST_EQ, INT(4)), "4");
  CHECK_TEXT(typed("num_gpus", VAST_EQ, TEXT("4")), "4");
  CHECK_TEXT(typed("num_gpus", VAST_IN, INT(4)), "[4]");
  CHECK_TEXT(typed("machine_id", VAST_EQ, INT(INT64_C(9007199254740993))), "9007199254740993");
  CHECK_TEXT(typed("gpu_ram", VAST_GTE, INT(24)), "24000");
  CHECK_TEXT(typed("gpu_ram", VAST_GTE, NUM(0.5)), "500");
  CHECK_TEXT(typed("gpu_ram", VAST_GTE, TEXT("24")), "24000");
  CHECK_TEXT(typed("gpu_name", VAST_EQ, TEXT("RTX_4090")), "\"RTX 4090\"");
  CHECK_TEXT(typed("mobo_name", VAST_EQ, TEXT("A_B")), "\"A_B\"");
  CHECK_TEXT(typed("verified", VAST_EQ, FLAG(false)), "false");
  CHECK_TEXT(typed("verified", VAST_EQ, TEXT("true")), "true");
  CHECK_TEXT(typed("verified", VAST_EQ, TEXT("any")), "nothing");
  CHECK_TEXT(typed("driver_version", VAST_GTE, TEXT("535.86.05")), "535086005");
  CHECK_TEXT(typed("gpu_ram", VAST_GTE, TEXT("big")),
             "! 'gpu_ram' takes a number of GB, got 'big'");
  CHECK_TEXT(typed("num_gpus", VAST_EQ, FLAG(true)), "! 'num_gpus' takes a number");
  CHECK_TEXT(typed("verified", VAST_EQ, INT(1)), "! 'verified' takes true or false");
  CHECK_TEXT(typed("os_version", VAST_EQ, NUM(22.04)), "! 'os_version' takes text, in quotes");
  CHECK_TEXT(typed("num_gpus", VAST_GT, TEXT("any")),
             "! 'num_gpus' takes a wildcard with = only, got 'any'");
  CHECK_TEXT(typed("gpu_ram", VAST_GT, NUM(1e308)), "! 'gpu_ram' takes a finite number");
}

static void test_orders(void) {
  static const struct pair rows[] = {
      {"score-", "[[\"score\",\"desc\"]]"},
      {"", "[]"},
      {"score-,", "[[\"score\",\"desc\"]]"},
      {" num_gpus- , dph+ ", "[[\"num_gpus\",\"desc\"],[\"dph_total\",\"asc\"]]"},
      {"-score", "[[\"score\",\"desc\"]]"},
      {"reliability--", "[[\"reliability\",\"desc\"]]"},
      {"a+-", "[[\"a+\",\"desc\"]]"},
      {"cheapest-,avail_vol_dph", "[[\"cheapest\",\"desc\"],[\"avail_vol_dph\",\"asc\"]]"},
      {"-", "[[\"\",\"desc\"]]"},
  };
  for (size_t i = 0; i < VAST_COUNT(rows); i++) {
    struct vast_buffer json;
    vast_buffer_init(&json, 4096);
    struct vast_json_writer w = {.out = &json};
    struct vast_order order = {.set = &vast_offer_fields, .w = &w};
    vast_json_begin(&w, '[');
    bool ok = vast_order_text(&order, rows[i].query, strlen(rows[i].query));
    vast_json_end(&w, ']');
    CHECK(ok, "the order %s is accepted", rows[i].query);
    CHECK_TEXT(vast_buffer_text(&json), rows[i].json);
    vast_buffer_free(&json);
  }
}

static void test_unknown_orders(void) {
  static const struct pair rows[] = {
      {"dph_totl", "unknown field 'dph_totl' (did you mean 'dph_total'?)"},
      {"num_gpus-,-scor", "unknown field 'scor' (did you mean 'score'?)"},
      {"dph_bas+", "unknown field 'dph_bas' (did you mean 'dph_base'?)"},
  };
  for (size_t i = 0; i < VAST_COUNT(rows); i++) {
    struct vast_buffer json;
    vast_buffer_init(&json, 4096);
    struct vast_json_writer w = {.out = &json};
    struct vast_order order = {.set = &vast_offer_fields, .w = &w};
    struct vast_order any = {.set = &vast_offer_fields, .w = &w, .allow_unknown = true};
    size_t len = strlen(rows[i].query);
    CHECK(!vast_order_text(&order, rows[i].query, len), "the order %s is refused", rows[i].query);
    CHECK_TEXT(order.fault.message, rows[i].json);
    CHECK(vast_order_text(&any, rows[i].query, len), "with allow_unknown the order %s is accepted",
          rows[i].query);
    vast_buffer_free(&json);
  }
}

/* Whether an order with that number of fields is accepted. */
static bool takes_fields(size_t count, bool allow_unknown, struct vast_query_fault *fault) {
  struct vast_buffer text, json;
  vast_buffer_init(&text, (size_t)1 << 20);
  vast_buffer_init(&json, (size_t)1 << 20);
  for (size_t i = 0; i < count; i++) vast_buffer_printf(&text, "zq%zu,", i);
  struct vast_json_writer w = {.out = &json};
  struct vast_order order = {.set = &vast_offer_fields, .w = &w, .allow_unknown = allow_unknown};
  bool ok = vast_order_text(&order, vast_buffer_text(&text), text.len);
  *fault = order.fault;
  vast_buffer_free(&text);
  vast_buffer_free(&json);
  return ok;
}

static void test_order_cap(void) {
  struct vast_query_fault fault;
  CHECK(takes_fields(VAST_QUERY_ORDERS, false, &fault), "the largest number of fields is accepted");
  CHECK(!takes_fields(VAST_QUERY_ORDERS + 1, false, &fault), "one more field is refused");
  CHECK_TEXT(fault.message, "more than 128 fields");
  CHECK(!takes_fields(VAST_QUERY_ORDERS + 1, true, &fault),
        "one more unknown field is refused too");
}

static void test_order_utf8(void) {
  struct vast_buffer json;
  vast_buffer_init(&json, 4096);
  struct vast_json_writer w = {.out = &json};
  struct vast_order order = {.set = &vast_offer_fields, .w = &w, .allow_unknown = true};
  CHECK(!vast_order_text(&order, "score,\xFF-", 8), "a name that is not UTF-8 is refused");
  CHECK_TEXT(order.fault.message, "a field's name is not UTF-8");
  vast_buffer_free(&json);
}

/* Names have a length: nothing after their end is read, and a NUL does not end a comparison. */
static void test_counted_names(void) {
  static const char name[] = "dph\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
  struct vast_query_fault fault;
  char *copy = malloc(sizeof name);
  for (size_t len = 0; copy && len <= sizeof name; len++) {
    memcpy(copy, name, len < sizeof name ? len : sizeof name);
    bool known = vast_field_find(&vast_offer_fields, copy, len) != NULL;
    CHECK(known == (len == 3), "%zu bytes of the name are found as a field", len);
    CHECK(!vast_field_is_column(&vast_offer_fields, copy, len),
          "%zu bytes of the name are not a column", len);
    CHECK(vast_order_check(&vast_offer_fields, copy, len, &fault) || len < 3,
          "%zu bytes of the name in an order", len);
  }
  free(copy);
}

static void test_regions(void) {
  CHECK_TEXT(vast_region_of("AU"), "OC");
  CHECK_TEXT(vast_region_of("KZ"), "EU");
  CHECK_TEXT(vast_region_of("AR"), "LC");
  CHECK_TEXT(vast_region_of("YE"), "AS");
  CHECK(vast_region_of("XX") == NULL, "the country XX has no region");
  CHECK(vast_region_countries("eu", 2) == NULL, "a region in lower case is unknown");
  CHECK_HAS(vast_continent_countries("North_America", 13), "US");
  CHECK_HAS(vast_continent_countries("South America", 13), "BR");
  CHECK(vast_continent_countries("North", 5) == NULL, "a part of a continent's name is unknown");
}

/* Every field is found by its name, and every alias is the name of a field. */
static void test_tables(void) {
  static const struct vast_field_set *const sets[] = {
      &vast_offer_fields,    &vast_volume_fields,    &vast_network_volume_fields,
      &vast_template_fields, &vast_benchmark_fields, &vast_invoice_fields};
  for (size_t s = 0; s < VAST_COUNT(sets); s++) {
    size_t good = 0;
    for (size_t i = 0; i < sets[s]->count; i++) {
      const struct vast_field *f = &sets[s]->fields[i];
      good += vast_field_find(sets[s], f->name, strlen(f->name)) == f && f->doc && f->doc[0];
    }
    for (size_t i = 0; i < sets[s]->alias_count; i++) {
      const char *name = sets[s]->aliases[i].name;
      good += vast_field_find(sets[s], name, strlen(name)) != NULL;
    }
    CHECK(good == sets[s]->count + sets[s]->alias_count,
          "table %zu: all names and aliases are found", s);
  }
}

int main(void) {
  test_operators();
  test_values();
  test_directives();
  test_faults();
  test_unknown();
  test_typed();
  test_orders();
  test_unknown_orders();
  test_order_cap();
  test_order_utf8();
  test_counted_names();
  test_regions();
  test_tables();
  return check_done();
}
