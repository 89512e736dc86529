/* core/json/slice.c -- finds the elements of a long array; see slice.h. Reads each byte once. */
#include "core/json/slice.h"

#include "core/json/scan.h"

static size_t skip_blanks(const struct vast_slices *s, size_t at) {
  while (at < s->len && vast_json_is_blank(s->text[at])) at++;
  return at;
}

/* The position after the string that opens at `at`; len if it is not closed. */
static size_t behind_string(const struct vast_slices *s, size_t at) {
  const char *end = s->text + s->len, *quote = vast_json_closing_quote(s->text + at + 1, end);
  return (size_t)(quote - s->text) + (quote < end);
}

/* The bytes at which a value begins or ends. */
static const bool marks[256] = {
    ['"'] = true, [','] = true, ['['] = true, [']'] = true, ['{'] = true, ['}'] = true};

/* The position after the value at `at`. Skips strings and counts brackets of both kinds together.
** `depth` receives the depth of the value. */
static size_t behind_value(const struct vast_slices *s, size_t at, unsigned *depth) {
  unsigned now = 0, most = 0;
  while (at < s->len) {
    char c = s->text[at];
    if (!marks[(unsigned char)c]) {
      at++;
      continue;
    }
    if (now == 0 && (c == ',' || c == ']' || c == '}')) break;
    if (c == '"') {
      at = behind_string(s, at);
      continue;
    }
    if ((c == '{' || c == '[') && ++now > most) most = now;
    if (c == '}' || c == ']') now--;
    at++;
  }
  *depth = most;
  return at;
}

static bool is_field(const struct vast_slices *s, size_t at, size_t end, const char *field) {
  size_t len = strlen(field);
  return end - at == len + 2 && memcmp(s->text + at + 1, field, len) == 0;
}

/* The offset of the array that is the value of the field, in the object that opens at `at`; len:
** there is none. */
static size_t find_field(const struct vast_slices *s, size_t at, const char *field) {
  unsigned depth;
  for (at = skip_blanks(s, at + 1); at < s->len && s->text[at] == '"';) {
    size_t end = behind_string(s, at), colon = skip_blanks(s, end);
    if (colon >= s->len || s->text[colon] != ':') return s->len;
    size_t value = skip_blanks(s, colon + 1);
    if (is_field(s, at, end, field))
      return value < s->len && s->text[value] == '[' ? value : s->len;
    at = behind_value(s, value, &depth);
    if (at >= s->len || s->text[at] != ',') return s->len;
    at = skip_blanks(s, at + 1);
  }
  return s->len;
}

bool vast_slices_open(struct vast_slices *s, const char *text, size_t len, const char *field,
                      unsigned levels) {
  *s = (struct vast_slices){.text = text, .len = len};
  size_t at = skip_blanks(s, 0);
  bool list = at < len && text[at] == '[';
  if (!list && (field == NULL || at >= len || text[at] != '{')) return false;
  s->outer = list ? 1 : 2;
  s->open = list ? at : find_field(s, at, field);
  s->deepest = levels > s->outer ? levels - s->outer : 0;
  s->at = s->open + 1;
  return s->open < len;
}

/* The end of the array, after its '[' or after an element. */
static enum vast_slice_kind end_of(struct vast_slices *s, size_t at) {
  if (at >= s->len || s->text[at] != ']') return VAST_SLICE_BROKEN;
  s->close = at;
  return VAST_SLICE_END;
}

enum vast_slice_kind vast_slices_next(struct vast_slices *s, struct vast_slice *element) {
  unsigned depth;
  size_t at = skip_blanks(s, s->at);
  bool first = s->at == s->open + 1;
  if (first && at < s->len && s->text[at] == ']') return end_of(s, at);
  if (!first && (at >= s->len || s->text[at] != ',')) return end_of(s, at);
  if (!first) at = skip_blanks(s, at + 1);
  size_t end = behind_value(s, at, &depth);
  *element = (struct vast_slice){s->text + at, end - at};
  s->at = end;
  bool whole = end > at && end < s->len && depth <= s->deepest;
  if (!whole || memchr(element->bytes, '\0', element->len)) return VAST_SLICE_BROKEN;
  return VAST_SLICE_ELEMENT;
}

bool vast_slices_shell(const struct vast_slices *s, const char *stand_in, struct vast_buffer *out) {
  vast_buffer_add(out, s->text, s->open);
  vast_buffer_puts(out, stand_in);
  vast_buffer_add(out, s->text + s->close + 1, s->len - s->close - 1);
  return !out->failed;
}
