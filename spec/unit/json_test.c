/* spec/unit/json_test.c -- the JSON reader: tokens, errors and their places, text. */
#include "check.h"

#include <stdlib.h>

#include "core/json/json.h"

/* --- reading ------------------------------------------------------------- */

/* One letter per token, so that a document's tokens fit on a line. */
static const char letters[] = "$!{}[]:s0tfn";

static void tokens_of(const char *text, size_t len, char *out, size_t size,
                      struct vast_json_reader *r) {
  size_t n = 0;
  vast_json_open(r, text, len);
  while (n + 1 < size) {
    enum vast_json_type type = vast_json_next(r);
    out[n++] = letters[type];
    if (type == VAST_JSON_END || type == VAST_JSON_ERROR) break;
  }
  out[n] = '\0';
}

static const struct {
  const char *text, *tokens;
} accepted[] = {
    {"{}", "{}$"},
    {"[]", "[]$"},
    {" \t\r\n[ ]\n", "[]$"},
    {"null", "n$"},
    {"true", "t$"},
    {" false ", "f$"},
    {"0", "0$"},
    {"-0", "0$"},
    {"-0.5e+10", "0$"},
    {"1E5", "0$"},
    {"12345678901234567890.5", "0$"},
    {"\"\"", "s$"},
    {"\"a\\\"b\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"", "s$"},
    {"\"\x7F\xC3\xA9\"", "s$"},
    {"{\"a\":1,\"b\":[1,{\"c\":null}],\"d\":{}}", "{:0:[0{:n}]:{}}$"},
    {"[1,\"x\",true,false,null,[],{}]", "[0stfn[]{}]$"},
    {"{\"a\" : 1 , \"b\" : 2}", "{:0:0}$"},
};

static void accepts(void) {
  char tokens[64];
  struct vast_json_reader r;
  for (size_t i = 0; i < VAST_COUNT(accepted); i++) {
    tokens_of(accepted[i].text, strlen(accepted[i].text), tokens, sizeof tokens, &r);
    CHECK(strcmp(tokens, accepted[i].tokens) == 0, "%s reads as %s (%s)", accepted[i].text,
          accepted[i].tokens, tokens);
    CHECK(vast_json_next(&r) == VAST_JSON_END, "and stays at its end");
  }
}

static const struct {
  const char *text, *error;
  unsigned line, column;
} refused[] = {
    {"", "text ends", 1, 1},
    {"  \n ", "text ends", 2, 2},
    {"{", "inside an object", 1, 2},
    {"[", "text ends where a value", 1, 2},
    {"[1", "inside an array", 1, 3},
    {"{\"a\":1", "inside an object", 1, 7},
    {"[1 2]", "',' or ']'", 1, 4},
    {"{\"a\":1 \"b\":2}", "',' or '}' after a value", 1, 8},
    {"{\"a\":1]", "',' or '}' after a value", 1, 7},
    {"[1}", "',' or ']'", 1, 3},
    {"[1,]", "before the closing bracket", 1, 4},
    {"{\"a\":1,}", "after ',', found '}'", 1, 8},
    {"[,1]", "before ','", 1, 2},
    {"{,}", "name in double quotes", 1, 2},
    {"{a:1}", "name in double quotes", 1, 2},
    {"{'a':1}", "name in double quotes", 1, 2},
    {"{\"a\" 1}", "expected ':'", 1, 6},
    {"{\"a\":}", "before the closing bracket", 1, 6},
    {"{\"a\"}", "expected ':'", 1, 5},
    {"['a']", "double quotes", 1, 2},
    {"// x\n1", "no comments", 1, 1},
    {"1 2", "end of the text", 1, 3},
    {"{} {}", "end of the text", 1, 4},
    {"]", "closing bracket", 1, 1},
    {"01", "extra zeros", 1, 1},
    {"-01", "extra zeros", 1, 1},
    {"-", "digit", 1, 2},
    {"1.", "digit", 1, 3},
    {"1.e5", "digit", 1, 3},
    {"1e", "digit", 1, 3},
    {"1e+", "digit", 1, 4},
    {".5", "starts with a digit", 1, 1},
    {"+1", "starts with a digit", 1, 1},
    {"NaN", "bare words", 1, 1},
    {"nan", "bare words", 1, 1},
    {"-Infinity", "digit", 1, 2},
    {"True", "bare words", 1, 1},
    {"nul", "bare words", 1, 1},
    {"nullx", "end of the text", 1, 5},
    {"\"abc", "inside this string", 1, 1},
    {"\"abc\\", "unknown escape", 1, 5},
    {"\"abc\\\"", "inside this string", 1, 1},
    {"[\"a\nb\"]", "on its line", 1, 2},
    {"\"a\tb\"", "control characters", 1, 3},
    {"\"\\x41\"", "unknown escape", 1, 2},
    {"\"\\u12g4\"", "four hex digits", 1, 2},
    {"\"\\u12", "four hex digits", 1, 2},
    {"{\"a\":\n  1,\n  oops}", "name in double quotes", 3, 3},
    {"\xEF\xBB\xBF{}", "byte-order mark", 1, 1},
};

static void refuses(void) {
  char tokens[64];
  struct vast_json_reader r;
  unsigned line, column;
  for (size_t i = 0; i < VAST_COUNT(refused); i++) {
    tokens_of(refused[i].text, strlen(refused[i].text), tokens, sizeof tokens, &r);
    bool failed = tokens[strlen(tokens) - 1] == '!';
    CHECK(failed && strstr(r.error, refused[i].error), "%s: %s", refused[i].text,
          failed ? r.error : "accepted");
    vast_json_place(&r, r.at, &line, &column);
    CHECK(line == refused[i].line && column == refused[i].column, "at %u:%u (%u:%u)",
          refused[i].line, refused[i].column, line, column);
    CHECK(vast_json_next(&r) == VAST_JSON_ERROR, "and stays refused");
  }
  tokens_of("1\0", 2, tokens, sizeof tokens, &r);
  CHECK_TEXT(tokens, "0!");
  tokens_of("[\0]", 3, tokens, sizeof tokens, &r);
  CHECK_TEXT(tokens, "[!");
  tokens_of("\"\\\0\"", 4, tokens, sizeof tokens, &r);
  CHECK_TEXT(tokens, "!");
}

/* Text that ends anywhere is refused without a byte being read beyond its end:
** each prefix is copied to memory of just its size, for the sanitizer to see. */
static void prefixes(void) {
  static const char whole[] = "{\"a\\u00e9\":[-1.5e+3,true,null,\"x\\n\"],\"b\":{}}";
  size_t refusals = 0;
  for (size_t n = 0; n < sizeof whole - 1; n++) {
    char tokens[64], *copy = malloc(n + (n == 0));
    struct vast_json_reader r;
    if (copy == NULL) return;
    memcpy(copy, whole, n);
    tokens_of(copy, n, tokens, sizeof tokens, &r);
    refusals += tokens[strlen(tokens) - 1] == '!' && r.at <= n;
    free(copy);
  }
  CHECK(refusals == sizeof whole - 1, "every prefix is refused, inside the text");
}

static void depth(void) {
  char text[2 * VAST_JSON_DEPTH + 2], tokens[2 * VAST_JSON_DEPTH + 4];
  struct vast_json_reader r;
  memset(text, '[', VAST_JSON_DEPTH);
  memset(text + VAST_JSON_DEPTH, ']', VAST_JSON_DEPTH);
  tokens_of(text, 2 * VAST_JSON_DEPTH, tokens, sizeof tokens, &r);
  CHECK(tokens[2 * VAST_JSON_DEPTH] == '$', "%d levels are read", VAST_JSON_DEPTH);
  memset(text, '[', sizeof text);
  tokens_of(text, VAST_JSON_DEPTH + 1, tokens, sizeof tokens, &r);
  CHECK(tokens[VAST_JSON_DEPTH] == '!', "one more is refused: %s", r.error);
}

static void skips(void) {
  static const char text[] = "{\"a\":{\"x\":[1,{}]},\"b\":[[],[2]],\"c\":3,\"d\":true}";
  struct vast_json_reader r;
  char names[8] = "";
  vast_json_open(&r, text, sizeof text - 1);
  vast_json_next(&r);
  while (vast_json_next(&r) == VAST_JSON_NAME) {
    strncat(names, r.text + r.start, 1);
    if (!CHECK(vast_json_skip(&r, vast_json_next(&r)), "skips a value")) return;
  }
  CHECK_TEXT(names, "abcd");
  CHECK(vast_json_next(&r) == VAST_JSON_END, "skipping keeps the balance");
  vast_json_open(&r, "[[1,2", 5);
  CHECK(!vast_json_skip(&r, vast_json_next(&r)), "a broken value cannot be skipped");
  CHECK(!vast_json_skip(&r, VAST_JSON_ERROR), "nor an error");
}

static const struct {
  const char *text, *plain;
} strings[] = {
    {"\"plain\"", "plain"},
    {"\"\"", ""},
    {"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t"},
    {"\"\\u0041\\u00e9\\u20AC\"", "A\xC3\xA9\xE2\x82\xAC"},
    {"\"\\uD83D\\uDE00\"", "\xF0\x9F\x98\x80"},
    {"\"\\uD800\"", "\xEF\xBF\xBD"},
    {"\"\\uDC00x\"", "\xEF\xBF\xBDx"},
    {"\"\\uD83D\\u0041\"", "\xEF\xBF\xBD"
                           "A"},
    {"\"\\uD83D\\uD83D\\uDE00\"", "\xEF\xBF\xBD\xF0\x9F\x98\x80"},
    {"\"\\uD83D\\n\"", "\xEF\xBF\xBD\n"},
    {"\"\\uFFFF\\uDBFF\\uDFFF\"", "\xEF\xBF\xBF\xF4\x8F\xBF\xBF"},
};

static void resolves_strings(void) {
  struct vast_buffer out;
  struct vast_json_reader r;
  vast_buffer_init(&out, 100);
  for (size_t i = 0; i < VAST_COUNT(strings); i++) {
    vast_buffer_clear(&out);
    vast_json_open(&r, strings[i].text, strlen(strings[i].text));
    CHECK(vast_json_next(&r) == VAST_JSON_STRING && vast_json_string(&r, &out), "%s",
          strings[i].text);
    CHECK_TEXT(vast_buffer_text(&out), strings[i].plain);
    CHECK(vast_json_is(&r, strings[i].plain), "and is it");
    CHECK(!vast_json_is(&r, "plai") && !vast_json_is(&r, "plainer"), "and nothing else");
  }
  vast_json_open(&r, "\"api\\u0000\"", 11);
  vast_json_next(&r);
  CHECK(!vast_json_is(&r, "api"), "a NUL does not end a string");
  vast_buffer_free(&out);
}

int main(void) {
  accepts();
  refuses();
  prefixes();
  depth();
  skips();
  resolves_strings();
  return check_done();
}
