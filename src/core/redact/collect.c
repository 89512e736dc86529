/* core/redact/collect.c -- collects the secrets of a request; see redact.h. It reads the URL and
** the body as they are sent, not the tables of the caller, which may differ. */
#include "core/base/text.h"
#include "core/json/json.h"
#include "core/redact/docker_flags.h"
#include "core/redact/redact.h"
#include "core/redact/secret_fields.h"

struct collector {
  struct vast_secrets *list; /* borrowed */
  const struct vast_op *op;
  struct vast_json_reader reader;
  struct vast_buffer text; /* the latest string, escapes resolved */
};

/* The length of the flag of a password at the beginning of a word; 0: there is none. */
static size_t password_flag(struct vast_slice word) {
  static const char *const flags[] = {"--password=", "--password", "-p=", "-p"};
  for (size_t i = 0; i < VAST_COUNT(flags); i++) {
    size_t len = strlen(flags[i]);
    if (word.len >= len && memcmp(word.bytes, flags[i], len) == 0) return len;
  }
  return 0;
}

static bool is_quote(char c) { return c == '"' || c == '\''; }

static bool add_word(struct vast_secrets *list, struct vast_slice name, struct vast_slice word) {
  return vast_secrets_add(list, name, vast_slice_strip(word, is_quote));
}

/* In a registry login, "-u USER -p PASSWORD REGISTRY" or "REGISTRY USER PASSWORD", the password is
** a secret of its own. */
static bool add_password(struct vast_secrets *list, struct vast_slice name,
                         struct vast_slice text) {
  struct vast_slice word = {text.bytes, 0};
  bool next = false;
  size_t words = 0;
  for (size_t from = 0, to; from < text.len; from = to) {
    while (from < text.len && vast_is_blank(text.bytes[from])) from++;
    for (to = from; to < text.len && !vast_is_blank(text.bytes[to]);) to++;
    if (to == from) break;
    word = (struct vast_slice){text.bytes + from, to - from};
    size_t flag = password_flag(word);
    if (next) return add_word(list, name, word);
    if (flag && word.len > flag)
      return add_word(list, name, (struct vast_slice){word.bytes + flag, word.len - flag});
    next = flag > 0;
    words++;
  }
  bool login = memmem(name.bytes, name.len, "login", 5) != NULL;
  return !login || words != 3 || add_word(list, name, word);
}

static bool add_text(struct vast_secrets *list, struct vast_slice name, struct vast_slice text) {
  return vast_secrets_add(list, name, text) && add_password(list, name, text);
}

static bool add_flags(struct vast_secrets *list, struct vast_slice name, struct vast_slice text) {
  struct vast_docker_value v;
  size_t at = 0;
  while (vast_docker_next(text, &at, &v))
    if (!vast_secrets_add(list, v.name.len ? v.name : name, v.value)) return false;
  return true;
}

/* Adds the latest token of the reader, a value of that name. */
static bool add_scalar(struct collector *g, enum vast_json_type type, enum vast_field_kind kind,
                       struct vast_slice name) {
  const struct vast_json_reader *r = &g->reader;
  if (type == VAST_JSON_NUMBER && kind != VAST_FIELD_SECRET)
    return vast_secrets_add(g->list, name, (struct vast_slice){r->text + r->start, r->token_len});
  if (type != VAST_JSON_STRING) return true;
  vast_buffer_clear(&g->text);
  if (!vast_json_string(r, &g->text)) return false;
  struct vast_slice text = {vast_buffer_text(&g->text), g->text.len};
  return kind == VAST_FIELD_FLAGS ? add_flags(g->list, name, text) : add_text(g->list, name, text);
}

static struct vast_slice token(const struct vast_json_reader *r) {
  return (struct vast_slice){r->text + r->start, r->token_len};
}

