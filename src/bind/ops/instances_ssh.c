/* bind/ops/instances_ssh.c -- the address for ssh to an instance: a published port of the
** machine, or the service's proxy. Host and port always come from the same of the two. */
#include "bind/ops/instances_ssh.h"

#include <ctype.h>

#include "core/http/header.h"
#include "bind/runtime/error.h"
#include "bind/runtime/helpers.h"
#include "bind/call/hook.h"
#include "bind/client/client.h"

enum { HOST_MAX = 256 };

struct endpoint {
  char host[HOST_MAX]; /* "": none */
  lua_Integer port;
};

/* --- reading the row ------------------------------------------------------------------ */

/* Takes a host name or address, on top, without the blanks around it. It may be used in a command
** line, so no other characters are accepted. */
static bool take_host(lua_State *L, struct endpoint *e) {
  size_t len = 0;
  const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &len) : "";
  struct vast_slice host = vast_header_trim(text, len);
  bool ok = host.len > 0 && host.len < HOST_MAX && host.bytes[0] != '-';
  for (size_t i = 0; ok && i < host.len; i++)
    ok = isalnum((unsigned char)host.bytes[i]) || strchr("-.:_", host.bytes[i]) != NULL;
  vast_text_copy(e->host, sizeof e->host, host.bytes, ok ? host.len : 0);
  return ok;
}

static bool take_port(lua_State *L, struct endpoint *e) {
  e->port = lua_tointeger(L, -1); /* 22 and "22" */
  return e->port > 0 && e->port < 65536;
}

/* Pushes ports["22/tcp"][1].HostPort, or nil. Each of these may be missing, null or an empty
** list. */
static bool push_published(lua_State *L, int row) {
  int top = lua_gettop(L);
  bool found = lua_getfield(L, row, "ports") == LUA_TTABLE &&
               lua_getfield(L, -1, "22/tcp") == LUA_TTABLE && lua_geti(L, -1, 1) == LUA_TTABLE &&
               lua_getfield(L, -1, "HostPort") != LUA_TNIL;
  if (!found) lua_pushnil(L);
  lua_replace(L, top + 1);
  lua_settop(L, top + 1);
  return found;
}

static bool read_direct(lua_State *L, int row, struct endpoint *e) {
  push_published(L, row);
  lua_getfield(L, row, "public_ipaddr");
  bool ok = take_host(L, e);
  lua_pop(L, 1);
  ok = take_port(L, e) && ok;
  lua_pop(L, 1);
  return ok;
}

static bool read_proxy(lua_State *L, int row, struct endpoint *e) {
  lua_getfield(L, row, "ssh_port");
  lua_getfield(L, row, "ssh_host");
  bool ok = take_host(L, e);
  lua_pop(L, 1);
  ok = take_port(L, e) && ok;
  lua_pop(L, 1);
  return ok;
}

/* --- ssh_url, scp_url -------------------------------------------------------------------- */

/* As in the official SDK: the proxy, else the machine. */
static enum hook_result ssh_result(struct hook_context *h) {
  lua_State *L = h->L;
  struct endpoint e;
  int row = lua_gettop(L);
  if (!lua_istable(L, row) || (!read_proxy(L, row, &e) && !read_direct(L, row, &e))) {
    lua_pushliteral(L, "");
    return HOOK_DONE;
  }
  const char *format = strchr(e.host, ':') ? "%s://root@[%s]:%d" : "%s://root@%s:%d";
  lua_pushfstring(L, format, h->op->url_scheme, e.host, (int)e.port);
  return HOOK_DONE;
}

const struct vast_hooks vastL_hooks_ssh = {.result = ssh_result};

/* --- ssh_endpoint -------------------------------------------------------------------------- */

/* On the proxy, the ssh port of an instance with Jupyter is one above ssh_port. Returns why the
** proxy is used; NULL: there is none. */
static const char *use_proxy(lua_State *L, int row, struct endpoint *e) {
  if (!read_proxy(L, row, e)) return NULL;
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
                 "the instance has no ssh port yet, neither its own nor one of the proxy");
  return vastL_error_return(L, &error, "ssh_endpoint");
}

int vastL_ssh_endpoint_method(lua_State *L) {
  struct endpoint e;
  vastL_client_check(L, 1);
  if (!lua_istable(L, 2))
    vastL_loop_raise(L,
                     "bad argument 'instance' to 'ssh_endpoint' (a row of show_instance expected)");
  lua_settop(L, 2);
  bool direct = read_direct(L, 2, &e);
  const char *why = direct ? "port 22 is published at its own address" : use_proxy(L, 2, &e);
  if (why == NULL) return no_endpoint(L);
  lua_createtable(L, 0, 5);
  vastL_error_text(L, "host", e.host);
  vastL_error_text(L, "user", "root");
  vastL_error_text(L, "kind", direct ? "direct" : "proxy");
  vastL_error_text(L, "why", why);
  vastL_set_integer(L, -1, "port", e.port);
  return 1;
}
