/* spec/unit/json_test.c -- tests the JSON reader (tokens, errors and their places, strings), the
** estimate of the decoded size, and the copy of members by name. */
#include "check.h"

#include <stdlib.h>

#include "core/json/json.h"

/* --- reading ------------------------------------------------------------- */

/* One letter for each type of token. */
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
    CHECK(strcmp(tokens, accepted[i].tokens) == 0, "the tokens of %s are %s (found %s)",
          accepted[i].text, accepted[i].tokens, tokens);
    CHECK(vast_json_next(&r) == VAST_JSON_END, "after the end the reader returns the end again");
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
    CHECK(failed && strstr(r.error, refused[i].error), "%s is refused: %s", refused[i].text,
          failed ? r.error : "accepted");
    vast_json_place(&r, r.at, &line, &column);
    CHECK(line == refused[i].line && column == refused[i].column,
          "the error is at %u:%u (found %u:%u)", refused[i].line, refused[i].column, line, column);
    CHECK(vast_json_next(&r) == VAST_JSON_ERROR, "after an error the reader returns it again");
  }
  tokens_of("1\0", 2, tokens, sizeof tokens, &r);
  CHECK_TEXT(tokens, "0!");
  tokens_of("[\0]", 3, tokens, sizeof tokens, &r);
  CHECK_TEXT(tokens, "[!");
  tokens_of("\"\\\0\"", 4, tokens, sizeof tokens, &r);
  CHECK_TEXT(tokens, "!");
}

/* Each prefix of a text is refused, and no byte is read beyond it: it is copied to memory of
** exactly its size, so that a sanitizer detects that. */
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
  CHECK(refusals == sizeof whole - 1, "every prefix is refused at a place inside it");
}

static void depth(void) {
  char text[2 * VAST_JSON_DEPTH + 2], tokens[2 * VAST_JSON_DEPTH + 4];
  struct vast_json_reader r;
  memset(text, '[', VAST_JSON_DEPTH);
  memset(text + VAST_JSON_DEPTH, ']', VAST_JSON_DEPTH);
  tokens_of(text, 2 * VAST_JSON_DEPTH, tokens, sizeof tokens, &r);
  CHECK(tokens[2 * VAST_JSON_DEPTH] == '$', "%d levels are accepted", VAST_JSON_DEPTH);
  memset(text, '[', sizeof text);
  tokens_of(text, VAST_JSON_DEPTH + 1, tokens, sizeof tokens, &r);
  CHECK(tokens[VAST_JSON_DEPTH] == '!', "one more level is refused: %s", r.error);
}

static void skips(void) {
  static const char text[] = "{\"a\":{\"x\":[1,{}]},\"b\":[[],[2]],\"c\":3,\"d\":true}";
  struct vast_json_reader r;
  char names[8] = "";
  vast_json_open(&r, text, sizeof text - 1);
  vast_json_next(&r);
  while (vast_json_next(&r) == VAST_JSON_NAME) {
    strncat(names, r.text + r.start, 1);
    if (!CHECK(vast_json_skip(&r, vast_json_next(&r)), "a value is skipped")) return;
  }
  CHECK_TEXT(names, "abcd");
  CHECK(vast_json_next(&r) == VAST_JSON_END, "after skipping all values the text ends");
  vast_json_open(&r, "[[1,2", 5);
  CHECK(!vast_json_skip(&r, vast_json_next(&r)), "a broken value cannot be skipped");
  CHECK(!vast_json_skip(&r, VAST_JSON_ERROR), "an error cannot be skipped");
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
    CHECK(vast_json_is(&r, strings[i].plain), "vast_json_is accepts the text");
    CHECK(!vast_json_is(&r, "plai") && !vast_json_is(&r, "plainer"),
          "vast_json_is refuses other texts");
  }
  vast_json_open(&r, "\"api\\u0000\"", 11);
  vast_json_next(&r);
  CHECK(!vast_json_is(&r, "api"), "a NUL does not end a string");
  vast_buffer_free(&out);
}

/* --- decoded size ---------------------------------------------------------- */

static size_t size_of(const char *text) {
  return vast_json_decoded_size(text, strlen(text), SIZE_MAX);
}

static void estimates_costs(void) {
  CHECK(size_of("") == 0 && size_of("12") == 0 && size_of("null") == 0, "scalars take no table");
  CHECK(size_of("{}") >= 56 && size_of("[]") >= 56, "a table takes memory");
  CHECK(size_of("[1,2,3]") > size_of("[1]"), "each element takes memory");
  CHECK(size_of("{\"a\":1}") > size_of("{}"), "a field takes memory");
  CHECK(size_of("\"abcdef\"") == size_of("\"\"") + 6, "the text of a string takes memory");
}

