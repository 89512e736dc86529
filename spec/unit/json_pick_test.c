/* spec/unit/json_pick_test.c -- members of an object by name, without the others. */
#include "check.h"

#include <stdlib.h>

#include "core/json/json.h"

static const struct vast_slice names[] = {{"id", 2}, {"a b", 3}, {"\xC3\xA9", 2}, {"", 0}};

/* The picked object, or "no". */
static const char *pick(const char *text, size_t len) {
  static char result[512]; /* CHECK_TEXT asks twice */
  struct vast_buffer out;
  vast_buffer_init(&out, sizeof result - 1);
  bool ok = vast_json_pick((struct vast_slice){text, len}, names, VAST_COUNT(names), &out);
  snprintf(result, sizeof result, "%s", ok ? vast_buffer_text(&out) : "no");
  vast_buffer_free(&out);
  return result;
}

static const struct {
  const char *text, *picked;
} cases[] = {
    {"{}", "{}"},
    {"{\"id\":1}", "{\"id\":1}"},
    {" { \"id\" : 1 , \"x\" : 2 } ", "{\"id\": 1}"},
    {"{\"x\":{\"id\":1},\"y\":[{\"id\":2}]}", "{}"},
    {"{\"x\":[1,{\"a\":\"]}\"}],\"id\":{\"id\":[1, 2]},\"a b\":\"\\\"\"}",
     "{\"id\":{\"id\":[1, 2]},\"a b\":\"\\\"\"}"},
    {"{\"id\":1,\"id\":null}", "{\"id\":1,\"id\":null}"},
    {"{\"\":0,\"\xC3\xA9\":true,\"i\":1,\"idd\":2}", "{\"\":0,\"\xC3\xA9\":true}"},
    {"{\"\\u0069d\":1}", "no"},           /* a name that is only the same when decoded */
    {"{\"x\":\"\\ud83d\\ude00\"}", "no"}, /* surrogates: for the decoder to judge */
    {"{\"x\":\"\\uD800\"}", "no"},
    {"[]", "no"},
    {"1", "no"},
    {"", "no"},
    {"{\"id\":1", "no"},
    {"{\"id\":1}}", "no"},
    {"{\"id\":1,}", "no"},
    {"{\"id\":1,\"x\":01}", "no"},
    {"{\"id\":1,\"x\":[1,]}", "no"},
    {"{\"id\":1,\"x\":\"\x01\"}", "no"},
};

int main(void) {
  for (size_t i = 0; i < VAST_COUNT(cases); i++)
    CHECK_TEXT(pick(cases[i].text, strlen(cases[i].text)), cases[i].picked);
  CHECK_TEXT(pick("{\"id\":1}x", 8), "{\"id\":1}");
  CHECK_TEXT(pick("{\"id\":1,\"x\":\"\0\"}", 16), "no");
  char big[600];
  memset(big, ' ', sizeof big);
  memcpy(big, "{\"id\":", 6);
  memcpy(big + sizeof big - 2, "1}", 2);
  CHECK_TEXT(pick(big, sizeof big), "no"); /* no room */
  return check_done();
}
