/* spec/unit/identity_test.c -- tests identities: reference counts, look-up by key, lists that are
** freed first. */
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
  CHECK(a && a == b && a->refs == 2, "the same key gives the same identity");
  CHECK(a != c && a != d && c != d && count(list) == 3,
        "other keys, and prefixes of a key, give other identities");
  CHECK_TEXT(a->key.bytes, "key-one");
  vast_pace_learn(&a->pace, 5, 2, 10);
  CHECK(vast_pace_reserve(&b->pace, 5, 10) == 12,
        "a rate limit is shared by references to one key");
  CHECK(vast_pace_reserve(&c->pace, 5, 10) == 10, "a rate limit is not shared with another key");
  vast_identity_drop(a);
  CHECK(b->refs == 1 && count(list) == 3, "an identity with a reference remains in the list");
  vast_identity_drop(b);
  CHECK(count(list) == 2, "dropping the last reference removes it from the list");
  a = vast_identity_get(&list, "key-one", 7);
  CHECK(a && a->refs == 1 && vast_pace_reserve(&a->pace, 5, 10) == 10,
        "after that the key gets a new identity");
  vast_identity_drop(a);
  vast_identity_drop(c);
  vast_identity_drop(d);
  CHECK(list == NULL, "no identity remains");
}

/* Removes first, middle and last of the list in all orders. */
static void removes_in_any_order(void) {
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
      CHECK(count(list) == 2 - k, "%zu identities remain in order %zu", 2 - k, i);
    }
  }
}

static void holds(void) {
  struct vast_identity *list = NULL;
  CHECK(vast_identity_hold(NULL) == NULL, "hold accepts NULL");
  vast_identity_drop(NULL);
  struct vast_identity *a = vast_identity_get(&list, "k", 1);
  CHECK(a && vast_identity_hold(a) == a && a->refs == 2, "hold adds a reference");
  vast_identity_drop(a);
  vast_identity_drop(a);
  CHECK(list == NULL, "two drops free it");
}

static void outlives_its_list(void) {
  struct vast_identity *list = NULL;
  struct vast_identity *a = vast_identity_get(&list, "a", 1), *b = vast_identity_get(&list, "b", 1);
  vast_identity_orphan(&list);
  CHECK(list == NULL && a && b && a->list == NULL && b->list == NULL,
        "orphan removes the list from its identities");
  struct vast_identity *again = vast_identity_get(&list, "a", 1);
  CHECK(again && again != a, "an orphaned identity is not found again");
  vast_identity_drop(a);
  CHECK(list == again, "freeing an orphaned identity does not change the new list");
  vast_identity_drop(again);
  vast_identity_drop(b);
  CHECK(list == NULL, "the new list is empty");
  vast_identity_orphan(&list);
  CHECK(list == NULL, "orphan accepts an empty list");
}

int main(void) {
  shares();
  removes_in_any_order();
  holds();
  outlives_its_list();
  return check_done();
}
