/* spec/unit/curl_memory_test.c -- tests libcurl without memory: each of its allocations fails in
** turn, alone or with all later ones. No request may arrive with a wrong verb or twice, each must
** end with the right kind, and the next request over the same engine must succeed. */
#include "serve.h"

#include <curl/curl.h>

static const char answer[] = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                             "Content-Length: 11\r\n\r\n{\"id\": 123}";

/* Allocations of this thread, which are those of libcurl: the server has its own threads. */
static long asked, refused_from, refused_until;

static bool refuses(void) {
  long n = asked++;
  return n >= refused_from && n < refused_until;
}

static void *get(size_t size) { return refuses() ? NULL : malloc(size); }

static void *get_clear(size_t count, size_t size) { return refuses() ? NULL : calloc(count, size); }

static void *get_again(void *old, size_t size) { return refuses() ? NULL : realloc(old, size); }

static char *copy(const char *text) { return refuses() ? NULL : strdup(text); }

static void refuse(long from, bool all) {
  asked = 0;
  refused_from = from;
  refused_until = all ? __LONG_MAX__ : from + 1;
}

static void refuse_nothing(void) { refused_from = refused_until = __LONG_MAX__; }

struct trial {
  struct vast_identity *key;
  bool spends, all;
  long points, wrong_verbs, wrong_ends, dead; /* the number of each */
};

/* The allowed results: done; not done, with the outcome no memory; unknown, for a PUT. */
static bool ends_well(const struct vast_exchange *x, bool spends, int arrived) {
  if (x->phase != VAST_DONE) return false;
  if (x->error.kind == VAST_NONE) return x->reply.body.len == 11 && arrived == 1;
  if (x->error.kind == VAST_AMBIGUOUS) return spends && arrived <= 1;
  if (spends && arrived) return false;
  bool lost = x->reply.outcome == VAST_LOST || x->reply.outcome == VAST_UNREACHABLE;
  return x->error.kind == VAST_NETWORK && (lost || x->reply.outcome == VAST_NO_MEMORY);
}

static void try_request(struct trial *t, struct vast_engine *e, long at) {
  struct vast_exchange x;
  int before = t->spends ? puts_ : gets, strangers = others, wrong = t->spends ? gets : puts_;
  prepare_request(&x, t->key, t->spends);
  refuse(at, t->all);
  run_request(e, &x);
  refuse_nothing();
  int arrived = (t->spends ? puts_ : gets) - before;
  t->wrong_verbs += others != strangers || (t->spends ? gets : puts_) != wrong;
  if (!ends_well(&x, t->spends, arrived)) {
    t->wrong_ends++;
    printf("# %s, allocation %ld: %s, %s (outcome %d, arrived %d)\n", t->spends ? "PUT" : "GET", at,
           vast_kind_name(x.error.kind), x.error.message, (int)x.reply.outcome, arrived);
  }
  end_request(e, &x);
}

static void try_next(struct trial *t, struct vast_engine *e) {
  struct vast_exchange x;
  prepare_request(&x, t->key, false);
  run_request(e, &x);
  t->dead += x.phase != VAST_DONE || x.error.kind != VAST_NONE;
  if (x.error.kind != VAST_NONE) printf("# next: %s\n", x.error.message);
  end_request(e, &x);
}

/* A request over a new engine, so that its first allocations fail too. */
static bool try_fresh(struct trial *t, long at) {
  refuse(at, t->all);
  struct vast_engine *e = vast_engine_new(vast_curl_new);
  long opening = asked;
  refuse_nothing();
  if (e == NULL) return at < opening;
  try_request(t, e, at >= opening ? at - opening : __LONG_MAX__ / 2);
  bool more = at < opening + asked;
  try_next(t, e);
  vast_engine_free(e);
  return more;
}

/* A request over an engine with an open connection. */
static bool try_kept(struct trial *t, struct vast_engine *e, long at) {
  try_request(t, e, at);
  bool more = at < asked;
  try_next(t, e);
  return more;
}

static void campaign(struct vast_identity *key, bool spends, bool all) {
  struct trial t = {.key = key, .spends = spends, .all = all};
  const char *what = spends ? "a PUT that spends" : "a GET", *how = all ? "from" : "at";
  while (try_fresh(&t, t.points)) t.points++;
  CHECK(t.points > 20, "%s, refused %s each of %ld allocations", what, how, t.points);
  struct vast_engine *e = vast_engine_new(vast_curl_new);
  if (!CHECK(e != NULL, "an engine starts")) return;
  long at = 0;
  while (try_kept(&t, e, at)) at++;
  vast_engine_free(e);
  CHECK(at > 5, "allocations over an open connection: %ld", at);
  CHECK(t.wrong_verbs == 0, "requests with a wrong verb: %ld", t.wrong_verbs);
  CHECK(t.wrong_ends == 0, "requests that ended with a wrong kind: %ld", t.wrong_ends);
  CHECK(t.dead == 0, "next requests that failed: %ld", t.dead);
}

int main(void) {
  struct vast_identity *list = NULL;
  refuse_nothing();
  if (curl_global_init_mem(CURL_GLOBAL_DEFAULT, get, free, get_again, copy, get_clear) != CURLE_OK)
    return 1;
  if (!CHECK(serve_start(), "a server starts")) return check_done();
  reply_with(answer, sizeof answer - 1, false);
  struct vast_identity *key = vast_identity_get(&list, "key-0001", 8);
  for (int i = 0; i < 4; i++) campaign(key, i & 1, i & 2);
  vast_identity_drop(key);
  return check_done();
}
