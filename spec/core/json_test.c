/* spec/core/json_test.c -- the JSON reader, writer and the marking of integers. */
#include "check.h"

#include <locale.h>
#include <math.h>
#include <stdlib.h>

#include "core/json.h"

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

/* --- writing ------------------------------------------------------------- */

static void writes_structure(void) {
  struct vast_buffer out;
  vast_buffer_init(&out, 1000);
  struct vast_json_writer w = {.out = &out};
  vast_json_begin(&w, '{');
  vast_json_name(&w, "a", 1);
  vast_json_begin(&w, '[');
  vast_json_end(&w, ']');
  vast_json_name(&w, "b\"", 2);
  vast_json_begin(&w, '[');
  vast_json_integer(&w, INT64_MIN);
  vast_json_bool(&w, true);
  vast_json_null(&w);
  vast_json_begin(&w, '{');
  vast_json_end(&w, '}');
  vast_json_raw(&w, "{\"r\":1}", 7);
  vast_json_text(&w, "x\0y", 3);
  vast_json_end(&w, ']');
  vast_json_name(&w, "", 0);
  vast_json_bool(&w, false);
  vast_json_end(&w, '}');
  CHECK_TEXT(vast_buffer_text(&out), "{\"a\":[],\"b\\\"\":[-9223372036854775808,true,null,{},"
                                     "{\"r\":1},\"x\\u0000y\"],\"\":false}");
  CHECK(w.depth == 0, "balanced");
  vast_buffer_free(&out);
}

static void writes_strings(void) {
  static const char all[] = "\"\\/\b\f\n\r\t\x01\x1F\x7F\xC3\xA9";
  struct vast_buffer out;
  vast_buffer_init(&out, 100);
  struct vast_json_writer w = {.out = &out};
  vast_json_text(&w, all, sizeof all - 1);
  CHECK_TEXT(vast_buffer_text(&out), "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7F\xC3\xA9\"");
  vast_buffer_free(&out);
  vast_buffer_init(&out, 3);
  w = (struct vast_json_writer){.out = &out};
  vast_json_text(&w, "toolong", 7);
  CHECK(out.failed, "a full buffer shows");
  vast_buffer_free(&out);
}

static const struct {
  double value;
  const char *text;
} numbers[] = {
    {0.0, "0"},
    {-0.0, "-0.0"},
    {1.0, "1"},
    {-42.0, "-42"},
    {0.5, "0.5"},
    {0.1, "0.1"},
    {-0.0625, "-0.0625"},
    {1.0 / 3, "0.3333333333333333"},
    {0.1 + 0.2, "0.30000000000000004"},
    {3.14, "3.14"},
    {1e15, "1000000000000000"},
    {9007199254740991.0, "9007199254740991"},
    {-9007199254740991.0, "-9007199254740991"},
    {9007199254740992.0, "9007199254740992"},
    {1e21, "1e+21"},
    {1e300, "1e+300"},
    {5e-324, "4.94065645841247e-324"},
    {1.7976931348623157e308, "1.7976931348623157e+308"},
    {123456.789, "123456.789"},
};

static void writes_numbers(const char *where) {
  struct vast_buffer out;
  vast_buffer_init(&out, 100);
  for (size_t i = 0; i < VAST_COUNT(numbers); i++) {
    struct vast_json_writer w = {.out = &out};
    vast_buffer_clear(&out);
    vast_json_number(&w, numbers[i].value);
    CHECK(strcmp(vast_buffer_text(&out), numbers[i].text) == 0, "%s: %s (%s)", where,
          numbers[i].text, vast_buffer_text(&out));
  }
  vast_buffer_clear(&out);
  struct vast_json_writer w = {.out = &out};
  vast_json_number(&w, (double)NAN);
  CHECK(out.failed, "NaN cannot be written");
  vast_buffer_free(&out);
}

/* Where a locale with a decimal comma is installed. */
static void writes_numbers_anywhere(void) {
  static const char *const commas[] = {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "ps_AF.UTF-8"};
  for (size_t i = 0; i < VAST_COUNT(commas); i++)
    if (setlocale(LC_ALL, commas[i])) writes_numbers(commas[i]);
  setlocale(LC_ALL, "C");
}

