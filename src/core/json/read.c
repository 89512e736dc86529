/* core/json/read.c -- the strict pull parser of JSON; see json.h.
** Owns: nothing; text is borrowed and never read at or beyond len.
** Each byte is looked at a bounded number of times, so the whole is linear. */
#include "core/json/json.h"

#include "core/json/scan.h"

#include <math.h>

/* What may come next. FIRST_… also takes the closing bracket at once; after a
** comma it does not, which is what refuses trailing commas. */
enum { VALUE, FIRST_ELEMENT, FIRST_NAME, NAME, AFTER, DONE, FAILED };

#define BOM "\xEF\xBB\xBF"

/* A refusal is final: every later call answers with the same error. */
static bool refuse(struct vast_json_reader *r, size_t at, const char *error) {
  r->at = at;
  r->error = error;
  r->expect = FAILED;
  return false;
}

static enum vast_json_type fail(struct vast_json_reader *r, size_t at, const char *error) {
  refuse(r, at, error);
  return VAST_JSON_ERROR;
}

void vast_json_open(struct vast_json_reader *r, const char *text, size_t len) {
  *r = (struct vast_json_reader){.text = text, .len = len, .expect = VALUE};
  if (len >= 3 && memcmp(text, BOM, 3) == 0)
    refuse(r, 0, "the text starts with a byte-order mark, which JSON does not allow");
}

static void skip_blanks(struct vast_json_reader *r) {
  while (r->at < r->len && vast_json_is_blank(r->text[r->at])) r->at++;
}

/* NUL at the end of the text; a NUL inside it is refused everywhere too, only
** with another message, so the callers need not tell them apart. */
static char peek(const struct vast_json_reader *r) {
  return r->at < r->len ? r->text[r->at] : '\0';
}

/* --- scalars ------------------------------------------------------------- */

