/* spec/unit/date_test.c -- tests the parsing of dates. */
#include "core/base/date.h"

#include "check.h"

/* -1: not a date. */
static double read(const char *text, bool iso) {
  double seconds;
  return vast_date_read(text, strlen(text), iso, &seconds) ? seconds : -1;
}

static void reads_iso(void) {
  static const struct {
    const char *text;
    double seconds;
  } cases[] = {
      {"2025-01-01", 1735689600},
      {" 2025-01-01 ", 1735689600},
      {"20250101", 1735689600},
      {"1735689600", 1735689600},
      {"2025-01-01T12:34:56Z", 1735734896},
      {"2025-01-01t12:34", 1735734840},
      {"2025-01-01 12:34:56.25", 1735734896.25},
      {"2025-01-02 12:00:00+02:00", 1735812000},
      {"2025-01-02T12:00:00 -0230", 1735828200},
      {"2025-01-02T12:00+02", 1735812000},
      {"1970-01-01", 0},
      {"2024-02-29", 1709164800},
      {"2000-02-29", 951782400},
      {"2038-01-19T03:14:08Z", 2147483648.0},
  };
  for (size_t i = 0; i < VAST_COUNT(cases); i++)
    CHECK(read(cases[i].text, true) == cases[i].seconds &&
              read(cases[i].text, false) == cases[i].seconds,
          "'%s' is %.2f", cases[i].text, cases[i].seconds);
}

static void reads_other_forms(void) {
  static const struct {
    const char *text;
    double seconds;
  } cases[] = {
      {"01/15/2025", 1736899200},        {"1/5/2025 13:30", 1736083800},
      {"Jan 20 2025 13:30", 1737379800}, {"january 20, 2025", 1737331200},
      {"20 JAN 2025", 1737331200},       {"Sept. 1, 2025", 1756684800},
  };
  for (size_t i = 0; i < VAST_COUNT(cases); i++) {
    CHECK(read(cases[i].text, false) == cases[i].seconds, "'%s' is %.0f", cases[i].text,
          cases[i].seconds);
    CHECK(read(cases[i].text, true) == -1, "'%s' is not an ISO date", cases[i].text);
  }
}

static void refuses_the_rest(void) {
  static const char *const wrong[] = {"",
                                      " ",
                                      "12",
                                      "2025",
                                      "garbage",
                                      "not a date",
                                      "2025-02-29",
                                      "2025-13-01",
                                      "2025-00-10",
                                      "2025-01-32",
                                      "1969-12-31",
                                      "20251301",
                                      "2025-01-01x",
                                      "2025-01-01Z",
                                      "2025-01-01T24:00",
                                      "15/01/2025",
                                      "01/15/25",
                                      "Ja 1 2025",
                                      "Janx 1 2025",
                                      "2025-01-01T12",
                                      "Jan 2025",
                                      "1735689600.",
                                      "1735689600.5",
                                      "-1735689600",
                                      "2025-01-01T12:60",
                                      "Feb 30 2025",
                                      "2025-01-01T12:00:61",
                                      "2025-01-01T12:00 CET",
                                      "2025-01-01T12:00+25:00",
                                      "17356896001735689600"};
  for (size_t i = 0; i < VAST_COUNT(wrong); i++)
    CHECK(read(wrong[i], false) == -1, "'%s' is not a date", wrong[i]);
}

int main(void) {
  reads_iso();
  reads_other_forms();
  refuses_the_rest();
  return check_done();
}
