/* bind/call/compose.c -- see compose.h. Any function may raise, so nothing is owned here: URL and
** body belong to the exchange. */
#include "bind/call/compose.h"

#include "core/json/json.h"
#include "core/http/url.h"
#include "bind/json/encode.h"
#include "bind/runtime/loop.h"

#define AUTOSCALER "https://run.vast.ai"

static const struct vast_param *placeholder(const struct vast_op *op, const char *name,
                                            size_t len) {
  for (size_t i = 0; i < op->param_count; i++) {
    const struct vast_param *p = &op->params[i];
    const char *wire = p->wire ? p->wire : p->name;
    if (p->place == VAST_PATH && strlen(wire) == len && memcmp(wire, name, len) == 0) return p;
  }
  return NULL;
}

static void put_segment(lua_State *L, const struct vast_op *op, const struct vast_param *p,
                        int args, struct vast_buffer *url) {
  struct vast_error error;
  size_t len;
  lua_getfield(L, args, p->name);
  const char *text = luaL_tolstring(L, -1, &len);
  if (!vast_url_segment(url, text, len, &error)) {
    vastL_memory_check(L, url);
    vastL_loop_raise(L, "bad argument '%s' to '%s' (%s)", p->name, op->name, error.message);
  }
  lua_pop(L, 2);
}

static void put_path(lua_State *L, const struct vast_op *op, int args, struct vast_buffer *url) {
  for (const char *at = op->path; *at;) {
    const char *open = strchr(at, '{');
    const char *close = open ? strchr(open, '}') : NULL;
    const struct vast_param *p =
        close ? placeholder(op, open + 1, (size_t)(close - open - 1)) : NULL;
    size_t plain = p ? (size_t)(open - at) : strlen(at);
    vast_buffer_add(url, at, plain);
    if (p) put_segment(L, op, p, args, url);
    at = p ? close + 1 : at + plain;
  }
}

/* Adds "owner=me&select_filters={}", with the values percent-encoded. */
static void put_fixed_query(struct vast_buffer *url, const char *fixed, bool *first) {
  while (fixed && *fixed) {
    size_t len = strcspn(fixed, "&"), name = strcspn(fixed, "=");
    vast_url_query(url, first, fixed, name, fixed + name + 1, len - name - 1);
    fixed += len + (fixed[len] == '&');
  }
}

static enum encode_as as_of(const struct vast_param *p) {
  return p->type == VAST_ARRAY || p->type == VAST_INTEGERS ? ENCODE_ARRAY : ENCODE_AUTO;
}

/* Adds the value on top, as JSON, or as plain text where the row says so. */
static void put_query(lua_State *L, const struct vast_param *p, struct vast_exchange *x,
                      bool *first) {
  const char *wire = p->wire ? p->wire : p->name;
  size_t len, start = x->body.len;
  if (p->raw_text && lua_type(L, -1) == LUA_TSTRING) {
    const char *text = lua_tolstring(L, -1, &len);
    vast_url_query(&x->url, first, wire, strlen(wire), text, len);
    return;
  }
  struct vast_json_writer w = {.out = &x->body}; /* scratch space: the body is still empty */
  vastL_encode_value(L, -1, &w, as_of(p), p->name);
  vast_url_query(&x->url, first, wire, strlen(wire), x->body.data + start, x->body.len - start);
  vast_buffer_cut(&x->body, start);
}

static void put_queries(lua_State *L, const struct vast_op *op, int args, struct vast_exchange *x) {
  bool first = true;
  put_fixed_query(&x->url, op->fixed_query, &first);
  for (size_t i = 0; i < op->param_count; i++) {
    const struct vast_param *p = &op->params[i];
    if (p->place != VAST_QUERY) continue;
    const char *wire = p->wire ? p->wire : p->name;
    if (lua_getfield(L, args, p->name) != LUA_TNIL) put_query(L, p, x, &first);
    else if (p->default_json)
      vast_url_query(&x->url, &first, wire, strlen(wire), p->default_json, strlen(p->default_json));
    lua_pop(L, 1);
  }
}

static void put_field(lua_State *L, struct vast_json_writer *w, const struct vast_param *p,
                      const char *wire, int args) {
  if (lua_getfield(L, args, p->name) != LUA_TNIL) {
    vast_json_name(w, wire, strlen(wire));
    vastL_encode_value(L, -1, w, as_of(p), p->name);
  } else if (p->default_json) {
    vast_json_name(w, wire, strlen(wire));
    vast_json_raw(w, p->default_json, strlen(p->default_json));
  }
  lua_pop(L, 1);
}

static void put_key(struct vast_json_writer *w, const struct vast_identity *identity) {
  vast_json_name(w, "api_key", strlen("api_key"));
  if (identity) vast_json_text(w, identity->key.bytes, identity->key.len);
  else vast_json_text(w, "", 0);
}

void vastL_compose_body(lua_State *L, const struct vast_op *op, int args, struct vast_exchange *x) {
  struct vast_json_writer w = {.out = &x->body};
  vast_json_begin(&w, '{');
  if (op->fixed_body) vast_json_raw(&w, op->fixed_body, strlen(op->fixed_body));
  if (op->key_in_body) put_key(&w, x->identity);
  for (size_t i = 0; i < op->param_count; i++) {
    const struct vast_param *p = &op->params[i];
    if (p->place == VAST_BODY) put_field(L, &w, p, p->wire ? p->wire : p->name, args);
    if (p->body_copy_name) put_field(L, &w, p, p->body_copy_name, args);
  }
  vast_json_end(&w, '}');
  vastL_memory_check(L, &x->body);
}

/* Methods of the autoscaler go to its host, unless the client has another server_url. */
static const char *base_of(const struct vast_op *op, const struct vast_settings *s) {
  bool elsewhere = strcmp(s->server_url, VAST_DEFAULT_SERVER) != 0;
  return op->autoscaler && !elsewhere ? AUTOSCALER : s->server_url;
}

void vastL_compose_url(lua_State *L, const struct vast_op *op, int args, struct vast_exchange *x) {
  vast_buffer_puts(&x->url, base_of(op, x->settings));
  put_path(L, op, args, &x->url);
  put_queries(L, op, args, x);
  vastL_memory_check(L, &x->url);
}

void vastL_compose_request(lua_State *L, const struct vast_op *op, int args,
                           struct vast_exchange *x) {
  vastL_compose_url(L, op, args, x);
  if (strcmp(op->verb, "GET") != 0) vastL_compose_body(L, op, args, x);
  if (x->url.failed || x->body.failed)
    vastL_loop_raise(L, "the request of '%s' is too large", op->name);
}
