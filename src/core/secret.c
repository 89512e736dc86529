/* core/secret.c -- key material and its masks; see secret.h.
** Owns: bytes, wiped on every way out. */
#include "secret.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

bool vast_secret_set(struct vast_secret *s, const char *bytes, size_t len) {
  char *copy = malloc(len + 1);
  if (copy == NULL) return false;
  memcpy(copy, bytes, len);
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

/* No name below is longer; looking further for its end would make hostile text
** quadratic. */
enum { NAME_REACH = 32 };

/* Names of fields whose string value is never shown. */
static const char *const secret_fields[] = {
    "api_key",    "key",   "apikey",      "password",         "docker_login_pass",
    "secret",     "token", "image_login", "instance_api_key", "jupyter_token",
    "login",      "code",  "backup_code", "ssh_private_key",  "account_api_key",
    "credentials"};

static bool is_secret_field(const char *name, size_t len) {
  for (size_t i = 0; i < VAST_COUNT(secret_fields); i++)
    if (strlen(secret_fields[i]) == len && memcmp(secret_fields[i], name, len) == 0) return true;
  return false;
}

/* The end of the JSON string that starts behind the quote at `at`: the index of
** its closing quote, or len. */
static size_t string_end(const char *text, size_t len, size_t at) {
  while (at < len && text[at] != '"') at += text[at] == '\\' && at + 1 < len ? 2 : 1;
  return at < len ? at : len;
}

static size_t skip_blanks(const char *text, size_t len, size_t at) {
  while (at < len && isspace((unsigned char)text[at])) at++;
  return at;
}

/* Where a secret field's string value begins (behind its quote), given the
** quote that opens a possible name at `at`; 0 when there is none. */
static size_t secret_value(const char *text, size_t len, size_t at) {
  size_t near = len - at > NAME_REACH ? at + NAME_REACH : len;
  size_t end = string_end(text, near, at + 1);
  if (end >= near || !is_secret_field(text + at + 1, end - at - 1)) return 0;
  size_t colon = skip_blanks(text, len, end + 1);
  if (colon >= len || text[colon] != ':') return 0;
  size_t quote = skip_blanks(text, len, colon + 1);
  return quote < len && text[quote] == '"' ? quote + 1 : 0;
}

static bool key_at(const char *text, size_t left, const struct vast_secret *s) {
  return s && s->len >= 4 && left >= s->len && memcmp(text, s->bytes, s->len) == 0;
}

bool vast_secret_redact(struct vast_buffer *out, const char *text, size_t len,
                        const struct vast_secret *s) {
  char mask[VAST_MASK_SIZE] = "";
  if (s) vast_secret_mask(s, mask);
  size_t at = 0;
  while (at < len) {
    size_t value = text[at] == '"' ? secret_value(text, len, at) : 0;
    if (value) {
      vast_buffer_add(out, text + at, value - at);
      vast_buffer_puts(out, "***");
      at = string_end(text, len, value);
    } else if (key_at(text + at, len - at, s)) {
      vast_buffer_puts(out, mask);
      at += s->len;
    } else {
      vast_buffer_putc(out, text[at++]);
    }
  }
  return !out->failed;
}
