/* spec/unit/query_fuzz_test.c -- tests 100,000 random queries: from a grammar, mutated, and random
** bytes. None may crash (run it with the sanitizers), an accepted query must give valid JSON, a
** refused one a message, and the time must be in proportion to the length. */
#include "check.h"

#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include "core/query/query.h"
#include "core/query/check.h"

enum { QUERIES = 100000, ROOM = 600 };

static uint64_t state = 88172645463325252u;

static unsigned dice(unsigned sides) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (unsigned)((state >> 33) % sides);
}

/* --- queries ---------------------------------------------------------------- */

static const char *const names[] = {"num_gpus",  "gpu_ram",  "gpu_name",    "driver_version",
                                    "dph",       "verified", "geolocation", "duration",
                                    "georegion", "chunked",  "cuda_vers",   "foo",
                                    "9",         "_",        "disk_space"};
static const char *const marks[] = {
    "=",    "==",    "!=",       ">",     ">=", "<", "<=", " in ",   " notin ", " not in ", " nin ",
    " eq ", " neq ", " not eq ", " gte ", "=>", " ", "",   " like ", "!",       " not  in "};
static const char *const words[] = {"4",
                                    "24.5",
                                    "RTX_4090",
                                    "\"RTX 4090\"",
                                    "'RTX 4090'",
                                    "[SE,FI]",
                                    "[ \"a\" , 'b' ]",
                                    "any",
                                    "*",
                                    "true",
                                    "None",
                                    "535.86.05",
                                    "EU",
                                    "[EU,NA,US]",
                                    "[]",
                                    "\"",
                                    "'",
                                    "[",
                                    "]",
                                    "1e999",
                                    "-1",
                                    "0.0.0",
                                    "",
                                    "\xc3\xa9",
                                    "\n",
                                    ","};

static void put(char *to, const char *part) {
  size_t used = strlen(to), len = strlen(part);
  if (used + len < ROOM) memcpy(to + used, part, len + 1);
}

static size_t from_grammar(char *to) {
  to[0] = '\0';
  for (unsigned i = dice(8); i < 8; i++) {
    bool good = dice(10) > 0; /* the first rows are valid */
    put(to, names[dice(good ? 8 : VAST_COUNT(names))]);
    put(to, marks[dice(good ? 15 : VAST_COUNT(marks))]);
    put(to, words[dice(good ? 12 : VAST_COUNT(words))]);
    put(to, dice(9) ? " " : "");
  }
  return strlen(to);
}

static size_t mutated(char *to) {
  size_t len = from_grammar(to);
  for (unsigned i = dice(6); len && i > 0; i--) to[dice((unsigned)len)] = (char)dice(256);
  return len;
}

static size_t bytes(char *to) {
  size_t len = dice(80);
  for (size_t i = 0; i < len; i++) to[i] = (char)(dice(3) ? dice(128) : dice(256));
  return len;
}

/* --- checks ------------------------------------------------------------------ */

static bool well_formed(const struct vast_query *q) {
  struct vast_buffer json;
  vast_buffer_init(&json, 1 << 20);
  struct vast_json_writer w = {.out = &json};
  vast_json_begin(&w, '{');
  vast_query_write(q, &w);
  vast_json_end(&w, '}');
  struct vast_json_reader r;
  enum vast_json_type type;
  vast_json_open(&r, vast_buffer_text(&json), json.len);
  do type = vast_json_next(&r);
  while (type != VAST_JSON_END && type != VAST_JSON_ERROR);
  bool ok = type == VAST_JSON_END && !json.failed;
  vast_buffer_free(&json);
  return ok;
}

/* Checks a row with random values; only a crash or an endless loop is a failure. */
static void check_row(const struct vast_query *q) {
  for (size_t i = 0; i < q->count; i++) {
    const char *text = words[dice(VAST_COUNT(words))];
    struct vast_cell cell = {.type = (enum vast_cell_type)dice(4), .number = dice(1000)};
    cell.text = text, cell.len = strlen(text);
    char shown[100];
    if (vast_clause_cell(q, &q->clauses[i])) (void)vast_clause_broken(q, &q->clauses[i], &cell);
    vast_clause_describe(q, &q->clauses[i], shown, sizeof shown);
  }
}

static bool holds(const char *text, size_t len, size_t *accepted) {
  struct vast_query q;
  struct vast_query_fault fault = {""};
  vast_query_init(&q, &vast_offer_fields);
  q.allow_unknown = dice(2);
  bool ok = vast_query_parse(&q, text, len, &fault) && vast_query_finish(&q, &fault);
  bool good = ok ? well_formed(&q) : fault.message[0] != '\0';
  if (!ok) good = good && vast_utf8_valid(fault.message, strlen(fault.message));
  if (ok) check_row(&q);
  *accepted += ok;
  vast_query_free(&q);
  return good;
}

static void test_random(void) {
  size_t good = 0, accepted = 0;
  for (int i = 0; i < QUERIES; i++) {
    char text[ROOM];
    size_t len = i % 5 < 3 ? from_grammar(text) : i % 5 == 3 ? mutated(text) : bytes(text);
    char *exact = malloc(len + 1); /* so that a sanitizer detects a read beyond the text */
    memcpy(exact, text, len);
    good += holds(exact, len, &accepted);
    free(exact);
  }
  CHECK(good == QUERIES, "%zu of %d queries give JSON or a message", good, QUERIES);
  CHECK(accepted > QUERIES / 100, "%zu queries are accepted", accepted);
}

/* --- time -------------------------------------------------------------------- */

/* Processor time of parsing `len` bytes of a repeated piece `times` times. */
static double spent(const char *piece, size_t len, int times) {
  char *text = malloc(len + 1);
  size_t n = strlen(piece);
  for (size_t i = 0; i < len; i++) text[i] = piece[i % n];
  clock_t begun = clock();
  for (int i = 0; i < times; i++) {
    struct vast_query q;
    struct vast_query_fault fault = {""};
    vast_query_init(&q, &vast_offer_fields);
    bool ok = vast_query_parse(&q, text, len, &fault) && vast_query_finish(&q, &fault);
    (void)ok;
    vast_query_free(&q);
  }
  free(text);
  return (double)(clock() - begun) / CLOCKS_PER_SEC;
}

/* A text of tenfold length takes about as long as ten short ones. If a step were quadratic, it
** would take ten times as long. */
static void test_time(void) {
  static const char *const pieces[] = {"num_gpus>=1 ",
                                       "num_gpus=[x ",
                                       "num_gpus=\"x ",
                                       "num_gpus='x ",
                                       "verified=any ",
                                       "mobo_name=[x] ",
                                       "mobo_name=aaa",
                                       "gpu_name=\"x\"",
                                       " ",
                                       "a",
                                       "geolocation in [",
                                       "not ",
                                       "gpu_ram>=24 ",
                                       "gpu_name=a,b,"};
  for (size_t i = 0; i < VAST_COUNT(pieces); i++) {
    double small = 1e9, large = 1e9;
    for (int round = 0; round < 5; round++) {
      double s = spent(pieces[i], 10000, 10), l = spent(pieces[i], 100000, 1);
      small = s < small ? s : small;
      large = l < large ? l : large;
    }
    CHECK(large <= 4 * small + 0.01, "'%s' takes %.4f s in pieces, %.4f s at once", pieces[i],
          small, large);
  }
}

int main(void) {
  test_random();
  test_time();
  return check_done();
}
