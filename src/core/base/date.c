/* core/base/date.c -- parses dates; see date.h. */
#include "core/base/date.h"

#include "core/base/text.h"

enum { DAY = 86400 };

struct reader {
  const char *at, *end;
};

struct date {
  int year, month, day;
  double clock; /* seconds since midnight, UTC */
};

/* --- pieces ------------------------------------------------------------------ */

static bool take(struct reader *r, char c) {
  if (r->at == r->end || *r->at != c) return false;
  r->at++;
  return true;
}

static void skip_blanks(struct reader *r) {
  while (r->at < r->end && *r->at == ' ') r->at++;
}

static bool number(struct reader *r, int least, int most, int *value) {
  int count = 0;
  for (*value = 0; count < most && r->at < r->end && vast_is_digit(*r->at); count++)
    *value = *value * 10 + (*r->at++ - '0');
  return count >= least && (r->at == r->end || !vast_is_digit(*r->at));
}

/* The full name of a month or its first three or more letters, with an optional dot. */
static bool month_name(struct reader *r, int *month) {
  static const char *const names[] = {"january",   "february", "march",    "april",
                                      "may",       "june",     "july",     "august",
                                      "september", "october",  "november", "december"};
  const char *start = r->at;
  while (r->at < r->end && vast_is_letter(*r->at)) r->at++;
  size_t len = (size_t)(r->at - start);
  for (*month = 1; *month <= 12; ++*month) {
    const char *name = names[*month - 1];
    size_t same = 0;
    while (same < len && name[same] && (start[same] | 32) == name[same]) same++;
    if (same == len && len >= 3) return take(r, '.'), true;
  }
  return false;
}

/* --- days -------------------------------------------------------------------- */

static bool read_iso_day(struct reader *r, struct date *d) {
  return number(r, 4, 4, &d->year) && take(r, '-') && number(r, 1, 2, &d->month) && take(r, '-') &&
         number(r, 1, 2, &d->day);
}

static bool read_slashed_day(struct reader *r, struct date *d) {
  return number(r, 1, 2, &d->month) && take(r, '/') && number(r, 1, 2, &d->day) && take(r, '/') &&
         number(r, 4, 4, &d->year);
}

/* "Jan 31, 2025" or "31 Jan 2025". */
static bool read_named_day(struct reader *r, struct date *d) {
  bool first = r->at < r->end && vast_is_digit(*r->at);
  if (first && !number(r, 1, 2, &d->day)) return false;
  skip_blanks(r);
  if (!month_name(r, &d->month)) return false;
  skip_blanks(r);
  if (!first && !number(r, 1, 2, &d->day)) return false;
  (void)take(r, ',');
  skip_blanks(r);
  return number(r, 4, 4, &d->year);
}

static bool read_day(struct reader *r, struct date *d, bool iso) {
  struct reader start = *r;
  if (read_iso_day(r, d)) return true;
  *r = start;
  if (iso) return false;
  if (read_slashed_day(r, d)) return true;
  *r = start;
  return read_named_day(r, d);
}

static bool exists(const struct date *d) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (d->year < 1970 || d->month < 1 || d->month > 12 || d->day < 1) return false;
  bool leap = d->month == 2 && (d->year % 4 == 0 && (d->year % 100 != 0 || d->year % 400 == 0));
  return d->day <= days[d->month - 1] + leap;
}

/* Days since 1970 in the Gregorian calendar. */
static double day_number(const struct date *d) {
  int year =
      d->month > 2
          ? d->year
          : d->year - 1; /* the year is counted from March, so that the leap day is its last */
  int month = (d->month + 9) % 12;
  int days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + d->day - 1;
  return days - 719468;
}

/* --- times --------------------------------------------------------------------- */

static bool read_zone(struct reader *r, struct date *d) {
  int hours, minutes = 0;
  skip_blanks(r);
  if (r->at == r->end || take(r, 'Z') || take(r, 'z')) return true;
  double sign = take(r, '-') ? -1 : 1;
  if (sign > 0 && !take(r, '+')) return false;
  if (!number(r, 2, 4, &hours)) return false;
  if (hours > 99) minutes = hours % 100, hours /= 100;
  else if (take(r, ':') && !number(r, 2, 2, &minutes)) return false;
  d->clock -= sign * (hours * 3600 + minutes * 60);
  return hours < 24 && minutes < 60;
}

static double fraction(struct reader *r) {
  double value = 0, unit = 1;
  while (r->at < r->end && vast_is_digit(*r->at)) {
    unit /= 10;
    value += unit * (*r->at++ - '0');
  }
  return value;
}

static bool read_time(struct reader *r, struct date *d) {
  int hours, minutes, seconds = 0;
  bool blank = r->at < r->end && *r->at == ' ';
  if (blank) skip_blanks(r);
  else if (r->at < r->end && !take(r, 'T') && !take(r, 't')) return false;
  d->clock = 0;
  if (r->at == r->end) return true;
  if (!number(r, 1, 2, &hours) || !take(r, ':') || !number(r, 2, 2, &minutes)) return false;
  if (take(r, ':') && !number(r, 2, 2, &seconds)) return false;
  d->clock = hours * 3600 + minutes * 60 + seconds;
  if (take(r, '.')) d->clock += fraction(r);
  return hours < 24 && minutes < 60 && seconds < 60 && read_zone(r, d);
}

/* --- the whole --------------------------------------------------------------------- */

/* Eight digits are a date, nine or more are Unix seconds. */
static bool read_digits(struct reader *r, struct date *d, double *seconds) {
  size_t len = (size_t)(r->end - r->at);
  if (len < 8 || len > 15) return false;
  for (*seconds = 0; r->at < r->end; r->at++) {
    if (!vast_is_digit(*r->at)) return false;
    *seconds = *seconds * 10 + (*r->at - '0');
  }
  if (len > 8) return true;
  int digits = (int)*seconds;
  *d = (struct date){.year = digits / 10000, .month = digits / 100 % 100, .day = digits % 100};
  *seconds = day_number(d) * DAY;
  return exists(d);
}

bool vast_date_read(const char *text, size_t len, bool iso, double *seconds) {
  struct date d;
  struct reader r = {text, text + len};
  while (r.end > r.at && r.end[-1] == ' ') r.end--;
  skip_blanks(&r);
  struct reader start = r;
  if (read_digits(&r, &d, seconds)) return true;
  r = start;
  if (!read_day(&r, &d, iso) || !exists(&d) || !read_time(&r, &d) || r.at != r.end) return false;
  *seconds = day_number(&d) * DAY + d.clock;
  return true;
}
