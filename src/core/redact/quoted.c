/* core/redact/quoted.c -- finds secrets in encoded form; see quoted.h. The text is decoded and
** compared character by character, so that any mixture of escaped and plain characters is found.
** Invariant: a match that fails reads at most HEAD characters, so that a search takes time in
** proportion to the text. */
#include "core/redact/quoted.h"

#include "core/base/text.h"

#include <stdlib.h>

enum { HEAD = 64, UNIT_MAX = 12 };

/* One decoded character: up to four bytes, from `used` bytes of text. */
struct unit {
  char bytes[4];
  size_t len, used;
};

typedef struct unit decoder(struct vast_slice text);

/* --- numbers ----------------------------------------------------------------- */

/* The number in `count` hexadecimal digits at `from`; -1: there are fewer. */
static int64_t hex(struct vast_slice text, size_t from, size_t count) {
  int64_t value = 0;
  if (text.len < from + count) return -1;
  for (size_t i = from; i < from + count; i++) {
    int digit = vast_hex_digit(text.bytes[i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

static struct unit from_byte(int64_t byte, size_t used) {
  return (struct unit){{(char)byte}, 1, used};
}

static struct unit from_code_point(int64_t c, size_t used) {
  struct unit u = {.used = used};
  u.len = vast_utf8_encode((uint32_t)c, u.bytes);
  return u;
}

static struct unit plain(struct vast_slice text) { return from_byte(text.bytes[0], 1); }

/* --- escapes with a backslash -------------------------------------------------- */

/* \uXXXX, or two of them that are a surrogate pair. */
static struct unit short_escape(struct vast_slice text) {
  int64_t high = hex(text, 2, 4), low;
  if (high < 0) return plain(text);
  bool pair = high >= 0xD800 && high <= 0xDBFF && text.len >= 8 && text.bytes[6] == '\\';
  low = pair ? hex(text, 8, 4) : -1;
  if (low < 0xDC00 || low > 0xDFFF) return from_code_point(high, 6);
  return from_code_point(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00), 12);
}

/* The escapes of JSON and Python. `bytes`: a \x above 7F is one byte, not a character. */
static struct unit escape(struct vast_slice text, bool bytes) {
  static const char from[] = "bfnrtav0", to[] = "\b\f\n\r\t\a\v";
  if (text.len < 2 || text.bytes[0] != '\\') return plain(text);
  char c = text.bytes[1];
  const char *known = strchr(from, c);
  int64_t number = c == 'x' ? hex(text, 2, 2) : c == 'U' ? hex(text, 2, 8) : -1;
  if (c == 'u') return short_escape(text);
  if (number > 0x10FFFF) return plain(text);
  if (number >= 0 && c == 'x' && bytes) return from_byte(number, 4);
  if (number >= 0) return from_code_point(number, c == 'x' ? 4 : 10);
  if (c && known) return from_byte(to[known - from], 2);
  return c && strchr("\"\\/'", c) ? from_byte(c, 2) : plain(text);
}

static struct unit text_escape(struct vast_slice text) { return escape(text, false); }
static struct unit byte_escape(struct vast_slice text) { return escape(text, true); }

/* Escapes in a text inside a JSON string, where backslashes are doubled. */
static struct unit nested(struct vast_slice text, bool bytes) {
  char inner[UNIT_MAX];
  size_t used[UNIT_MAX + 1] = {0}, len = 0;
  struct unit first = text_escape(text);
  if (first.len != 1 || first.bytes[0] != '\\') return first;
  while (len < UNIT_MAX && used[len] < text.len) {
    struct unit u = text_escape((struct vast_slice){text.bytes + used[len], text.len - used[len]});
    if (u.len != 1) break; /* it is not part of an escape */
    inner[len] = u.bytes[0];
    used[len + 1] = used[len] + u.used;
    len++;
  }
  struct unit u = escape((struct vast_slice){inner, len}, bytes);
  u.used = used[u.used];
  return u;
}

static struct unit nested_text(struct vast_slice text) { return nested(text, false); }
static struct unit nested_bytes(struct vast_slice text) { return nested(text, true); }

/* --- other codes --------------------------------------------------------------- */

static struct unit percent(struct vast_slice text) {
  int64_t byte = text.bytes[0] == '%' ? hex(text, 1, 2) : -1;
  return byte < 0 ? plain(text) : from_byte(byte, 3);
}

static struct unit form(struct vast_slice text) {
  return text.bytes[0] == '+' ? from_byte(' ', 1) : percent(text);
}

/* &#39; and &#x27;: the number ends at the semicolon. */
static struct unit numbered_entity(struct vast_slice text) {
  bool base16 = text.len > 2 && (text.bytes[2] | 0x20) == 'x';
  int64_t value = 0;
  for (size_t i = base16 ? 3 : 2; i < text.len && i < UNIT_MAX; i++) {
    int digit = vast_hex_digit(text.bytes[i]);
    if (text.bytes[i] == ';' && value > 0) return from_code_point(value, i + 1);
    if (digit < 0 || digit >= (base16 ? 16 : 10)) break;
    value = value * (base16 ? 16 : 10) + digit;
    if (value > 0x10FFFF) break;
  }
  return plain(text);
}

static struct unit html(struct vast_slice text) {
  static const struct {
    const char *name, *byte;
  } entities[] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}};
  if (text.bytes[0] != '&') return plain(text);
  if (text.len > 1 && text.bytes[1] == '#') return numbered_entity(text);
  for (size_t i = 0; i < VAST_COUNT(entities); i++) {
    size_t len = strlen(entities[i].name);
    if (text.len >= len && memcmp(text.bytes, entities[i].name, len) == 0)
      return from_byte(entities[i].byte[0], len);
  }
  return plain(text);
}

/* --- matching ------------------------------------------------------------------ */

/* The length of the control character at `at` of the secret, which messages show as a blank; 0:
** there is none. */
static size_t control_length(const struct vast_secret *s, size_t at) {
  unsigned char c = (unsigned char)s->bytes[at];
  if (c < 0x20 || c == 0x7F) return 1;
  unsigned char next = at + 1 < s->len ? (unsigned char)s->bytes[at + 1] : 0;
  return c == 0xC2 && next >= 0x80 && next < 0xA0 ? 2 : 0;
}

/* How many bytes of the secret at `at` the character equals; 0: it is another one. */
static size_t matched(const struct unit *u, const struct vast_secret *s, size_t at) {
  if (s->len - at >= u->len && memcmp(s->bytes + at, u->bytes, u->len) == 0) return u->len;
  return u->len == 1 && u->bytes[0] == ' ' ? control_length(s, at) : 0;
}

/* Whether the text was truncated here: it ends, an ellipsis follows, or an incomplete escape. */
static bool is_truncated(const char *text, size_t left) {
  if (left == 0) return true;
  if (left >= 3 && (memcmp(text, "...", 3) == 0 || memcmp(text, "\xE2\x80\xA6", 3) == 0))
    return true;
  return left < UNIT_MAX && text[0] && strchr("\\%&", text[0]) != NULL;
}

/* The shortest prefix of the secret that counts in a truncated text. */
static size_t shortest_prefix(const struct vast_secret *s) {
  size_t half = (s->len + 1) / 2;
  return half > 8 ? 8 : half < VAST_SECRET_MIN ? VAST_SECRET_MIN : half;
}

static size_t match(struct vast_slice text, const struct vast_secret *s, decoder *decode) {
  size_t at = 0, known = 0;
  while (at < text.len && known < s->len) {
    struct unit u = decode((struct vast_slice){text.bytes + at, text.len - at});
    size_t more = matched(&u, s, known);
    if (more == 0) break;
    known += more;
    at += u.used;
  }
  if (known == s->len || known >= HEAD) return at;
  return known >= shortest_prefix(s) && is_truncated(text.bytes + at, text.len - at) ? at : 0;
}

bool vast_quoted_may_begin(char c, const struct vast_secret *s) {
  if (c == s->bytes[0] || (c && strchr("\\%&", c))) return true;
  return (c == '+' && s->bytes[0] == ' ') || (c == ' ' && control_length(s, 0));
}

size_t vast_quoted_match(struct vast_slice text, const struct vast_secret *s) {
  static decoder *const codes[] = {plain, text_escape, byte_escape,  percent,
                                   form,  nested_text, nested_bytes, html};
  size_t longest = 0;
  if (s->len < VAST_SECRET_MIN || text.len == 0) return 0;
  for (size_t i = 0; i < VAST_COUNT(codes); i++) {
    size_t len = match(text, s, codes[i]);
    if (len > longest) longest = len;
  }
  return longest;
}
