/* spec/unit/classify_test.c -- tests the classification of answers: documented errors and unusual
** ones. */
#include "check.h"

#include <stdlib.h>

#include "core/http/classify.h"

struct answer_case {
  int status; /* next to kind, to avoid padding */
  enum vast_kind kind;
  const char *body;
  const char *code, *message; /* the expected code and message */
  double wait;
};

#define AUTH_BODY(msg) "{\"success\":false,\"error\":\"auth_error\",\"msg\":\"" msg "\"}"
#define NONE (-1)

/* The answers to a wrong key, which differ between routes. */
static const struct answer_case refusals[] = {
    {403, VAST_AUTH, AUTH_BODY("This action requires login."), "auth_error",
     "HTTP 403: This action requires login.", NONE},
    {404, VAST_AUTH, AUTH_BODY("Invalid user key"), "auth_error", "HTTP 404: Invalid user key",
     NONE},
    {401, VAST_AUTH, AUTH_BODY("Invalid user key"), "auth_error", "HTTP 401: Invalid user key",
     NONE},
    {404, VAST_TFA, AUTH_BODY("Session expired. Please log in again."), "auth_error",
     "HTTP 404: Session expired. Please log in again.", NONE},
    {401, VAST_TFA, AUTH_BODY("This action requires Two Factor Authentication."), "auth_error",
     "HTTP 401: This action requires Two Factor Authentication.", NONE},
    {401, VAST_AUTH, AUTH_BODY("something else"), "auth_error", "HTTP 401: something else", NONE},
    {404, VAST_AUTH, "{\"error\":\"auth_error\"}", "auth_error", "HTTP 404: auth_error", NONE},
    {404, VAST_AUTH, "{\"msg\":\"Invalid user key\"}", "", "HTTP 404: Invalid user key", NONE},
    {200, VAST_AUTH, AUTH_BODY("Invalid user key"), "auth_error", "Invalid user key", NONE},
    {401, VAST_PERMISSION, AUTH_BODY("The key lacks the permission."), "auth_error",
     "HTTP 401: The key lacks the permission.", NONE},
    {403, VAST_PERMISSION, "{\"success\":false,\"error\":\"not_authorized\",\"msg\":\"no\"}",
     "not_authorized", "HTTP 403: no", NONE},
    {404, VAST_PERMISSION, "{\"error\":\"not_authorized\"}", "not_authorized",
     "HTTP 404: not_authorized", NONE},
    {410, VAST_GONE, "{\"error\":\"deprecated_endpoint\",\"msg\":\"use v1\"}",
     "deprecated_endpoint", "HTTP 410: use v1", NONE},
    {429, VAST_RATE_LIMIT, "API requests too frequent", "", "HTTP 429: API requests too frequent",
     NONE},
    {429, VAST_RATE_LIMIT, "API requests too frequent: endpoint threshold=2.0", "",
     "HTTP 429: API requests too frequent: endpoint threshold=2.0", 2},
    {429, VAST_RATE_LIMIT, "{\"detail\":\"API requests too frequent: endpoint threshold=0.5\"}", "",
     "HTTP 429: API requests too frequent: endpoint threshold=0.5", 0.5},
    {429, VAST_RATE_LIMIT, "{\"error\":\"rate_limit\",\"retry_after\":7}", "rate_limit",
     "HTTP 429: rate_limit", 7},
};

