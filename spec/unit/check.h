/* spec/unit/check.h -- what the C unit tests share: one line per check as TAP
** ("ok 3 - text"), a plan at the end. Each test is a program of its own, so the
** two counters may be static here. Comes first in a test, so that libc's headers
** are seen before base.h hides what follows it. */
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

__attribute__((format(printf, 4, 5))) static inline bool
check_that(bool ok, const char *file, int line, const char *format, ...) {
  char text[512];
  va_list args;
  va_start(args, format);
  vsnprintf(text, sizeof text, format, args);
  va_end(args);
  for (char *p = text; *p; p++)
    if ((unsigned char)*p < 0x20) *p = ' ';
  printf("%s %d - %s", ok ? "ok" : "not ok", ++check_count, text);
  if (!ok) printf(" (%s:%d)", file, line);
  putchar('\n');
  check_failures += !ok;
  return ok;
}

/* CHECK(condition, "text for %s", …) goes on after a failure. */
#define CHECK(condition, ...) check_that((condition), __FILE__, __LINE__, __VA_ARGS__)

/* Text that must be there, and is shown when it is not. */
#define CHECK_TEXT(found, wanted)                                                                  \
  check_that(strcmp((found), (wanted)) == 0, __FILE__, __LINE__, "'%s' is '%s'", (found), (wanted))
#define CHECK_HAS(found, part)                                                                     \
  check_that(strstr((found), (part)) != NULL, __FILE__, __LINE__, "'%s' has '%s'", (found), (part))

/* The plan; what main returns. */
static inline int check_done(void) {
  printf("1..%d\n", check_count);
  return check_failures > 0;
}

/* valgrind keeps descriptors of its own: what takes all of them away cannot be tried there. */
static inline bool check_under_valgrind(void) {
  const char *preload = getenv("LD_PRELOAD");
  return preload != NULL && strstr(preload, "vgpreload") != NULL;
}

#endif
