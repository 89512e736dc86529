/* core/http/classify.c -- derives an error from an answer; see classify.h. Reads only the few
** top-level fields in which the API describes errors. */
#include "core/http/classify.h"

#include <stdlib.h>

#include "core/base/clock.h"
#include "core/http/header.h"
#include "core/json/json.h"

enum { TEXT_MAX = 400, WAIT_MAX = 24 * 60 * 60 };

/* The description of the error in the body. */
struct explanation {
  char code[64];
  char text[TEXT_MAX];
  double wait;
};

static void copy_string(struct vast_json_reader *r, char *to, size_t size) {
  struct vast_buffer text;
  vast_buffer_init(&text, r->token_len); /* resolving escapes makes it shorter */
  bool ok = vast_json_string(r, &text);
  if (ok && text.len) vast_text_copy(to, size, vast_buffer_text(&text), text.len);
  if (text.no_memory)
    vast_text_copy(to, size, r->text + r->start, r->token_len); /* escapes not resolved */
  vast_buffer_free(&text);
}

/* An error code of the API, as opposed to a sentence. */
static bool is_code(const char *text) {
  for (; *text; text++)
    if (!vast_is_name_char(*text) && *text != '-' && *text != '.') return false;
  return true;
}

/* "error" may be a code or a sentence; "msg", "message" and "detail" are sentences. */
static void read_string(struct explanation *s, struct vast_json_reader *r, const char *field) {
  if (strcmp(field, "error") == 0) {
    char text[TEXT_MAX] = "";
    copy_string(r, text, sizeof text);
    if (is_code(text)) vast_text_copy(s->code, sizeof s->code, text, strlen(text));
    else if (!s->text[0]) memcpy(s->text, text, sizeof text);
  } else if (strcmp(field, "code") == 0) {
    if (!s->code[0]) copy_string(r, s->code, sizeof s->code);
  } else if (strcmp(field, "msg") == 0 || strcmp(field, "message") == 0 || !s->text[0]) {
    copy_string(r, s->text, sizeof s->text);
  }
}

static void read_field(struct explanation *s, struct vast_json_reader *r, const char *field,
                       enum vast_json_type type) {
  if (strcmp(field, "retry_after") == 0) {
    if (type == VAST_JSON_NUMBER || type == VAST_JSON_STRING)
      s->wait = vast_header_retry_after(r->text + r->start, r->token_len, vast_clock_wall());
  } else if (type == VAST_JSON_STRING) {
    read_string(s, r, field);
  }
}

static const char *const fields[] = {"error", "code", "msg", "message", "detail", "retry_after"};

static const char *field_of(const struct vast_json_reader *r) {
  for (size_t i = 0; i < VAST_COUNT(fields); i++)
    if (vast_json_is(r, fields[i])) return fields[i];
  return NULL;
}

/* Reads the top-level fields. False: the body is not a JSON object. */
static bool read_object(struct explanation *s, const char *body, size_t len) {
  struct vast_json_reader r;
  vast_json_open(&r, body, len);
  if (vast_json_next(&r) != VAST_JSON_OBJECT) return false;
  while (vast_json_next(&r) == VAST_JSON_NAME) {
    const char *field = field_of(&r);
    enum vast_json_type type = vast_json_next(&r);
    if (field) read_field(s, &r, field, type);
    if (!vast_json_skip(&r, type)) break;
  }
  return true;
}

/* A JSON string or plain text: its first line. HTML is of no use in a message. */
static void read_text(struct explanation *s, const char *body, size_t len) {
  struct vast_slice trimmed = vast_header_trim(body, len);
  body = trimmed.bytes, len = trimmed.len;
  if (len == 0 || *body == '<' || *body == '{' || *body == '[') return;
  if (len >= 2 && *body == '"' && body[len - 1] == '"') body++, len -= 2;
  const char *line = memchr(body, '\n', len);
  vast_text_copy(s->text, sizeof s->text, body, line ? (size_t)(line - body) : len);
}

/* "API requests too frequent: endpoint threshold=2.0" */
static double threshold_in(const char *text) {
  const char *at = strstr(text, "threshold=");
  if (at == NULL) return -1;
  at += strlen("threshold=");
  double seconds = vast_header_retry_after(at, strspn(at, "0123456789."), 0);
  return seconds > 0 ? seconds : -1;
}

static void read_body(struct explanation *s, struct vast_slice body) {
  *s = (struct explanation){.wait = -1};
  if (body.len && !read_object(s, body.bytes, body.len)) read_text(s, body.bytes, body.len);
  if (!(s->wait >= 0)) s->wait = threshold_in(s->text);
  if (s->wait > WAIT_MAX) s->wait = WAIT_MAX;
}

double vast_classify_threshold(struct vast_slice body) {
  struct explanation s;
  read_body(&s, body);
  return threshold_in(s.text);
}

/* --- from phrases and status to a kind --------------------------------- */

struct phrase_kind {
  const char *phrase; /* in the code or the message, any case */
  enum vast_kind kind;
};

