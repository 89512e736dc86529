/* spec/unit/secret_test.c -- tests secrets, their masks and lists. */
#include "check.h"

#include "core/base/secret.h"

#define KEY "5f0dabcdef0001"

static void keeps_a_key(void) {
  struct vast_secret a = {0}, b = {0};
  CHECK(vast_secret_equal(&a, &b), "two empty secrets are equal");
  CHECK(vast_secret_set(&a, KEY "junk", strlen(KEY)) && a.len == strlen(KEY),
        "a secret is copied with its length");
  CHECK_TEXT(a.bytes, KEY);
  CHECK(!vast_secret_equal(&a, &b), "a secret does not equal an empty one");
  CHECK(vast_secret_set(&b, KEY, strlen(KEY)) && vast_secret_equal(&a, &b),
        "secrets with the same text are equal");
  CHECK(vast_secret_set(&a, a.bytes + 1, a.len - 1), "a secret can be set from its own bytes");
  CHECK_TEXT(a.bytes, "f0dabcdef0001");
  vast_secret_free(&a);
  vast_secret_free(&a);
  vast_secret_free(&b);
  CHECK(a.bytes == NULL && a.len == 0, "a secret can be freed twice");
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
          "adding to a list succeeds");
  CHECK(list.count == 2, "short values and words of JSON are not added");
  CHECK_TEXT(list.items[0].value.bytes, "long enough");
  CHECK_TEXT(list.items[1].name.bytes, "n");
  vast_secrets_free(&list);
  vast_secrets_free(&list);
  CHECK(list.items == NULL && list.count == 0, "a list can be freed twice");
}

int main(void) {
  keeps_a_key();
  masks();
  lists();
  return check_done();
}
