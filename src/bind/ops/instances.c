/* bind/ops/instances.c -- hooks of the instance methods: rows as the official SDK returns
** them, all pages as one list, lists of ids, price increases, and the places of a copy. */
#include "bind/call/hook.h"

#include <ctype.h>

#include "api/api.h"
#include "core/base/names.h"
#include "core/http/url.h"
#include "bind/call/compose.h"
#include "bind/call/value.h"
#include "bind/json/encode.h"
#include "bind/runtime/helpers.h"
#include "bind/runtime/raw.h"

/* --- rows ------------------------------------------------------------------------- */

/* duration: how long it has run, not how long it was rented for. */
void vastL_instance_duration(lua_State *L, int row) {
  if (lua_getfield(L, row, "start_date") == LUA_TNUMBER) {
    lua_pushnumber(L, vast_clock_wall() - lua_tonumber(L, -1));
    lua_setfield(L, row, "duration");
  }
  lua_pop(L, 1);
}

/* extra_env: [["NAME", "value"], …] becomes { NAME = "value" }; later ones win. */
static void set_environment(lua_State *L, int row) {
  if (lua_getfield(L, row, "extra_env") != LUA_TTABLE ||
      lua_geti(L, -1, 1) != LUA_TTABLE) { /* none, or an object already */
    lua_settop(L, row);
    return;
  }
  lua_pop(L, 1);
  int pairs = lua_gettop(L);
  lua_newtable(L);
  for (lua_Integer i = 1; lua_geti(L, pairs, i) == LUA_TTABLE; i++) {
    if (lua_geti(L, -1, 1) == LUA_TSTRING) {
      lua_geti(L, -2, 2);
      lua_rawset(L, pairs + 1);
    } else {
      lua_pop(L, 1);
    }
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  lua_setfield(L, row, "extra_env");
  lua_settop(L, row);
}

static void tidy_row(lua_State *L, int row) {
  vastL_instance_duration(L, row);
  set_environment(L, row);
}

/* --- blanks ----------------------------------------------------------------------- */

/* Pushes the text at the top without the blanks around it, if it has any. */
static bool push_stripped(lua_State *L) {
  size_t len;
  const char *text = lua_tolstring(L, -1, &len), *start = text;
  while (len && isspace((unsigned char)*start)) start++, len--;
  while (len && isspace((unsigned char)start[len - 1])) len--;
  if (start == text && text[len] == '\0' && lua_rawlen(L, -1) == len) return false;
  lua_pushlstring(L, start, len);
  return true;
}

/* The decoder bounds the depth (VAST_JSON_DEPTH). */
static void strip_all(lua_State *L, int table) {
  luaL_checkstack(L, 6, "JSON nested too deeply");
  for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
    if (lua_type(L, -1) == LUA_TTABLE) strip_all(L, lua_gettop(L));
    else if (lua_type(L, -1) == LUA_TSTRING && push_stripped(L)) {
      lua_pushvalue(L, -3);
      lua_insert(L, -2);
      lua_rawset(L, table);
    }
  }
}

/* --- one ---------------------------------------------------------------------------- */

static enum hook_result instance_result(struct hook_context *h) {
  lua_State *L = h->L;
  if (!lua_istable(L, -1)) return vastL_hook_fail(h, VAST_DECODE, "the answer holds no instance");
  if (lua_getfield(L, -1, "id") == LUA_TNIL)
    return vastL_hook_fail(h, VAST_NOT_FOUND, "there is no such instance");
  lua_pop(L, 1);
  tidy_row(L, lua_gettop(L));
  return HOOK_DONE;
}

const struct vast_hooks vastL_hooks_instance = {.result = instance_result};

/* --- all pages --------------------------------------------------------------------------- */

/* What is kept between pages: { rows = …, seen = { [token] = true } }. */
static void push_kept(struct hook_context *h) {
  lua_State *L = h->L;
  if (vastL_hook_push_kept(h) == LUA_TTABLE) return;
  lua_pop(L, 1);
  lua_createtable(L, 0, 2);
  lua_newtable(L);
  lua_setfield(L, -2, "rows");
  lua_newtable(L);
  lua_setfield(L, -2, "seen");
  lua_pushvalue(L, -1);
  vastL_hook_keep(h);
}

