/* core/json/read.c -- the strict pull parser of JSON; see json.h. It reads nothing at or beyond
** len, and takes time in proportion to the text. */
#include "core/json/json.h"

#include "core/json/scan.h"

#include <math.h>

/* What may follow. FIRST_… also accepts the closing bracket. After a comma it is not accepted, so
** trailing commas are refused. */
enum { VALUE, FIRST_ELEMENT, FIRST_NAME, NAME, AFTER, DONE, FAILED };

#define BOM "\xEF\xBB\xBF"

/* An error is final: every later call returns it again. */
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

/* The next byte; NUL at the end of the text. A NUL inside the text is refused too, with another
** message. */
static char peek(const struct vast_json_reader *r) {
  return r->at < r->len ? r->text[r->at] : '\0';
}

/* --- scalars ------------------------------------------------------------- */

/* The value of the four hex digits at p; -1: there are fewer. */
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

/* Skips the escape whose backslash is at r->at. */
static bool escape(struct vast_json_reader *r) {
  char c = r->at + 1 < r->len ? r->text[r->at + 1] : '\0';
  if (c == '\0' || strchr("\"\\/bfnrtu", c) == NULL)
    return refuse(r, r->at, "unknown escape in a string");
  if (c == 'u' && hex4(r->text + r->at + 2, r->text + r->len) < 0)
    return refuse(r, r->at, "\\u takes four hex digits");
  r->at += c == 'u' ? 6 : 2;
  return true;
}

/* Reads the string whose opening quote is at r->at. A string without an end is reported where it
** begins. */
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

/* Skips digits. Returns their number. */
static size_t digits(struct vast_json_reader *r) {
  size_t from = r->at;
  while (vast_is_digit(peek(r))) r->at++;
  return r->at - from;
}

/* Skips what follows the integer digits. False: digits are missing. */
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

/* Starts at a digit or a minus. vast_json_double computes the value when it is needed. */
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

/* The next call checks what follows the word: "nullx" fails there. */
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

/* The only function that increases depth, which the size of nest limits. */
static enum vast_json_type enter(struct vast_json_reader *r, char bracket) {
  if (r->depth == VAST_JSON_DEPTH) return fail(r, r->at, "nested deeper than 128 levels");
  r->nest[r->depth++] = (unsigned char)bracket;
  r->at++;
  r->token_len = 1;
  r->expect = bracket == '{' ? FIRST_NAME : FIRST_ELEMENT;
  return bracket == '{' ? VAST_JSON_OBJECT : VAST_JSON_ARRAY;
}

/* Called only for a bracket that matches the innermost level, so depth > 0. */
static enum vast_json_type leave(struct vast_json_reader *r) {
  r->start = r->at++;
  r->token_len = 1;
  r->expect = AFTER;
  return r->nest[--r->depth] == '{' ? VAST_JSON_OBJECT_END : VAST_JSON_ARRAY_END;
}

/* The error for a byte that cannot begin a value. */
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

/* The first byte decides the type. string() sets start itself, after the quote. */
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

/* A name and its colon, or the end of an empty object. */
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

/* A name, a value, or the end of an empty array. */
static enum vast_json_type element(struct vast_json_reader *r) {
  if (r->expect == FIRST_NAME || r->expect == NAME) return name(r);
  if (r->expect == FIRST_ELEMENT && peek(r) == ']') return leave(r);
  return value(r);
}

/* After the outermost value only blanks may follow. */
static enum vast_json_type finish(struct vast_json_reader *r) {
  if (r->at < r->len) return fail(r, r->at, "expected the end of the text after the value");
  r->expect = DONE;
  return VAST_JSON_END;
}

/* After a value: a comma, the end of the container, or the end of the text. */
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

/* `first` has increased the depth, so the value ends when it is lower again. */
bool vast_json_skip(struct vast_json_reader *r, enum vast_json_type first) {
  if (first == VAST_JSON_ERROR) return false;
  if (first != VAST_JSON_OBJECT && first != VAST_JSON_ARRAY) return true;
  unsigned depth = r->depth;
  while (r->depth >= depth)
    if (vast_json_next(r) == VAST_JSON_ERROR) return false;
  return true;
}

/* Takes time in proportion to `at`. The reader does not count lines, because only messages need
** them. */
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

/* The code point of the \u escape at *at, which is moved to its end. A surrogate pair is one code
** point; half of a pair is U+FFFD. */
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

/* One byte or escape of a token. The reader has accepted the token, so every escape is complete. */
static size_t unescape(const char **at, const char *end, char out[4]) {
  static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
  if (**at != '\\') return out[0] = *(*at)++, 1;
  char c = (*at)[1];
  if (c == 'u') return vast_utf8_encode(code_point(at, end), out);
  const char *known = strchr(from, c);
  *at += 2;
  return out[0] = known ? to[known - from] : c, 1;
}

/* out->failed stays set after an add that failed, so it is checked once, at the end. */
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

/* Compares piece by piece and needs no memory. */
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

/* Further digits change a double by no more than its rounding error. */
static const double enough = 1e17;

/* The value of the exponent, limited to what a double can use. */
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
