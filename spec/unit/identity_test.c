/* spec/unit/identity_test.c -- keys shared by their clients: counted, found again, orphaned. */
#include "check.h"

#include "core/http/identity.h"

static size_t count(const struct vast_identity *list) {
  size_t n = 0;
  for (; list; list = list->next) n++;
  return n;
}

static void shares(void) {
  struct vast_identity *list = NULL;
  struct vast_identity *a = vast_identity_get(&list, "key-one", 7);
  struct vast_identity *b = vast_identity_get(&list, "key-one and more", 7);
  struct vast_identity *c = vast_identity_get(&list, "key-two", 7);
  struct vast_identity *d = vast_identity_get(&list, "key-on", 6);
  CHECK(a && a == b && a->refs == 2, "one key is one identity");
  CHECK(a != c && a != d && c != d && count(list) == 3, "others are others, prefixes too");
  CHECK_TEXT(a->key.bytes, "key-one");
  vast_pace_learn(&a->pace, 5, 2, 10);
  CHECK(vast_pace_reserve(&b->pace, 5, 10) == 12, "what one learned the other knows");
  CHECK(vast_pace_reserve(&c->pace, 5, 10) == 10, "another key does not");
  vast_identity_drop(a);
  CHECK(b->refs == 1 && count(list) == 3, "the last one out takes it away");
  vast_identity_drop(b);
  CHECK(count(list) == 2, "not before");
  a = vast_identity_get(&list, "key-one", 7);
  CHECK(a && a->refs == 1 && vast_pace_reserve(&a->pace, 5, 10) == 10, "a later one is new");
  vast_identity_drop(a);
  vast_identity_drop(c);
  vast_identity_drop(d);
  CHECK(list == NULL, "none is left");
}

/* First, middle and last of the list, in all orders. */
static void leaves_the_list_whole(void) {
  static const int orders[6][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
                                   {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
  for (size_t i = 0; i < VAST_COUNT(orders); i++) {
    struct vast_identity *list = NULL, *all[3];
    for (int k = 0; k < 3; k++) {
      all[k] = vast_identity_get(&list, &"abc"[k], 1);
      if (all[k] == NULL) return;
    }
    for (size_t k = 0; k < 3; k++) {
      vast_identity_drop(all[orders[i][k]]);
      CHECK(count(list) == 2 - k, "%zu left in order %zu", 2 - k, i);
    }
  }
}

static void holds(void) {
  struct vast_identity *list = NULL;
  CHECK(vast_identity_hold(NULL) == NULL, "nothing may be held");
  vast_identity_drop(NULL);
  struct vast_identity *a = vast_identity_get(&list, "k", 1);
  CHECK(a && vast_identity_hold(a) == a && a->refs == 2, "a count more");
  vast_identity_drop(a);
  vast_identity_drop(a);
  CHECK(list == NULL, "two drops end it");
}

static void outlives_its_list(void) {
  struct vast_identity *list = NULL;
  struct vast_identity *a = vast_identity_get(&list, "a", 1), *b = vast_identity_get(&list, "b", 1);
  vast_identity_orphan(&list);
  CHECK(list == NULL && a && b && a->list == NULL && b->list == NULL, "orphans know no list");
  struct vast_identity *again = vast_identity_get(&list, "a", 1);
  CHECK(again && again != a, "they are not found again");
  vast_identity_drop(a);
  CHECK(list == again, "an orphan's end leaves the new list alone");
  vast_identity_drop(again);
  vast_identity_drop(b);
  CHECK(list == NULL, "all gone");
  vast_identity_orphan(&list);
  CHECK(list == NULL, "an empty list may be orphaned");
}

int main(void) {
  shares();
  leaves_the_list_whole();
  holds();
  outlives_its_list();
  return check_done();
}