/* In this order: the specific before the general. */
static const struct phrase_kind phrases[] = {
    {"two factor", VAST_TFA},
    {"two-factor", VAST_TFA},
    {"tfa_required", VAST_TFA},
    {"2fa", VAST_TFA},
    {"session expired", VAST_TFA},
    {"deprecated_endpoint", VAST_GONE},
    {"invalid user key", VAST_AUTH},
    {"requires login", VAST_AUTH},
    {"no_such_ask", VAST_UNAVAILABLE},
    {"not_available", VAST_UNAVAILABLE},
    {"no longer available", VAST_UNAVAILABLE},
    {"not_rentable", VAST_UNAVAILABLE},
    {"already rented", VAST_UNAVAILABLE},
    {"not_authorized", VAST_PERMISSION},
    {"not_allowed", VAST_PERMISSION},
    {"permission", VAST_PERMISSION},
    {"insufficient scope", VAST_PERMISSION},
    {"auth_error", VAST_AUTH},
    {"no_such_", VAST_NOT_FOUND},
    {"not_found", VAST_NOT_FOUND},
    {"too frequent", VAST_RATE_LIMIT},
    {"rate_limit", VAST_RATE_LIMIT},
};

/* For these statuses the sentences of the body do not change the kind. */
static bool ignores_text(int status) {
  return status == 429 || status >= 500 || status == 400 || status == 422 || status == 409;
}

static enum vast_kind by_phrase(const struct explanation *s) {
  for (size_t i = 0; i < VAST_COUNT(phrases); i++)
    if (strcasestr(s->code, phrases[i].phrase) || strcasestr(s->text, phrases[i].phrase))
      return phrases[i].kind;
  return VAST_NONE;
}

static enum vast_kind by_status(int status) {
  switch (status) {
  case 401: return VAST_AUTH;
  case 403: return VAST_PERMISSION;
  case 404: return VAST_NOT_FOUND;
  case 408: return VAST_TIMEOUT;
  case 409: return VAST_CONFLICT;
  case 410: return VAST_GONE;
  case 429: return VAST_RATE_LIMIT;
  default:
    if (status < 200 || status >= 600) return VAST_DECODE; /* not a final status of HTTP */
    return status >= 500 || (status >= 300 && status < 400) ? VAST_SERVER : VAST_INVALID;
  }
}

/* In a 400 only the code counts, because its sentences quote the arguments of the caller. */
static enum vast_kind kind_of(const struct explanation *s, int status) {
  if (status == 429 || status >= 500 || status == 409) return by_status(status);
  struct explanation coded = *s;
  if (ignores_text(status)) coded.text[0] = '\0';
  enum vast_kind kind = by_phrase(&coded);
  return kind ? kind : by_status(status);
}

static const char *reason(int status) {
  switch (status) {
  case 400: return "Bad Request";
  case 401: return "Unauthorized";
  case 403: return "Forbidden";
  case 404: return "Not Found";
  case 405: return "Method Not Allowed";
  case 408: return "Request Timeout";
  case 409: return "Conflict";
  case 410: return "Gone";
  case 422: return "Unprocessable Entity";
  case 429: return "Too Many Requests";
  case 500: return "Internal Server Error";
  case 502: return "Bad Gateway";
  case 503: return "Service Unavailable";
  case 504: return "Gateway Timeout";
  default:
    if (status < 200 || status >= 600) return "not a final status of HTTP";
    return status >= 300 && status < 400 ? "redirects are not followed" : "";
  }
}

static void describe(struct vast_error *e, const struct explanation *s, int status) {
  enum vast_kind kind = kind_of(s, status);
  const char *text = s->text[0] ? s->text : s->code[0] ? s->code : reason(status);
  if (status >= 200 && status < 300)
    vast_error_set(e, kind, "%s", text[0] ? text : "the service answered success: false");
  else vast_error_set(e, kind, "HTTP %d%s%s", status, text[0] ? ": " : "", text);
  memcpy(e->code, s->code, sizeof e->code);
}

static const struct {
  enum vast_kind kind;
  const char *text;
} failures[] = {
    [VAST_UNREACHABLE] = {VAST_NETWORK, "cannot connect"},
    [VAST_LOST] = {VAST_NETWORK, "the connection was lost"},
    [VAST_TIMED_OUT] = {VAST_TIMEOUT, "timed out"},
    [VAST_TLS_FAILED] = {VAST_TLS, "the TLS handshake failed"},
    [VAST_UNTRUSTED] = {VAST_TLS, "the server's certificate is not trusted"},
    [VAST_OVERSIZE] = {VAST_TOO_LARGE, "the answer is longer than max_response allows"},
    [VAST_LONG_HEAD] = {VAST_DECODE, "a header or the status line of the answer is too long"},
    [VAST_GARBLED] = {VAST_DECODE, "the answer's content encoding is broken"},
    [VAST_MISCONFIGURED] = {VAST_CONFIG, "the request could not be set up"},
    [VAST_NO_MEMORY] = {VAST_NETWORK, "not enough memory"},
};

void vast_classify(const struct vast_answer *answer, struct vast_error *error, double *wait) {
  *wait = -1;
  if (answer->outcome != VAST_ANSWERED) {
    const char *detail = answer->detail ? answer->detail : "";
    vast_error_set(error, failures[answer->outcome].kind, "%s%s%s", failures[answer->outcome].text,
                   detail[0] ? ": " : "", detail);
    return;
  }
  struct explanation s;
  read_body(&s, answer->body);
  describe(error, &s, answer->status);
  *wait = s.wait;
}
