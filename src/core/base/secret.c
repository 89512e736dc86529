/* core/base/secret.c -- secrets, their masks and lists; see secret.h. */
#include "core/base/secret.h"

#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

bool vast_secret_set(struct vast_secret *s, const char *bytes, size_t len) {
  char *copy = malloc(len + 1);
  if (copy == NULL) return false;
  if (len) memcpy(copy, bytes, len);
  copy[len] = '\0';
  vast_secret_free(s);
  s->bytes = copy;
  s->len = len;
  return true;
}

void vast_secret_free(struct vast_secret *s) {
  if (s->bytes) explicit_bzero(s->bytes, s->len);
  free(s->bytes);
  *s = (struct vast_secret){NULL, 0};
}

bool vast_secret_equal(const struct vast_secret *a, const struct vast_secret *b) {
  return a->len == b->len && (a->len == 0 || memcmp(a->bytes, b->bytes, a->len) == 0);
}

void vast_secret_mask(const struct vast_secret *s, char mask[VAST_MASK_SIZE]) {
  size_t shown = s->len >= 8 ? 4 : 0;
  snprintf(mask, VAST_MASK_SIZE, "***%s", shown ? s->bytes + s->len - shown : "");
}

/* --- lists ------------------------------------------------------------------- */

/* Words that occur in every JSON answer and are no secrets. */
static bool is_common(struct vast_slice value) {
  static const char *const words[] = {"true", "false", "null", "none"};
  for (size_t i = 0; i < VAST_COUNT(words); i++)
    if (strlen(words[i]) == value.len && strncasecmp(words[i], value.bytes, value.len) == 0)
      return true;
  return false;
}

/* The array holds pointers to the secrets, so realloc may leave its old copy behind. */
static bool make_room(struct vast_secrets *s) {
  if (s->count < s->room) return true;
  size_t room = s->room ? 2 * s->room : 8;
  struct vast_named_secret *items = realloc(s->items, room * sizeof *items);
  if (items == NULL) return false;
  s->items = items;
  s->room = room;
  return true;
}

bool vast_secrets_add(struct vast_secrets *s, struct vast_slice name, struct vast_slice value) {
  struct vast_named_secret item = {0};
  if (value.len < VAST_SECRET_MIN || is_common(value)) return true;
  if (!make_room(s)) return false;
  if (!vast_secret_set(&item.name, name.bytes, name.len)) return false;
  if (!vast_secret_set(&item.value, value.bytes, value.len)) {
    vast_secret_free(&item.name);
    return false;
  }
  s->items[s->count++] = item;
  return true;
}

void vast_secrets_free(struct vast_secrets *s) {
  for (size_t i = 0; i < s->count; i++) {
    vast_secret_free(&s->items[i].name);
    vast_secret_free(&s->items[i].value);
  }
  free(s->items);
  *s = (struct vast_secrets){NULL, 0, 0};
}
