/* spec/unit/curl_cut_test.c -- tests answers that end too early, at each byte, and headers that are
** too long. It uses plain HTTP, where only the answer itself shows whether it is complete. */
#include "serve.h"

/* The number of missing bytes at the end with which an answer still counts as complete: libcurl
** does not need the last byte of a chunked answer. */
static const struct {
  const char *text;
  size_t spare;
} answers[] = {
    {"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 11\r\n\r\n{\"id\": 123}", 0},
    {"HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
     "5\r\n{\"id\"\r\n6\r\n: 123}\r\n0\r\n\r\n",
     1},
    {"HTTP/1.1 100 Continue\r\n\r\n"
     "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 11\r\n\r\n{\"id\": 123}",
     0},
};

/* The kind with which a request ends if the server sends `sent` bytes of the text and closes the
** connection. */
static enum vast_kind ask(struct vast_engine *e, const char *text, size_t sent, bool spends) {
  struct vast_exchange x;
  reply_with(text, sent, true);
  prepare_request(&x, NULL, spends);
  run_request(e, &x);
  enum vast_kind kind = x.error.kind;
  if (kind == VAST_NONE && (x.reply.body.len != 11 || x.reply.status != 200))
    kind = VAST_KIND_COUNT;
  end_request(e, &x);
  return kind;
}

static void cuts(struct vast_engine *e, const char *text, size_t spare) {
  size_t whole = strlen(text);
  for (size_t sent = 0; sent + spare < whole; sent++) {
    enum vast_kind read = ask(e, text, sent, false), spent = ask(e, text, sent, true);
    CHECK(read == VAST_NETWORK && spent == VAST_AMBIGUOUS,
          "with %zu of %zu bytes a GET ends as lost, a PUT as ambiguous: %d, %d", sent, whole,
          (int)read, (int)spent);
  }
  CHECK(ask(e, text, whole, false) == VAST_NONE, "a GET succeeds with all %zu bytes", whole);
  CHECK(ask(e, text, whole, true) == VAST_NONE, "a PUT succeeds with all bytes");
}

/* A body without a length is complete at any end of the connection; headers are not. */
static void ends_with_connection(struct vast_engine *e) {
  static const char text[] = "HTTP/1.1 200 OK\r\n\r\n{\"id\": 123}";
  size_t head = sizeof "HTTP/1.1 200 OK\r\n\r\n" - 1;
  CHECK(ask(e, text, sizeof text - 1, false) == VAST_NONE,
        "a body without a length ends with the connection");
  CHECK(ask(e, text, head, false) == VAST_KIND_COUNT,
        "an empty body without a length is an answer");
  CHECK(ask(e, text, head - 1, false) == VAST_NETWORK, "incomplete headers are a network error");
}

static void repeats(struct vast_engine *e) {
  struct vast_exchange x;
  reply_with(answers[0].text, 30, true);
  prepare_request(&x, NULL, false);
  x.settings->attempts = 3;
  run_request(e, &x);
  CHECK(x.attempt == 3 && x.retryable, "a GET is sent 3 times: %u", x.attempt);
  CHECK_HAS(x.error.message, "ended inside its headers");
  end_request(e, &x);
}

/* A status line or a header without an end, or many headers. */
static void too_long(struct vast_engine *e, const char *begin, const char *more, const char *what) {
  enum { SIZE = 400 * 1024 };
  char *text = calloc(1, SIZE + 64);
  if (text == NULL) return;
  size_t len = strlen(begin), step = strlen(more);
  for (size_t i = 0; i < SIZE; i++) text[i] = i < len ? begin[i] : more[(i - len) % step];
  len += (SIZE - len) / step * step;
  enum vast_kind read = ask(e, text, len, false), spent = ask(e, text, len, true);
  CHECK(read == VAST_DECODE, "%s is a decode error of a GET: %s", what, vast_kind_name(read));
  CHECK(spent == VAST_AMBIGUOUS, "the same answer to a PUT is ambiguous: %s",
        vast_kind_name(spent));
  CHECK(ask(e, answers[0].text, strlen(answers[0].text), false) == VAST_NONE,
        "the next request succeeds");
  free(text);
}

int main(void) {
  struct vast_engine *e = vast_engine_new(vast_curl_new);
  if (!CHECK(e && serve_start(), "an engine and a server start")) return check_done();
  for (size_t i = 0; i < VAST_COUNT(answers); i++) cuts(e, answers[i].text, answers[i].spare);
  ends_with_connection(e);
  repeats(e);
  too_long(e, "HTTP/1.1 200 ", "xxxxxxxxxx", "a long status line");
  too_long(e, "HTTP/1.1 200 OK\r\nX: ", "xxxxxxxxxx", "a long header");
  too_long(e, "HTTP/1.1 200 OK\r\n", "X-Much: 0123456789\r\n", "many headers");
  vast_engine_free(e);
  return check_done();
}
