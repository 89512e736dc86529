/* spec/unit/error_test.c -- tests names of kinds, and texts that are shortened on a UTF-8 boundary
** and cleaned of control characters. */
#include "check.h"

#include "core/base/error.h"

static void names_kinds(void) {
  enum vast_kind kind = VAST_NONE;
  for (int i = 1; i < VAST_KIND_COUNT; i++) {
    const char *name = vast_kind_name((enum vast_kind)i);
    CHECK(vast_kind_find(name, &kind) && (int)kind == i, "%s is kind %d", name, i);
  }
  CHECK(!vast_kind_find("none", &kind), "no error has the kind none");
  CHECK(!vast_kind_find("", &kind) && !vast_kind_find("Auth", &kind),
        "names of kinds are case-sensitive");
}

static void sets(void) {
  struct vast_error e;
  memset(&e, 'x', sizeof e);
  CHECK(!vast_error_set(&e, VAST_TLS, "%s and %d", "one", 2), "vast_error_set returns false");
  CHECK_TEXT(e.message, "one and 2");
  CHECK(e.kind == VAST_TLS && e.code[0] == '\0', "the kind is set, the code cleared");
  vast_error_set(&e, VAST_TLS, "%s", "a\nb\tc\x1B[31m\x7F.");
  CHECK_TEXT(e.message, "a b c [31m .");
  vast_error_set(&e, VAST_TLS, "%s",
                 "a\xC2\x80"
                 "b\xC2\x9B"
                 "31m\xC2\x9F\xC2\xA0.");
  CHECK_TEXT(e.message, "a b 31m \xC2\xA0.");
  vast_error_set(&e, VAST_TLS, "%s",
                 "a\x9B"
                 "b\xE2\x82\xAC\xF0\x9F\x98\x80\xC3\x9B"
                 "c\xE2\x82");
  CHECK_TEXT(e.message, "a b\xE2\x82\xAC\xF0\x9F\x98\x80\xC3\x9B"
                        "c\xE2 ");
  vast_error_set(&e, VAST_TLS, "%s", "");
  CHECK_TEXT(e.message, "");
}

static bool is_utf8(const char *text) {
  for (const unsigned char *c = (const unsigned char *)text; *c; c++) {
    int more = *c < 0x80 ? 0 : *c < 0xC2 ? -1 : *c < 0xE0 ? 1 : *c < 0xF0 ? 2 : 3;
    if (more < 0) return false;
    for (; more; more--)
      if ((*++c & 0xC0) != 0x80) return false;
  }
  return true;
}

/* A character of 1 to 4 bytes before, on and after the end of the field. */
static void cuts_between_characters(void) {
  static const char *const signs[] = {"a", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"};
  for (size_t s = 0; s < VAST_COUNT(signs); s++)
    for (size_t before = 0; before < 14; before++) {
      char text[64], to[10];
      memset(to, 'x', sizeof to);
      memset(text, '.', before);
      snprintf(text + before, sizeof text - before, "%sbcdefghijklm", signs[s]);
      vast_text_copy(to, sizeof to, text, strlen(text));
      size_t len = strlen(to);
      CHECK(is_utf8(to) && strncmp(text, to, len) == 0,
            "%zu bytes remain of a text with a character of %zu bytes at %zu", len, s + 1, before);
      CHECK(len <= 9 && len >= 9 - 4, "at most one character is lost");
    }
}

static void accepts_invalid_utf8(void) {
  char to[10];
  static const char *const odd[] = {"\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80",
                                    "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
                                    "abcdefgh\xC3\xC3\xC3\xC3",
                                    "\xF0\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80"};
  for (size_t i = 0; i < VAST_COUNT(odd); i++) {
    vast_text_copy(to, sizeof to, odd[i], strlen(odd[i]));
    CHECK(strlen(to) <= 9 && strlen(to) >= 5, "of invalid text %zu, %zu bytes remain", i,
          strlen(to));
  }
  vast_text_copy(to, sizeof to, "a\0b", 3);
  CHECK(memcmp(to, "a b", 4) == 0, "a NUL becomes a blank");
  vast_text_copy(to, 1, "abc", 3);
  CHECK_TEXT(to, "");
  vast_text_copy(to, sizeof to, "", 0);
  CHECK_TEXT(to, "");
  vast_text_copy(to, 4, "abc", 3);
  CHECK_TEXT(to, "abc");
}

static void cuts_messages(void) {
  struct vast_error e;
  char text[1200] = "";
  for (size_t i = 0; i < 290; i++) memcpy(text + 4 * i, "\xF0\x9F\x98\x80", 5);
  for (int shift = 0; shift < 4; shift++) {
    vast_error_set(&e, VAST_SERVER, "%.*s%s", shift, "...", text);
    size_t len = strlen(e.message);
    CHECK(is_utf8(e.message) && len < sizeof e.message && len > sizeof e.message - 6,
          "a message shifted by %d has %zu bytes and is valid UTF-8", shift, len);
  }
}

int main(void) {
  names_kinds();
  sets();
  cuts_between_characters();
  accepts_invalid_utf8();
  cuts_messages();
  return check_done();
}
