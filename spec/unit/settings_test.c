/* spec/unit/settings_test.c -- tests the settings of a client: defaults, copies, references. */
#include "check.h"

#include "core/http/settings.h"
#include "vastai.h"

static void defaults(void) {
  struct vast_settings *s = vast_settings_new();
  CHECK(s != NULL && s->refs == 1, "new settings have one reference");
  if (s == NULL) return;
  CHECK(s->attempts == 3 && s->timeout == 120 && s->deadline == 0,
        "the defaults of attempts, timeout, deadline");
  CHECK(s->connect_timeout == 10 && s->stall_timeout == 30,
        "the defaults of connect_timeout, stall_timeout");
  CHECK(s->max_response == 64 * 1024 * 1024 && s->pace && !s->allow_http,
        "the defaults of max_response, pace, allow_http");
  CHECK(s->max_result == 8 * s->max_response && s->max_pages == 10000,
        "the defaults of max_result, max_pages");
  CHECK_TEXT(s->server_url, "https://console.vast.ai");
  CHECK_TEXT(s->user_agent, "vastai-lua/" VASTAI_VERSION);
  CHECK(s->proxy == NULL && s->ca_file == NULL, "the default has no proxy and no ca_file");
  vast_settings_drop(s);
}

static void copies(void) {
  struct vast_settings *s = vast_settings_new();
  if (!CHECK(s && vast_settings_text(&s->proxy, "http://p:1"), "a proxy is set")) return;
  s->timeout = 5;
  vast_settings_hold(s);
  struct vast_settings *c = vast_settings_copy(s);
  CHECK(c != s && s->refs == 2, "a copy is another object");
  if (c == NULL) return;
  CHECK(c->refs == 1, "a copy has one reference");
  CHECK(c->timeout == 5 && c->proxy != s->proxy && c->server_url != s->server_url,
        "a copy has its own texts");
  CHECK_TEXT(c->proxy, "http://p:1");
  CHECK(vast_settings_text(&c->server_url, "http://x"), "a text of the copy is replaced");
  CHECK_TEXT(s->server_url, "https://console.vast.ai");
  vast_settings_drop(s);
  vast_settings_drop(s);
  CHECK_TEXT(c->proxy, "http://p:1");
  vast_settings_drop(c);
}

static void sets_texts(void) {
  char *field = NULL;
  CHECK(vast_settings_text(&field, "one") && strcmp(field, "one") == 0, "a text is set");
  CHECK(vast_settings_text(&field, "two") && strcmp(field, "two") == 0, "a text is replaced");
  CHECK(vast_settings_text(&field, field) && strcmp(field, "two") == 0,
        "a text can be set to itself");
  CHECK(vast_settings_text(&field, NULL) && field == NULL, "NULL removes a text");
  CHECK(vast_settings_text(&field, "") && field[0] == '\0', "an empty text is kept");
  CHECK(vast_settings_text(&field, NULL), "NULL removes an empty text");
}

static void accepts_null(void) {
  vast_settings_drop(NULL);
  CHECK(vast_settings_hold(NULL) == NULL, "hold and drop accept NULL");
}

int main(void) {
  defaults();
  copies();
  sets_texts();
  accepts_null();
  return check_done();
}
