/* spec/unit/names_test.c -- tests which names count as similar. */
#include "check.h"

#include "core/base/names.h"

/* the word, the candidates in order, the one that is found */
static const struct {
  const char *wanted, *candidates[5], *best;
} cases[] = {
    {"permision_file", {"permissions", "permission_file", "name"}, "permission_file"},
    {"permission", {"permission_file", "permissions"}, "permissions"},
    {"id", {"ids", "bids"}, "ids"},
    {"ids", {"bids", "id"}, "id"},
    {"shwo_user", {"show_users", "show_user", "show_team"}, "show_user"},
    {"instances_read", {"instance_write", "instance_read"}, "instance_read"},
    {"instance", {"instance_read", "instance_write"}, "instance_read"},
    {"machine", {"machines"}, "machines"},
    {"machines", {"machine"}, "machine"},
    {"timeuot", {"retry", "timeout"}, "timeout"},
    {"timeout_ms", {"connect_timeout", "timeout"}, "timeout"},
    {"timeout_seconds", {"timeout"}, "timeout"},
    {"API-Key", {"api_key"}, "api_key"},
    {"apikey", {"api_key"}, "api_key"},
    {"serverurl", {"server_url"}, "server_url"},
    {"eg", {"eq", "gte", "lte"}, "eq"},
    {"name", {"image", "label"}, NULL},
    {"a", {"b"}, NULL},
    {"ab", {"cd"}, NULL},
    {"show", {"show_user"}, NULL},
    {"frobnicate", {"permissions", "instance_read", "timeout", "name"}, NULL},
    {"proxy", {"retry", "pace"}, NULL},
    {"delete_instance", {"create_instance"}, NULL},
    {"billing_read", {"machine_read", "team_read"}, NULL},
    {"", {"x", "id"}, NULL},
    {"id", {""}, NULL},
};

static void finds_the_nearest(void) {
  for (size_t i = 0; i < VAST_COUNT(cases); i++) {
    struct vast_nearest n;
    vast_nearest_start(&n, cases[i].wanted);
    for (size_t j = 0; j < 5 && cases[i].candidates[j]; j++)
      vast_nearest_offer(&n, cases[i].candidates[j]);
    const char *best = cases[i].best;
    bool ok = best ? n.best && strcmp(n.best, best) == 0 : n.best == NULL;
    CHECK(ok, "the most similar name to '%s' is %s (found %s)", cases[i].wanted,
          best ? best : "none", n.best ? n.best : "none");
  }
}

static void long_words(void) {
  char wanted[200], candidate[200];
  struct vast_nearest n;
  memset(wanted, 'x', sizeof wanted);
  memset(candidate, 'x', sizeof candidate);
  wanted[64] = candidate[63] = '\0';
  vast_nearest_start(&n, wanted);
  vast_nearest_offer(&n, candidate);
  CHECK(n.best == candidate, "words of 64 letters are compared");
  wanted[64] = 'x';
  wanted[199] = '\0';
  vast_nearest_start(&n, wanted);
  vast_nearest_offer(&n, candidate);
  CHECK(n.best == NULL, "longer words have no similar name");
}

int main(void) {
  finds_the_nearest();
  long_words();
  return check_done();
}
