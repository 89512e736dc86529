/* bind/call/callbacks.c -- see callbacks.h. Owns nothing. */
#include "bind/call/callbacks.h"

#include "core/http/header.h"
#include "bind/runtime/buffer_box.h"
#include "bind/json/decode.h"
#include "bind/json/encode.h"
#include "bind/call/mask.h"
#include "bind/runtime/helpers.h"
#include "bind/runtime/raw.h"

/* --- the argument of transport ----------------------------------------------------- */

static int hex(char c) {
  return c >= '0' && c <= '9'                 ? c - '0'
         : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10
                                              : -1;
}

static void push_decoded(lua_State *L, const char *text, size_t len) {
  struct vast_buffer *out = vastL_buffer_box_push(L, len);
  for (size_t i = 0; i < len; i++) {
    bool coded = text[i] == '%' && i + 2 < len && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0;
    vast_buffer_putc(out, coded ? (char)(hex(text[i + 1]) * 16 + hex(text[i + 2])) : text[i]);
    if (coded) i += 2;
  }
  vastL_buffer_box_to_string(L);
}

static void push_query(lua_State *L, const char *query) {
  lua_newtable(L);
  while (query && *query) {
    size_t len = strcspn(query, "&"), name = strcspn(query, "=&");
    push_decoded(L, query, name);
    push_decoded(L, query + name + (name < len), len - name - (name < len));
    lua_rawset(L, -3);
    query += len + (query[len] == '&');
  }
}

/* The body as a table. Arguments are not masked, the API key is: some rows have it in the
** body. */
static void push_json(lua_State *L, const struct call *c) {
  char mask[VAST_MASK_SIZE];
  if (c->x.body.len == 0) return;
  if (!vastL_decode_value(L, c->x.body.data, c->x.body.len)) {
    lua_pop(L, 1); /* nested more deeply than the decoder allows */
    return;
  }
  if (c->op->key_in_body && c->x.identity && lua_istable(L, -1)) {
    vast_secret_mask(&c->x.identity->key, mask);
    vastL_set_string(L, -1, "api_key", mask);
  }
  lua_setfield(L, -2, "json");
}

static void push_request(lua_State *L, const struct call *c) {
  const char *path = vastL_url_path(&c->x).bytes, *query = strchr(path, '?');
  lua_createtable(L, 0, 6);
  vastL_set_string(L, -1, "method", c->op->name);
  vastL_set_string(L, -1, "verb", c->x.verb);
  lua_pushlstring(L, path, strcspn(path, "?"));
  lua_setfield(L, -2, "path");
  push_query(L, query ? query + 1 : NULL);
  lua_setfield(L, -2, "query");
  push_json(L, c);
  vastL_set_integer(L, -1, "attempt", (lua_Integer)c->x.attempt);
}

/* --- the results of transport ------------------------------------------------------- */

static void take_headers(lua_State *L, int idx, struct vast_reply *r) {
  if (!lua_istable(L, idx)) return;
  for (lua_pushnil(L); lua_next(L, idx); lua_pop(L, 1)) {
    const char *name = vastL_raw_text(L, -2);
    if (name == NULL || !lua_isstring(L, -1)) continue;
    size_t len;
    lua_pushvalue(L, -1);
    const char *value = lua_tolstring(L, -1, &len);
    if (strcasecmp(name, "retry-after") == 0)
      r->retry_after = vast_header_retry_after(value, len, vast_clock_wall());
    else if (strcasecmp(name, "content-type") == 0)
      vast_text_copy(r->content_type, sizeof r->content_type, value, len);
    lua_pop(L, 1);
  }
}

static void take_body(lua_State *L, int idx, struct vast_reply *r) {
  if (vastL_decode_is_null(L, idx) || lua_istable(L, idx)) {
    struct vast_json_writer w = {.out = &r->body};
    vastL_encode_value(L, idx, &w, ENCODE_AUTO, "body");
  } else if (lua_type(L, idx) > LUA_TSTRING) {
    vastL_loop_raise(L, "transport: the body is a text or a table, not a %s",
                     luaL_typename(L, idx));
  } else if (!lua_isnoneornil(L, idx)) {
    size_t len;
    const char *text = luaL_tolstring(L, idx, &len);
    if (!vast_buffer_add(&r->body, text, len))
      r->outcome = r->body.no_memory ? VAST_NO_MEMORY : VAST_OVERSIZE;
    lua_pop(L, 1);
  }
}

/* nil and a word: the attempt failed, with that kind of error or, for any other text, with the
** kind network. */
static void take_failure(lua_State *L, int idx, struct vast_reply *r) {
  static const struct {
    const char *word;
    enum vast_outcome outcome;
    bool sent;
  } failures[] = {{"timeout", VAST_TIMED_OUT, true},
                  {"tls", VAST_UNTRUSTED, false},
                  {"unreachable", VAST_UNREACHABLE, false},
                  {"too_large", VAST_OVERSIZE, true}};
  size_t len;
  const char *word = luaL_tolstring(L, idx, &len);
  r->outcome = VAST_LOST;
  r->sent = true;
  for (size_t i = 0; i < VAST_COUNT(failures); i++)
    if (strlen(failures[i].word) == len && memcmp(failures[i].word, word, len) == 0) {
      r->outcome = failures[i].outcome;
      r->sent = failures[i].sent;
    }
  if (r->outcome == VAST_LOST) vast_text_copy(r->detail, sizeof r->detail, word, len);
  lua_pop(L, 1);
}