static void estimates_strings(void) {
  CHECK(size_of("\"[{,:\"") == size_of("\"xxxx\""), "brackets in a string count as text");
  CHECK(size_of("\"\\\"[[[\"") == size_of("\"xxxxx\""),
        "a string continues after an escaped quote");
  CHECK(size_of("[\"\\\\\",[]]") == size_of("[\"xx\",[]]"),
        "a string ends after an escaped backslash");
  CHECK(size_of("[\"no end [[[") == size_of("[\"") + 10, "a string without an end is counted");
}

static void stops_at_the_limit(void) {
  static char text[3000];
  memset(text, '[', sizeof text);
  size_t all = vast_json_decoded_size(text, sizeof text, SIZE_MAX);
  size_t some = vast_json_decoded_size(text, sizeof text, 1000);
  CHECK(all <= sizeof text * VAST_JSON_SIZE_RATIO, "the estimate is at most the ratio");
  CHECK(some > 1000 && some < 2000, "counting stops beyond the limit");
}

/* --- members by name ------------------------------------------------------- */

static const struct vast_slice picked_names[] = {{"id", 2}, {"a b", 3}, {"\xC3\xA9", 2}, {"", 0}};

/* The object with the picked members, or "no". */
static const char *pick(const char *text, size_t len) {
  static char result[512]; /* static, because CHECK_TEXT evaluates it twice */
  struct vast_buffer out;
  vast_buffer_init(&out, sizeof result - 1);
  bool ok =
      vast_json_pick((struct vast_slice){text, len}, picked_names, VAST_COUNT(picked_names), &out);
  snprintf(result, sizeof result, "%s", ok ? vast_buffer_text(&out) : "no");
  vast_buffer_free(&out);
  return result;
}

static const struct {
  const char *text, *picked;
} objects[] = {
    {"{}", "{}"},
    {"{\"id\":1}", "{\"id\":1}"},
    {" { \"id\" : 1 , \"x\" : 2 } ", "{\"id\": 1}"},
    {"{\"x\":{\"id\":1},\"y\":[{\"id\":2}]}", "{}"},
    {"{\"x\":[1,{\"a\":\"]}\"}],\"id\":{\"id\":[1, 2]},\"a b\":\"\\\"\"}",
     "{\"id\":{\"id\":[1, 2]},\"a b\":\"\\\"\"}"},
    {"{\"id\":1,\"id\":null}", "{\"id\":1,\"id\":null}"},
    {"{\"\":0,\"\xC3\xA9\":true,\"i\":1,\"idd\":2}", "{\"\":0,\"\xC3\xA9\":true}"},
    {"{\"\\u0069d\":1}", "no"},           /* equal only after decoding */
    {"{\"x\":\"\\ud83d\\ude00\"}", "no"}, /* surrogates: the decoder checks them */
    {"{\"x\":\"\\uD800\"}", "no"},
    {"[]", "no"},
    {"1", "no"},
    {"", "no"},
    {"{\"id\":1", "no"},
    {"{\"id\":1}}", "no"},
    {"{\"id\":1,}", "no"},
    {"{\"id\":1,\"x\":01}", "no"},
    {"{\"id\":1,\"x\":[1,]}", "no"},
    {"{\"id\":1,\"x\":\"\x01\"}", "no"},
};

static void picks_members(void) {
  for (size_t i = 0; i < VAST_COUNT(objects); i++)
    CHECK_TEXT(pick(objects[i].text, strlen(objects[i].text)), objects[i].picked);
  CHECK_TEXT(pick("{\"id\":1}x", 8), "{\"id\":1}");
  CHECK_TEXT(pick("{\"id\":1,\"x\":\"\0\"}", 16), "no");
  char big[600];
  memset(big, ' ', sizeof big);
  memcpy(big, "{\"id\":", 6);
  memcpy(big + sizeof big - 2, "1}", 2);
  CHECK_TEXT(pick(big, sizeof big), "no"); /* no room */
}

int main(void) {
  accepts();
  refuses();
  prefixes();
  depth();
  skips();
  resolves_strings();
  estimates_costs();
  estimates_strings();
  stops_at_the_limit();
  picks_members();
  return check_done();
}
