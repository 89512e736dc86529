/* core/redact/redact.c -- masks secrets in a text; see redact.h. At each byte a secret field, a
** secret or a login may begin; other bytes are copied. Invariant: a rule continues after the bytes
** that it has read, or has read a limited number, so that masking takes time in proportion to the
** text. */
#include "core/redact/redact.h"

#include "core/redact/docker_flags.h"
#include "core/json/json.h"
#include "core/redact/quoted.h"
#include "core/redact/secret_fields.h"

struct walk {
  struct vast_buffer *out;
  struct vast_slice text;
  struct vast_redaction *r;
  bool begins[256]; /* bytes at which a secret may begin */
};

/* --- masks ------------------------------------------------------------------- */

static void put(struct walk *w, size_t from, size_t to) {
  vast_buffer_add(w->out, w->text.bytes + from, to - from);
}

static void put_mask_to(struct vast_buffer *out, struct vast_redaction *r, struct vast_slice name) {
  if (!r->fill) {
    vast_buffer_puts(out, "***");
    return;
  }
  vast_buffer_putc(out, '<');
  vast_buffer_add(out, name.bytes, name.len);
  vast_buffer_putc(out, '>');
  r->filled++;
}

static void put_mask(struct walk *w, struct vast_slice name) { put_mask_to(w->out, w->r, name); }

static void put_key(struct walk *w) {
  char mask[VAST_MASK_SIZE];
  vast_secret_mask(w->r->key, mask);
  if (w->r->fill) vast_buffer_putc(w->out, VAST_KEY_PLACE);
  else vast_buffer_puts(w->out, mask);
}

/* --- secrets anywhere in the text ------------------------------------------------ */

static void note_beginnings(struct walk *w) {
  const struct vast_secrets *list = w->r->secrets;
  const struct vast_secret *key = w->r->key;
  for (int c = 0; c < 256; c++) {
    w->begins[c] = key && key->len && vast_quoted_may_begin((char)c, key);
    for (size_t i = 0; list && i < list->count && !w->begins[c]; i++)
      w->begins[c] = vast_quoted_may_begin((char)c, &list->items[i].value);
  }
}

static size_t matched(const struct walk *w, size_t at, const struct vast_secret *s) {
  if (s->len == 0 || !vast_quoted_may_begin(w->text.bytes[at], s)) return 0;
  return vast_quoted_match((struct vast_slice){w->text.bytes + at, w->text.len - at}, s);
}

/* Masks the longest secret that begins here. Returns its end; `at`: there is none. */
static size_t redact_secret(struct walk *w, size_t at) {
  const struct vast_named_secret *found = NULL;
  const struct vast_secrets *list = w->r->secrets;
  size_t longest = 0, key = w->r->key ? matched(w, at, w->r->key) : 0;
  for (size_t i = 0; list && i < list->count; i++) {
    size_t len = matched(w, at, &list->items[i].value);
    if (len > longest) longest = len, found = &list->items[i];
  }
  if (key && key >= longest) {
    put_key(w);
    return at + key;
  }
  if (found) put_mask(w, (struct vast_slice){found->name.bytes, found->name.len});
  return at + longest;
}

/* --- values of fields ------------------------------------------------------------ */

static void put_flags(struct vast_buffer *out, struct vast_redaction *r, struct vast_slice name,
                      struct vast_slice text) {
  struct vast_docker_value v;
  size_t at = 0, done = 0;
  while (vast_docker_next(text, &at, &v)) {
    size_t value = (size_t)(v.value.bytes - text.bytes);
    vast_buffer_add(out, text.bytes + done, value - done);
    put_mask_to(out, r, v.name.len ? v.name : name);
    done = value + v.value.len;
  }
  vast_buffer_add(out, text.bytes + done, text.len - done);
}

/* Masks a JSON string of Docker flags with its quotes. False: it is not a JSON string. */
static bool redact_flags(struct walk *w, const struct vast_quoted *q, struct vast_slice name) {
  struct vast_json_reader reader;
  struct vast_buffer given, shown;
  vast_json_open(&reader, w->text.bytes + q->start - 1, q->behind - q->start + 1);
  if (q->mark != 1 || vast_json_next(&reader) != VAST_JSON_STRING) return false;
  vast_buffer_init(&given, reader.token_len);
  vast_buffer_init(&shown, w->out->max);
  bool ok = vast_json_string(&reader, &given);
  if (ok) {
    struct vast_json_writer writer = {.out = w->out};
    put_flags(&shown, w->r, name, (struct vast_slice){vast_buffer_text(&given), given.len});
    vast_json_text(&writer, vast_buffer_text(&shown), shown.len);
    if (shown.failed) w->out->failed = true;
  }
  vast_buffer_free(&given);
  vast_buffer_free(&shown);
  return ok;
}

static bool is_key(const struct walk *w, const struct vast_quoted *q) {
  const struct vast_secret *key = w->r->key;
  return key && key->len == q->end - q->start &&
         memcmp(w->text.bytes + q->start, key->bytes, key->len) == 0;
}

