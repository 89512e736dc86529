/* bind/ops/billing.c -- hooks of the billing methods: periods with their defaults, and the
** choice of rows. */
#include "bind/call/hook.h"

#include "core/base/clock.h"
#include "bind/runtime/helpers.h"
#include "bind/runtime/loop.h"
#include "bind/runtime/raw.h"

enum { DAY = 86400, WEEK = 7 * DAY, LIMIT = 100 };

/* The argument, if it is a number, else the default. */
static double number_or(lua_State *L, int args, const char *name, double other) {
  bool given = lua_getfield(L, args, name) == LUA_TNUMBER;
  double value = given ? lua_tonumber(L, -1) : other;
  lua_pop(L, 1);
  return value;
}

/* --- show_invoices -------------------------------------------------------------------- */

static enum hook_result invoices_arguments(struct hook_context *h) {
  lua_State *L = h->L;
  double now = vast_clock_wall();
  vastL_set_number(L, h->args, "start_date", number_or(L, h->args, "start_date", now - DAY));
  vastL_set_number(L, h->args, "end_date", number_or(L, h->args, "end_date", now));
  vastL_set_flag(L, h->args, "inc_charges", !vastL_flag(L, h->args, "only_credits"));
  return HOOK_DEFAULT;
}

/* Pushes a new list of the rows of that type. */
static void push_rows_of(lua_State *L, int rows, const char *type) {
  lua_Integer kept = 0;
  lua_newtable(L);
  for (lua_Integer i = 1; lua_geti(L, rows, i) == LUA_TTABLE; i++) {
    lua_getfield(L, -1, "type");
    const char *of = lua_tostring(L, -1);
    bool wanted = of && strcmp(of, type) == 0;
    lua_pop(L, 1);
    if (wanted) lua_rawseti(L, -2, ++kept);
    else lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

static enum hook_result invoices_result(struct hook_context *h) {
  lua_State *L = h->L;
  int answer = lua_gettop(L);
  if (!lua_istable(L, answer) || lua_getfield(L, answer, "invoices") != LUA_TTABLE)
    return vastL_hook_fail(h, VAST_DECODE, "the answer has no list of invoices");
  const char *type = vastL_flag(L, h->args, "only_charges")   ? "charge"
                     : vastL_flag(L, h->args, "only_credits") ? "payment"
                                                              : NULL;
  lua_createtable(L, 0, 2);
  if (type) push_rows_of(L, answer + 1, type);
  else lua_pushvalue(L, answer + 1);
  lua_setfield(L, -2, "invoices");
  lua_getfield(L, answer, "current");
  lua_setfield(L, -2, "current");
  return HOOK_DONE;
}

const struct vast_hooks vastL_hooks_invoices = {.arguments = invoices_arguments,
                                                .result = invoices_result};

/* --- show_earnings ----------------------------------------------------------------------- */

/* Sets the date in days since 1970, by default yesterday. */
static void set_day(lua_State *L, int args, const char *name) {
  int64_t yesterday = (int64_t)vast_clock_wall() / DAY - 1;
  double seconds = number_or(L, args, name, (double)(yesterday * DAY));
  vastL_set_number(L, args, name, seconds / DAY);
}

static enum hook_result earnings_arguments(struct hook_context *h) {
  lua_State *L = h->L;
  set_day(L, h->args, "start_date");
  set_day(L, h->args, "end_date");
  return HOOK_DEFAULT;
}

const struct vast_hooks vastL_hooks_earnings = {.arguments = earnings_arguments};

/* --- show_invoices_v1 ----------------------------------------------------------------------- */

struct word {
  const char *given, *sent;
};

static const struct word charge_types[] = {
    {"i", "instance"},    {"v", "volume"},
    {"s", "serverless"},  {"instance", "instance"},
    {"volume", "volume"}, {"serverless", "serverless"},
    {NULL, NULL},
};
static const struct word invoice_types[] = {
    {"transfers", "transfer"},
    {"stripe", "stripe_payments"},
    {"bitpay", "bitpay"},
    {"coinbase", "coinbase"},
    {"crypto.com", "crypto.com"},
    {"reserved", "instance_prepay"},
    {"payout_paypal", "paypal_manual"},
    {"payout_wise", "wise_manual"},
    {NULL, NULL},
};

/* The service's word for the word on top. Raises where there is none: the list was checked, but a
** finalizer may have changed it. */
static const char *translate(lua_State *L, const char *name, const struct word *words) {
  const char *text = vastL_raw_text(L, -1);
  while (text && words->given && strcmp(words->given, text) != 0) words++;
  if (text == NULL || words->sent == NULL)
    vastL_loop_raise(L, "bad argument '%s' (its entries changed during the call)", name);
  return words->sent;
}

/* Adds { column = { in = { … } } } for the argument, a list of words, to the filters on top. */
static void add_words(lua_State *L, int args, const char *name, const struct word *words,
                      const char *column) {
  int filters = lua_gettop(L), given = filters + 1, list = filters + 3;
  if (lua_getfield(L, args, name) == LUA_TTABLE && lua_rawlen(L, given) > 0) {
    lua_createtable(L, 0, 1);
    lua_newtable(L);
    for (lua_Integer i = 1; lua_rawgeti(L, given, i) != LUA_TNIL; i++) {
      lua_pushstring(L, translate(L, name, words));
      lua_rawseti(L, list, i);
      lua_pop(L, 1);
    }
    lua_settop(L, list);
    lua_setfield(L, -2, "in");
    lua_setfield(L, filters, column);
  }
  lua_settop(L, filters);
}

/* Pushes { gte = start, lte = end }, by default the last week. */
static void push_period(lua_State *L, int args) {
  double start = number_or(L, args, "start_date", -1), end = number_or(L, args, "end_date", -1);
  if (end < 0) end = start < 0 ? (double)(int64_t)vast_clock_wall() : start + WEEK;
  if (start < 0) start = end - WEEK;
  lua_createtable(L, 0, 2);
  vastL_set_number(L, -1, "gte", start);
  vastL_set_number(L, -1, "lte", end);
}

/* Charges have another route and a format. */
static void use_charges(struct hook_context *h) {
  vastL_hook_use_path(h, "/api/v0/charges/");
  bool has_format = lua_getfield(h->L, h->args, "format") != LUA_TNIL;
  lua_pop(h->L, 1);
  if (!has_format) vastL_set_string(h->L, h->args, "format", "table");
}

static enum hook_result invoices_v1_arguments(struct hook_context *h) {
  lua_State *L = h->L;
  bool charges = vastL_flag(L, h->args, "charges");
  lua_createtable(L, 0, 2);
  push_period(L, h->args);
  lua_setfield(L, -2, charges ? "day" : "when");
  if (charges) add_words(L, h->args, "charge_type", charge_types, "type");
  else add_words(L, h->args, "invoice_type", invoice_types, "service");
  lua_setfield(L, h->args, "select_filters");
  double limit = number_or(L, h->args, "limit", 20);
  vastL_set_integer(L, h->args, "limit", limit < LIMIT ? (lua_Integer)limit : LIMIT);
  if (charges) use_charges(h);
  else vastL_clear(L, h->args, "format");
  return HOOK_DEFAULT;
}

const struct vast_hooks vastL_hooks_invoices_v1 = {.arguments = invoices_v1_arguments};
