/* spec/unit/secret_test.c -- keys, their masks and lists of secrets. */
#include "check.h"

#include "core/base/secret.h"

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

static void lists(void) {
  struct vast_secrets list = {0};
  static const char *const values[] = {"abc", "", "true", "False", "null", "long enough", "1234"};
  for (size_t i = 0; i < VAST_COUNT(values); i++)
    CHECK(vast_secrets_add(&list, (struct vast_slice){"n", 1},
                           (struct vast_slice){values[i], strlen(values[i])}),
          "added, or left out");
  CHECK(list.count == 2, "short ones and JSON's words are left out");
  CHECK_TEXT(list.items[0].value.bytes, "long enough");
  CHECK_TEXT(list.items[1].name.bytes, "n");
  vast_secrets_free(&list);
  vast_secrets_free(&list);
  CHECK(list.items == NULL && list.count == 0, "freed, twice");
}

int main(void) {
  keeps_a_key();
  masks();
  lists();
  return check_done();
}
