/* bind/ops/instances.c -- hooks of the instance methods: rows as the official SDK returns
** them, all pages as one list, lists of ids, price increases, and the places of a copy. */
#include "bind/call/hook.h"

#include <ctype.h>

#include "api/api.h"
#include "core/base/names.h"
#include "core/http/header.h"
#include "core/http/url.h"
#include "bind/call/compose.h"
#include "bind/call/value.h"
#include "bind/json/encode.h"
#include "bind/runtime/helpers.h"
#include "bind/runtime/raw.h"

/* --- rows ------------------------------------------------------------------------- */

/* duration: how long the instance has existed, not how long it was rented for. */
void vastL_instance_duration(lua_State *L, int row) {
  if (lua_getfield(L, row, "start_date") == LUA_TNUMBER) {
    vastL_set_number(L, row, "duration", vast_clock_wall() - lua_tonumber(L, -1));
  }
  lua_pop(L, 1);
}

/* extra_env: [["NAME", "value"], …] becomes { NAME = "value" }; of equal names the last counts. */
static void set_environment(lua_State *L, int row) {
  if (lua_getfield(L, row, "extra_env") != LUA_TTABLE ||
      lua_geti(L, -1, 1) != LUA_TTABLE) { /* empty, or an object */
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

static void complete_row(lua_State *L, int row) {
  vastL_instance_duration(L, row);
  set_environment(L, row);
}

/* --- blanks in rows of lists -------------------------------------------------------- */

/* Pushes the text on top without the blanks around it. False: it has none. */
static bool push_trimmed(lua_State *L) {
  size_t len;
  const char *text = lua_tolstring(L, -1, &len);
  struct vast_slice trimmed = vast_header_trim(text, len);
  if (trimmed.len == len) return false;
  lua_pushlstring(L, trimmed.bytes, trimmed.len);
  return true;
}

/* Trims all texts in the table, at any depth; the decoder limits it (VAST_JSON_DEPTH). */
static void trim_all(lua_State *L, int table) {
  luaL_checkstack(L, 6, "JSON nested too deeply");
  for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
    if (lua_type(L, -1) == LUA_TTABLE) trim_all(L, lua_gettop(L));
    else if (lua_type(L, -1) == LUA_TSTRING && push_trimmed(L)) {
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
  complete_row(L, lua_gettop(L));
  return HOOK_DONE;
}

const struct vast_hooks vastL_hooks_instance = {.result = instance_result};

/* --- all pages --------------------------------------------------------------------------- */

/* Pushes the value that is kept between pages: { rows = …, seen = { [token] = true } }. */
static void push_pages(struct hook_context *h) {
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

/* Appends the rows of a page. False: the page is not a list of objects. */
static bool add_rows(lua_State *L, int page_rows, int rows) {
  lua_Integer at = (lua_Integer)lua_rawlen(L, rows), i = 1;
  for (; lua_geti(L, page_rows, i) == LUA_TTABLE; i++) {
    int row = lua_gettop(L);
    trim_all(L, row);
    complete_row(L, row);
    lua_seti(L, rows, ++at);
  }
  bool all = lua_isnil(L, -1);
  lua_settop(L, rows);
  return all && (i > 1 || vastL_is_empty(L, page_rows)); /* else an object */
}

/* Prepares the request of the next page, whose token lies on top. */
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

/* The error object will hold the rows of the pages so far, as results. */
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
                  "request less, or raise max_pages; results holds the rows of the pages so far");
  return vastL_hook_fail(h, VAST_TOO_LARGE, "there are more than max_pages pages, %zu", most);
}

/* The page lies at `page`, the value kept at `kept`: requests the next page, or returns all
** rows. */
static enum hook_result after_page(struct hook_context *h, int page, int kept) {
  lua_State *L = h->L;
  lua_getfield(L, page, "next_token");
  size_t len = 0;
  if (lua_isstring(L, -1)) lua_tolstring(L, -1, &len); /* a number becomes text */
  if (len == 0) {
    lua_getfield(L, kept, "rows");
    return HOOK_DONE;
  }
  ++*h->step;
  if ((size_t)*h->step >= h->x->settings->max_pages) return too_many_pages(h);
  int token = lua_gettop(L), seen = token + 1;
  lua_getfield(L, kept, "seen");
  lua_pushvalue(L, token);
  if (lua_rawget(L, seen) != LUA_TNIL)
    return vastL_hook_fail(h, VAST_DECODE,
                           "the service repeated a page token: paging would not end");
  lua_pushvalue(L, token);
  lua_pushboolean(L, 1);
  lua_rawset(L, seen);
  lua_settop(L, token);
  return next_page(h);
}

/* vast:page: the result is the page, with completed rows. */
static enum hook_result complete_page(struct hook_context *h, int page) {
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
  if (vastL_hook_is_page(h)) return complete_page(h, page);
  push_pages(h);
  lua_getfield(L, page + 2, "rows");
  if (!add_rows(L, page + 1, page + 3))
    return vastL_hook_fail(h, VAST_DECODE, "the answer has no list of instances");
  enum hook_result outcome = after_page(h, page, page + 2);
  if (outcome == HOOK_FAILED) keep_rows(h);
  return outcome;
}

/* Rows of earlier pages are kept unless the task was cancelled. */
static enum hook_result instances_failure(struct hook_context *h) {
  if (!vastL_hook_is_page(h) && !vastL_hook_is_cancelled(h)) keep_rows(h);
  return HOOK_FAILED;
}

const struct vast_hooks vastL_hooks_instances = {
    .columns = "start_date extra_env", .result = instances_result, .failure = instances_failure};

/* --- one id or several -------------------------------------------------------------- */

/* Where `id` is a list, the call becomes one of the plural row (start_instances for
** start_instance). An empty list raises. */
static enum hook_result many_arguments(struct hook_context *h) {
  lua_State *L = h->L;
  if (lua_getfield(L, h->args, "id") == LUA_TTABLE) {
    vastL_hook_use_op(h, vast_op_find(h->op->plural));
    lua_setfield(L, h->args, "ids");
    vastL_clear(L, h->args, "id");
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

static const struct vast_param *query_param(const struct vast_op *op, const char *name) {
  for (size_t i = 0; i < op->param_count; i++)
    if (op->params[i].place == VAST_QUERY && strcmp(op->params[i].name, name) == 0)
      return &op->params[i];
  return NULL;
}

/* Raises where an unknown name is probably misspelt: the service would ignore it. Other unknown
** names are sent. */
static void check_name(lua_State *L, const struct vast_op *op, const char *name) {
  struct vast_nearest near;
  vast_nearest_start(&near, name);
  for (size_t i = 0; i < op->param_count; i++) vast_nearest_offer(&near, op->params[i].name);
  if (near.best)
    vastL_loop_raise(L, "unknown argument '%s' to '%s' (did you mean '%s'?)", name, op->name,
                     near.best);
}

/* Adds the entry whose key and value are on top: text unchanged, other values as JSON. */
static void put_entry(lua_State *L, struct vast_exchange *x) {
  size_t name_len, len;
  bool first = memchr(vast_buffer_text(&x->url), '?', x->url.len) == NULL;
  const char *name = lua_tolstring(L, -2, &name_len), *text;
  if (lua_type(L, -1) == LUA_TSTRING) {
    text = lua_tolstring(L, -1, &len);
  } else { /* scratch space: the body of a GET stays empty */
    struct vast_json_writer w = {.out = &x->body};
    vastL_encode_value(L, -1, &w, ENCODE_AUTO, name);
    text = vast_buffer_text(&x->body);
    len = x->body.len;
  }
  vast_url_query(&x->url, &first, name, name_len, text, len);
  vast_buffer_cut(&x->body, 0);
}

/* The value on top becomes an argument of the row. A page token that paging has set is kept. */
static void take_known(lua_State *L, const struct vast_op *op, int args,
                       const struct vast_param *p) {
  bool taken = lua_getfield(L, args, p->name) != LUA_TNIL;
  lua_pop(L, 1);
  if (taken && strcmp(p->name, op->token) != 0)
    vastL_loop_raise(L, "argument '%s' to '%s' is given twice", p->name, op->name);
  if (taken) return;
  lua_pushvalue(L, -1);
  vastL_value_check(L, op, p);
  lua_setfield(L, args, p->name);
}

/* Splits the table at `from` into arguments of the row and other names. It may hold a table
** `params`, whose entries are treated the same way; `depth` limits the recursion. */
static void split_params(lua_State *L, const struct vast_op *op, int args, int from, int rest,
                         int depth) {
  if (depth >= ENCODE_DEPTH)
    vastL_loop_raise(L, "bad argument 'params' to '%s' (params nested more than %d deep)", op->name,
                     ENCODE_DEPTH);
  luaL_checkstack(L, 6, "params nested too deeply");
  for (lua_pushnil(L); lua_next(L, from); lua_pop(L, 1)) {
    const char *name = vastL_raw_text(L, -2);
    if (name == NULL)
      vastL_loop_raise(L, "bad argument 'params' to '%s' (a table of names expected)", op->name);
    const struct vast_param *p = query_param(op, name);
    if (p) {
      take_known(L, op, args, p);
    } else if (strcmp(name, "params") == 0 && lua_istable(L, -1)) {
      split_params(L, op, args, lua_gettop(L), rest, depth + 1);
    } else {
      check_name(L, op, name);
      lua_pushvalue(L, -1);
      lua_setfield(L, rest, name);
    }
  }
}

/* Leaves in `params` the entries that are not arguments of the row. */
static enum hook_result queries_arguments(struct hook_context *h) {
  lua_State *L = h->L;
  if (lua_getfield(L, h->args, "params") == LUA_TTABLE) {
    int params = lua_gettop(L);
    lua_newtable(L);
    split_params(L, h->op, h->args, params, params + 1, 0);
    lua_setfield(L, h->args, "params");
  }
  lua_pop(L, 1);
  return HOOK_DEFAULT;
}

/* Arguments of the row first, then the entries of `params`. */
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

/* The pending increase of an instance is looked up first, then accepted or rejected by its id. */
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

/* The id of the pending increase of that instance; 0: there is none. */
static lua_Integer find_increase(lua_State *L, int page, lua_Integer instance) {
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
  lua_Integer id = lua_istable(L, page) ? find_increase(L, page, instance) : 0;
  if (id == 0)
    return vastL_hook_fail(h, VAST_NOT_FOUND, "no price increase is pending for instance %lld",
                           (long long)instance);
  vastL_set_integer(L, h->args, "pending_price_increase_id", id);
  *h->step = 1;
  return vastL_hook_send_row(h);
}

const struct vast_hooks vastL_hooks_price = {.request = price_request, .result = price_result};

/* --- copies ---------------------------------------------------------------------------- */

/* Places: "C.7:/path" (an instance), "V.5:/path" (a volume), "s3.101:/path" (a cloud
** connection), "local:path", "7:/path" (an instance, the old form), "7" (all of an instance),
** "/path" (the machine that runs the script). */

enum { DIGITS = 18 }; /* of an id: it fits an integer */

/* No empty segment and no NUL; "/" alone is allowed. */
static bool is_path(const char *text, size_t len) {
  if (len == 0 || memchr(text, '\0', len)) return false;
  for (size_t i = 1; i < len; i++)
    if (text[i] == '/' && text[i - 1] == '/') return false;
  return true;
}

/* Pushes the integer of digits with blanks around them. */
static bool push_id(lua_State *L, const char *text, size_t len) {
  lua_Integer id = 0;
  struct vast_slice digits = vast_header_trim(text, len);
  if (digits.len == 0 || digits.len > DIGITS) return false;
  for (size_t i = 0; i < digits.len; i++) {
    if (!isdigit((unsigned char)digits.bytes[i])) return false;
    id = id * 10 + (digits.bytes[i] - '0');
  }
  lua_pushinteger(L, id);
  return true;
}

static void refuse_place(struct hook_context *h, const char *name, const char *why) {
  lua_State *L = h->L;
  vastL_loop_raise(L, "bad argument '%s' to '%s' (%s)", name, h->op->name, why);
}

/* Pushes id and path of the place; the id of a place on the script's machine is null. */
static void push_place(struct hook_context *h, const char *name, const char *text, size_t len) {
  lua_State *L = h->L;
  const char *colon = memchr(text, ':', len);
  size_t id = colon ? (size_t)(colon - text) : 0;
  if (colon == NULL && push_id(L, text, len)) {
    lua_pushliteral(L, "/");
    return;
  }
  if (colon && id == 0) refuse_place(h, name, "there is no id before the colon");
  if (colon) lua_pushlstring(L, text, id);
  else lua_pushlightuserdata(L, NULL);
  const char *path = colon ? colon + 1 : text;
  len -= (size_t)(path - text);
  if (memchr(path, ':', len)) refuse_place(h, name, "one colon expected, as in C.7:/path");
  if (!is_path(path, len)) refuse_place(h, name, "its path is empty, or has an empty segment");
  lua_pushlstring(L, path, len);
}

/* Splits the argument into id and path. Returns whether the place is on the script's machine. */
static bool take_place(struct hook_context *h, const char *name, const char *id_name,
                       const char *path_name) {
  lua_State *L = h->L;
  size_t len;
  lua_getfield(L, h->args, name);
  const char *text = lua_tolstring(L, -1, &len);
  push_place(h, name, text, len);
  bool local = lua_islightuserdata(L, -2);
  lua_setfield(L, h->args, path_name);
  lua_setfield(L, h->args, id_name);
  lua_pop(L, 1);
  return local;
}

/* With a place on the script's machine another route is used: its answer holds the address to
** connect to. */
static enum hook_result copy_arguments(struct hook_context *h) {
  bool from = take_place(h, "src", "src_id", "src_path");
  bool to = take_place(h, "dst", "dst_id", "dst_path");
  if (from || to) vastL_hook_use_path(h, "/api/v0/commands/rsync/");
  return HOOK_DEFAULT;
}

const struct vast_hooks vastL_hooks_copy = {.arguments = copy_arguments};
