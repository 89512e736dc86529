/* core/http/identity.c -- reference-counted API keys; see identity.h. */
#include "core/http/identity.h"

#include <stdlib.h>

static struct vast_identity *find(struct vast_identity *list, const struct vast_secret *key) {
  for (; list; list = list->next)
    if (vast_secret_equal(&list->key, key)) return list;
  return NULL;
}

struct vast_identity *vast_identity_get(struct vast_identity **list, const char *key, size_t len) {
  union { /* removes `const`: the secret below only borrows the key */
    const char *in;
    char *out;
  } view = {.in = key};
  struct vast_identity *identity = find(*list, &(struct vast_secret){view.out, len});
  if (identity) return vast_identity_hold(identity);
  identity = calloc(1, sizeof *identity);
  if (identity == NULL) return NULL;
  if (!vast_secret_set(&identity->key, key, len)) {
    free(identity);
    return NULL;
  }
  identity->refs = 1;
  identity->list = list;
  identity->next = *list;
  *list = identity;
  return identity;
}

struct vast_identity *vast_identity_hold(struct vast_identity *identity) {
  if (identity) identity->refs++;
  return identity;
}

static void unlink_from_list(struct vast_identity *identity) {
  struct vast_identity **at = identity->list;
  while (at && *at && *at != identity) at = &(*at)->next;
  if (at && *at) *at = identity->next;
}

void vast_identity_drop(struct vast_identity *identity) {
  if (identity == NULL || --identity->refs > 0) return;
  unlink_from_list(identity);
  vast_secret_free(&identity->key);
  free(identity);
}

void vast_identity_orphan(struct vast_identity **list) {
  for (struct vast_identity *i = *list; i; i = i->next) i->list = NULL;
  *list = NULL;
}
