/* spec/unit/json_slice_test.c -- tests finding the rows of a long list, with fixed texts, and with
** mutated texts that the JSON reader checks. */
#include "check.h"

#include <stdlib.h>

#include "core/json/json.h"
#include "core/json/slice.h"

enum { LEVELS = 8 };

/* The rows, each after a '|', then the text with 0 in place of the list; or "none" or "broken". */
static const char *cut(const char *text, size_t len, const char *field, unsigned levels) {
  static char result[1024]; /* static, because CHECK_TEXT evaluates it twice */
  struct vast_buffer out;
  struct vast_slices s;
  struct vast_slice row;
  enum vast_slice_kind kind;
  if (!vast_slices_open(&s, text, len, field, levels)) return "none";
  vast_buffer_init(&out, sizeof result - 1);
  while ((kind = vast_slices_next(&s, &row)) == VAST_SLICE_ELEMENT) {
    vast_buffer_putc(&out, '|');
    vast_buffer_add(&out, row.bytes, row.len);
  }
  vast_buffer_putc(&out, ' ');
  bool whole = kind == VAST_SLICE_END && vast_slices_shell(&s, "0", &out);
  snprintf(result, sizeof result, "%s", whole ? vast_buffer_text(&out) : "broken");
  vast_buffer_free(&out);
  return result;
}

static const struct {
  const char *text, *field, *cut;
} cases[] = {
    {"[]", NULL, " 0"},
    {" [ ] ", NULL, "  0 "},
    {"[1]", NULL, "|1 0"},
    {"[1,2 , {\"a\":[1,2]}]", NULL, "|1|2 |{\"a\":[1,2]} 0"},
    {"[\"a,]\",\"\\\"]\",\"\\\\\"]", NULL, "|\"a,]\"|\"\\\"]\"|\"\\\\\" 0"},
    {"[[],[[]],{}]", NULL, "|[]|[[]]|{} 0"},
    {"{\"a\":[1,2]}", "a", "|1|2 {\"a\":0}"},
    {" { \"b\" : {\"a\":[9]} , \"a\" : [ 1 , 2 ] , \"c\" : 3 } ", "a",
     "|1 |2   { \"b\" : {\"a\":[9]} , \"a\" : 0 , \"c\" : 3 } "},
    {"{\"b\":\"a\\\":[\",\"a\":[1]}", "a", "|1 {\"b\":\"a\\\":[\",\"a\":0}"},
    {"{\"aa\":[1],\"a\":[2]}", "a", "|2 {\"aa\":[1],\"a\":0}"},
    {"{\"a\":[1],\"a\":[2]}", "a", "|1 {\"a\":0,\"a\":[2]}"},
    /* no list: decoded whole */
    {"", NULL, "none"},
    {"  ", NULL, "none"},
    {"5", NULL, "none"},
    {"{\"a\":[1]}", NULL, "none"},
    {"{\"a\":[1]}", "b", "none"},
    {"{\"a\":{}}", "a", "none"},
    {"{\"a\":5}", "a", "none"},
    {"{\"a\":", "a", "none"},
    {"{\"a\"", "a", "none"},
    {"{\"a", "a", "none"},
    {"{}", "a", "none"},
    {"{\"\\u0061\":[1]}", "a", "none"},
    {"{\"b\":[1],5:[2]}", "a", "none"},
    {"{\"b\":1", "a", "none"},
    /* broken, or found broken by the decoder of a row */
    {"[", NULL, "broken"},
    {"[1", NULL, "broken"},
    {"[1,", NULL, "broken"},
    {"[1}", NULL, "broken"},
    {"[}", NULL, "broken"},
    {"[1,}", NULL, "broken"},
    {"[\"a]", NULL, "broken"},
    {"[\"a\\", NULL, "broken"},
    {"[[1]", NULL, "broken"},
    {"{\"a\":[", "a", "broken"},
    {"{\"a\":[1", "a", "broken"},
    {"[,]", NULL, "broken"},
    {"[1,]", NULL, "broken"},
    {"[1 2]", NULL, "|1 2 0"},
    {"[{]]", NULL, "|{] 0"},
};

static void splits_texts(void) {
  for (size_t i = 0; i < VAST_COUNT(cases); i++) {
    const char *found = cut(cases[i].text, strlen(cases[i].text), cases[i].field, 100);
    CHECK(strcmp(found, cases[i].cut) == 0, "%s is split into '%s'", cases[i].text, found);
  }
  CHECK_TEXT(cut("[1,\0002]", 6, NULL, 100), "broken");
  CHECK_TEXT(cut("\0[1]", 4, NULL, 100), "none");
}