/* False: the page is no list of objects, and no row may be lost in silence. */
static bool add_rows(lua_State *L, int page_rows, int rows) {
  lua_Integer at = (lua_Integer)lua_rawlen(L, rows), i = 1;
  for (; lua_geti(L, page_rows, i) == LUA_TTABLE; i++) {
    int row = lua_gettop(L);
    strip_all(L, row);
    tidy_row(L, row);
    lua_seti(L, rows, ++at);
  }
  bool all = lua_isnil(L, -1);
  lua_settop(L, rows);
  lua_pushnil(L);
  if (i == 1 && lua_next(L, page_rows)) all = false; /* an object */
  lua_settop(L, rows);
  return all;
}

/* Asks for the page behind the token at the top. */
static enum hook_result next_page(struct hook_context *h) {
  lua_State *L = h->L;
  size_t len;
  const char *token = lua_tolstring(L, -1, &len);
  const char *url = vast_buffer_text(&h->x->url);
  const char *old = strstr(url, "&after_token=");
  size_t base = old ? (size_t)(old - url) : h->x->url.len;
  lua_pushlstring(L, url, base);
  vastL_hook_resend(h, "GET");
  vast_buffer_add(&h->x->url, lua_tostring(L, -1), base);
  bool first = false;
  vast_url_query(&h->x->url, &first, "after_token", strlen("after_token"), token, len);
  vastL_memory_check(L, &h->x->url);
  if (!h->x->url.failed) return HOOK_RESEND;
  return vastL_hook_fail(h, VAST_DECODE, "the page token is too long");
}

/* The rows of the pages so far go into the error, as results. */
static void keep_rows(struct hook_context *h) {
  lua_State *L = h->L;
  if (vastL_hook_push_kept(h) == LUA_TTABLE) {
    lua_getfield(L, -1, "rows");
    vastL_hook_keep(h);
    vastL_hook_keep_for_error(h);
  }
  lua_pop(L, 1);
}

static enum hook_result too_many_pages(struct hook_context *h) {
  size_t most = h->x->settings->max_pages;
  vastL_hook_hint(h,
                  "ask for less, or raise max_pages; results holds the rows of the pages so far");
  return vastL_hook_fail(h, VAST_TOO_LARGE, "there are more than max_pages pages, %zu", most);
}

/* The page lies at `page`, what is kept at `kept`: where to go from here. */
static enum hook_result turn_page(struct hook_context *h, int page, int kept) {
  lua_State *L = h->L;
  lua_getfield(L, page, "next_token");
  size_t len = 0;
  if (lua_isstring(L, -1)) lua_tolstring(L, -1, &len); /* a number becomes text */
  if (len == 0) {
    lua_getfield(L, kept, "rows");
    return HOOK_DONE;
  }
  if ((size_t)++ * h->step >= h->x->settings->max_pages) return too_many_pages(h);
  lua_getfield(L, kept, "seen");
  lua_pushvalue(L, -2);
  if (lua_rawget(L, -2) != LUA_TNIL)
    return vastL_hook_fail(h, VAST_DECODE,
                           "the service repeated a page token: paging would not end");
  lua_pop(L, 1);
  lua_pushvalue(L, -2);
  lua_pushboolean(L, 1);
  lua_rawset(L, -3);
  lua_pop(L, 1);
  return next_page(h);
}

/* One page for its own sake: the rows at the top are tidied where they are. */
static enum hook_result tidy_page(struct hook_context *h, int page) {
  lua_State *L = h->L;
  lua_newtable(L);
  if (!add_rows(L, page + 1, page + 2))
    return vastL_hook_fail(h, VAST_DECODE, "the answer has no list of instances");
  lua_setfield(L, page, "instances");
  lua_settop(L, page);
  return HOOK_DONE;
}

