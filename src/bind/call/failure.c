/* bind/call/failure.c -- see failure.h. Owns nothing. */
#include "bind/call/failure.h"

#include "core/auth/scopes.h"
#include "bind/runtime/error.h"
#include "bind/runtime/helpers.h"
#include "bind/call/mask.h"

enum { EXCERPT = 2048 };

/* --- hints ------------------------------------------------------------------ */

static const char *scope_of(const struct call *c) { return c->op->scope ? c->op->scope : ""; }

static void hint_key(lua_State *L, const struct call *c) {
  const char *scope = scope_of(c);
  vastL_client_push_key_source(L, c->client);
  if (scope[0])
    lua_pushfstring(L, "%s needs %s; the key (%s) is mistyped, was deleted, or lacks that scope",
                    c->op->name, scope, lua_tostring(L, -1));
  else
    lua_pushfstring(L, "the key (%s) is mistyped, was deleted, or lacks a permission",
                    lua_tostring(L, -1));
  lua_remove(L, -2);
}

static void hint_scope(lua_State *L, const struct call *c) {
  const char *scope = scope_of(c);
  vastL_client_push_key_source(L, c->client);
  lua_pushfstring(L, "%s needs %s; the key (%s) lacks it, or the object is not yours", c->op->name,
                  scope[0] ? scope : "a permission", lua_tostring(L, -1));
  lua_remove(L, -2);
}

static void hint_lookup(lua_State *L, const struct call *c) {
  if (c->op->lookup)
    lua_pushfstring(L, "do not repeat it blindly: check with vast:%s() whether it was done",
                    c->op->lookup);
  else lua_pushliteral(L, "do not repeat it blindly: check first whether it was done");
}

static const char *plain_hint(enum vast_kind kind) {
  switch (kind) {
  case VAST_TFA: return "the account requires a new two-factor login (tfa_login)";
  case VAST_GONE:
    return "the service retired this route; a newer version of vastai may support its replacement";
  case VAST_RATE_LIMIT: return "call less often, or give more retries and timeout";
  case VAST_TLS: return "check the clock, the proxy and ca_file; verification cannot be turned off";
  case VAST_NETWORK: return "check the network, server_url and proxy";
  case VAST_TOO_LARGE: return "request less, or raise max_response";
  case VAST_UNAVAILABLE: return "the offer is no longer available: search again";
  default: return NULL;
  }
}

static void push_hint(lua_State *L, const struct call *c) {
  enum vast_kind kind = c->x.error.kind;
  if (c->hint) lua_pushstring(L, c->hint);
  else if (kind == VAST_AUTH) hint_key(L, c);
  else if (kind == VAST_PERMISSION) hint_scope(L, c);
  else if (kind == VAST_AMBIGUOUS) hint_lookup(L, c);
  else lua_pushstring(L, plain_hint(kind));
}

/* --- the object ----------------------------------------------------------------- */

/* Texts of the server are masked: they may quote secrets. */
static void set_masked(lua_State *L, const struct call *c, const char *field,
                       struct vast_slice text) {
  if (text.len == 0) return;
  vastL_mask_push(L, c, text, EXCERPT);
  lua_setfield(L, -2, field);
}

static void set_texts(lua_State *L, const struct call *c) {
  const struct vast_error *e = &c->x.error;
  const struct vast_buffer *body = &c->x.reply.body;
  size_t beginning = body->len < 8 * EXCERPT ? body->len : 8 * EXCERPT;
  set_masked(L, c, "message", (struct vast_slice){e->message, strlen(e->message)});
  set_masked(L, c, "code", (struct vast_slice){e->code, strlen(e->code)});
  set_masked(L, c, "body", (struct vast_slice){vast_buffer_text(body), beginning});
}

/* On another host without the query: it may hold a signature that gives access. */
static struct vast_slice path_of(const struct vast_exchange *x) {
  struct vast_slice path = vastL_url_path(x);
  if (!vastL_url_is_own(x)) path.len = strcspn(path.bytes, "?");
  return path;
}

static void set_request(lua_State *L, const struct call *c) {
  const struct vast_exchange *x = &c->x;
  vastL_error_text(L, "method", c->op->name);
  vastL_error_text(L, "verb", x->verb);
  set_masked(L, c, "path", path_of(x));
  vastL_set_integer(L, -1, "attempts", (lua_Integer)x->attempt);
  vastL_client_push_key_source(L, c->client);
  lua_setfield(L, -2, "key_source");
}

void vastL_failure_push(lua_State *L, struct call *c) {
  const struct vast_exchange *x = &c->x;
  vastL_mask_error(L, c);
  vastL_error_push(L, &x->error);
  set_texts(L, c);
  set_request(L, c);
  if (x->reply.outcome == VAST_ANSWERED && x->reply.status)
    vastL_set_integer(L, -1, "status", x->reply.status);
  if (x->wait >= 0) vastL_set_number(L, -1, "retry_after", x->wait);
  vastL_set_flag(L, -1, "retryable", x->retryable);
  if (x->error.kind == VAST_AMBIGUOUS) vastL_error_text(L, "lookup", c->op->lookup);
  push_hint(L, c);
  lua_setfield(L, -2, "hint");
}
