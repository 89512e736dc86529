/* bind/vastL_hooks_many.c -- arguments that a row alone cannot place: a list of ids, for
** which the API has a route of its own, and a free table of query values. */
#include "bind/call/hook.h"

#include "api/api.h"
#include "core/base/names.h"
#include "core/http/url.h"
#include "bind/call/call.h"
#include "bind/call/compose.h"
#include "bind/json/encode.h"
#include "bind/runtime/raw.h"
#include "bind/call/value.h"

/* --- one or many ------------------------------------------------------------------ */

/* The row whose name is this one's with an s. */
static const struct vast_op *plural(lua_State *L, const struct vast_op *op) {
  const struct vast_op *many = vast_op_find(lua_pushfstring(L, "%ss", op->name));
  if (many == NULL) luaL_error(L, "'%s' has no row for many", op->name);
  lua_pop(L, 1);
  return many;
}

/* Where `id` is a list, the call moves to the row for many (start_instance to
** start_instances). An empty list raises. */
static bool many_before(lua_State *L, struct call *c, int args) {
  if (lua_getfield(L, args, "id") == LUA_TTABLE) {
    c->op = plural(L, c->op);
    lua_setfield(L, args, "ids");
    lua_pushnil(L);
    lua_setfield(L, args, "id");
  } else {
    lua_pop(L, 1);
  }
  if (lua_getfield(L, args, "ids") == LUA_TTABLE && lua_rawlen(L, -1) == 0)
    vastL_loop_raise(L, "bad argument 'ids' to '%s' (at least one id expected)", c->op->name);
  lua_pop(L, 1);
  return true;
}

const struct vast_hooks vastL_hooks_many = {.before = many_before};

/* --- a free table of query values -------------------------------------------------------- */

static const struct vast_param *known(const struct vast_op *op, const char *name) {
  for (size_t i = 0; i < op->param_count; i++)
    if (op->params[i].place == VAST_QUERY && strcmp(op->params[i].name, name) == 0)
      return &op->params[i];
  return NULL;
}

/* A name that is not known goes along, unless it looks misspelt: the service would
** ignore it, and list what was not asked for. */
static void check_name(lua_State *L, const struct vast_op *op, const char *name) {
  struct vast_nearest near;
  vast_nearest_start(&near, name);
  for (size_t i = 0; i < op->param_count; i++) vast_nearest_offer(&near, op->params[i].name);
  if (near.best)
    vastL_loop_raise(L, "unknown argument '%s' to '%s' (did you mean '%s'?)", name, op->name,
                     near.best);
}

/* The entry whose key and value are on top. Text goes as it stands, the rest as JSON. */
static void put_entry(lua_State *L, struct vast_exchange *x) {
  size_t name_len, len;
  bool first = memchr(vast_buffer_text(&x->url), '?', x->url.len) == NULL;
  const char *name = lua_tolstring(L, -2, &name_len), *text;
  if (lua_type(L, -1) == LUA_TSTRING) {
    text = lua_tolstring(L, -1, &len);
  } else { /* the body of a GET stays empty: used as scratch */
    struct vast_json_writer w = {.out = &x->body};
    vastL_encode_value(L, -1, &w, ENCODE_AUTO, name);
    text = vast_buffer_text(&x->body);
    len = x->body.len;
  }
  vast_url_query(&x->url, &first, name, name_len, text, len);
  vast_buffer_cut(&x->body, 0);
}

/* A value that the row knows, on top, goes to its place. The token of a page that
** paging has set already counts before the one that it began with. */
static void take_known(lua_State *L, const struct vast_op *op, int args,
                       const struct vast_param *p) {
  bool there = lua_getfield(L, args, p->name) != LUA_TNIL;
  lua_pop(L, 1);
  if (there && strcmp(p->name, op->token) != 0)
    vastL_loop_raise(L, "argument '%s' to '%s' is given twice", p->name, op->name);
  if (there) return;
  lua_pushvalue(L, -1);
  vastL_value_check(L, op, p);
  lua_setfield(L, args, p->name);
}

/* Sorts the table at `from` into arguments and the rest. It may hold itself a table
** `params`, whose entries count the same; `depth` bounds C's stack. */
static void sort_out(lua_State *L, const struct vast_op *op, int args, int from, int rest,
                     int depth) {
  if (depth >= ENCODE_DEPTH)
    vastL_loop_raise(L, "bad argument 'params' to '%s' (params nested more than %d deep)", op->name,
                     ENCODE_DEPTH);
  luaL_checkstack(L, 6, "params nested too deeply");
  for (lua_pushnil(L); lua_next(L, from); lua_pop(L, 1)) {
    const char *name = vastL_raw_text(L, -2);
    if (name == NULL)
      vastL_loop_raise(L, "bad argument 'params' to '%s' (a table of names expected)", op->name);
    const struct vast_param *p = known(op, name);
    if (p) {
      take_known(L, op, args, p);
    } else if (strcmp(name, "params") == 0 && lua_istable(L, -1)) {
      sort_out(L, op, args, lua_gettop(L), rest, depth + 1);
    } else {
      check_name(L, op, name);
      lua_pushvalue(L, -1);
      lua_setfield(L, rest, name);
    }
  }
}

/* Leaves in `params` what only the caller knows. */
static bool queries_before(lua_State *L, struct call *c, int args) {
  if (lua_getfield(L, args, "params") == LUA_TTABLE) {
    int params = lua_gettop(L);
    lua_newtable(L);
    sort_out(L, c->op, args, params, params + 1, 0);
    lua_setfield(L, args, "params");
  }
  lua_pop(L, 1);
  return true;
}

/* What the row knows comes first. */
static bool queries_request(lua_State *L, struct call *c, int args) {
  vastL_compose_url(L, c->op, args, &c->x);
  if (lua_getfield(L, args, "params") == LUA_TTABLE) {
    int rest = lua_gettop(L);
    for (lua_pushnil(L); lua_next(L, rest); lua_pop(L, 1)) put_entry(L, &c->x);
  }
  lua_pop(L, 1);
  vastL_memory_check(L, &c->x.url);
  vastL_memory_check(L, &c->x.body);
  if (c->x.url.failed || c->x.body.failed)
    vastL_loop_raise(L, "the request of '%s' is too large", c->op->name);
  return true;
}

const struct vast_hooks vastL_hooks_queries = {.before = queries_before,
                                               .request = queries_request};