static enum hook_result instances_result(struct hook_context *h) {
  lua_State *L = h->L;
  int page = lua_gettop(L);
  if (!lua_istable(L, page) || lua_getfield(L, page, "instances") != LUA_TTABLE)
    return vastL_hook_fail(h, VAST_DECODE, "the answer has no list of instances");
  if (vastL_hook_is_page(h)) return tidy_page(h, page);
  push_kept(h);
  lua_getfield(L, page + 2, "rows");
  if (!add_rows(L, page + 1, page + 3))
    return vastL_hook_fail(h, VAST_DECODE, "the answer has no list of instances");
  enum hook_result outcome = turn_page(h, page, page + 2);
  if (outcome == HOOK_FAILED) keep_rows(h);
  return outcome;
}

/* A later page failed. One that was cancelled is no loss: nobody waits for its rows. */
static enum hook_result instances_failure(struct hook_context *h) {
  if (!vastL_hook_is_page(h) && !vastL_hook_is_cancelled(h)) keep_rows(h);
  return HOOK_FAILED;
}

const struct vast_hooks vastL_hooks_instances = {
    .columns = "start_date extra_env", .result = instances_result, .failure = instances_failure};

/* --- one or many ------------------------------------------------------------------ */

/* Where `id` is a list, the call moves to the row for many (start_instance to
** start_instances). An empty list raises. */
static enum hook_result many_arguments(struct hook_context *h) {
  lua_State *L = h->L;
  if (lua_getfield(L, h->args, "id") == LUA_TTABLE) {
    vastL_hook_use_op(h, vast_op_find(h->op->plural));
    lua_setfield(L, h->args, "ids");
    lua_pushnil(L);
    lua_setfield(L, h->args, "id");
  } else {
    lua_pop(L, 1);
  }
  if (lua_getfield(L, h->args, "ids") == LUA_TTABLE && lua_rawlen(L, -1) == 0)
    vastL_loop_raise(L, "bad argument 'ids' to '%s' (at least one id expected)", h->op->name);
  lua_pop(L, 1);
  return HOOK_DEFAULT;
}

const struct vast_hooks vastL_hooks_many = {.arguments = many_arguments};

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
static enum hook_result queries_arguments(struct hook_context *h) {
  lua_State *L = h->L;
  if (lua_getfield(L, h->args, "params") == LUA_TTABLE) {
    int params = lua_gettop(L);
    lua_newtable(L);
    sort_out(L, h->op, h->args, params, params + 1, 0);
    lua_setfield(L, h->args, "params");
  }
  lua_pop(L, 1);
  return HOOK_DEFAULT;
}

/* What the row knows comes first. */
static enum hook_result queries_request(struct hook_context *h) {
  lua_State *L = h->L;
  vastL_compose_url(L, h->op, h->args, h->x);
  if (lua_getfield(L, h->args, "params") == LUA_TTABLE) {
    int rest = lua_gettop(L);
    for (lua_pushnil(L); lua_next(L, rest); lua_pop(L, 1)) put_entry(L, h->x);
  }
  lua_pop(L, 1);
  return HOOK_DONE;
}

const struct vast_hooks vastL_hooks_queries = {.arguments = queries_arguments,
                                               .request = queries_request};

/* --- price increases ---------------------------------------------------------------- */

static const char pending[] = "/api/v0/instances/pending-price-increases/";

static enum hook_result price_request(struct hook_context *h) {
  vastL_hook_set_verb(h, "GET", pending);
  vast_buffer_puts(&h->x->url, h->x->settings->server_url);
  vast_buffer_puts(&h->x->url, pending);
  return HOOK_DONE;
}

static lua_Integer integer_field(lua_State *L, int row, const char *name) {
  lua_getfield(L, row, name);
  lua_Integer value = lua_tointeger(L, -1);
  lua_pop(L, 1);
  return value;
}

/* The increase that waits for an answer; 0: there is none. */
static lua_Integer find(lua_State *L, int page, lua_Integer instance) {
  lua_Integer found = 0;
  lua_getfield(L, page, "pending_price_increases");
  int rows = lua_gettop(L);
  for (lua_Integer i = 1; !found && lua_istable(L, rows) && lua_geti(L, rows, i) == LUA_TTABLE; i++)
    if (integer_field(L, rows + 1, "contract_id") == instance)
      found = integer_field(L, rows + 1, "pending_price_increase_id");
    else lua_settop(L, rows);
  lua_settop(L, page);
  return found;
}

