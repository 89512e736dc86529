/* spec/core/secret_test.c -- keys, their masks and the redaction of bodies. */
#include "check.h"

#include "core/secret.h"

#define KEY "5f0dabcdef0001"

static void keeps_a_key(void) {
  struct vast_secret a = {0}, b = {0};
  CHECK(vast_secret_equal(&a, &b), "no key equals no key");
  CHECK(vast_secret_set(&a, KEY "junk", strlen(KEY)) && a.len == strlen(KEY), "takes its length");
  CHECK_TEXT(a.bytes, KEY);
  CHECK(!vast_secret_equal(&a, &b), "a key is not no key");
  CHECK(vast_secret_set(&b, KEY, strlen(KEY)) && vast_secret_equal(&a, &b), "same text, equal");
  CHECK(vast_secret_set(&a, a.bytes + 1, a.len - 1), "set from its own bytes");
  CHECK_TEXT(a.bytes, "f0dabcdef0001");
  vast_secret_free(&a);
  vast_secret_free(&a);
  vast_secret_free(&b);
  CHECK(a.bytes == NULL && a.len == 0, "freed, twice");
}

static void masks(void) {
  static const struct {
    const char *key, *mask;
  } cases[] = {{KEY, "***0001"}, {"12345678", "***5678"}, {"1234567", "***"}, {"a", "***"}};
  char mask[VAST_MASK_SIZE];
  for (size_t i = 0; i < VAST_COUNT(cases); i++) {
    struct vast_secret s = {0};
    if (!vast_secret_set(&s, cases[i].key, strlen(cases[i].key))) return;
    vast_secret_mask(&s, mask);
    CHECK_TEXT(mask, cases[i].mask);
    vast_secret_free(&s);
  }
  vast_secret_mask(&(struct vast_secret){0}, mask);
  CHECK_TEXT(mask, "***");
}

static const struct {
  const char *text, *shown;
} redacted[] = {
    {"", ""},
    {"plain text", "plain text"},
    {"key " KEY " inside", "key ***0001 inside"},
    {KEY KEY, "***0001***0001"},
    {"{\"id\": 1, \"msg\": \"" KEY "\"}", "{\"id\": 1, \"msg\": \"***0001\"}"},
    {"{\"api_key\": \"other\"}", "{\"api_key\": \"***\"}"},
    {"{\"password\" :\n \"a\\\"b\", \"x\": 1}", "{\"password\" :\n \"***\", \"x\": 1}"},
    {"{\"api_key\": null, \"key\": 5}", "{\"api_key\": null, \"key\": 5}"},
    {"{\"field\": \"password\"}", "{\"field\": \"password\"}"},
    {"[\"token\", \"x\"]", "[\"token\", \"x\"]"},
    {"{\"token\": \"cut off in the midd", "{\"token\": \"***"},
    {"{\"token\": \"ends in a slash\\", "{\"token\": \"***"},
    {"{\"token\":", "{\"token\":"},
    {"\"token", "\"token"},
    {"\"", "\""},
};

static void redacts(void) {
  struct vast_secret s = {0};
  struct vast_buffer out;
  vast_buffer_init(&out, 4096);
  if (!vast_secret_set(&s, KEY, strlen(KEY))) return;
  for (size_t i = 0; i < VAST_COUNT(redacted); i++) {
    vast_buffer_clear(&out);
    CHECK(vast_secret_redact(&out, redacted[i].text, strlen(redacted[i].text), &s), "redacts");
    CHECK_TEXT(vast_buffer_text(&out), redacted[i].shown);
  }
  vast_buffer_clear(&out);
  CHECK(vast_secret_redact(&out, "{\"key\":\"x\"}", 11, NULL), "without a key of ours");
  CHECK_TEXT(vast_buffer_text(&out), "{\"key\":\"***\"}");
  vast_secret_free(&s);
  vast_buffer_free(&out);
}

/* Would run for minutes if each quote looked for its end in the whole text. */
static void is_linear(void) {
  enum { SIZE = 2000000 };
  struct vast_buffer text, out;
  vast_buffer_init(&text, SIZE);
  vast_buffer_init(&out, SIZE);
  for (int i = 0; i < SIZE / 2; i++) vast_buffer_puts(&text, "\\\"");
  CHECK(vast_secret_redact(&out, text.data, text.len, NULL), "a million escaped quotes");
  CHECK(out.len == text.len, "pass as they are");
  vast_buffer_free(&text);
  vast_buffer_free(&out);
}

int main(void) {
  keeps_a_key();
  masks();
  redacts();
  is_linear();
  return check_done();
}