/* Statuses without a description in the body. */
static const struct answer_case silent[] = {
    {400, VAST_INVALID, "", "", "HTTP 400: Bad Request", NONE},
    {401, VAST_AUTH, "", "", "HTTP 401: Unauthorized", NONE},
    {402, VAST_INVALID, "", "", "HTTP 402", NONE},
    {403, VAST_PERMISSION, "", "", "HTTP 403: Forbidden", NONE},
    {404, VAST_NOT_FOUND, "", "", "HTTP 404: Not Found", NONE},
    {405, VAST_INVALID, "", "", "HTTP 405: Method Not Allowed", NONE},
    {408, VAST_TIMEOUT, "", "", "HTTP 408: Request Timeout", NONE},
    {409, VAST_CONFLICT, "", "", "HTTP 409: Conflict", NONE},
    {410, VAST_GONE, "", "", "HTTP 410: Gone", NONE},
    {418, VAST_INVALID, "", "", "HTTP 418", NONE},
    {422, VAST_INVALID, "", "", "HTTP 422: Unprocessable Entity", NONE},
    {429, VAST_RATE_LIMIT, "", "", "HTTP 429: Too Many Requests", NONE},
    {500, VAST_SERVER, "", "", "HTTP 500: Internal Server Error", NONE},
    {502, VAST_SERVER, "<html><h1>502 Bad Gateway</h1></html>", "", "HTTP 502: Bad Gateway", NONE},
    {503, VAST_SERVER, " \r\n\t ", "", "HTTP 503: Service Unavailable", NONE},
    {504, VAST_SERVER, "\n<!doctype html>", "", "HTTP 504: Gateway Timeout", NONE},
    {599, VAST_SERVER, "", "", "HTTP 599", NONE},
    {600, VAST_DECODE, "", "", "HTTP 600: not a final status of HTTP", NONE},
    {999, VAST_DECODE, "{\"msg\":\"no_such_ask\"}", "", "HTTP 999: no_such_ask", NONE},
    {99, VAST_DECODE, "", "", "HTTP 99: not a final status of HTTP", NONE},
    {302, VAST_SERVER, "", "", "HTTP 302: redirects are not followed", NONE},
    {304, VAST_SERVER, "", "", "HTTP 304: redirects are not followed", NONE},
    {200, VAST_INVALID, "{\"success\":false}", "", "the service answered success: false", NONE},
    {404, VAST_NOT_FOUND, "{}", "", "HTTP 404: Not Found", NONE},
    {404, VAST_NOT_FOUND, "[]", "", "HTTP 404: Not Found", NONE},
    {404, VAST_NOT_FOUND, "null", "", "HTTP 404: null", NONE},
    {404, VAST_NOT_FOUND, "{\"msg\":null,\"error\":404,\"detail\":[1,{\"msg\":\"inner\"}]}", "",
     "HTTP 404: Not Found", NONE},
    {400, VAST_INVALID, "{\"error\":{\"code\":\"inner\",\"msg\":\"deep\"}}", "",
     "HTTP 400: Bad Request", NONE},
};

/* Codes that contradict the status, and different forms of codes. */
static const struct answer_case odd[] = {
    {400, VAST_UNAVAILABLE, "{\"error\":\"no_such_ask\",\"msg\":\"gone\"}", "no_such_ask",
     "HTTP 400: gone", NONE},
    {404, VAST_UNAVAILABLE, "{\"error\":\"no_such_ask\"}", "no_such_ask", "HTTP 404: no_such_ask",
     NONE},
    {200, VAST_UNAVAILABLE,
     "{\"success\":false,\"msg\":\"error 404/3603: no_such_ask Instance type by id 5 is not "
     "available.\"}",
     "", "error 404/3603: no_such_ask Instance type by id 5 is not available.", NONE},
    {404, VAST_NOT_FOUND, "{\"error\":\"no_such_instance\"}", "no_such_instance",
     "HTTP 404: no_such_instance", NONE},
    {400, VAST_INVALID,
     "{\"error\":\"invalid_args\",\"msg\":\"label 'permission not_found' is odd\"}", "invalid_args",
     "HTTP 400: label 'permission not_found' is odd", NONE},
    {422, VAST_INVALID, "{\"detail\":\"permission denied\"}", "", "HTTP 422: permission denied",
     NONE},
    {409, VAST_CONFLICT, "{\"error\":\"auth_error\",\"msg\":\"x\"}", "auth_error", "HTTP 409: x",
     NONE},
    {500, VAST_SERVER, AUTH_BODY("Invalid user key"), "auth_error", "HTTP 500: Invalid user key",
     NONE},
    {429, VAST_RATE_LIMIT, AUTH_BODY("Invalid user key"), "auth_error",
     "HTTP 429: Invalid user key", NONE},
    {403, VAST_RATE_LIMIT, "API requests too frequent", "", "HTTP 403: API requests too frequent",
     NONE},
    {404, VAST_AUTH, "{\"error\":\"AUTH_ERROR\"}", "AUTH_ERROR", "HTTP 404: AUTH_ERROR", NONE},
    {404, VAST_AUTH, "{\"\\u0065rror\":\"auth\\u005ferror\"}", "auth_error", "HTTP 404: auth_error",
     NONE},
    {500, VAST_SERVER, "{\"error\":\"A whole sentence.\"}", "", "HTTP 500: A whole sentence.",
     NONE},
    {500, VAST_SERVER, "{\"error\":\"A whole sentence.\",\"msg\":\"better\"}", "",
     "HTTP 500: better", NONE},
    {500, VAST_SERVER, "{\"msg\":\"first\",\"error\":\"A whole sentence.\"}", "", "HTTP 500: first",
     NONE},
    {500, VAST_SERVER, "{\"error\":\"A whole sentence.\",\"msg\":\"\"}", "",
     "HTTP 500: A whole sentence.", NONE},
    {500, VAST_SERVER, "{\"code\":\"e1\",\"message\":\"m\"}", "e1", "HTTP 500: m", NONE},
    {500, VAST_SERVER, "{\"code\":17,\"detail\":\"d\"}", "", "HTTP 500: d", NONE},
    {500, VAST_SERVER, "\"a bare string\"", "", "HTTP 500: a bare string", NONE},
    {500, VAST_SERVER, "first line\nsecond line", "", "HTTP 500: first line", NONE},
    {500, VAST_SERVER, "{\"msg\":\"a\\nb\\u001b[31mc\\u0000d\"}", "", "HTTP 500: a b [31mc d",
     NONE},
    {500, VAST_SERVER, "{\"msg\":\"cut off", "", "HTTP 500: Internal Server Error", NONE},
    {500, VAST_SERVER, "{\"msg\":\"kept\",\"more\":", "", "HTTP 500: kept", NONE},
    {500, VAST_SERVER, "{\"a\":{\"msg\":\"deep\"},\"msg\":\"top\"}", "", "HTTP 500: top", NONE},
    {500, VAST_SERVER, "\xEF\xBB\xBF plain", "", "HTTP 500: \xEF\xBB\xBF plain", NONE},
};

