/* bind/client/options.c -- reads option tables; see options.h. Access is raw, so no metamethod
** runs. The core copies strings while the table is on the stack. */
#include "bind/client/options.h"

#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/base/error.h"
#include "core/base/names.h"
#include "core/http/plain.h"
#include "core/redact/redact.h"
#include "core/http/url.h"
#include "bind/runtime/buffer_box.h"
#include "bind/runtime/memory.h"
#include "bind/runtime/loop.h"
#include "bind/runtime/raw.h"

enum kind { TEXT, URL, SECONDS, COUNT, BYTES, FLAG, FUNCTION, KEY };

struct option {
  const char *name;
  enum kind kind;
  size_t offset;
};

#define FIELD(f) offsetof(struct vast_settings, f)
static const struct option options[] = {
    {"api_key", KEY, 0},
    {"server_url", URL, FIELD(server_url)},
    {"retry", COUNT, FIELD(attempts)},
    {"timeout", SECONDS, FIELD(timeout)},
    {"deadline", SECONDS, FIELD(deadline)},
    {"connect_timeout", SECONDS, FIELD(connect_timeout)},
    {"stall_timeout", SECONDS, FIELD(stall_timeout)},
    {"proxy", TEXT, FIELD(proxy)},
    {"ca_file", TEXT, FIELD(ca_file)},
    {"user_agent", TEXT, FIELD(user_agent)},
    {"max_response", BYTES, FIELD(max_response)},
    {"max_result", BYTES, FIELD(max_result)},
    {"max_pages", BYTES, FIELD(max_pages)},
    {"pace", FLAG, FIELD(pace)},
    {"allow_http", FLAG, FIELD(allow_http)},
    {"on_event", FUNCTION, 0},
    {"transport", FUNCTION, 0},
};
#undef FIELD

/* An unknown name may be a URL in the wrong place, so a password in it is masked. */
static int unknown(lua_State *L, const char *name, size_t len) {
  struct vast_redaction r = {.op = NULL};
  char shown[64];
  struct vast_buffer *text = vastL_buffer_box_push(L, (size_t)1 << 20);
  if (!vast_redact(text, (struct vast_slice){name, len}, &r)) vastL_memory_raise(L);
  vast_text_copy(shown, sizeof shown, vast_buffer_text(text), text->len);
  return vastL_loop_raise(L, "unknown option '%s'", shown);
}

/* The option whose name is the string at idx. Raises if there is none. */
static const struct option *find(lua_State *L, int idx) {
  struct vast_nearest near;
  char shown[64]; /* the name, cut and without control characters */
  size_t len;
  const char *name = lua_tolstring(L, idx, &len), *plain = vastL_raw_text(L, idx);
  vast_nearest_start(&near, name);
  for (size_t i = 0; i < VAST_COUNT(options); i++) {
    if (plain && strcmp(options[i].name, plain) == 0) return &options[i];
    vast_nearest_offer(&near, options[i].name);
  }
  vast_text_copy(shown, sizeof shown, name, len);
  if (near.best) vastL_loop_raise(L, "unknown option '%s' (did you mean '%s'?)", shown, near.best);
  unknown(L, name, len);
  return NULL;
}

static int wrong(lua_State *L, const struct option *o, const char *expected) {
  return vastL_loop_raise(L, "option '%s': %s expected, got %s", o->name, expected,
                          luaL_typename(L, -1));
}

static int wrong_integer(lua_State *L, const struct option *o) {
  if (lua_type(L, -1) != LUA_TNUMBER) wrong(L, o, "integer");
  return vastL_loop_raise(L, "option '%s': integer expected, got %s", o->name,
                          vastL_loop_push_number(L, -1, true));
}

/* C0, DEL, and C1 encoded as UTF-8. */
static bool is_control(const char *text) {
  unsigned char c = (unsigned char)text[0], next = (unsigned char)text[c != '\0'];
  return c < 0x20 || c == 0x7F || (c == 0xC2 && next >= 0x80 && next < 0xA0);
}

static void set_text(lua_State *L, const struct option *o, char **field) {
  size_t len;
  if (lua_type(L, -1) != LUA_TSTRING) wrong(L, o, "string");
  const char *text = lua_tolstring(L, -1, &len);
  for (size_t i = 0; i < len; i++)
    if (is_control(text + i))
      vastL_loop_raise(L, "option '%s': control characters are not allowed", o->name);
  if (!vast_settings_text(field, text)) vastL_memory_raise(L);
}

static void set_url(lua_State *L, const struct option *o, struct vast_settings *s) {
  struct vast_error error;
  size_t len;
  if (lua_type(L, -1) != LUA_TSTRING) wrong(L, o, "string");
  const char *text = lua_tolstring(L, -1, &len);
  struct vast_buffer *base = vastL_buffer_box_push(L, 4096);
  if (!vast_url_base(base, text, len, &error))
    vastL_loop_raise(L, "option 'server_url': %s", error.message);
  if (!vast_settings_text(&s->server_url, vast_buffer_text(base))) vastL_memory_raise(L);
  lua_pop(L, 1);
}