static size_t redact_quoted(struct walk *w, const struct vast_quoted *q, enum vast_field_kind kind,
                            struct vast_slice name) {
  if (kind == VAST_FIELD_FLAGS && redact_flags(w, q, name)) return q->behind;
  put(w, q->start - q->mark, q->start);
  if (w->r->fill && is_key(w, q)) put_key(w);
  else put_mask(w, name);
  put(w, q->end, q->behind);
  return q->behind;
}

static size_t number_end(struct vast_slice text, size_t at) {
  while (at < text.len && text.bytes[at] && strchr("+-.0123456789eE", text.bytes[at])) at++;
  return at;
}

/* The mask is a string, so that the text remains JSON. */
static size_t redact_number(struct walk *w, size_t at, struct vast_slice name) {
  vast_buffer_putc(w->out, '"');
  put_mask(w, name);
  vast_buffer_putc(w->out, '"');
  return number_end(w->text, at);
}

static bool is_name(struct vast_slice text, size_t behind) {
  while (behind < text.len && (text.bytes[behind] == ' ' || text.bytes[behind] == '\n')) behind++;
  return behind < text.len && text.bytes[behind] == ':';
}

/* Masks all values of a table or list, not the names. Returns its end. */
static size_t redact_container(struct walk *w, size_t at, struct vast_slice name) {
  size_t depth = 0;
  do {
    char c = w->text.bytes[at];
    struct vast_quoted q = vast_quoted_at(w->text, at);
    if (q.mark && is_name(w->text, q.behind)) {
      name = (struct vast_slice){w->text.bytes + q.start, q.end - q.start};
      put(w, at, q.behind);
      at = q.behind;
    } else if (q.mark) {
      at = redact_quoted(w, &q, VAST_FIELD_SECRET, name);
    } else if (number_end(w->text, at) > at && c != 'e' && c != 'E') {
      at = redact_number(w, at, name);
    } else {
      depth += c == '{' || c == '[';
      depth -= c == '}' || c == ']';
      put(w, at, at + 1);
      at++;
    }
  } while (depth && at < w->text.len);
  return at;
}

static size_t query_end(struct vast_slice text, size_t at) {
  while (at < text.len && (unsigned char)text.bytes[at] > ' ' &&
         strchr("&#\"'<>\\", text.bytes[at]) == NULL)
    at++;
  return at;
}

/* Returns the end of the masked value, or its beginning if it is not masked. */
static size_t redact_value(struct walk *w, const struct vast_secret_field *f) {
  struct vast_quoted q = vast_quoted_at(w->text, f->value);
  char c = f->value < w->text.len ? w->text.bytes[f->value] : '\0';
  bool number = (c >= '0' && c <= '9') || c == '-';
  if (f->query) {
    put_mask(w, f->name);
    return query_end(w->text, f->value);
  }
  if (q.mark) return redact_quoted(w, &q, f->kind, f->name);
  if (c == '{' || c == '[') return redact_container(w, f->value, f->name);
  if (number && f->kind != VAST_FIELD_SECRET) return redact_number(w, f->value, f->name);
  return f->value;
}

static size_t redact_field(struct walk *w, size_t at) {
  struct vast_secret_field f = vast_secret_field_at(w->r->op, w->text, at);
  if (f.kind == VAST_FIELD_PUBLIC) return at;
  put(w, at, f.value);
  return redact_value(w, &f);
}

/* --- logins in URLs --------------------------------------------------------------- */

/* "://user:password@host", the slashes plain or escaped. */
static size_t redact_login(struct walk *w, size_t at) {
  const char *text = w->text.bytes;
  size_t left = w->text.len - at, from;
  if (left > 3 && memcmp(text + at, "://", 3) == 0) from = at + 3;
  else if (left > 5 && memcmp(text + at, ":\\/\\/", 5) == 0) from = at + 5;
  else return at;
  size_t login = 0;
  for (size_t i = from; i < w->text.len && (unsigned char)text[i] > ' '; i++) {
    if (strchr("/?#\"'<>\\", text[i])) break;
    if (text[i] == '@') login = i;
  }
  if (login == 0) return at;
  put(w, at, from);
  put_mask(w, (struct vast_slice){"user:password", strlen("user:password")});
  return login;
}

/* --- the whole -------------------------------------------------------------------- */

/* Returns the end of what was masked; `at`: nothing, and this byte is copied. */
static size_t step(struct walk *w, size_t at) {
  char c = w->text.bytes[at];
  size_t next = at;
  if (c && strchr("\"'\\?&", c)) next = redact_field(w, at);
  if (next == at && w->begins[(unsigned char)c]) next = redact_secret(w, at);
  if (next == at && c == ':') next = redact_login(w, at);
  return next;
}

bool vast_redact(struct vast_buffer *out, struct vast_slice text, struct vast_redaction *r) {
  struct walk w = {.out = out, .text = text, .r = r};
  size_t at = 0;
  note_beginnings(&w);
  while (at < text.len && !out->failed) {
    size_t next = step(&w, at);
    if (next == at) put(&w, at, ++next);
    at = next;
  }
  return !out->failed;
}
