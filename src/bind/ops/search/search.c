/* bind/vastL_hooks_search.c -- searching for offers and volumes, and filters of the
** lists that a GET asks for. The query is kept with the call, so that the offers
** that come back can be checked against it. */
#include "bind/call/hook.h"

#include "api/api.h"
#include "core/http/pace.h"
#include "bind/runtime/buffer_box.h"
#include "bind/call/call.h"
#include "bind/call/compose.h"
#include "bind/json/encode.h"
#include "bind/runtime/raw.h"
#include "bind/ops/search/body.h"
#include "bind/ops/search/rows.h"

static const struct search_default offer_presets[] = {
    {"verified", "true", VAST_EQ, false},
    {"external", "false", VAST_EQ, false},
    {"rentable", "true", VAST_EQ, false},
    {"rented", "false", VAST_EQ, true},
};

static const struct search_default volume_presets[] = {
    {"verified", "true", VAST_EQ, false},
    {"external", "false", VAST_EQ, false},
    {"disk_space", "1", VAST_GTE, false},
};

static const struct search_kind kinds[] = {
    {"search_offers", &vast_offer_fields, offer_presets, VAST_COUNT(offer_presets), "storage", "5",
     "on-demand", false},
    {"search_offers_new", &vast_offer_fields, offer_presets, VAST_COUNT(offer_presets), "storage",
     "5", "on-demand", false},
    {"search_volumes", &vast_volume_fields, volume_presets, VAST_COUNT(volume_presets), "storage",
     "1", NULL, false},
    {"search_network_volumes", &vast_network_volume_fields, volume_presets,
     VAST_COUNT(volume_presets), "storage", "1", NULL, false},
};

static const struct search_kind *kind_of(const struct vast_op *op) {
  for (size_t i = 1; i < VAST_COUNT(kinds); i++)
    if (strcmp(kinds[i].method, op->name) == 0) return &kinds[i];
  return &kinds[0];
}

/* --- the request ------------------------------------------------------------ */

/* Where the call itself lies on the stack. */
static int index_of(lua_State *L, const struct call *c) {
  int idx = lua_gettop(L);
  while (idx > 1 && lua_touserdata(L, idx) != c) idx--;
  return idx;
}

/* search_offers { new = true } takes the other route. */
static const struct vast_op *route_of(lua_State *L, struct call *c, int args) {
  if (!vastL_search_flag(L, args, "new")) return c->op;
  const struct vast_op *op = vast_op_find("search_offers_new");
  c->x.verb = op->verb;
  c->x.route = vast_pace_route(op->verb, op->path);
  return op;
}

static void put_body(lua_State *L, struct call *c, const struct vast_op *op,
                     const struct vast_query *q, enum search_form form, int args) {
  struct vast_json_writer w = {.out = &c->x.body};
  bool nested = strcmp(op->verb, "PUT") == 0;
  if (nested) {
    vast_json_begin(&w, '{');
    vast_json_raw(&w, "\"select_cols\":[\"*\"],\"q\":", 24);
    w.comma = false;
  }
  vastL_search_body(L, &w, kind_of(c->op), q, form, args);
  if (nested) vast_json_end(&w, '}');
  vastL_memory_check(L, &c->x.url);
  vastL_memory_check(L, &c->x.body);
  if (c->x.url.failed || c->x.body.failed)
    luaL_error(L, "the request of '%s' is too large", op->name);
}

static bool search_request(lua_State *L, struct call *c, int args) {
  const struct search_kind *kind = kind_of(c->op);
  int self = index_of(L, c);
  enum search_form form = vastL_search_form(L, c->op, args);
  struct vast_query *q = vastL_search_query_push(L, kind->fields);
  if (!vastL_search_flag(L, args, "no_default")) vastL_search_presets(L, q, kind, form);
  vastL_search_query_read(L, q, form, args);
  const struct vast_op *op = route_of(L, c, args);
  vastL_compose_url(L, op, args, &c->x);
  put_body(L, c, op, q, form, args);
  if (form != SEARCH_TABLE) lua_setiuservalue(L, self, CALL_KEPT);
  else lua_pop(L, 1);
  return true;
}

