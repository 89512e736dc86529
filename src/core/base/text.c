/* core/base/text.c -- words, stripping, UTF-8 and copies without control characters; see text.h. */
#include "core/base/text.h"

bool vast_next_word(const char **at, char separator, struct vast_slice *word) {
  const char separators[] = {separator, '\0'};
  if (*at == NULL) return false;
  *at += strspn(*at, separators);
  *word = (struct vast_slice){*at, strcspn(*at, separators)};
  *at += word->len;
  return word->len > 0;
}

bool vast_has_word(const char *words, char separator, struct vast_slice word) {
  struct vast_slice next;
  while (vast_next_word(&words, separator, &next))
    if (next.len == word.len && memcmp(next.bytes, word.bytes, word.len) == 0) return true;
  return false;
}

struct vast_slice vast_slice_strip(struct vast_slice s, bool (*is_class)(char)) {
  while (s.len && is_class(s.bytes[s.len - 1])) s.len--;
  while (s.len && is_class(s.bytes[0])) s.bytes++, s.len--;
  return s;
}

/* --- UTF-8 --------------------------------------------------------------- */

/* Length of the sequence that begins with this byte; 0: no sequence begins with it. */
static size_t sequence_length(unsigned char c) {
  if (c < 0x80) return 1;
  if (c < 0xC2) return 0; /* a continuation byte, or overlong */
  return c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 0;
}

/* Checks the bytes after the first. The second byte has a narrower range after four first bytes:
** E0 and F0 could be overlong, ED a surrogate, F4 beyond U+10FFFF. */
static bool well_formed(const unsigned char *p, size_t n) {
  for (size_t i = 1; i < n; i++)
    if ((p[i] & 0xC0) != 0x80) return false;
  if (p[0] == 0xE0) return p[1] >= 0xA0;
  if (p[0] == 0xED) return p[1] < 0xA0;
  if (p[0] == 0xF0) return p[1] >= 0x90;
  return p[0] != 0xF4 || p[1] < 0x90;
}

bool vast_utf8_valid(const char *text, size_t len) {
  const unsigned char *p = (const unsigned char *)text;
  size_t i = 0;
  while (i < len) {
    size_t n = sequence_length(p[i]);
    if (n == 0 || n > len - i || (n > 1 && !well_formed(p + i, n))) return false;
    i += n;
  }
  return true;
}

size_t vast_utf8_encode(uint32_t code_point, char out[4]) {
  static const unsigned char first[] = {0, 0x00, 0xC0, 0xE0, 0xF0};
  uint32_t c = code_point;
  size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  for (size_t i = n - 1; i > 0; i--, c >>= 6) out[i] = (char)(0x80 | (c & 0x3F));
  out[0] = (char)(first[n] | c);
  return n;
}

/* --- copies ------------------------------------------------------------------ */

/* The largest length up to n that does not cut a UTF-8 sequence. */
static size_t cut_length(const char *text, size_t n) {
  size_t at = n;
  while (at > 0 && n - at < 4 && ((unsigned char)text[at - 1] & 0xC0) == 0x80) at--;
  return at > 0 && (unsigned char)text[at - 1] >= 0xC0 ? at - 1 : n;
}

/* Bytes of the character at the beginning; 1 where there is no complete sequence. */
static size_t step_length(const unsigned char *text, size_t left) {
  size_t len = sequence_length(*text);
  for (size_t i = 1; i < len; i++)
    if (i >= left || (text[i] & 0xC0) != 0x80) return 1;
  return len ? len : 1;
}

/* C0, DEL and C1 (U+0080 to U+009F, or a single byte that a terminal may take for one). */
static bool is_control(const unsigned char *text, size_t len) {
  if (len == 1) return *text < 0x20 || *text == 0x7F || (*text >= 0x80 && *text < 0xA0);
  return len == 2 && text[0] == 0xC2 && text[1] < 0xA0;
}

size_t vast_text_clean(char *to, const char *text, size_t len) {
  size_t out = 0;
  for (size_t at = 0, step; at < len; at += step) {
    const unsigned char *here = (const unsigned char *)text + at;
    step = step_length(here, len - at);
    if (is_control(here, step)) to[out++] = ' ';
    else memmove(to + out, here, step), out += step;
  }
  return out;
}

void vast_text_copy(char *to, size_t size, const char *text, size_t len) {
  size_t n = len < size ? len : cut_length(text, size - 1);
  to[vast_text_clean(to, text, n)] = '\0';
}
