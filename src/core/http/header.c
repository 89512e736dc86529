/* core/http/header.c -- reads response headers, checks request headers; see header.h. Nothing here
** depends on the locale of the host. */
#include "core/http/header.h"

#include "core/base/text.h"

#include <stdio.h>
#include <time.h>

enum { DAY = 86400, KEY_MAX = 4096 };

struct vast_slice vast_header_trim(const char *text, size_t len) {
  return vast_slice_strip((struct vast_slice){text, len}, vast_is_blank);
}

/* RFC 9110 allows no blank before the colon. */
bool vast_header_is(const char *line, size_t len, const char *name, struct vast_slice *value) {
  size_t n = strlen(name);
  if (len <= n || line[n] != ':') return false;
  for (size_t i = 0; i < n; i++)
    if (vast_to_lower(line[i]) != vast_to_lower(name[i])) return false;
  *value = vast_header_trim(line + n + 1, len - n - 1);
  return true;
}

/* --- Retry-After --------------------------------------------------------- */

/* Digits with an optional fraction; negative: anything else. Digits of the fraction beyond the
** ninth are checked and ignored, so that `unit` stays finite. */
static double plain_seconds(const char *text, size_t len) {
  static const double finest = 1e9;
  double value = 0, unit = 1;
  bool point = false;
  if (len == 0 || text[0] == '.' || text[len - 1] == '.') return -1;
  for (size_t i = 0; i < len; i++) {
    char c = text[i];
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (!vast_is_digit(c)) return -1;
    if (unit >= finest) continue;
    value = value * 10 + (c - '0');
    if (point) unit *= 10;
  }
  return value / unit;
}

/* strptime() depends on the locale. name has three letters. */
static int month_number(const char *name) {
  static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
  for (int i = 0; i < 12; i++)
    if (memcmp(months + 3 * i, name, 3) == 0) return i;
  return -1;
}

/* The three forms of RFC 9110. The last two are obsolete, but must be accepted. */
static bool scan_date(const char *text, struct tm *t, char month[4]) {
  int *s = &t->tm_sec, *m = &t->tm_min, *h = &t->tm_hour, *d = &t->tm_mday, *y = &t->tm_year;
  if (sscanf(text, "%*3[A-Za-z], %2d %3s %4d %2d:%2d:%2d GMT", d, month, y, h, m, s) == 6)
    return true;
  if (sscanf(text, "%*[A-Za-z], %2d-%3[A-Za-z]-%2d %2d:%2d:%2d GMT", d, month, y, h, m, s) == 6) {
    *y += *y < 70 ? 2000 : 1900;
    return true;
  }
  return sscanf(text, "%*3[A-Za-z] %3s %2d %2d:%2d:%2d %4d", month, d, h, m, s, y) == 6;
}

/* Seconds since 1970; negative: the text is not an HTTP date. */
static double date_seconds(const char *value, size_t len) {
  char text[64], month[4] = "";
  struct tm t = {0};
  if (len >= sizeof text) return -1;
  memcpy(text, value, len);
  text[len] = '\0';
  if (!scan_date(text, &t, month) || strlen(month) != 3) return -1;
  t.tm_mon = month_number(month);
  t.tm_year -= 1900;
  if (t.tm_mon < 0 || t.tm_mday < 1 || t.tm_mday > 31) return -1;
  return (double)timegm(&t);
}

/* A date in the past is 0 seconds, not invalid. */
double vast_header_retry_after(const char *value, size_t len, double wall) {
  struct vast_slice text = vast_header_trim(value, len);
  double seconds = plain_seconds(text.bytes, text.len);
  if (seconds < 0) {
    double date = date_seconds(text.bytes, text.len);
    if (date < 0) return -1;
    seconds = date > wall ? date - wall : 0;
  }
  return seconds < DAY ? seconds : DAY;
}

/* --- request headers ----------------------------------------------------- */

/* NAME=value, with an optional `export` and blanks around the sign. The padding of base64 does not
** count. */
static bool is_assignment(struct vast_slice s) {
  size_t n = 0;
  if (s.len > 7 && memcmp(s.bytes, "export ", 7) == 0) s.bytes += 7, s.len -= 7;
  while (n < s.len && vast_is_name_char(s.bytes[n])) n++;
  if (n == 0) return false;
  while (n < s.len && s.bytes[n] == ' ') n++;
  return n + 1 < s.len && s.bytes[n] == '=' && s.bytes[n + 1] != '=';
}

static bool is_quote(char c) { return c == '"' || c == '\'' || c == '`'; }

/* Refuses text that contains a key instead of being one. The service would refuse it as a wrong
** key. */
static const char *refuse_form(struct vast_slice s) {
  char first = s.bytes[0], last = s.bytes[s.len - 1];
  if (first == '{' || first == '[') return "is JSON, not a key alone";
  if (is_quote(first) || is_quote(last)) return "is in quotes";
  return is_assignment(s) ? "looks like NAME=value, not a key alone" : NULL;
}

/* Stricter than RFC 9110: keys are ASCII, so a curly quote or a zero-width blank is a copying
** error, and reported before anything is sent. */
const char *vast_header_refuse_key(const char *text, size_t len) {
  struct vast_slice trimmed = vast_header_trim(text, len);
  if (trimmed.len == 0) return "is blank";
  const char *form = refuse_form(trimmed);
  if (form) return form;
  if (len > KEY_MAX) return "is too long";
  for (size_t i = 0; i < len; i++) {
    unsigned char c = (unsigned char)text[i];
    if (c == ' ') return "has a blank inside";
    if (c < 0x20 || c == 0x7F) return "has a line break or another control character inside";
    if (c > 0x7F) return "has a character outside ASCII";
  }
  return NULL;
}