static const struct {
  const char *text;
  bool valid;
} utf8[] = {
    {"", true},
    {"ascii\x7F", true},
    {"\xC2\x80\xDF\xBF", true},
    {"\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF", true},
    {"\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", true},
    {"\x80", false},
    {"\xC0\x80", false},
    {"\xC1\xBF", false},
    {"\xC3", false},
    {"\xC3(", false},
    {"\xE0\x9F\xBF", false},
    {"\xED\xA0\x80", false},
    {"\xE2\x82", false},
    {"\xE2(\xA1", false},
    {"\xF0\x8F\xBF\xBF", false},
    {"\xF4\x90\x80\x80", false},
    {"\xF5\x80\x80\x80", false},
    {"\xFF", false},
    {"ok\xF0\x9F\x98", false},
};

static void judges_utf8(void) {
  for (size_t i = 0; i < VAST_COUNT(utf8); i++)
    CHECK(vast_utf8_valid(utf8[i].text, strlen(utf8[i].text)) == utf8[i].valid, "utf-8 case %zu",
          i);
}

/* --- long integers ------------------------------------------------------- */

static const struct {
  const char *text, *marked; /* NULL: nothing to mark */
} marks[] = {
    {"", NULL},
    {"{}", NULL},
    {"1", NULL},
    {"9007199254740992", NULL},
    {"-9007199254740992", NULL},
    {"9007199254740993", "\"M9007199254740993\""},
    {"-9007199254740993", "\"M-9007199254740993\""},
    {"9223372036854775807", "\"M9223372036854775807\""},
    {"9223372036854775808", NULL},
    {"-9223372036854775808", "\"M-9223372036854775808\""},
    {"-9223372036854775809", NULL},
    {"12345678901234567890", NULL},
    {"99999999999999999999999999", NULL},
    {"1e30", NULL},
    {"12345678901234567.5", NULL},
    {"12345678901234567890.5", NULL},
    {"0.12345678901234567", NULL},
    {"1.5e12345678901234567", NULL},
    {"1234567890123456789e-2", NULL},
    {"1234567890123456789E5", NULL},
    {"00001234567890123456", NULL},
    {"\"9007199254740993\"", NULL},
    {"\"\\\"9007199254740993\"", NULL},
    {"\"\\\\\",9007199254740993", "\"\\\\\",\"M9007199254740993\""},
    {"\"\\\\\\\"9007199254740993", NULL},
    {"{\"9007199254740993\":9007199254740993}", "{\"9007199254740993\":\"M9007199254740993\"}"},
    {"[1,9007199254740993,-2,-9007199254740993 ,\"x\"]",
     "[1,\"M9007199254740993\",-2,\"M-9007199254740993\" ,\"x\"]"},
    {"{\"a\":9007199254740993,\"b\":1.5}", "{\"a\":\"M9007199254740993\",\"b\":1.5}"},
    {"\"open 9007199254740993", NULL},
    {"\"open\\", NULL},
    {"-", NULL},
};

static void marks_integers(void) {
  struct vast_buffer out;
  vast_buffer_init(&out, 1000);
  for (size_t i = 0; i < VAST_COUNT(marks); i++) {
    vast_buffer_clear(&out);
    size_t n = vast_json_mark_integers(marks[i].text, strlen(marks[i].text), "M", &out);
    if (marks[i].marked)
      CHECK(n > 0 && strcmp(vast_buffer_text(&out), marks[i].marked) == 0, "%s", marks[i].text);
    else CHECK(n == 0 && out.len == 0, "%s is left alone", marks[i].text);
  }
  CHECK(vast_json_mark_integers("[9007199254740993,-9007199254740993]", 36, "M", &out) == 2,
        "they are counted");
  vast_buffer_free(&out);
  vast_buffer_init(&out, 4);
  CHECK(vast_json_mark_integers("9007199254740993", 16, "M", &out) == 1 && out.failed,
        "no room shows in the buffer");
  vast_buffer_free(&out);
}

int main(void) {
  accepts();
  refuses();
  prefixes();
  depth();
  skips();
  resolves_strings();
  writes_structure();
  writes_strings();
  writes_numbers("C");
  writes_numbers_anywhere();
  judges_utf8();
  marks_integers();
  return check_done();
}
