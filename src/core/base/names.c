/* core/base/names.c -- finds the most similar known name; see names.h. Allocates nothing: the
** length of words is limited, and the rows of the distance are on the stack. */
#include "core/base/names.h"

#include "core/base/text.h"

enum { WORD_MAX = 64, PREFIX_MIN = 5, NEAR_MAX = 3, FAR = WORD_MAX };

/* Candidates are ranked by distance, then by the length of the common prefix, of which this many
** characters count. */
enum { PREFIX_WEIGHT = 8 };

static char folded(char c) { return c == '-' ? '_' : vast_to_lower(c); }

static bool same(char a, char b) { return folded(a) == folded(b); }

static unsigned smaller(unsigned a, unsigned b) { return a < b ? a : b; }

/* Not limited to WORD_MAX. */
static size_t common_prefix(const char *a, const char *b) {
  size_t n = 0;
  while (a[n] && b[n] && same(a[n], b[n])) n++;
  return n;
}

/* The restricted Damerau-Levenshtein distance: insertions, deletions, replacements and swaps of
** neighbours. Only three rows are kept, the current one being row[i % 3]. */
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

/* The distance if the words are similar, else FAR. A word that begins with the other
** ("instance" for "instance_read") is similar if the shorter has about half of its length. */
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

/* Of candidates with equal rank the first is kept. */
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