/* --- the answer ------------------------------------------------------------- */

static enum hook_result search_after(lua_State *L, struct call *c, int self) {
  (void)self;
  int rows = lua_gettop(L);
  if (!lua_istable(L, rows)) {
    vast_error_set(&c->x.error, VAST_DECODE, "the answer has no list of offers");
    return HOOK_FAILED;
  }
  return HOOK_DONE;
}

/* One by one as they are decoded: thousands of them would hold up a frame. */
static enum hook_result search_row(lua_State *L, struct call *c, int self) {
  lua_getiuservalue(L, self, CALL_KEPT);
  const struct vast_query *q = vastL_search_query_at(L, -1);
  lua_pop(L, 1); /* the call keeps it */
  if (q && !vastL_search_row_fits(L, q, &c->row_error)) return HOOK_FAILED;
  return kind_of(c->op)->type == NULL || vastL_search_row_finish(L, q) ? HOOK_DONE : HOOK_DEFAULT;
}

static void search_reads(lua_State *L, struct call *c, int self) {
  lua_getiuservalue(L, self, CALL_KEPT);
  const struct vast_query *q = vastL_search_query_at(L, -1);
  lua_pop(L, 1);
  vastL_search_row_reads(L, q);
  (void)c;
}

const struct vast_hooks vastL_hooks_search = {
    .request = search_request, .row = search_row, .reads = search_reads, .after = search_after};

/* --- filters in a GET ------------------------------------------------------- */

/* Pushes `where`, or a table, as JSON text; a text stays as it is, for the service
** to read: that is what the official SDK sends. */
static void push_filters(lua_State *L, struct call *c, enum search_form form, int args) {
  if (form == SEARCH_TEXT) {
    lua_getfield(L, args, "query");
    return;
  }
  struct vast_buffer *json = vastL_buffer_box_push(L, (size_t)16 << 20);
  struct vast_json_writer w = {.out = json};
  if (form == SEARCH_TABLE) {
    lua_getfield(L, args, "query");
    vastL_encode_value(L, -1, &w, ENCODE_OBJECT, "query");
  } else {
    struct vast_query *q = vastL_search_query_push(L, c->op->where);
    vastL_search_query_read(L, q, form, args);
    vast_json_begin(&w, '{');
    vast_query_write(q, &w);
    vast_json_end(&w, '}');
  }
  lua_pop(L, 1);
  vastL_memory_check(L, json);
  if (json->failed) luaL_error(L, "the query is too large");
  vastL_buffer_box_to_string(L);
}

/* { { col = "value", dir = "desc" }, … }: a misspelt column would be passed over. */
static void check_columns(lua_State *L, const struct vast_op *op, int args) {
  struct vast_query_fault fault;
  size_t len;
  bool given = vastL_search_given(L, args, "order");
  for (lua_Integer i = 1; given && lua_rawgeti(L, -1, i) != LUA_TNIL; i++, lua_pop(L, 2)) {
    int column = lua_istable(L, -1) ? vastL_raw_field(L, -1, "col") : (lua_pushnil(L), LUA_TNIL);
    if (i > VAST_QUERY_ORDERS) vastL_loop_raise(L, "order: more than %d fields", VAST_QUERY_ORDERS);
    const char *name = column == LUA_TSTRING ? lua_tolstring(L, -1, &len) : NULL;
    if (name == NULL)
      vastL_loop_raise(L, "order takes columns: { { col = \"id\", dir = \"asc\" } }");
    if (!vast_order_check(op->where, name, len, &fault)) vastL_search_raise(L, "order", &fault);
  }
}

static bool filter_before(lua_State *L, struct call *c, int args) {
  enum search_form form = vastL_search_form(L, c->op, args);
  int self = lua_gettop(L);
  if (!vastL_search_flag(L, args, "allow_unknown")) check_columns(L, c->op, args);
  lua_settop(L, self);
  if (form == SEARCH_ALL) return true;
  push_filters(L, c, form, args);
  if (lua_rawlen(L, -1) > 0) lua_setfield(L, args, "select_filters");
  else lua_pop(L, 1);
  return true;
}

const struct vast_hooks vastL_hooks_filter = {.before = filter_before};