/* The time that the service asks to wait. */
static const struct answer_case waits[] = {
    {429, VAST_RATE_LIMIT, "{\"retry_after\":\"3\",\"msg\":\"m\"}", "", "HTTP 429: m", 3},
    {429, VAST_RATE_LIMIT, "{\"retry_after\":1.25,\"msg\":\"m\"}", "", "HTTP 429: m", 1.25},
    {429, VAST_RATE_LIMIT, "{\"retry_after\":0,\"msg\":\"m\"}", "", "HTTP 429: m", 0},
    {429, VAST_RATE_LIMIT, "{\"retry_after\":-5,\"msg\":\"m\"}", "", "HTTP 429: m", NONE},
    {429, VAST_RATE_LIMIT, "{\"retry_after\":\"nan\",\"msg\":\"m\"}", "", "HTTP 429: m", NONE},
    {429, VAST_RATE_LIMIT, "{\"retry_after\":null,\"msg\":\"m\"}", "", "HTTP 429: m", NONE},
    {429, VAST_RATE_LIMIT, "{\"retry_after\":{\"a\":1},\"msg\":\"m\"}", "", "HTTP 429: m", NONE},
    {429, VAST_RATE_LIMIT, "{\"retry_after\":1e999,\"msg\":\"m\"}", "", "HTTP 429: m", NONE},
    {429, VAST_RATE_LIMIT, "{\"retry_after\":\"1e9\",\"msg\":\"m\"}", "", "HTTP 429: m", NONE},
    {429, VAST_RATE_LIMIT, "{\"retry_after\":1000000,\"msg\":\"m\"}", "", "HTTP 429: m", 86400},
    {429, VAST_RATE_LIMIT, "threshold=1000000", "", "HTTP 429: threshold=1000000", 86400},
    {429, VAST_RATE_LIMIT, "threshold=inf", "", "HTTP 429: threshold=inf", NONE},
    {429, VAST_RATE_LIMIT, "threshold=", "", "HTTP 429: threshold=", NONE},
    {429, VAST_RATE_LIMIT, "threshold=-3", "", "HTTP 429: threshold=-3", NONE},
    {429, VAST_RATE_LIMIT, "{\"retry_after\":9,\"msg\":\"threshold=2.0\"}", "",
     "HTTP 429: threshold=2.0", 9},
    {503, VAST_SERVER, "{\"retry_after\":4}", "", "HTTP 503: Service Unavailable", 4},
};

/* The body is copied to memory of exactly its size, so that a sanitizer detects a read beyond it. A
** transport adds a NUL to its bodies. */
static void check_answer(const struct answer_case *c) {
  size_t len = strlen(c->body);
  char *body = malloc(len + 1);
  if (body == NULL) return;
  memcpy(body, c->body, len + 1);
  struct vast_answer answer = {VAST_ANSWERED, c->status, {body, len}, ""};
  struct vast_error e;
  double wait = 77;
  vast_classify(&answer, &e, &wait);
  CHECK(e.kind == c->kind, "%d %s is %s (%s)", c->status, c->body, vast_kind_name(c->kind),
        vast_kind_name(e.kind));
  CHECK_TEXT(e.message, c->message);
  CHECK_TEXT(e.code, c->code);
  CHECK(wait >= c->wait && wait <= c->wait, "the answer asks to wait %g s (found %g)", c->wait,
        wait);
  free(body);
}

