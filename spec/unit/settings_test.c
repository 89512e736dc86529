/* spec/unit/settings_test.c -- a client's settings: defaults, copies, counts. */
#include "check.h"

#include "core/http/settings.h"
#include "vastai.h"

static void defaults(void) {
  struct vast_settings *s = vast_settings_new();
  CHECK(s != NULL && s->refs == 1, "made, counted once");
  if (s == NULL) return;
  CHECK(s->attempts == 3 && s->timeout == 120 && s->deadline == 0, "retry, timeout, deadline");
  CHECK(s->connect_timeout == 10 && s->stall_timeout == 30, "connect_timeout, stall_timeout");
  CHECK(s->max_response == 64 * 1024 * 1024 && s->pace && !s->allow_http, "the rest");
  CHECK(s->max_result == 8 * s->max_response && s->max_pages == 10000, "max_result, max_pages");
  CHECK_TEXT(s->server_url, "https://console.vast.ai");
  CHECK_TEXT(s->user_agent, "vastai-lua/" VASTAI_VERSION);
  CHECK(s->proxy == NULL && s->ca_file == NULL, "no proxy, no CA file of its own");
  vast_settings_drop(s);
}

static void copies(void) {
  struct vast_settings *s = vast_settings_new();
  if (!CHECK(s && vast_settings_text(&s->proxy, "http://p:1"), "a proxy")) return;
  s->timeout = 5;
  vast_settings_hold(s);
  struct vast_settings *c = vast_settings_copy(s);
  CHECK(c != s && s->refs == 2, "a copy is another");
  if (c == NULL) return;
  CHECK(c->refs == 1, "with a count of its own");
  CHECK(c->timeout == 5 && c->proxy != s->proxy && c->server_url != s->server_url, "its own texts");
  CHECK_TEXT(c->proxy, "http://p:1");
  CHECK(vast_settings_text(&c->server_url, "http://x"), "changing one");
  CHECK_TEXT(s->server_url, "https://console.vast.ai");
  vast_settings_drop(s);
  vast_settings_drop(s);
  CHECK_TEXT(c->proxy, "http://p:1");
  vast_settings_drop(c);
}

static void sets_texts(void) {
  char *field = NULL;
  CHECK(vast_settings_text(&field, "one") && strcmp(field, "one") == 0, "set");
  CHECK(vast_settings_text(&field, "two") && strcmp(field, "two") == 0, "set again");
  CHECK(vast_settings_text(&field, field) && strcmp(field, "two") == 0, "to itself");
  CHECK(vast_settings_text(&field, NULL) && field == NULL, "unset");
  CHECK(vast_settings_text(&field, "") && field[0] == '\0', "empty is not unset");
  CHECK(vast_settings_text(&field, NULL), "and away");
}

static void nothing_is_fine(void) {
  vast_settings_drop(NULL);
  CHECK(vast_settings_hold(NULL) == NULL, "nothing may be held and dropped");
}

int main(void) {
  defaults();
  copies();
  sets_texts();
  nothing_is_fine();
  return check_done();
}