/* Adds all values of the table or list that the reader has entered. */
static bool add_container(struct collector *g, struct vast_slice name) {
  unsigned depth = g->reader.depth;
  while (g->reader.depth >= depth) {
    enum vast_json_type type = vast_json_next(&g->reader);
    if (type == VAST_JSON_ERROR) return true;
    if (type == VAST_JSON_NAME) name = token(&g->reader);
    else if (!add_scalar(g, type, VAST_FIELD_MARKED, name)) return false;
  }
  return true;
}

static bool add_field(struct collector *g) {
  struct vast_slice name = token(&g->reader);
  enum vast_field_kind kind = vast_field_kind(g->op, name);
  if (kind == VAST_FIELD_PUBLIC) return true; /* its value is the next token of the reader */
  enum vast_json_type type = vast_json_next(&g->reader);
  if (type == VAST_JSON_OBJECT || type == VAST_JSON_ARRAY) return add_container(g, name);
  return add_scalar(g, type, kind, name);
}

bool vast_redact_collect_body(struct vast_secrets *list, const struct vast_op *op,
                              struct vast_slice json) {
  struct collector g = {.list = list, .op = op};
  bool ok = true;
  vast_buffer_init(&g.text, json.len);
  vast_json_open(&g.reader, json.bytes, json.len);
  for (enum vast_json_type type = VAST_JSON_OBJECT;
       ok && type != VAST_JSON_END && type != VAST_JSON_ERROR;) {
    type = vast_json_next(&g.reader);
    if (type == VAST_JSON_NAME) ok = add_field(&g);
  }
  vast_buffer_free(&g.text);
  return ok;
}

/* --- URLs -------------------------------------------------------------------------- */

static bool add_encoded(struct vast_secrets *list, struct vast_slice name, struct vast_slice text) {
  struct vast_buffer plain;
  vast_buffer_init(&plain, text.len);
  for (size_t i = 0; i < text.len; i++) {
    bool coded = text.bytes[i] == '%' && i + 2 < text.len &&
                 vast_hex_digit(text.bytes[i + 1]) >= 0 && vast_hex_digit(text.bytes[i + 2]) >= 0;
    char c =
        coded ? (char)(vast_hex_digit(text.bytes[i + 1]) * 16 + vast_hex_digit(text.bytes[i + 2]))
              : text.bytes[i];
    vast_buffer_putc(&plain, c);
    if (coded) i += 2;
  }
  bool ok = !plain.failed &&
            add_text(list, name, (struct vast_slice){vast_buffer_text(&plain), plain.len});
  vast_buffer_free(&plain);
  return ok;
}

bool vast_redact_collect_query(struct vast_secrets *list, const struct vast_op *op,
                               struct vast_slice url) {
  const char *mark = url.len ? memchr(url.bytes, '?', url.len) : NULL, *end = url.bytes + url.len;
  for (const char *at = mark; at && at < end;) {
    const char *from = at + 1;
    size_t left = (size_t)(end - from);
    const char *next = left ? memchr(from, '&', left) : NULL;
    size_t len = next ? (size_t)(next - from) : left;
    const char *equals = len ? memchr(from, '=', len) : NULL;
    struct vast_slice name = {from, equals ? (size_t)(equals - from) : len};
    size_t value = equals ? name.len + 1 : len;
    if (equals && vast_field_kind(op, name) != VAST_FIELD_PUBLIC &&
        !add_encoded(list, name, (struct vast_slice){from + value, len - value}))
      return false;
    at = next;
  }
  return true;
}

bool vast_redact_collect_login(struct vast_secrets *list, const char *url) {
  static const struct vast_slice name = {"proxy", sizeof "proxy" - 1};
  const char *at = url ? strrchr(url, '@') : NULL;
  if (at == NULL) return true;
  const char *scheme = strstr(url, "://");
  const char *from = scheme && scheme < at ? scheme + 3 : url;
  const char *colon = memchr(from, ':', (size_t)(at - from));
  const char *password = colon ? colon + 1 : at;
  return vast_secrets_add(list, name, (struct vast_slice){from, (size_t)(at - from)}) &&
         add_encoded(list, name, (struct vast_slice){password, (size_t)(at - password)});
}