static void check_all(const struct answer_case *cases, size_t count) {
  for (size_t i = 0; i < count; i++) check_answer(&cases[i]);
}

static void long_bodies(void) {
  static char body[40000], text[30001];
  struct vast_error e;
  double wait;
  memset(text, 'y', sizeof text - 1);
  int len = snprintf(body, sizeof body, "{\"msg\":\"%s\",\"error\":\"auth_error\"}", text);
  struct vast_answer answer = {VAST_ANSWERED, 404, {body, (size_t)len}, ""};
  vast_classify(&answer, &e, &wait);
  CHECK(e.kind == VAST_AUTH, "the code is found beside a long message");
  CHECK(strncmp(e.message, "HTTP 404: yyyy", 14) == 0 && strlen(e.message) > 300,
        "a long message is shortened");
  answer = (struct vast_answer){VAST_ANSWERED, 500, {text, sizeof text - 1}, ""};
  vast_classify(&answer, &e, &wait);
  CHECK(strncmp(e.message, "HTTP 500: yyyy", 14) == 0 && strlen(e.message) < sizeof e.message,
        "a long text body is shortened");
  answer = (struct vast_answer){VAST_ANSWERED, 500, {"a\0b", 3}, ""};
  vast_classify(&answer, &e, &wait);
  CHECK_TEXT(e.message, "HTTP 500: a b");
}

/* Only a threshold in a 429 spaces later calls. */
static void thresholds(void) {
  static const struct {
    const char *body;
    double seconds;
  } bodies[] = {{"API requests too frequent: endpoint threshold=2.5", 2.5},
                {"{\"detail\":\"endpoint threshold=1\"}", 1},
                {"{\"retry_after\":9,\"msg\":\"busy\"}", NONE},
                {"threshold=0", NONE},
                {"", NONE}};
  for (size_t i = 0; i < VAST_COUNT(bodies); i++) {
    double found =
        vast_classify_threshold((struct vast_slice){bodies[i].body, strlen(bodies[i].body)});
    CHECK(found >= bodies[i].seconds && found <= bodies[i].seconds,
          "the threshold in '%s' is %g s (found %g)", bodies[i].body, bodies[i].seconds, found);
  }
}

static void no_answer(void) {
  static const struct {
    enum vast_outcome outcome;
    enum vast_kind kind;
    const char *message;
  } ways[] = {
      {VAST_UNREACHABLE, VAST_NETWORK, "cannot connect: why"},
      {VAST_LOST, VAST_NETWORK, "the connection was lost: why"},
      {VAST_TIMED_OUT, VAST_TIMEOUT, "timed out: why"},
      {VAST_TLS_FAILED, VAST_TLS, "the TLS handshake failed: why"},
      {VAST_UNTRUSTED, VAST_TLS, "the server's certificate is not trusted: why"},
      {VAST_OVERSIZE, VAST_TOO_LARGE, "the answer is longer than max_response allows: why"},
      {VAST_LONG_HEAD, VAST_DECODE, "a header or the status line of the answer is too long: why"},
      {VAST_NO_MEMORY, VAST_NETWORK, "not enough memory: why"},
      {VAST_GARBLED, VAST_DECODE, "the answer's content encoding is broken: why"},
      {VAST_MISCONFIGURED, VAST_CONFIG, "the request could not be set up: why"}};
  for (size_t i = 0; i < VAST_COUNT(ways); i++) {
    struct vast_answer answer = {ways[i].outcome, 200, {"{\"retry_after\":5}", 17}, "why"};
    struct vast_error e;
    double wait = 77;
    vast_classify(&answer, &e, &wait);
    CHECK(e.kind == ways[i].kind && e.code[0] == '\0', "the outcome has the kind %s and no code",
          vast_kind_name(e.kind));
    CHECK_TEXT(e.message, ways[i].message);
    CHECK(wait < 0, "without a complete answer there is no wait");
    answer.detail = i % 2 ? NULL : "";
    vast_classify(&answer, &e, &wait);
    CHECK(strchr(e.message, ':') == NULL, "without a detail the message has no colon: %s",
          e.message);
  }
}

int main(void) {
  check_all(refusals, VAST_COUNT(refusals));
  check_all(silent, VAST_COUNT(silent));
  check_all(odd, VAST_COUNT(odd));
  check_all(waits, VAST_COUNT(waits));
  long_bodies();
  thresholds();
  no_answer();
  return check_done();
}