static void take_answer(lua_State *L, int first, struct vast_reply *r) {
  int is_integer;
  r->sent = true;
  r->outcome = VAST_ANSWERED;
  if (lua_isnil(L, first) && lua_isnil(L, first + 1))
    vastL_loop_raise(L,
                     "transport returned nothing: a status and a body expected, or nil and a word");
  if (lua_isnil(L, first)) {
    take_failure(L, first + 1, r);
    return;
  }
  lua_Integer status = lua_tointegerx(L, first, &is_integer);
  if (!is_integer || status < 100 || status > 599)
    vastL_loop_raise(L, "transport: it must return an HTTP status, or nil and a word");
  r->status = (int)status;
  take_headers(L, first + 2, r);
  take_body(L, first + 1, r);
}

/* Calls the function below its arguments. While it runs, nothing else may drive the loop. Returns
** the status of lua_pcall. */
static int call_callback(lua_State *L, struct loop *loop, int args, int results) {
  loop->hooks++;
  int status = lua_pcall(L, args, results, 0);
  loop->hooks--;
  return status;
}

void vastL_callback_drive(lua_State *L, struct call *c, int self) {
  struct vast_exchange *x = &c->x;
  double now = vast_clock_now();
  struct vast_random random;
  vast_random_seed(&random);
  vast_exchange_begin(x, now);
  while (x->phase != VAST_DONE) {
    if (x->due > now && x->due < VAST_NEVER) now = x->due;
    if (vast_exchange_tick(x, now, vast_random_next(&random)) != VAST_TODO_SEND) continue;
    lua_getiuservalue(L, self, CALL_CLIENT);
    vastL_client_push_hook(L, -1, "transport");
    lua_remove(L, -2);
    push_request(L, c);
    int first = lua_gettop(L) - 1;
    if (call_callback(L, c->client->loop, 1, 3) != LUA_OK) lua_error(L);
    take_answer(L, first, &x->reply);
    lua_settop(L, first - 1);
    vast_exchange_replied(x, now, vast_random_next(&random));
    vastL_callback_report(L, c, self);
  }
}

/* --- on_event -------------------------------------------------------------------- */

/* The query of a URL on another host is left out: it may hold a signature that gives access. */
static void push_url(lua_State *L, const struct call *c) {
  struct vast_redaction r = vastL_mask_of(c);
  struct vast_slice url = {vast_buffer_text(&c->x.url), c->x.url.len};
  struct vast_buffer *shown = vastL_buffer_box_push(L, (size_t)1 << 30);
  if (!vastL_url_is_own(&c->x)) url.len = strcspn(url.bytes, "?");
  vastL_mask_put_url(L, shown, url, &r);
  vastL_buffer_box_to_string(L);
}

static void push_record(lua_State *L, const struct call *c, const struct vast_attempt_record *r) {
  lua_createtable(L, 0, 10);
  vastL_set_string(L, -1, "method", c->op->name);
  vastL_set_string(L, -1, "verb", c->x.verb);
  push_url(L, c);
  lua_setfield(L, -2, "url");
  vastL_set_integer(L, -1, "attempt", (lua_Integer)r->attempt);
  if (r->status) vastL_set_integer(L, -1, "status", r->status);
  if (r->kind) vastL_set_string(L, -1, "kind", vast_kind_name(r->kind));
  vastL_set_number(L, -1, "seconds", r->seconds);
  if (r->again) vastL_set_number(L, -1, "delay", r->delay);
  vastL_set_flag(L, -1, "again", r->again);
  vastL_set_string(L, -1, "reason", r->reason);
}

/* Calls the function at `on_event`. */
static void report(lua_State *L, struct call *c, const struct vast_attempt_record *r,
                   int on_event) {
  lua_pushvalue(L, on_event);
  push_record(L, c, r);
  if (call_callback(L, c->client->loop, 1, 0) == LUA_OK) return;
  const char *error = vastL_push_error_text(L, -1);
  lua_warning(L, "vastai: on_event failed: ", 1);
  lua_warning(L, error, 0);
  lua_pop(L, 2);
}

void vastL_callback_report(lua_State *L, struct call *c, int self) {
  struct vast_exchange *x = &c->x;
  if (x->reported == vast_exchange_recorded(x)) return;
  lua_getiuservalue(L, self, CALL_CLIENT);
  vastL_client_push_hook(L, -1, "on_event");
  while (lua_isfunction(L, -1) && x->reported < vast_exchange_recorded(x)) {
    struct vast_attempt_record record = vast_exchange_record(x, x->reported++);
    report(L, c, &record, lua_gettop(L));
  }
  x->reported = vast_exchange_recorded(x);
  lua_pop(L, 2);
}