static void set_seconds(lua_State *L, const struct option *o, double *field) {
  if (lua_type(L, -1) != LUA_TNUMBER) wrong(L, o, "number of seconds");
  double value = lua_tonumber(L, -1);
  if (!(value > 0)) vastL_loop_raise(L, "option '%s': must be more than 0 seconds", o->name);
  *field = value < 1e9 ? value : 1e9;
}

static lua_Integer whole_number(lua_State *L, const struct option *o, lua_Integer least) {
  int is_integer;
  lua_Integer value = lua_tointegerx(L, -1, &is_integer);
  if (lua_type(L, -1) != LUA_TNUMBER || !is_integer) wrong_integer(L, o);
  if (value < least) vastL_loop_raise(L, "option '%s': must be at least %d", o->name, (int)least);
  return value;
}

/* Functions and the key are kept as Lua values. */
static void keep(lua_State *L, const struct option *o, int callbacks) {
  bool text = o->kind == KEY && lua_type(L, -1) == LUA_TSTRING;
  if (!text && lua_type(L, -1) != LUA_TFUNCTION)
    wrong(L, o, o->kind == KEY ? "string or function" : "function");
  lua_pushvalue(L, -1);
  lua_setfield(L, callbacks, o->name);
}

static void apply(lua_State *L, const struct option *o, struct vast_settings *s, int callbacks) {
  void *field = (char *)s + o->offset;
  lua_Integer n;
  switch (o->kind) {
  case TEXT: set_text(L, o, field); break;
  case URL: set_url(L, o, s); break;
  case SECONDS: set_seconds(L, o, field); break;
  case COUNT:
    n = whole_number(L, o, 0);
    *(unsigned *)field = n < 1 ? 1 : n < 1000 ? (unsigned)n : 1000;
    break;
  case BYTES: *(size_t *)field = (size_t)whole_number(L, o, 1); break;
  case FLAG:
    if (!lua_isboolean(L, -1)) wrong(L, o, "boolean");
    *(bool *)field = lua_toboolean(L, -1);
    break;
  case FUNCTION:
  case KEY: keep(L, o, callbacks); break;
  }
}

static bool has(lua_State *L, int idx, const char *name) {
  bool given = vastL_raw_field(L, idx, name) != LUA_TNIL;
  lua_pop(L, 1);
  return given;
}

/* Refuses given options that would send the key in plain text. Runs after all options are read,
** because allow_http may be the last one. */
static void check_plain(lua_State *L, int idx, const struct vast_settings *s) {
  const char *server = vast_plain_refuse_server(s), *proxy = vast_plain_refuse_proxy(s);
  if (server && has(L, idx, "server_url")) vastL_loop_raise(L, "option 'server_url': %s", server);
  if (proxy && has(L, idx, "proxy")) vastL_loop_raise(L, "option 'proxy': %s", proxy);
}

void vastL_options_read(lua_State *L, int idx, struct vast_settings *s, int callbacks) {
  if (lua_type(L, idx) != LUA_TTABLE)
    vastL_loop_raise(L, "options: table expected, got %s", luaL_typename(L, idx));
  for (lua_pushnil(L); lua_next(L, idx); lua_pop(L, 1)) {
    if (lua_type(L, -2) != LUA_TSTRING)
      vastL_loop_raise(L, "options: names expected, found an entry numbered %s",
                       luaL_tolstring(L, -2, NULL));
    apply(L, find(L, -2), s, callbacks);
  }
  check_plain(L, idx, s);
}

/* --- settings that do not come from the table ------------------------------------------------- */

bool vastL_options_default_server(lua_State *L, int idx, struct vast_settings *s,
                                  struct vast_error *error) {
  const char *url = getenv("VAST_URL");
  if ((idx && has(L, idx, "server_url")) || url == NULL || url[0] == '\0') return true;
  struct vast_error why;
  struct vast_buffer base;
  vast_buffer_init(&base, 4096);
  bool valid = vast_url_base(&base, url, strlen(url), &why);
  bool stored = valid && vast_settings_text(&s->server_url, vast_buffer_text(&base));
  vast_buffer_free(&base);
  if (valid && !stored) vastL_memory_raise(L);
  return valid || vast_error_set(error, VAST_CONFIG, "VAST_URL: %s", why.message);
}

static bool check_readable(const char *name, const char *path, struct vast_error *error) {
  if (path == NULL || access(path, R_OK) == 0) return true;
  return vast_error_set(error, VAST_CONFIG, "cannot read %s '%s'", name, path);
}

bool vastL_options_check(const struct vast_settings *s, bool derived, struct vast_error *error) {
  const char *server = vast_plain_refuse_server(s), *proxy = vast_plain_refuse_proxy(s);
  const char *from = server && !derived ? "VAST_URL: " : "";
  if (server || proxy)
    return vast_error_set(error, VAST_CONFIG, "%s%s", from, server ? server : proxy);
  if (s->ca_file) return check_readable("ca_file", s->ca_file, error);
  return check_readable("SSL_CERT_FILE", s->cert_file, error);
}
