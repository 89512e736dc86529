/* bind/ops/ssh.c -- where ssh reaches an instance: directly, at a published port
** of its own address, or through the proxy. Host and port always come from the same
** of the two. */
#include "bind/ops/instances_ssh.h"

#include <ctype.h>

#include "bind/runtime/error.h"
#include "bind/call/hook.h"
#include "bind/client/client.h"

enum { HOST_MAX = 256 };

struct endpoint {
  char host[HOST_MAX]; /* "": there is none */
  lua_Integer port;
};

/* --- reading the row ------------------------------------------------------------------ */

/* Takes a host name or address at the top, without the blanks that the service
** leaves around it. It may end up in a command line: nothing else passes. */
static bool take_host(lua_State *L, struct endpoint *e) {
  size_t len = 0;
  const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &len) : "";
  while (len && isspace((unsigned char)*text)) text++, len--;
  while (len && isspace((unsigned char)text[len - 1])) len--;
  bool ok = len > 0 && len < HOST_MAX && text[0] != '-';
  for (size_t i = 0; ok && i < len; i++)
    ok = isalnum((unsigned char)text[i]) || strchr("-.:_", text[i]) != NULL;
  vast_text_copy(e->host, sizeof e->host, text, ok ? len : 0);
  return ok;
}

static bool take_port(lua_State *L, struct endpoint *e) {
  e->port = lua_tointeger(L, -1); /* 22 and "22" */
  return e->port > 0 && e->port < 65536;
}

/* ports["22/tcp"][1].HostPort: null, lists and empty lists are all met. */
static bool push_published(lua_State *L, int row) {
  int top = lua_gettop(L);
  bool there = lua_getfield(L, row, "ports") == LUA_TTABLE &&
               lua_getfield(L, -1, "22/tcp") == LUA_TTABLE && lua_geti(L, -1, 1) == LUA_TTABLE &&
               lua_getfield(L, -1, "HostPort") != LUA_TNIL;
  if (!there) lua_pushnil(L);
  lua_replace(L, top + 1);
  lua_settop(L, top + 1);
  return there;
}

static bool direct(lua_State *L, int row, struct endpoint *e) {
  push_published(L, row);
  lua_getfield(L, row, "public_ipaddr");
  bool ok = take_host(L, e);
  lua_pop(L, 1);
  ok = take_port(L, e) && ok;
  lua_pop(L, 1);
  return ok;
}

static bool proxy(lua_State *L, int row, struct endpoint *e) {
  lua_getfield(L, row, "ssh_port");
  lua_getfield(L, row, "ssh_host");
  bool ok = take_host(L, e);
  lua_pop(L, 1);
  ok = take_port(L, e) && ok;
  lua_pop(L, 1);
  return ok;
}

/* --- ssh_url, scp_url -------------------------------------------------------------------- */

/* As the official SDK prefers: the proxy as it is listed, else directly. */
static enum hook_result ssh_result(struct hook_context *h) {
  lua_State *L = h->L;
  struct endpoint e;
  int row = lua_gettop(L);
  if (!lua_istable(L, row) || (!proxy(L, row, &e) && !direct(L, row, &e)))
    return lua_pushliteral(L, ""), HOOK_DONE;
  const char *format = strchr(e.host, ':') ? "%s://root@[%s]:%d" : "%s://root@%s:%d";
  lua_pushfstring(L, format, h->op->url_scheme, e.host, (int)e.port);
  return HOOK_DONE;
}

const struct vast_hooks vastL_hooks_ssh = {.result = ssh_result};

/* --- ssh_endpoint -------------------------------------------------------------------------- */

/* Through the proxy, an instance with Jupyter has ssh one port further. */
static const char *through_proxy(lua_State *L, int row, struct endpoint *e) {
  if (!proxy(L, row, e)) return NULL;
  bool jupyter = lua_getfield(L, row, "image_runtype") == LUA_TSTRING &&
                 strstr(lua_tostring(L, -1), "jupyter") != NULL;
  lua_pop(L, 1);
  if (!jupyter) return "no port 22 is published: through the proxy";
  e->port++;
  return "no port 22 is published: through the proxy, one port after Jupyter's";
}

static int no_endpoint(lua_State *L) {
  struct vast_error error;
  vast_error_set(&error, VAST_NOT_FOUND,
                 "the instance has no ssh port yet, neither its own nor the proxy's");
  return vastL_error_return(L, &error, "ssh_endpoint");
}

int vastL_ssh_endpoint_method(lua_State *L) {
  struct endpoint e;
  vastL_client_check(L, 1);
  if (!lua_istable(L, 2))
    vastL_loop_raise(L,
                     "bad argument 'instance' to 'ssh_endpoint' (a row of show_instance expected)");
  lua_settop(L, 2);
  bool straight = direct(L, 2, &e);
  const char *why = straight ? "port 22 is published at its own address" : through_proxy(L, 2, &e);
  if (why == NULL) return no_endpoint(L);
  lua_createtable(L, 0, 5);
  vastL_error_text(L, "host", e.host);
  vastL_error_text(L, "user", "root");
  vastL_error_text(L, "kind", straight ? "direct" : "proxy");
  vastL_error_text(L, "why", why);
  lua_pushinteger(L, e.port);
  lua_setfield(L, -2, "port");
  return 1;
}