static enum hook_result price_result(struct hook_context *h) {
  lua_State *L = h->L;
  int page = lua_gettop(L);
  if (*h->step) return HOOK_DONE;
  lua_Integer instance = integer_field(L, h->args, "instance_id");
  lua_Integer id = lua_istable(L, page) ? find(L, page, instance) : 0;
  if (id == 0) {
    return vastL_hook_fail(h, VAST_NOT_FOUND, "no price increase is pending for instance %lld",
                           (long long)instance);
  }
  lua_pushinteger(L, id);
  lua_setfield(L, h->args, "pending_price_increase_id");
  *h->step = 1;
  return vastL_hook_send_row(h);
}

const struct vast_hooks vastL_hooks_price = {.request = price_request, .result = price_result};

/* --- copies ---------------------------------------------------------------------------- */

enum { DIGITS = 18 }; /* of an id: always fits an integer */

/* One pass: no empty segment, no NUL; "/" alone is fine. */
static bool is_path(const char *text, size_t len) {
  if (len == 0 || memchr(text, '\0', len)) return false;
  for (size_t i = 1; i < len; i++)
    if (text[i] == '/' && text[i - 1] == '/') return false;
  return true;
}

/* Digits with blanks around them; pushes the integer. */
static bool push_id(lua_State *L, const char *text, size_t len) {
  lua_Integer id = 0;
  while (len && isspace((unsigned char)*text)) text++, len--;
  while (len && isspace((unsigned char)text[len - 1])) len--;
  if (len == 0 || len > DIGITS) return false;
  for (size_t i = 0; i < len; i++) {
    if (!isdigit((unsigned char)text[i])) return false;
    id = id * 10 + (text[i] - '0');
  }
  lua_pushinteger(L, id);
  return true;
}

static void bad(struct hook_context *h, const char *name, const char *why) {
  lua_State *L = h->L;
  vastL_loop_raise(L, "bad argument '%s' to '%s' (%s)", name, h->op->name, why);
}

/* Pushes id and path of the place; a place on this machine has a null for its id. */
static void push_place(struct hook_context *h, const char *name, const char *text, size_t len) {
  lua_State *L = h->L;
  const char *colon = memchr(text, ':', len);
  size_t id = colon ? (size_t)(colon - text) : 0;
  if (colon == NULL && push_id(L, text, len)) {
    lua_pushliteral(L, "/");
    return;
  }
  if (colon && id == 0) bad(h, name, "there is no id before the colon");
  if (colon) lua_pushlstring(L, text, id);
  else lua_pushlightuserdata(L, NULL);
  const char *path = colon ? colon + 1 : text;
  len -= (size_t)(path - text);
  if (memchr(path, ':', len)) bad(h, name, "one colon expected, as in C.7:/path");
  if (!is_path(path, len)) bad(h, name, "its path is empty, or has an empty segment");
  lua_pushlstring(L, path, len);
}

/* Returns whether the place is on this machine. */
static bool take_place(struct hook_context *h, const char *name) {
  lua_State *L = h->L;
  size_t len;
  lua_getfield(L, h->args, name);
  const char *text = lua_tolstring(L, -1, &len);
  push_place(h, name, text, len);
  bool local = lua_islightuserdata(L, -2);
  lua_setfield(L, h->args, name[0] == 's' ? "src_path" : "dst_path");
  lua_setfield(L, h->args, name[0] == 's' ? "src_id" : "dst_id");
  lua_pop(L, 1);
  return local;
}

/* A place without an id goes another way: the answer says where to connect to. */
static enum hook_result copy_arguments(struct hook_context *h) {
  bool from = take_place(h, "src"), to = take_place(h, "dst");
  if (!from && !to) return HOOK_DEFAULT;
  vastL_hook_use_path(h, "/api/v0/commands/rsync/");
  return HOOK_DEFAULT;
}

const struct vast_hooks vastL_hooks_copy = {.arguments = copy_arguments};
