/* core/json/pick.c -- copies a few members of an object without decoding the others; see json.h. */
#include "core/json/json.h"

static bool is_among(struct vast_slice name, const struct vast_slice *names, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (names[i].len == name.len && memcmp(names[i].bytes, name.bytes, name.len) == 0) return true;
  return false;
}

static void put_member(struct vast_buffer *out, struct vast_slice name, const char *value,
                       size_t len) {
  if (out->len > 1) vast_buffer_putc(out, ',');
  vast_buffer_putc(out, '"');
  vast_buffer_add(out, name.bytes, name.len);
  vast_buffer_puts(out, "\":");
  vast_buffer_add(out, value, len);
}

/* Reads the value after a name, and writes both if the name is among `names`. */
static bool pick_member(struct vast_json_reader *r, const struct vast_slice *names, size_t count,
                        struct vast_buffer *out) {
  struct vast_slice name = {r->text + r->start, r->token_len};
  size_t from = r->at;
  if (memchr(name.bytes, '\\', name.len)) return false;
  if (!vast_json_skip(r, vast_json_next(r))) return false;
  if (is_among(name, names, count)) put_member(out, name, r->text + from, r->at - from);
  return true;
}

/* Half of a surrogate pair is valid JSON, but some decoders refuse it. */
static bool may_have_surrogates(struct vast_slice text) {
  return memmem(text.bytes, text.len, "\\ud", 3) || memmem(text.bytes, text.len, "\\uD", 3);
}

bool vast_json_pick(struct vast_slice object, const struct vast_slice *names, size_t count,
                    struct vast_buffer *out) {
  struct vast_json_reader r;
  enum vast_json_type type;
  vast_json_open(&r, object.bytes, object.len);
  if (may_have_surrogates(object) || vast_json_next(&r) != VAST_JSON_OBJECT) return false;
  vast_buffer_putc(out, '{');
  while ((type = vast_json_next(&r)) == VAST_JSON_NAME)
    if (!pick_member(&r, names, count, out)) return false;
  if (type != VAST_JSON_OBJECT_END || vast_json_next(&r) != VAST_JSON_END) return false;
  vast_buffer_putc(out, '}');
  return !out->failed;
}
