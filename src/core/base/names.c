/* core/base/names.c -- the nearest known name; see names.h. Owns nothing, allocates
** nothing: words are capped, the rows of the distance live on the stack. */
#include "core/base/names.h"

#include "core/base/text.h"

enum { WORD_MAX = 64, PREFIX_MIN = 5, NEAR_MAX = 3, FAR = WORD_MAX };

/* Ranks order candidates: by distance, then by how much of the beginning is the
** same. This many places of the beginning count. */
enum { PREFIX_WEIGHT = 8 };

static char folded(char c) { return c == '-' ? '_' : vast_to_lower(c); }

static bool same(char a, char b) { return folded(a) == folded(b); }

static unsigned smaller(unsigned a, unsigned b) { return a < b ? a : b; }

/* Of words of any length, longer than the cap too. */
static size_t common_prefix(const char *a, const char *b) {
  size_t n = 0;
  while (a[n] && b[n] && same(a[n], b[n])) n++;
  return n;
}

/* Insertions, deletions, replacements and swaps of neighbours (the restricted
** Damerau-Levenshtein distance). Only the two latest rows are needed, and the
** current one: row[i % 3]. */
static unsigned distance(const char *a, size_t n, const char *b, size_t m) {
  unsigned row[3][WORD_MAX + 1];
  for (size_t j = 0; j <= m; j++) row[0][j] = (unsigned)j;
  for (size_t i = 1; i <= n; i++) {
    unsigned *now = row[i % 3], *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];
    now[0] = (unsigned)i;
    for (size_t j = 1; j <= m; j++) {
      unsigned d = last[j - 1] + !same(a[i - 1], b[j - 1]);
      d = smaller(d, smaller(last[j], now[j - 1]) + 1);
      if (i > 1 && j > 1 && same(a[i - 1], b[j - 2]) && same(a[i - 2], b[j - 1]))
        d = smaller(d, before[j - 2] + 1);
      now[j] = d;
    }
  }
  return row[n % 3][m];
}

/* The distance as far as it is near, else FAR. One word that begins with the
** other ("instance" for "instance_read") is near as long as the shorter is
** about half of it. */
static unsigned nearness(const char *a, const char *b, size_t prefix) {
  size_t n = strlen(a), m = strlen(b);
  if (n == 0 || m == 0 || n > WORD_MAX || m > WORD_MAX) return FAR;
  size_t shorter = n < m ? n : m, longer = n < m ? m : n;
  unsigned limit = smaller(NEAR_MAX, (unsigned)(longer / 3));
  if (limit == 0) limit = 1;
  unsigned d = distance(a, n, b, m);
  if (d <= limit && d * 2 <= shorter) return d;
  bool begins = prefix == shorter && shorter >= PREFIX_MIN && (shorter + 1) * 2 >= longer;
  return begins ? limit + 1 : FAR;
}

void vast_nearest_start(struct vast_nearest *n, const char *wanted) {
  *n = (struct vast_nearest){.wanted = wanted, .distance = FAR * PREFIX_WEIGHT};
}

/* Only a strictly better rank replaces: of equals, the first offered wins. */
void vast_nearest_offer(struct vast_nearest *n, const char *candidate) {
  size_t prefix = common_prefix(n->wanted, candidate);
  unsigned near = nearness(n->wanted, candidate, prefix);
  if (near == FAR) return;
  unsigned missing = PREFIX_WEIGHT - 1 - smaller((unsigned)prefix, PREFIX_WEIGHT - 1);
  unsigned rank = near * PREFIX_WEIGHT + missing;
  if (rank >= n->distance) return;
  n->best = candidate;
  n->distance = rank;
}
