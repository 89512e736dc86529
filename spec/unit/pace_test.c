/* spec/unit/pace_test.c -- tests learned rate limits and the size of their table. */
#include "check.h"

#include <math.h>

#include "core/http/pace.h"

static void names_routes(void) {
  uint64_t get = vast_pace_route("GET", "/api/v0/users/current/");
  CHECK(get != 0 && get == vast_pace_route("GET", "/api/v0/users/current/"),
        "a route has one number");
  CHECK(get != vast_pace_route("PUT", "/api/v0/users/current/"),
        "another verb gives another number");
  CHECK(get != vast_pace_route("GET", "/api/v0/users/current"),
        "another path gives another number");
  CHECK(vast_pace_route("GE", "T /x") != vast_pace_route("GET", "/x"),
        "the boundary between verb and path counts");
  CHECK(vast_pace_route("", "") != 0, "the number of a route is never 0");
}

static void leaves_others_alone(void) {
  struct vast_pace p = {0};
  CHECK(vast_pace_reserve(&p, 7, 100) == 100, "a new route is not delayed");
  CHECK(vast_pace_reserve(&p, 7, 100) == 100, "a reservation does not delay the next one");
  vast_pace_learn(&p, 7, 2, 100);
  CHECK(vast_pace_reserve(&p, 8, 100) == 100, "another endpoint is not delayed");
}

static void spaces_calls(void) {
  struct vast_pace p = {0};
  vast_pace_learn(&p, 7, 2, 100);
  CHECK(vast_pace_reserve(&p, 7, 100) == 102, "the first call after a 429 waits for the threshold");
  CHECK(vast_pace_reserve(&p, 7, 100) == 104, "the second call waits for two thresholds");
  CHECK(vast_pace_reserve(&p, 7, 101) == 106, "the third call waits for three thresholds");
  CHECK(vast_pace_reserve(&p, 7, 200) == 200, "after a pause a call is not delayed");
  CHECK(vast_pace_reserve(&p, 7, 200.5) == 202, "the threshold remains after a pause");
}

/* A second 429 must not put new calls between those with a reserved time. */
static void keeps_reserved_times(void) {
  struct vast_pace p = {0};
  vast_pace_learn(&p, 7, 2, 100);
  for (int i = 0; i < 5; i++)
    CHECK(vast_pace_reserve(&p, 7, 100) == 102 + 2 * i, "the reserved time of call %d", i);
  vast_pace_learn(&p, 7, 2, 102.5);
  CHECK(vast_pace_reserve(&p, 7, 103) == 112, "the next call comes after the reserved five");
  vast_pace_learn(&p, 7, 30, 103);
  CHECK(vast_pace_reserve(&p, 7, 103) == 133, "a longer threshold delays the next call");
  CHECK(vast_pace_reserve(&p, 7, 103) == 163, "a longer threshold spaces later calls");
}

static void limits_thresholds(void) {
  static const double odd[] = {0, -1, -1e300, (double)NAN};
  for (size_t i = 0; i < VAST_COUNT(odd); i++) {
    struct vast_pace p = {0};
    vast_pace_learn(&p, 7, odd[i], 100);
    CHECK(vast_pace_reserve(&p, 7, 100) == 100, "a threshold of %g is ignored", odd[i]);
  }
  struct vast_pace p = {0};
  vast_pace_learn(&p, 7, 86400, 100);
  double first = vast_pace_reserve(&p, 7, 100);
  CHECK(first <= 160, "a threshold of a day delays a call by at most a minute: %g", first - 100);
  CHECK(vast_pace_reserve(&p, 7, 100) - first == 60,
        "a threshold of a day spaces calls by a minute");
}

static void replaces_the_oldest_route(void) {
  struct vast_pace p = {0};
  for (uint64_t i = 1; i <= VAST_PACE_ROUTES; i++) vast_pace_learn(&p, i, 2, 100 + (double)i);
  vast_pace_reserve(&p, 1, 200); /* used, so it is not the one unused for longest */
  vast_pace_learn(&p, 99, 2, 200);
  CHECK(vast_pace_reserve(&p, 99, 200) == 202, "a further route replaces another");
  CHECK(vast_pace_reserve(&p, 1, 200) == 202, "the route used last is kept");
  CHECK(vast_pace_reserve(&p, 2, 100) == 100, "the route unused for longest is replaced");
  CHECK(vast_pace_reserve(&p, 3, 100) == 105, "no other route is replaced");
}

int main(void) {
  names_routes();
  leaves_others_alone();
  spaces_calls();
  keeps_reserved_times();
  limits_thresholds();
  replaces_the_oldest_route();
  return check_done();
}
