/* spec/unit/json_compact_test.c -- JSON text without the blanks between its tokens. */
#include "check.h"
#include "core/json/json.h"

static const struct {
  const char *text, *compact;
} cases[] = {
    {"{ \"a\" : [ 1 , 2.0 ] }\n", "{\"a\":[1,2.0]}"},
    {"{\"a b\":\" c\\td \"}", "{\"a b\":\" c\\td \"}"},
    {"[\"say \\\" x\\\\\" , \"y z\"]", "[\"say \\\" x\\\\\",\"y z\"]"},
    {"\t\r\n[]", "[]"},
};

int main(void) {
  struct vast_buffer out;
  vast_buffer_init(&out, 1000);
  for (size_t i = 0; i < VAST_COUNT(cases); i++) {
    vast_buffer_clear(&out);
    bool ok = vast_json_compact(cases[i].text, strlen(cases[i].text), &out);
    CHECK(ok && strcmp(vast_buffer_text(&out), cases[i].compact) == 0, "%s", cases[i].compact);
  }
  vast_buffer_free(&out);
  vast_buffer_init(&out, 3);
  CHECK(!vast_json_compact("[1,2]", 5, &out), "a full buffer is reported");
  vast_buffer_free(&out);
  return check_done();
}
