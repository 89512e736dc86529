/* bind/ops/search/launch.c -- hooks of launch_instance, a search and a rental in one request.
** The search is made from the arguments; a text query or `where` adds filters, a table replaces
** them. */
#include "bind/call/hook.h"

#include "bind/call/compose.h"
#include "bind/json/encode.h"
#include "bind/runtime/helpers.h"
#include "bind/runtime/loop.h"
#include "bind/runtime/names.h"
#include "bind/ops/search/body.h"

#include "core/query/regions.h"

static const struct search_default defaults[] = {
    {"verified", "true", VAST_EQ, false},
    {"external", "false", VAST_EQ, false},
    {"rentable", "true", VAST_EQ, false},
    {"rented", "false", VAST_EQ, false},
};

static const struct search_kind kind = {
    &vast_offer_fields, defaults, VAST_COUNT(defaults), "disk", "10", "on-demand", true};

/* --- arguments -------------------------------------------------------------- */

static void set_runtype(lua_State *L, const struct vast_op *op, int args) {
  bool ssh = vastL_flag(L, args, "ssh"), jupyter = vastL_flag(L, args, "jupyter");
  bool direct = vastL_flag(L, args, "direct");
  if (!ssh && !jupyter && !direct) return;
  if (!ssh && !jupyter) vastL_loop_raise(L, "'%s' takes direct with ssh or jupyter", op->name);
  if (vastL_given(L, args, "runtype"))
    vastL_loop_raise(L, "'%s' takes runtype, or ssh and jupyter, not both", op->name);
  vastL_set_string(L, args, "runtype", vastL_runtype(jupyter, direct));
}

/* args = {} is sent as an empty list. */
static void mark_list(lua_State *L, const struct vast_op *op, int args) {
  if (!vastL_push_given(L, args, "args")) return;
  if (lua_istable(L, -1) && lua_rawlen(L, -1) == 0 && !vastL_encode_is_array(L, -1)) {
    if (!vastL_is_empty(L, -1))
      vastL_loop_raise(L, "bad argument 'args' to '%s' (a list expected)", op->name);
    lua_newtable(L);
    luaL_setmetatable(L, VASTL_TYPE_ARRAY);
    lua_setfield(L, args, "args");
  }
  lua_pop(L, 1);
}

static void require(struct hook_context *h, const char *name) {
  if (!vastL_given(h->L, h->args, name))
    vastL_loop_raise(h->L, "missing argument '%s' to '%s' (or query, or where)", name, h->op->name);
}

static enum hook_result launch_arguments(struct hook_context *h) {
  lua_State *L = h->L;
  if (vastL_search_form(L, h->op, h->args) == SEARCH_ALL) {
    require(h, "gpu_name");
    require(h, "num_gpus");
  }
  set_runtype(L, h->op, h->args);
  mark_list(L, h->op, h->args);
  return HOOK_DEFAULT;
}

/* --- filters ---------------------------------------------------------------- */

static void add(struct hook_context *h, struct vast_query *q, const char *field,
                enum vast_compare compare, const char *value, size_t len) {
  struct vast_query_fault fault;
  if (!vast_query_word(q, field, compare, value, len, &fault))
    vastL_search_fail(h->L, q, h->op->name, &fault);
}

static void add_argument(struct hook_context *h, struct vast_query *q, const char *name) {
  lua_State *L = h->L;
  size_t len;
  if (!vastL_push_given(L, h->args, name)) return;
  const char *text = lua_tolstring(L, -1, &len);
  add(h, q, name, VAST_EQ, text, len);
  lua_pop(L, 1);
}

/* region is the name of a continent, or countries: "US, CA" or "[US, CA]". */
static void add_region(struct hook_context *h, struct vast_query *q) {
  lua_State *L = h->L;
  size_t len;
  if (!vastL_push_given(L, h->args, "region")) return;
  const char *text = lua_tolstring(L, -1, &len);
  const char *countries = vast_continent_countries(text, len);
  if (countries) {
    text = countries;
    len = strlen(countries);
  }
  if (len) add(h, q, "geolocation", VAST_IN, text, len);
  lua_pop(L, 1);
}

static void add_disk(struct hook_context *h, struct vast_query *q) {
  lua_State *L = h->L;
  size_t len;
  if (!vastL_push_given(L, h->args, "disk")) lua_pushinteger(L, 10);
  bool limited = lua_tonumber(L, -1) != 0;
  const char *text = luaL_tolstring(L, -1, &len);
  if (limited) add(h, q, "disk_space", VAST_GTE, text, len);
  lua_pop(L, 2);
}

static void add_filters(struct hook_context *h, struct vast_query *q, enum search_form form) {
  vastL_search_add_defaults(h->L, q, &kind, form);
  add_argument(h, q, "num_gpus");
  add_argument(h, q, "gpu_name");
  add_region(h, q);
  add_disk(h, q);
  vastL_search_query_read(h->L, q, form, h->args);
}

static enum hook_result launch_request(struct hook_context *h) {
  lua_State *L = h->L;
  enum search_form form = vastL_search_form(L, h->op, h->args);
  struct vast_query *q = vastL_search_query_push(L, kind.fields);
  if (form != SEARCH_TABLE) add_filters(h, q, form);
  else vastL_set_flag(L, h->args, "no_default", true);
  vastL_compose_url(L, h->op, h->args, h->x);
  vastL_compose_body(L, h->op, h->args, h->x);
  vast_buffer_cut(&h->x->body, h->x->body.len - 1); /* the closing brace: q is added before it */
  struct vast_json_writer w = {.out = &h->x->body, .comma = true};
  vast_json_name(&w, "q", 1);
  vastL_search_body(L, &w, &kind, q, form, h->args);
  vast_json_end(&w, '}');
  lua_pop(L, 1);
  return HOOK_DONE;
}

const struct vast_hooks vastL_hooks_launch = {.arguments = launch_arguments,
                                              .request = launch_request};
