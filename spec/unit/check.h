/* spec/unit/check.h -- the checks of the C unit tests: one TAP line per check ("ok 3 - function:
** text") and a plan at the end. Each test is its own program, so the counters are static here.
** Tests include this file first, so that the headers of libc come before the visibility pragmas. */
#ifndef VAST_SPEC_CHECK_H
#define VAST_SPEC_CHECK_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int check_count, check_failures;

__attribute__((format(printf, 5, 6))) static inline bool
check_that(bool ok, const char *file, int line, const char *test, const char *format, ...) {
  char text[512];
  va_list args;
  va_start(args, format);
  vsnprintf(text, sizeof text, format, args);
  va_end(args);
  for (char *p = text; *p; p++)
    if ((unsigned char)*p < 0x20) *p = ' ';
  printf("%s %d - %s: %s", ok ? "ok" : "not ok", ++check_count, test, text);
  if (!ok) printf(" (%s:%d)", file, line);
  putchar('\n');
  check_failures += !ok;
  return ok;
}

/* CHECK(condition, "text for %s", …) continues after a failure. */
#define CHECK(condition, ...) check_that((condition), __FILE__, __LINE__, __func__, __VA_ARGS__)

/* Compares texts and shows both. */
#define CHECK_TEXT(found, wanted)                                                                  \
  check_that(strcmp((found), (wanted)) == 0, __FILE__, __LINE__, __func__, "'%s' equals '%s'",     \
             (found), (wanted))
#define CHECK_HAS(found, part)                                                                     \
  check_that(strstr((found), (part)) != NULL, __FILE__, __LINE__, __func__, "'%s' contains '%s'",  \
             (found), (part))

/* Prints the plan. Returns the exit status. */
static inline int check_done(void) {
  printf("1..%d\n", check_count);
  return check_failures > 0;
}

/* valgrind needs descriptors itself, so tests that use up all descriptors are skipped there. */
static inline bool check_under_valgrind(void) {
  const char *preload = getenv("LD_PRELOAD");
  return preload != NULL && strstr(preload, "vgpreload") != NULL;
}

#endif
