/* spec/unit/header_test.c -- tests response headers, Retry-After and the check of keys. */
#include "check.h"

#include "core/http/header.h"

static const struct {
  const char *line, *name, *value; /* value NULL: no match */
} lines[] = {
    {"Retry-After: 5\r\n", "Retry-After", "5"},
    {"retry-AFTER:5", "Retry-After", "5"},
    {"Retry-After:\t 5 \t\r\n", "Retry-After", "5"},
    {"Retry-After:\r\n", "Retry-After", ""},
    {"Content-Type: text/html; a=b: c\r\n", "content-type", "text/html; a=b: c"},
    {"Retry-After-Ms: 5\r\n", "Retry-After", NULL},
    {"Retry-After", "Retry-After", NULL},
    {"Retry", "Retry-After", NULL},
    {" Retry-After: 5", "Retry-After", NULL},
    {"Retry-After : 5", "Retry-After", NULL},
    {"", "Retry-After", NULL},
    {"\r\n", "X", NULL},
};

static void finds_names(void) {
  for (size_t i = 0; i < VAST_COUNT(lines); i++) {
    struct vast_slice value = {"", 0};
    bool found = vast_header_is(lines[i].line, strlen(lines[i].line), lines[i].name, &value);
    const char *wanted = lines[i].value;
    bool ok =
        wanted ? found && value.len == strlen(wanted) && memcmp(value.bytes, wanted, value.len) == 0
               : !found;
    CHECK(ok, "'%s' read as the header %s", lines[i].line, lines[i].name);
  }
}

/* The current time of the cases: Sun, 06 Nov 1994 08:49:37 GMT. */
#define WALL 784111777.0

static const struct {
  const char *value;
  double seconds;
} waits[] = {
    {"0", 0},
    {"5", 5},
    {" 120 ", 120},
    {"1.5", 1.5},
    {"0.25\r\n", 0.25},
    {"1.0000000000000000000", 1},
    {"1.5000000000000000000000000000000000000000", 1.5},
    {"0.00000000000000000000000000000000000000001", 0},
    {"2.000000000000000000x", -1},
    {"86401", 86400},
    {"99999999999999999999999999", 86400},
    {"", -1},
    {" ", -1},
    {"-5", -1},
    {"+5", -1},
    {"1e3", -1},
    {"1,5", -1},
    {".5", -1},
    {"5.", -1},
    {"1.2.3", -1},
    {"5s", -1},
    {"nan", -1},
    {"soon", -1},
    {"Sun, 06 Nov 1994 08:49:47 GMT", 10},
    {"Sunday, 06-Nov-94 08:49:47 GMT", 10},
    {"Sun Nov  6 08:49:47 1994", 10},
    {"Sun, 06 Nov 1994 08:49:37 GMT", 0},
    {"Sun, 06 Nov 1994 08:00:00 GMT", 0},
    {"Mon, 07 Nov 2050 08:49:37 GMT", 86400},
    {"Sun, 06 Nuv 1994 08:49:47 GMT", -1},
    {"Sun, 99 Nov 1994 08:49:47 GMT", -1},
    {"Sun, 06 Nov", -1},
    {"Sun, 06 Nov 1994 08:49:47 GMT and so on, and so on, and so on, and so on, and on", -1},
};

static void reads_retry_after(void) {
  for (size_t i = 0; i < VAST_COUNT(waits); i++) {
    double found = vast_header_retry_after(waits[i].value, strlen(waits[i].value), WALL);
    double wanted = waits[i].seconds;
    CHECK(wanted < 0 ? found < 0 : found == wanted, "'%s' is %g s (found %g)", waits[i].value,
          wanted, found);
  }
}

static const struct {
  const char *key, *why; /* why NULL: the key is accepted */
} keys[] = {
    {"5f0dabcdef0001", NULL},
    {"a", NULL},
    {"A-b_c.d~!", NULL},
    {"", "blank"},
    {" \t\r\n", "blank"},
    {"a b", "blank inside"},
    {"a\tb", "control"},
    {"a\nb", "control"},
    {"a\r\nX-Evil: 1", "control"},
    {"a\x7F", "control"},
    {"k\xC3\xA9", "ASCII"},
    {"\xEF\xBB\xBFkey", "ASCII"},
    {"{\"api_key\": \"k\"}", "is JSON"},
    {"[\"k\"]\n", "is JSON"},
    {"\"key\"", "in quotes"},
    {"'key'", "in quotes"},
    {"\"key", "in quotes"},
    {"VAST_API_KEY=key", "NAME=value"},
    {"api_key = key", "NAME=value"},
    {"export KEY=key\nX=1", "NAME=value"},
    {"a2V5=", NULL},
    {"a2V5==", NULL},
    {"=key", NULL},
    {"a.b=c", NULL},
};

static void checks_keys(void) {
  for (size_t i = 0; i < VAST_COUNT(keys); i++) {
    const char *why = vast_header_refuse_key(keys[i].key, strlen(keys[i].key));
    bool ok = keys[i].why ? why && strstr(why, keys[i].why) : why == NULL;
    CHECK(ok, "'%s': %s (%s)", keys[i].key, keys[i].why ? keys[i].why : "fine", why ? why : "");
  }
  CHECK(vast_header_refuse_key("a\0b", 3) != NULL, "a key with a NUL is refused");
  char longer[5000];
  memset(longer, 'k', sizeof longer);
  CHECK_TEXT(vast_header_refuse_key(longer, sizeof longer), "is too long");
}

int main(void) {
  finds_names();
  reads_retry_after();
  checks_keys();
  return check_done();
}