/* A list of brackets with `deep` levels, its own included. */
static void limits_depth(void) {
  char text[64];
  for (unsigned deep = 1; deep < 8; deep++) {
    memset(text, '[', deep);
    memset(text + deep, ']', deep);
    bool whole = strcmp(cut(text, 2 * deep, NULL, 4), "broken") != 0;
    CHECK(whole == (deep <= 4), "%u levels with a limit of 4", deep);
    char object[64];
    int len = snprintf(object, sizeof object, "{\"a\":%.*s}", (int)(2 * deep), text);
    whole = strcmp(cut(object, (size_t)len, "a", 4), "broken") != 0;
    CHECK(whole == (deep <= 3), "%u levels inside an object with a limit of 4", deep);
  }
  CHECK_TEXT(cut("[1]", 3, NULL, 1), "|1 0");
  CHECK_TEXT(cut("[[]]", 4, NULL, 1), "broken");
  CHECK_TEXT(cut("{\"a\":[1]}", 9, "a", 1),
             "|1 {\"a\":0}"); /* the decoder finds that the rest is too deep */
}

/* --- mutations --------------------------------------------------------------- */

static bool is_json(const char *text, size_t len) {
  struct vast_json_reader reader;
  enum vast_json_type type;
  vast_json_open(&reader, text, len);
  do type = vast_json_next(&reader);
  while (type != VAST_JSON_END && type != VAST_JSON_ERROR);
  return type == VAST_JSON_END;
}

/* 1: every element is valid JSON; 0: one is not; -1: the text has no list. */
static int pieces_are_json(const char *text, size_t len, const char *field) {
  struct vast_slices s;
  struct vast_slice row;
  enum vast_slice_kind kind;
  struct vast_buffer shell;
  if (!vast_slices_open(&s, text, len, field, VAST_JSON_DEPTH)) return -1;
  bool ok = true;
  while ((kind = vast_slices_next(&s, &row)) == VAST_SLICE_ELEMENT)
    ok = ok && is_json(row.bytes, row.len);
  if (!ok || kind == VAST_SLICE_BROKEN) return 0;
  vast_buffer_init(&shell, 4096);
  ok = vast_slices_shell(&s, "0", &shell) && is_json(vast_buffer_text(&shell), shell.len);
  vast_buffer_free(&shell);
  return ok;
}

static const char *const seeds[] = {
    "[1,{\"a\":[1,\"x]\\\"\"],\"b\":null},\"t\",[[],{}],-1.5e3,true]",
    "{\"n\":3,\"a\":[{\"id\":1},{\"id\":2,\"l\":[[1],[2]]},\"},{\"],\"z\":{\"a\":[1]}}",
    " [ \"\\\\\" , { } , [ ] ] ",
};

/* The same sequence in each run. */
static unsigned next(unsigned n) {
  static uint64_t state = 42;
  state = state * 6364136223846793005u + 1442695040888963407u;
  return (unsigned)(state >> 33) % n;
}

static size_t mutate(char *text, size_t len) {
  static const char bytes[] = "[]{},:\"\\ 01ae-.n";
  for (unsigned times = 1 + next(3); times; times--) {
    size_t at = next((unsigned)len);
    switch (next(3)) {
    case 0: text[at] = bytes[next(sizeof bytes - 1)]; break;
    case 1: memmove(text + at, text + at + 1, --len - at); break;
    default:
      memmove(text + at + 1, text + at, len++ - at);
      text[at] = bytes[next(sizeof bytes - 1)];
    }
  }
  return len;
}

static void agrees_with_the_whole(void) {
  unsigned cut_up = 0, good = 0, wrong = 0;
  for (unsigned i = 0; i < 200000 && wrong < 5; i++) {
    const char *seed = seeds[i % VAST_COUNT(seeds)];
    char *text = malloc(strlen(seed) + 8); /* room for mutations */
    memcpy(text, seed, strlen(seed));      /* NOLINT(bugprone-not-null-terminated-result): bytes */
    size_t len = mutate(text, strlen(seed));
    char *exact = malloc(len);
    memcpy(exact, text, len);
    int pieces = pieces_are_json(exact, len, "a");
    if (pieces >= 0 && (pieces == 1) != is_json(exact, len)) {
      wrong++;
      CHECK(false, "pieces are JSON: %d, the whole text is not the same: %.*s", pieces, (int)len,
            exact);
    }
    cut_up += pieces >= 0;
    good += pieces == 1;
    free(exact);
    free(text);
  }
  CHECK(cut_up > 50000 && good > 5000, "%u texts were split, %u are JSON", cut_up, good);
  CHECK(wrong == 0, "the pieces are JSON exactly if the whole text is");
}

int main(void) {
  splits_texts();
  limits_depth();
  agrees_with_the_whole();
  return check_done();
}
