/* bind/call/callbacks.c -- the user's functions around a call; see hook.h. */
#include "bind/call/callbacks.h"

#include <stdlib.h>

#include "core/http/header.h"
#include "bind/runtime/buffer_box.h"
#include "bind/json/decode.h"
#include "bind/json/encode.h"
#include "bind/call/mask.h"
#include "bind/runtime/raw.h"

/* The URL behind the server's base; of another host, its path. */
static const char *path_of(const struct call *c) {
  const char *url = vast_buffer_text(&c->x.url), *base = c->x.settings->server_url;
  if (strncmp(url, base, strlen(base)) == 0) return url + strlen(base);
  const char *host = strstr(url, "://"), *path = host ? strchr(host + 3, '/') : NULL;
  return path ? path : url;
}

/* --- the request as the function sees it ----------------------------------------- */

static int hex(char c) {
  return c >= '0' && c <= '9'                 ? c - '0'
         : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10
                                              : -1;
}

static void push_decoded(lua_State *L, const char *text, size_t len) {
  struct vast_buffer *out = vastL_buffer_box_push(L, len);
  for (size_t i = 0; i < len; i++) {
    bool coded =
        text[i] == '%' && i + 2 < len + 0 && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0;
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

/* The body as a table. The script's own arguments are what its function answers; the
** key, which some rows have in the body, is not for it. */
static void push_json(lua_State *L, const struct call *c) {
  char mask[VAST_MASK_SIZE];
  if (c->x.body.len == 0) return;
  if (!vastL_decode_value(L, c->x.body.data, c->x.body.len)) {
    lua_pop(L, 1); /* deeper than answers may be */
    return;
  }
  if (c->op->key_in_body && c->x.identity && lua_istable(L, -1)) {
    vast_secret_mask(&c->x.identity->key, mask);
    lua_pushstring(L, mask);
    lua_setfield(L, -2, "api_key");
  }
  lua_setfield(L, -2, "json");
}

static void push_request(lua_State *L, const struct call *c) {
  const char *path = path_of(c), *query = strchr(path, '?');
  lua_createtable(L, 0, 6);
  lua_pushstring(L, c->op->name);
  lua_setfield(L, -2, "method");
  lua_pushstring(L, c->x.verb);
  lua_setfield(L, -2, "verb");
  lua_pushlstring(L, path, query ? (size_t)(query - path) : strlen(path));
  lua_setfield(L, -2, "path");
  push_query(L, query ? query + 1 : NULL);
  lua_setfield(L, -2, "query");
  push_json(L, c);
  lua_pushinteger(L, (lua_Integer)c->x.attempt);
  lua_setfield(L, -2, "attempt");
}

/* --- its answer ------------------------------------------------------------------ */

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

/* nil, "timeout": how it failed, in the words of err.kind. */
static void take_failure(lua_State *L, int idx, struct vast_reply *r) {
  static const struct {
    const char *word;
    enum vast_outcome outcome;
    bool sent;
  } ways[] = {{"timeout", VAST_TIMED_OUT, true},
              {"tls", VAST_UNTRUSTED, false},
              {"unreachable", VAST_UNREACHABLE, false},
              {"too_large", VAST_OVERSIZE, true}};
  size_t len;
  const char *word = luaL_tolstring(L, idx, &len);
  r->outcome = VAST_LOST;
  r->sent = true;
  for (size_t i = 0; i < VAST_COUNT(ways); i++)
    if (strlen(ways[i].word) == len && memcmp(ways[i].word, word, len) == 0) {
      r->outcome = ways[i].outcome;
      r->sent = ways[i].sent;
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

/* Calls the user's function; while it runs, the loop may not be turned. */
static void call_hook(lua_State *L, struct loop *loop, int args, int results) {
  loop->hooks++;
  int status = lua_pcall(L, args, results, 0);
  loop->hooks--;
  if (status != LUA_OK) lua_error(L);
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
    call_hook(L, c->client->loop, 1, 3);
    take_answer(L, first, &x->reply);
    lua_settop(L, first - 1);
    vast_exchange_replied(x, now, vast_random_next(&random));
    vastL_callback_report(L, c, self);
  }
}

/* --- on_event -------------------------------------------------------------------- */

/* A result's URL on another host carries a signature that opens it. */
static size_t shown_length(const struct call *c) {
  const char *url = vast_buffer_text(&c->x.url), *base = c->x.settings->server_url;
  return strncmp(url, base, strlen(base)) == 0 ? c->x.url.len : strcspn(url, "?");
}

static void push_url(lua_State *L, const struct call *c) {
  struct vast_redaction r = vastL_mask_of(c);
  struct vast_buffer *shown = vastL_buffer_box_push(L, (size_t)1 << 30);
  vastL_mask_put_url(L, shown, (struct vast_slice){vast_buffer_text(&c->x.url), shown_length(c)},
                     &r);
  vastL_buffer_box_to_string(L);
}

static void push_record(lua_State *L, const struct call *c, const struct vast_attempt_record *r) {
  lua_createtable(L, 0, 10);
  lua_pushstring(L, c->op->name);
  lua_setfield(L, -2, "method");
  lua_pushstring(L, c->x.verb);
  lua_setfield(L, -2, "verb");
  push_url(L, c);
  lua_setfield(L, -2, "url");
  lua_pushinteger(L, (lua_Integer)r->attempt);
  lua_setfield(L, -2, "attempt");
  if (r->status) lua_pushinteger(L, r->status), lua_setfield(L, -2, "status");
  if (r->kind) lua_pushstring(L, vast_kind_name(r->kind)), lua_setfield(L, -2, "kind");
  lua_pushnumber(L, r->seconds);
  lua_setfield(L, -2, "seconds");
  if (r->again) lua_pushnumber(L, r->delay), lua_setfield(L, -2, "delay");
  lua_pushboolean(L, r->again);
  lua_setfield(L, -2, "again");
  lua_pushstring(L, r->reason);
  lua_setfield(L, -2, "reason");
}

/* Runs protected: __tostring is the user's too. */
static int to_text(lua_State *L) { return luaL_tolstring(L, 1, NULL), 1; }

static void tell_one(lua_State *L, struct call *c, const struct vast_attempt_record *r, int hook) {
  lua_pushvalue(L, hook);
  push_record(L, c, r);
  c->client->loop->hooks++;
  int status = lua_pcall(L, 1, 0, 0);
  c->client->loop->hooks--;
  if (status == LUA_OK) return;
  lua_pushcfunction(L, to_text);
  lua_insert(L, -2);
  bool told = lua_pcall(L, 1, 1, 0) == LUA_OK;
  lua_warning(L, "vastai: on_event failed: ", 1);
  lua_warning(L, told ? lua_tostring(L, -1) : "its error cannot be shown", 0);
  lua_pop(L, 1);
}

void vastL_callback_report(lua_State *L, struct call *c, int self) {
  struct vast_exchange *x = &c->x;
  if (x->reported == vast_exchange_recorded(x)) return;
  lua_getiuservalue(L, self, CALL_CLIENT);
  vastL_client_push_hook(L, -1, "on_event");
  while (lua_isfunction(L, -1) && x->reported < vast_exchange_recorded(x)) {
    struct vast_attempt_record record = vast_exchange_record(x, x->reported++);
    tell_one(L, c, &record, lua_gettop(L));
  }
  x->reported = vast_exchange_recorded(x);
  lua_pop(L, 2);
}
