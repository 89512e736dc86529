/* bind/call/mask.c -- see mask.h. Owns nothing: the secrets belong to the call, buffers are
** userdata. */
#include "bind/call/mask.h"

#include <stdlib.h>

#include "bind/runtime/buffer_box.h"
#include "bind/runtime/memory.h"

enum { ROOM = 1 << 30 };

/* --- collecting ------------------------------------------------------------------ */

void vastL_mask_collect(lua_State *L, struct call *c) {
  struct vast_slice url = {vast_buffer_text(&c->x.url), c->x.url.len};
  struct vast_slice body = {vast_buffer_text(&c->x.body), c->x.body.len};
  if (!vast_redact_collect_query(&c->secrets, c->op, url)) vastL_memory_raise(L);
  if (body.len && !vast_redact_collect_body(&c->secrets, c->op, body)) vastL_memory_raise(L);
}

/* A failure may also quote the key, which the call may replace afterwards, and the login of the
** proxy, which libcurl's messages repeat. */
static void collect_logins(lua_State *L, struct call *c) {
  static const char *const variables[] = {"https_proxy", "HTTPS_PROXY", "http_proxy", "all_proxy",
                                          "ALL_PROXY"};
  const char *own = c->x.settings ? c->x.settings->proxy : NULL;
  const struct vast_secret *key = c->x.identity ? &c->x.identity->key : NULL;
  bool ok = key == NULL || vast_secrets_add(&c->secrets, (struct vast_slice){"api_key", 7},
                                            (struct vast_slice){key->bytes, key->len});
  ok = ok && vast_redact_collect_login(&c->secrets, own);
  for (size_t i = 0; own == NULL && ok && i < VAST_COUNT(variables); i++)
    ok = vast_redact_collect_login(&c->secrets, getenv(variables[i]));
  if (!ok) vastL_memory_raise(L);
}

/* --- masking --------------------------------------------------------------------- */

/* The answer to a request without a key may still contain the client's key. */
struct vast_redaction vastL_mask_of(const struct call *c) {
  const struct vast_identity *identity = c->x.identity;
  if (identity == NULL && c->client->open) identity = c->client->identity;
  return (struct vast_redaction){
      .op = c->op, .key = identity ? &identity->key : NULL, .secrets = &c->secrets};
}

void vastL_mask_put(lua_State *L, struct vast_buffer *box, struct vast_slice text,
                    struct vast_redaction *r) {
  if (!vast_redact(box, text, r)) vastL_memory_raise(L);
}

void vastL_mask_put_url(lua_State *L, struct vast_buffer *box, struct vast_slice url,
                        struct vast_redaction *r) {
  const char *host = strstr(url.bytes, "://");
  size_t origin = host ? (size_t)(host - url.bytes) + 3 : 0;
  if (origin > url.len) origin = url.len;
  origin += strcspn(url.bytes + origin, "/?");
  if (origin > url.len) origin = url.len;
  vast_buffer_add(box, url.bytes, origin);
  vastL_mask_put(L, box, (struct vast_slice){url.bytes + origin, url.len - origin}, r);
}

void vastL_mask_push(lua_State *L, const struct call *c, struct vast_slice text, size_t most) {
  struct vast_redaction r = vastL_mask_of(c);
  struct vast_buffer *shown = vastL_buffer_box_push(L, ROOM);
  vastL_mask_put(L, shown, text, &r);
  if (shown->len > most) vast_buffer_cut(shown, most);
  vastL_buffer_box_to_string(L);
}

static void mask_field(lua_State *L, const struct call *c, char *field, size_t size) {
  size_t len;
  if (field[0] == '\0') return;
  vastL_mask_push(L, c, (struct vast_slice){field, strlen(field)}, size);
  const char *text = lua_tolstring(L, -1, &len);
  vast_text_copy(field, size, text, len);
  lua_pop(L, 1);
}

void vastL_mask_error(lua_State *L, struct call *c) {
  struct vast_error *e = &c->x.error;
  if (e->kind == VAST_NONE) return;
  collect_logins(L, c);
  mask_field(L, c, e->message, sizeof e->message);
  mask_field(L, c, e->code, sizeof e->code);
}

/* --- URLs -------------------------------------------------------------------------- */

bool vastL_url_is_own(const struct vast_exchange *x) {
  const char *base = x->settings->server_url, *url = vast_buffer_text(&x->url);
  size_t len = strlen(base);
  return strncmp(url, base, len) == 0 && (url[len] == '/' || url[len] == '?' || url[len] == '\0');
}

struct vast_slice vastL_url_path(const struct vast_exchange *x) {
  const char *url = vast_buffer_text(&x->url);
  if (vastL_url_is_own(x)) {
    url += strlen(x->settings->server_url);
  } else {
    const char *host = strstr(url, "://"), *path = host ? strchr(host + 3, '/') : NULL;
    url = path ? path : "";
  }
  return (struct vast_slice){url, strlen(url)};
}
