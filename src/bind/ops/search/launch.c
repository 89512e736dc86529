/* bind/vastL_hooks_search_launch.c -- launch_instance: a search and a rental in one
** request. What is searched for is put together from the arguments; a query or
** `where` adds to them, and a table takes their place. */
#include "bind/call/hook.h"

#include "bind/call/call.h"
#include "bind/call/compose.h"
#include "bind/json/encode.h"
#include "bind/runtime/loop.h"
#include "bind/ops/search/body.h"

#include "core/query/regions.h"

static const struct search_default presets[] = {
    {"verified", "true", VAST_EQ, false},
    {"external", "false", VAST_EQ, false},
    {"rentable", "true", VAST_EQ, false},
    {"rented", "false", VAST_EQ, false},
};

static const struct search_kind kind = {"launch_instance",
                                        &vast_offer_fields,
                                        presets,
                                        VAST_COUNT(presets),
                                        "disk",
                                        "10",
                                        "on-demand",
                                        true};

/* --- arguments -------------------------------------------------------------- */

/* The words that the official command line makes of its flags. */
static const char *runtype_of(bool jupyter, bool direct) {
  if (jupyter) return direct ? "jupyter_direc ssh_direc ssh_proxy" : "jupyter_proxy ssh_proxy";
  return direct ? "ssh_direc ssh_proxy" : "ssh_proxy";
}

static void take_flags(lua_State *L, int args) {
  bool ssh = vastL_search_flag(L, args, "ssh"), jupyter = vastL_search_flag(L, args, "jupyter");
  bool direct = vastL_search_flag(L, args, "direct");
  if (!ssh && !jupyter && !direct) return;
  if (!ssh && !jupyter) vastL_loop_raise(L, "'launch_instance' takes direct with ssh or jupyter");
  if (vastL_search_given(L, args, "runtype"))
    vastL_loop_raise(L, "'launch_instance' takes runtype, or ssh and jupyter, not both");
  lua_pushstring(L, runtype_of(jupyter, direct));
  lua_setfield(L, args, "runtype");
}

/* An empty list of arguments is a list. */
static void mark_list(lua_State *L, int args) {
  if (!vastL_search_given(L, args, "args")) return;
  if (lua_istable(L, -1) && lua_rawlen(L, -1) == 0 && !vastL_encode_is_array(L, -1)) {
    lua_pushnil(L);
    if (lua_next(L, -2))
      vastL_loop_raise(L, "bad argument 'args' to 'launch_instance' (a list expected)");
    lua_newtable(L);
    luaL_setmetatable(L, "vastai.array");
    lua_setfield(L, args, "args");
  }
  lua_pop(L, 1);
}

static void need(lua_State *L, int args, const char *name) {
  if (!vastL_search_given(L, args, name))
    vastL_loop_raise(L, "missing argument '%s' to 'launch_instance' (or query, or where)", name);
  lua_pop(L, 1);
}

static bool launch_before(lua_State *L, struct call *c, int args) {
  if (vastL_search_form(L, c->op, args) == SEARCH_ALL) {
    need(L, args, "gpu_name");
    need(L, args, "num_gpus");
  }
  take_flags(L, args);
  mark_list(L, args);
  return true;
}

/* --- what is searched for --------------------------------------------------- */

static void add(lua_State *L, struct vast_query *q, const char *field, enum vast_compare compare,
                const char *value, size_t len) {
  struct vast_query_fault fault;
  if (!vast_query_word(q, field, compare, value, len, &fault))
    vastL_search_fail(L, q, "launch_instance", &fault);
}

static void add_argument(lua_State *L, struct vast_query *q, const char *name, int args) {
  size_t len;
  if (!vastL_search_given(L, args, name)) return;
  const char *text = lua_tolstring(L, -1, &len);
  add(L, q, name, VAST_EQ, text, len);
  lua_pop(L, 1);
}

/* A continent by name, or countries: "US, CA" or "[US, CA]". */
static void add_region(lua_State *L, struct vast_query *q, int args) {
  size_t len;
  if (!vastL_search_given(L, args, "region")) return;
  const char *text = lua_tolstring(L, -1, &len);
  const char *countries = vast_continent_countries(text, len);
  if (countries) text = countries, len = strlen(countries);
  if (len) add(L, q, "geolocation", VAST_IN, text, len);
  lua_pop(L, 1);
}

static void add_disk(lua_State *L, struct vast_query *q, int args) {
  size_t len;
  if (!vastL_search_given(L, args, "disk")) lua_pushinteger(L, 10);
  bool some = lua_tonumber(L, -1) != 0;
  const char *text = luaL_tolstring(L, -1, &len);
  if (some) add(L, q, "disk_space", VAST_GTE, text, len);
  lua_pop(L, 2);
}

static void gather(lua_State *L, struct vast_query *q, enum search_form form, int args) {
  vastL_search_presets(L, q, &kind, form);
  add_argument(L, q, "num_gpus", args);
  add_argument(L, q, "gpu_name", args);
  add_region(L, q, args);
  add_disk(L, q, args);
  vastL_search_query_read(L, q, form, args);
}

static bool launch_request(lua_State *L, struct call *c, int args) {
  enum search_form form = vastL_search_form(L, c->op, args);
  struct vast_query *q = vastL_search_query_push(L, kind.fields);
  if (form != SEARCH_TABLE) gather(L, q, form, args);
  else lua_pushboolean(L, 1), lua_setfield(L, args, "no_default");
  vastL_compose_url(L, c->op, args, &c->x);
  vastL_compose_body(L, c->op, args, &c->x);
  vast_buffer_cut(&c->x.body, c->x.body.len - 1); /* the brace: q goes inside */
  struct vast_json_writer w = {.out = &c->x.body, .comma = true};
  vast_json_name(&w, "q", 1);
  vastL_search_body(L, &w, &kind, q, form, args);
  vast_json_end(&w, '}');
  vastL_memory_check(L, &c->x.url);
  vastL_memory_check(L, &c->x.body);
  if (c->x.url.failed || c->x.body.failed)
    luaL_error(L, "the request of 'launch_instance' is too large");
  lua_pop(L, 1);
  return true;
}

const struct vast_hooks vastL_hooks_launch = {.before = launch_before, .request = launch_request};
