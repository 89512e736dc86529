/* spec/unit/url_test.c -- tests encoding, path segments, queries and server URLs. */
#include "check.h"

#include "core/http/url.h"

static const struct {
  const char *text, *coded;
} encoded[] = {
    {"", ""},
    {"AZaz09-._~", "AZaz09-._~"},
    {"a b", "a%20b"},
    {"a+b&c=d?e#f/g", "a%2Bb%26c%3Dd%3Fe%23f%2Fg"},
    {"100%", "100%25"},
    {"\xC3\xA9", "%C3%A9"},
    {"\r\n\x7F", "%0D%0A%7F"},
};

static void encodes(void) {
  struct vast_buffer out;
  vast_buffer_init(&out, 200);
  for (size_t i = 0; i < VAST_COUNT(encoded); i++) {
    vast_buffer_clear(&out);
    CHECK(vast_url_encode(&out, encoded[i].text, strlen(encoded[i].text)), "the text is encoded");
    CHECK_TEXT(vast_buffer_text(&out), encoded[i].coded);
  }
  vast_buffer_clear(&out);
  CHECK(vast_url_encode(&out, "a\0b", 3), "a text with a NUL is encoded");
  CHECK_TEXT(vast_buffer_text(&out), "a%00b");
  vast_buffer_free(&out);
}

static const struct {
  const char *text, *result; /* NULL: refused */
} segments[] = {
    {"42", "42"},
    {"a/b", "a%2Fb"},
    {"...", "..."},
    {".a", ".a"},
    {"a..", "a.."},
    {"%2f", "%252f"},
    {"%2e%2e%2e", "%252e%252e%252e"},
    {"", NULL},
    {".", NULL},
    {"..", NULL},
    {"%2e", NULL},
    {"%2E%2e", NULL},
    {".%2e", NULL},
    {"%2E.", NULL},
    {"../users", NULL},
    {"a/../b", NULL},
    {"a\\..", NULL},
    {"a;b", "a%3Bb"},
    {"a..;", "a..%3B"},
    {"100%", "100%25"},
    {"..;", NULL},
    {"a/.;x/b", NULL},
    {"..%2fb", NULL},
    {"..%5cb", NULL},
    {"..%252f", NULL},
};

static void puts_segments(void) {
  struct vast_buffer out;
  struct vast_error e = {0};
  vast_buffer_init(&out, 200);
  for (size_t i = 0; i < VAST_COUNT(segments); i++) {
    vast_buffer_clear(&out);
    bool ok = vast_url_segment(&out, segments[i].text, strlen(segments[i].text), &e);
    if (segments[i].result)
      CHECK(ok && strcmp(vast_buffer_text(&out), segments[i].result) == 0, "segment '%s' is %s",
            segments[i].text, segments[i].result);
    else
      CHECK(!ok && e.kind == VAST_INVALID && out.len == 0, "segment '%s' is refused: %s",
            segments[i].text, e.message);
  }
  CHECK(!vast_url_segment(&out, "a\0b", 3, &e), "a NUL is refused: %s", e.message);
  vast_buffer_free(&out);
}

static void puts_queries(void) {
  struct vast_buffer out;
  bool first = true;
  vast_buffer_init(&out, 200);
  vast_url_query(&out, &first, "limit", 5, "25", 2);
  vast_url_query(&out, &first, "select filters", 14, "{\"a\":1}", 7);
  vast_url_query(&out, &first, "empty", 5, "", 0);
  CHECK_TEXT(vast_buffer_text(&out), "?limit=25&select%20filters=%7B%22a%22%3A1%7D&empty=");
  CHECK(!first, "the first parameter resets `first`");
  vast_buffer_free(&out);
}

static const struct {
  const char *url, *result; /* NULL: refused */
} bases[] = {
    {"https://console.vast.ai", "https://console.vast.ai"},
    {"https://console.vast.ai/", "https://console.vast.ai"},
    {"http://127.0.0.1:8080///", "http://127.0.0.1:8080"},
    {"HTTPS://h/prefix/", "HTTPS://h/prefix"},
    {"http://[::1]:80", "http://[::1]:80"},
    {"http://[::1]/x", "http://[::1]/x"},
    {"", NULL},
    {"console.vast.ai", NULL},
    {"ftp://h", NULL},
    {"file:///etc/passwd", NULL},
    {"https:/h", NULL},
    {"https://", NULL},
    {"https:///path", NULL},
    {"https://:80", NULL},
    {"https://user:pw@h", NULL},
    {"https://h?x=1", NULL},
    {"https://h/#f", NULL},
    {"https://h h", NULL},
    {"https://h\n", NULL},
    {" https://h", NULL},
    {"https://h\\@evil", NULL},
    {"https://h:0", NULL},
    {"https://h:65536", NULL},
    {"https://h:80a", NULL},
    {"https://h:", NULL},
    {"https://[::1", NULL},
    {"https://[]", NULL},
    {"https://[::1]x", NULL},
    {"https\x1A//h", NULL},
};

static void checks_bases(void) {
  struct vast_buffer out;
  struct vast_error e = {0};
  vast_buffer_init(&out, 200);
  for (size_t i = 0; i < VAST_COUNT(bases); i++) {
    vast_buffer_clear(&out);
    bool ok = vast_url_base(&out, bases[i].url, strlen(bases[i].url), &e);
    if (bases[i].result)
      CHECK(ok && strcmp(vast_buffer_text(&out), bases[i].result) == 0,
            "server URL '%s' is accepted", bases[i].url);
    else CHECK(!ok && out.len == 0, "server URL '%s' is refused: %s", bases[i].url, e.message);
  }
  CHECK(!vast_url_base(&out, "https://u:hunter2@h", 19, &e), "a password is refused");
  CHECK(strstr(e.message, "hunter2") == NULL, "the message does not contain the password");
  vast_buffer_free(&out);
}

static const struct {
  const char *url, *host;
  bool plain, loopback;
} readings[] = {
    {"https://console.vast.ai/x", "console.vast.ai", false, false},
    {"http://127.0.0.1:80/x", "127.0.0.1", true, true},
    {"HTTP://127.255.255.254", "127.255.255.254", true, true},
    {"http://[::1]:80", "::1", true, true},
    {"https://LocalHost?x", "LocalHost", false, true},
    {"user:p@w@localhost:1", "localhost", false, true},
    {"http://127.0.0.1@evil/", "evil", true, false},
    {"http://evil#@127.0.0.1", "evil", true, false},
    {"http://127.1", "127.1", true, false},
    {"http://127.0.0.1.example", "127.0.0.1.example", true, false},
    {"http://0.0.0.0", "0.0.0.0", true, false},
    {"http://[::ffff:127.0.0.1]", "::ffff:127.0.0.1", true, false},
    {"http://[::1", "[", true, false},
    {"", "", false, false},
};

static void reads(void) {
  for (size_t i = 0; i < VAST_COUNT(readings); i++) {
    const char *url = readings[i].url, *host = readings[i].host;
    struct vast_slice found = vast_url_host(url);
    CHECK(found.len == strlen(host) && memcmp(found.bytes, host, found.len) == 0,
          "the host of %s is %s", url, host);
    CHECK(vast_url_is_plain(url) == readings[i].plain, "%s: its scheme is plain or not", url);
    CHECK(vast_url_is_loopback(url) == readings[i].loopback, "%s: its host is loopback or not",
          url);
  }
}

int main(void) {
  encodes();
  reads();
  puts_segments();
  puts_queries();
  checks_bases();
  return check_done();
}