/* The value of the four hex digits at p, -1 when they are not four. */
static int32_t hex4(const char *p, const char *end) {
  if (end - p < 4) return -1;
  int32_t value = 0;
  for (int i = 0; i < 4; i++) {
    int digit = vast_hex_digit(p[i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

/* Steps over the escape whose backslash is at r->at. */
static bool escape(struct vast_json_reader *r) {
  char c = r->at + 1 < r->len ? r->text[r->at + 1] : '\0';
  if (c == '\0' || strchr("\"\\/bfnrtu", c) == NULL)
    return refuse(r, r->at, "unknown escape in a string");
  if (c == 'u' && hex4(r->text + r->at + 2, r->text + r->len) < 0)
    return refuse(r, r->at, "\\u takes four hex digits");
  r->at += c == 'u' ? 6 : 2;
  return true;
}

/* Reads the string whose opening quote is at r->at. A string that never ends is
** reported where it begins: its end is the end of the file. */
static bool string(struct vast_json_reader *r) {
  size_t start = r->start = ++r->at;
  while (r->at < r->len && r->text[r->at] != '"') {
    unsigned char c = (unsigned char)r->text[r->at];
    if (c == '\n' || c == '\r') return refuse(r, start - 1, "a string must end on its line");
    if (c < 0x20) return refuse(r, r->at, "control characters in a string must be escaped");
    if (c != '\\') r->at++;
    else if (!escape(r)) return false;
  }
  if (r->at >= r->len) return refuse(r, start - 1, "the text ends inside this string");
  r->token_len = r->at++ - start;
  return true;
}

/* Steps over digits; how many there were. */
static size_t digits(struct vast_json_reader *r) {
  size_t from = r->at;
  while (vast_is_digit(peek(r))) r->at++;
  return r->at - from;
}

/* The part behind the integer digits; false when digits are missing. */
static bool fraction_and_exponent(struct vast_json_reader *r) {
  if (peek(r) == '.') {
    r->at++;
    if (digits(r) == 0) return false;
  }
  if (peek(r) != 'e' && peek(r) != 'E') return true;
  r->at++;
  if (peek(r) == '+' || peek(r) == '-') r->at++;
  return digits(r) > 0;
}

/* Starts at a digit or a minus. The value is not computed: callers who want it
** have the token's text, and most want only its place. */
static enum vast_json_type number(struct vast_json_reader *r) {
  if (peek(r) == '-') r->at++;
  bool zero = peek(r) == '0';
  size_t whole = digits(r);
  if (whole == 0) return fail(r, r->at, "expected a digit in a number");
  if (zero && whole > 1) return fail(r, r->start, "a number must not start with extra zeros");
  if (!fraction_and_exponent(r)) return fail(r, r->at, "expected a digit in a number");
  r->token_len = r->at - r->start;
  r->expect = AFTER;
  return VAST_JSON_NUMBER;
}

/* What follows the word is the next call's business: "nullx" fails there. */
static enum vast_json_type literal(struct vast_json_reader *r, const char *word,
                                   enum vast_json_type type) {
  size_t n = strlen(word);
  if (r->len - r->at < n || memcmp(r->text + r->at, word, n) != 0)
    return fail(r, r->at, "expected a value; the only bare words are true, false and null");
  r->at += n;
  r->token_len = n;
  r->expect = AFTER;
  return type;
}

/* --- structure ----------------------------------------------------------- */

/* The one place where depth grows; its cap is the size of nest. */
static enum vast_json_type enter(struct vast_json_reader *r, char bracket) {
  if (r->depth == VAST_JSON_DEPTH) return fail(r, r->at, "nested deeper than 128 levels");
  r->nest[r->depth++] = (unsigned char)bracket;
  r->at++;
  r->token_len = 1;
  r->expect = bracket == '{' ? FIRST_NAME : FIRST_ELEMENT;
  return bracket == '{' ? VAST_JSON_OBJECT : VAST_JSON_ARRAY;
}

/* Only called on a bracket that matches the innermost level, so depth > 0. */
static enum vast_json_type leave(struct vast_json_reader *r) {
  r->start = r->at++;
  r->token_len = 1;
  r->expect = AFTER;
  return r->nest[--r->depth] == '{' ? VAST_JSON_OBJECT_END : VAST_JSON_ARRAY_END;
}

/* Says what is wrong with the byte that stands where a value should. */
static enum vast_json_type no_value(struct vast_json_reader *r) {
  static const struct {
    const char *found, *error;
  } texts[] = {
      {"'`", "expected a value; strings take double quotes"},
      {"/#", "expected a value; JSON has no comments"},
      {"]}", "expected a value before the closing bracket"},
      {",", "expected a value before ','"},
      {"NITF", "expected a value; the only bare words are true, false and null"},
      {"+.", "expected a value; a number starts with a digit or '-'"},
  };
  if (r->at >= r->len) return fail(r, r->at, "the text ends where a value is expected");
  for (size_t i = 0; i < VAST_COUNT(texts); i++)
    if (peek(r) && strchr(texts[i].found, peek(r))) return fail(r, r->at, texts[i].error);
  return fail(r, r->at, "expected a value");
}

/* The first byte decides. Sets start for every kind but strings, which set it
** behind their quote. */
static enum vast_json_type value(struct vast_json_reader *r) {
  char c = peek(r);
  r->start = r->at;
  if (c == '{' || c == '[') return enter(r, c);
  if (c == '-' || vast_is_digit(c)) return number(r);
  if (c == 't') return literal(r, "true", VAST_JSON_TRUE);
  if (c == 'f') return literal(r, "false", VAST_JSON_FALSE);
  if (c == 'n') return literal(r, "null", VAST_JSON_NULL);
  if (c != '"') return no_value(r);
  if (!string(r)) return VAST_JSON_ERROR;
  r->expect = AFTER;
  return VAST_JSON_STRING;
}

/* A name and its colon, or the end of an object that has just begun. */
static enum vast_json_type name(struct vast_json_reader *r) {
  char c = peek(r);
  if (c == '}' && r->expect == FIRST_NAME) return leave(r);
  if (c == '}') return fail(r, r->at, "expected a name after ',', found '}'");
  if (r->at >= r->len) return fail(r, r->at, "the text ends inside an object");
  if (c != '"') return fail(r, r->at, "expected a name in double quotes");
  if (!string(r)) return VAST_JSON_ERROR;
  skip_blanks(r);
  if (peek(r) != ':') return fail(r, r->at, "expected ':' after a name");
  r->at++;
  r->expect = VALUE;
  return VAST_JSON_NAME;
}

/* Dispatches on what may come next; r->at is at the byte that decides. */
static enum vast_json_type element(struct vast_json_reader *r) {
  if (r->expect == FIRST_NAME || r->expect == NAME) return name(r);
  if (r->expect == FIRST_ELEMENT && peek(r) == ']') return leave(r);
  return value(r);
}

/* Behind the outermost value only blanks may follow. */
static enum vast_json_type finish(struct vast_json_reader *r) {
  if (r->at < r->len) return fail(r, r->at, "expected the end of the text after the value");
  r->expect = DONE;
  return VAST_JSON_END;
}

/* Behind a value: a comma, the end of the container or the end of everything. */
static enum vast_json_type after(struct vast_json_reader *r) {
  if (r->depth == 0) return finish(r);
  bool object = r->nest[r->depth - 1] == '{';
  if (peek(r) == (object ? '}' : ']')) return leave(r);
  if (r->at >= r->len)
    return fail(r, r->at,
                object ? "the text ends inside an object" : "the text ends inside an array");
  if (peek(r) != ',')
    return fail(r, r->at,
                object ? "expected ',' or '}' after a value" : "expected ',' or ']' after a value");
  r->at++;
  skip_blanks(r);
  r->expect = object ? NAME : VALUE;
  return element(r);
}

enum vast_json_type vast_json_next(struct vast_json_reader *r) {
  if (r->expect == FAILED) return VAST_JSON_ERROR;
  if (r->expect == DONE) return VAST_JSON_END;
  skip_blanks(r);
  return r->expect == AFTER ? after(r) : element(r);
}

/* The depth was counted up by `first`, so the value ends when it falls below. */
bool vast_json_skip(struct vast_json_reader *r, enum vast_json_type first) {
  if (first == VAST_JSON_ERROR) return false;
  if (first != VAST_JSON_OBJECT && first != VAST_JSON_ARRAY) return true;
  unsigned depth = r->depth;
  while (r->depth >= depth)
    if (vast_json_next(r) == VAST_JSON_ERROR) return false;
  return true;
}

/* Linear in `at`, for messages only: the reader itself counts no lines. */
void vast_json_place(const struct vast_json_reader *r, size_t at, unsigned *line,
                     unsigned *column) {
  *line = *column = 1;
  for (size_t i = 0; i < at && i < r->len; i++) {
    bool newline = r->text[i] == '\n';
    *line += newline;
    *column = newline ? 1 : *column + 1;
  }
}

/* --- text of strings ----------------------------------------------------- */

/* The code point of the \u escape at *at, moved behind it. Two halves of a
** surrogate pair make one; a half alone is U+FFFD. */
static uint32_t code_point(const char **at, const char *end) {
  uint32_t c = (uint32_t)hex4(*at + 2, end);
  *at += 6;
  if (c < 0xD800 || c > 0xDFFF) return c;
  if (c > 0xDBFF || end - *at < 6 || (*at)[0] != '\\' || (*at)[1] != 'u') return 0xFFFD;
  uint32_t low = (uint32_t)hex4(*at + 2, end);
  if (low < 0xDC00 || low > 0xDFFF) return 0xFFFD;
  *at += 6;
  return 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
}

/* One byte or escape of a token that the reader has accepted, so that every
** backslash here starts a whole escape. */
static size_t unescape(const char **at, const char *end, char out[4]) {
  static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
  if (**at != '\\') return out[0] = *(*at)++, 1;
  char c = (*at)[1];
  if (c == 'u') return vast_utf8_encode(code_point(at, end), out);
  const char *known = strchr(from, c);
  *at += 2;
  return out[0] = known ? to[known - from] : c, 1;
}

/* Plain runs are copied whole; a failed add sticks in out, so one look at the
** end is enough. */
bool vast_json_string(const struct vast_json_reader *r, struct vast_buffer *out) {
  const char *at = r->text + r->start, *end = at + r->token_len;
  while (at < end) {
    const char *slash = memchr(at, '\\', (size_t)(end - at));
    const char *plain = slash ? slash : end;
    vast_buffer_add(out, at, (size_t)(plain - at));
    at = plain;
    char piece[4];
    if (slash) vast_buffer_add(out, piece, unescape(&at, end, piece));
  }
  return !out->failed;
}

/* Compares piece by piece: needs no memory, so it cannot fail for lack of it. */
bool vast_json_is(const struct vast_json_reader *r, const char *text) {
  const char *at = r->text + r->start, *end = at + r->token_len;
  size_t left = strlen(text);
  while (at < end) {
    char piece[4];
    size_t n = unescape(&at, end, piece);
    if (n > left || memcmp(text, piece, n) != 0) return false;
    text += n;
    left -= n;
  }
  return left == 0;
}

/* --- values of numbers ---------------------------------------------------- */

/* Digits beyond these do not change a double by more than its rounding. */
static const double enough = 1e17;

/* The exponent's digits, kept below what a double can use. */
static int exponent(const char *p, const char *end) {
  bool negative = p < end && *p == '-';
  int value = 0;
  for (; p < end; p++)
    if (vast_is_digit(*p) && value < 1000) value = value * 10 + (*p - '0');
  return negative ? -value : value;
}

static double scaled(double value, int64_t scale) {
  for (; scale > 0 && value > 0 && isfinite(value); scale--) value *= 10;
  for (; scale < 0 && value > 0; scale++) value /= 10;
  return value;
}

double vast_json_double(const struct vast_json_reader *r) {
  const char *p = r->text + r->start, *end = p + r->token_len;
  bool negative = *p == '-', point = false;
  double value = 0;
  int64_t scale = 0;
  for (p += negative; p < end && *p != 'e' && *p != 'E'; p++) {
    if (*p == '.') {
      point = true;
      continue;
    }
    if (value < enough) value = value * 10 + (*p - '0');
    scale += !point - (value < enough);
  }
  if (p < end) scale += exponent(p + 1, end);
  value = scaled(value, scale);
  return negative ? -value : value;
}

bool vast_json_is_finite(const struct vast_json_reader *r) {
  return fabs(vast_json_double(r)) < 1e308;
}
