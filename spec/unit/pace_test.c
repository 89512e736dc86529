/* spec/unit/pace_test.c -- the spacing that a 429 teaches, and the room for it. */
#include "check.h"

#include <math.h>

#include "core/http/pace.h"

static void names_routes(void) {
  uint64_t get = vast_pace_route("GET", "/api/v0/users/current/");
  CHECK(get != 0 && get == vast_pace_route("GET", "/api/v0/users/current/"), "one number each");
  CHECK(get != vast_pace_route("PUT", "/api/v0/users/current/"), "the verb counts");
  CHECK(get != vast_pace_route("GET", "/api/v0/users/current"), "the path counts");
  CHECK(vast_pace_route("GE", "T /x") != vast_pace_route("GET", "/x"), "and where one ends");
  CHECK(vast_pace_route("", "") != 0, "never 0");
}

static void leaves_others_alone(void) {
  struct vast_pace p = {0};
  CHECK(vast_pace_reserve(&p, 7, 100) == 100, "nothing is learned yet");
  CHECK(vast_pace_reserve(&p, 7, 100) == 100, "nor by asking");
  vast_pace_learn(&p, 7, 2, 100);
  CHECK(vast_pace_reserve(&p, 8, 100) == 100, "another endpoint goes at once");
}

static void spaces_calls(void) {
  struct vast_pace p = {0};
  vast_pace_learn(&p, 7, 2, 100);
  CHECK(vast_pace_reserve(&p, 7, 100) == 102, "after a 429 a threshold later");
  CHECK(vast_pace_reserve(&p, 7, 100) == 104, "the next behind it");
  CHECK(vast_pace_reserve(&p, 7, 101) == 106, "and so on");
  CHECK(vast_pace_reserve(&p, 7, 200) == 200, "after a rest at once");
  CHECK(vast_pace_reserve(&p, 7, 200.5) == 202, "but the spacing stays");
}

/* A second 429 must not put new calls between those that have a place already. */
static void keeps_places(void) {
  struct vast_pace p = {0};
  vast_pace_learn(&p, 7, 2, 100);
  for (int i = 0; i < 5; i++) CHECK(vast_pace_reserve(&p, 7, 100) == 102 + 2 * i, "place %d", i);
  vast_pace_learn(&p, 7, 2, 102.5);
  CHECK(vast_pace_reserve(&p, 7, 103) == 112, "the next place is still the sixth");
  vast_pace_learn(&p, 7, 30, 103);
  CHECK(vast_pace_reserve(&p, 7, 103) == 133, "a longer threshold pushes it back");
  CHECK(vast_pace_reserve(&p, 7, 103) == 163, "and spaces what follows");
}

static void doubts_what_it_hears(void) {
  static const double odd[] = {0, -1, -1e300, (double)NAN};
  for (size_t i = 0; i < VAST_COUNT(odd); i++) {
    struct vast_pace p = {0};
    vast_pace_learn(&p, 7, odd[i], 100);
    CHECK(vast_pace_reserve(&p, 7, 100) == 100, "%g teaches nothing", odd[i]);
  }
  struct vast_pace p = {0};
  vast_pace_learn(&p, 7, 86400, 100);
  double first = vast_pace_reserve(&p, 7, 100);
  CHECK(first <= 160, "a day's threshold does not hold calls up for a day: %g", first - 100);
  CHECK(vast_pace_reserve(&p, 7, 100) - first == 60, "nor space them by more than a minute");
}

static void has_room_for_32(void) {
  struct vast_pace p = {0};
  for (uint64_t i = 1; i <= VAST_PACE_ROUTES; i++) vast_pace_learn(&p, i, 2, 100 + (double)i);
  vast_pace_reserve(&p, 1, 200); /* used: no longer the one that rested longest */
  vast_pace_learn(&p, 99, 2, 200);
  CHECK(vast_pace_reserve(&p, 99, 200) == 202, "one more finds room");
  CHECK(vast_pace_reserve(&p, 1, 200) == 202, "the one in use is kept");
  CHECK(vast_pace_reserve(&p, 2, 100) == 100, "the longest unused one is forgotten");
  CHECK(vast_pace_reserve(&p, 3, 100) == 105, "and no other");
}

int main(void) {
  names_routes();
  leaves_others_alone();
  spaces_calls();
  keeps_places();
  doubts_what_it_hears();
  has_room_for_32();
  return check_done();
}
