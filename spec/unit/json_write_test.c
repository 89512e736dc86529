/* spec/unit/json_write_test.c -- tests the JSON writer, the check of UTF-8 and the marking of
** integers. */
#include "check.h"

#include <locale.h>
#include <math.h>

#include "core/json/json.h"

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
  CHECK(w.depth == 0, "begin and end are balanced");
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
  CHECK(out.failed, "a full buffer has `failed` set");
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
    CHECK(strcmp(vast_buffer_text(&out), numbers[i].text) == 0,
          "in the locale %s a number is written as %s (found %s)", where, numbers[i].text,
          vast_buffer_text(&out));
  }
  vast_buffer_clear(&out);
  struct vast_json_writer w = {.out = &out};
  vast_json_number(&w, (double)NAN);
  CHECK(out.failed, "NaN cannot be written");
  vast_buffer_free(&out);
}

/* In a locale with a decimal comma, if one is installed. */
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

static void checks_utf8(void) {
  for (size_t i = 0; i < VAST_COUNT(utf8); i++)
    CHECK(vast_utf8_valid(utf8[i].text, strlen(utf8[i].text)) == utf8[i].valid, "UTF-8 case %zu",
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
      CHECK(n > 0 && strcmp(vast_buffer_text(&out), marks[i].marked) == 0, "%s is marked",
            marks[i].text);
    else CHECK(n == 0 && out.len == 0, "%s is not marked", marks[i].text);
  }
  CHECK(vast_json_mark_integers("[9007199254740993,-9007199254740993]", 36, "M", &out) == 2,
        "the marked integers are counted");
  vast_buffer_free(&out);
  vast_buffer_init(&out, 4);
  CHECK(vast_json_mark_integers("9007199254740993", 16, "M", &out) == 1 && out.failed,
        "without room the buffer has `failed` set");
  vast_buffer_free(&out);
}

int main(void) {
  writes_structure();
  writes_strings();
  writes_numbers("C");
  writes_numbers_anywhere();
  checks_utf8();
  marks_integers();
  return check_done();
}
