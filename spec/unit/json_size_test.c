/* spec/unit/json_size_test.c -- the estimate of what decoded JSON takes. */
#include "check.h"

#include "core/json/json.h"

static size_t size_of(const char *text) {
  return vast_json_decoded_size(text, strlen(text), SIZE_MAX);
}

static void costs(void) {
  CHECK(size_of("") == 0 && size_of("12") == 0 && size_of("null") == 0, "scalars take no table");
  CHECK(size_of("{}") >= 56 && size_of("[]") >= 56, "a table");
  CHECK(size_of("[1,2,3]") > size_of("[1]"), "each element");
  CHECK(size_of("{\"a\":1}") > size_of("{}"), "a field");
  CHECK(size_of("\"abcdef\"") == size_of("\"\"") + 6, "a string, with its text");
}

static void strings(void) {
  CHECK(size_of("\"[{,:\"") == size_of("\"xxxx\""), "brackets in a string are text");
  CHECK(size_of("\"\\\"[[[\"") == size_of("\"xxxxx\""), "behind an escaped quote");
  CHECK(size_of("[\"\\\\\",[]]") == size_of("[\"xx\",[]]"), "behind an escaped backslash");
  CHECK(size_of("[\"no end [[[") == size_of("[\"") + 10, "a string without its end");
}

static void limits(void) {
  static char text[3000];
  memset(text, '[', sizeof text);
  size_t all = vast_json_decoded_size(text, sizeof text, SIZE_MAX);
  size_t some = vast_json_decoded_size(text, sizeof text, 1000);
  CHECK(all <= sizeof text * VAST_JSON_SIZE_RATIO, "the ratio is not exceeded");
  CHECK(some > 1000 && some < 2000, "counting stops beyond the limit");
}

int main(void) {
  costs();
  strings();
  limits();
  return check_done();
}
