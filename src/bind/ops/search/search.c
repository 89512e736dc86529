/* bind/ops/search/search.c -- hooks of the searches for offers and volumes, and of lists with
** filters. The call keeps the query, so that the offers in the answer can be checked against it. */
#include "bind/call/hook.h"

#include "api/api.h"
#include "bind/runtime/buffer_box.h"
#include "bind/call/compose.h"
#include "bind/json/encode.h"
#include "bind/runtime/helpers.h"
#include "bind/runtime/raw.h"
#include "bind/ops/search/body.h"
#include "bind/ops/search/rows.h"

static const struct search_default offer_defaults[] = {
    {"verified", "true", VAST_EQ, false},
    {"external", "false", VAST_EQ, false},
    {"rentable", "true", VAST_EQ, false},
    {"rented", "false", VAST_EQ, true},
};

static const struct search_default volume_defaults[] = {
    {"verified", "true", VAST_EQ, false},
    {"external", "false", VAST_EQ, false},
    {"disk_space", "1", VAST_GTE, false},
};

static const struct search_kind kinds[] = {
    {&vast_offer_fields, offer_defaults, VAST_COUNT(offer_defaults), "storage", "5", "on-demand",
     false},
    {&vast_volume_fields, volume_defaults, VAST_COUNT(volume_defaults), "storage", "1", NULL,
     false},
    {&vast_network_volume_fields, volume_defaults, VAST_COUNT(volume_defaults), "storage", "1",
     NULL, false},
};

/* The kind that searches the fields of the row. */
static const struct search_kind *kind_of(const struct vast_op *op) {
  for (size_t i = 1; i < VAST_COUNT(kinds); i++)
    if (kinds[i].fields == op->where) return &kinds[i];
  return &kinds[0];
}

/* --- the request ------------------------------------------------------------ */

/* With { new = true } the row's newer route is used. */
static const struct vast_op *route_of(struct hook_context *h) {
  if (h->op->newer == NULL || !vastL_flag(h->L, h->args, "new")) return h->op;
  const struct vast_op *op = vast_op_find(h->op->newer);
  vastL_hook_set_verb(h, op->verb, op->path);
  return op;
}

static void put_body(struct hook_context *h, const struct vast_op *op, const struct vast_query *q,
                     enum search_form form) {
  lua_State *L = h->L;
  struct vast_json_writer w = {.out = &h->x->body};
  bool nested = strcmp(op->verb, "PUT") == 0;
  if (nested) {
    vast_json_begin(&w, '{');
    vast_json_raw(&w, "\"select_cols\":[\"*\"],\"q\":", 24);
    w.comma = false;
  }
  vastL_search_body(L, &w, kind_of(h->op), q, form, h->args);
  if (nested) vast_json_end(&w, '}');
}

static enum hook_result search_request(struct hook_context *h) {
  lua_State *L = h->L;
  const struct search_kind *kind = kind_of(h->op);
  enum search_form form = vastL_search_form(L, h->op, h->args);
  struct vast_query *q = vastL_search_query_push(L, kind->fields);
  if (!vastL_flag(L, h->args, "no_default")) vastL_search_add_defaults(L, q, kind, form);
  vastL_search_query_read(L, q, form, h->args);
  const struct vast_op *op = route_of(h);
  vastL_compose_url(L, op, h->args, h->x);
  put_body(h, op, q, form);
  if (form != SEARCH_TABLE) vastL_hook_keep(h);
  else lua_pop(L, 1);
  return HOOK_DONE;
}

/* --- the answer ------------------------------------------------------------- */

static enum hook_result search_result(struct hook_context *h) {
  lua_State *L = h->L;
  if (lua_istable(L, -1)) return HOOK_DONE;
  return vastL_hook_fail(h, VAST_DECODE, "the answer has no list of offers");
}

/* Called for each row as it is decoded, so that a long list does not block a frame. */
static enum hook_result search_row(struct hook_context *h) {
  lua_State *L = h->L;
  vastL_hook_push_kept(h);
  const struct vast_query *q = vastL_search_query_at(L, -1);
  lua_pop(L, 1); /* the call holds it */
  if (q && !vastL_search_row_fits(L, q, h->error)) return HOOK_FAILED;
  return kind_of(h->op)->type == NULL || vastL_search_row_finish(L, q) ? HOOK_DONE : HOOK_SKIP;
}

static enum hook_result search_row_columns(struct hook_context *h) {
  lua_State *L = h->L;
  vastL_hook_push_kept(h);
  const struct vast_query *q = vastL_search_query_at(L, -1);
  lua_pop(L, 1);
  vastL_search_row_columns(L, q);
  return HOOK_DONE;
}

const struct vast_hooks vastL_hooks_search = {.request = search_request,
                                              .row = search_row,
                                              .row_columns = search_row_columns,
                                              .result = search_result};

/* --- filters in a GET ------------------------------------------------------- */

/* Pushes `where` or a table as JSON text. A text is sent unchanged, as in the official SDK. */
static void push_filters(struct hook_context *h, enum search_form form) {
  lua_State *L = h->L;
  if (form == SEARCH_TEXT) {
    lua_getfield(L, h->args, "query");
    return;
  }
  struct vast_buffer *json = vastL_buffer_box_push(L, (size_t)16 << 20);
  struct vast_json_writer w = {.out = json};
  if (form == SEARCH_TABLE) {
    lua_getfield(L, h->args, "query");
    vastL_encode_value(L, -1, &w, ENCODE_OBJECT, "query");
  } else {
    struct vast_query *q = vastL_search_query_push(L, h->op->where);
    vastL_search_query_read(L, q, form, h->args);
    vast_json_begin(&w, '{');
    vast_query_write(q, &w);
    vast_json_end(&w, '}');
  }
  lua_pop(L, 1);
  vastL_memory_check(L, json);
  if (json->failed) luaL_error(L, "the query is too large");
  vastL_buffer_box_to_string(L);
}

/* { { col = "value", dir = "desc" }, … }. The service would ignore a misspelt column. */
static void check_columns(lua_State *L, const struct vast_op *op, int args) {
  struct vast_query_fault fault;
  size_t len;
  bool given = vastL_push_given(L, args, "order");
  for (lua_Integer i = 1; given && lua_rawgeti(L, -1, i) != LUA_TNIL; i++, lua_pop(L, 2)) {
    bool has_column = lua_istable(L, -1) && vastL_raw_field(L, -1, "col") == LUA_TSTRING;
    if (i > VAST_QUERY_ORDERS) vastL_loop_raise(L, "order: more than %d fields", VAST_QUERY_ORDERS);
    const char *name = has_column ? lua_tolstring(L, -1, &len) : NULL;
    if (name == NULL)
      vastL_loop_raise(L, "order takes columns: { { col = \"id\", dir = \"asc\" } }");
    if (!vast_order_check(op->where, name, len, &fault)) vastL_search_raise(L, "order", &fault);
  }
}

static enum hook_result filter_arguments(struct hook_context *h) {
  lua_State *L = h->L;
  enum search_form form = vastL_search_form(L, h->op, h->args);
  int top = lua_gettop(L);
  if (!vastL_flag(L, h->args, "allow_unknown")) check_columns(L, h->op, h->args);
  lua_settop(L, top);
  if (form == SEARCH_ALL) return HOOK_DEFAULT;
  push_filters(h, form);
  if (lua_rawlen(L, -1) > 0) lua_setfield(L, h->args, "select_filters");
  else lua_pop(L, 1);
  return HOOK_DEFAULT;
}

const struct vast_hooks vastL_hooks_filter = {.arguments = filter_arguments};
