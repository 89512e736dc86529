/* bind/vastL_hooks_billing.c -- the shapes of the billing methods: periods of time with
** their defaults, and which rows of an answer are wanted. */
#include "bind/call/hook.h"

#include "core/base/clock.h"
#include "bind/call/call.h"
#include "bind/runtime/loop.h"
#include "bind/runtime/raw.h"

enum { DAY = 86400, WEEK = 7 * DAY, LIMIT = 100 };

/* --- small things ------------------------------------------------------------------ */

/* The number, if it is given, else the other. */
static double number_or(lua_State *L, int args, const char *name, double other) {
  bool given = lua_getfield(L, args, name) == LUA_TNUMBER;
  double value = given ? lua_tonumber(L, -1) : other;
  lua_pop(L, 1);
  return value;
}

static bool flag(lua_State *L, int args, const char *name) {
  lua_getfield(L, args, name);
  bool value = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return value;
}

static void set_number(lua_State *L, int args, const char *name, double value) {
  lua_pushnumber(L, value);
  lua_setfield(L, args, name);
}

/* --- show_invoices -------------------------------------------------------------------- */

static bool invoices_before(lua_State *L, struct call *c, int args) {
  (void)c;
  double now = vast_clock_wall();
  set_number(L, args, "start_date", number_or(L, args, "start_date", now - DAY));
  set_number(L, args, "end_date", number_or(L, args, "end_date", now));
  lua_pushboolean(L, !flag(L, args, "only_credits"));
  lua_setfield(L, args, "inc_charges");
  return true;
}

/* Pushes a new list of those rows that are of that type. */
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

static enum hook_result invoices_after(lua_State *L, struct call *c, int self) {
  int answer = lua_gettop(L);
  if (!lua_istable(L, answer) || lua_getfield(L, answer, "invoices") != LUA_TTABLE) {
    vast_error_set(&c->x.error, VAST_DECODE, "the answer has no list of invoices");
    return HOOK_FAILED;
  }
  lua_getiuservalue(L, self, CALL_ARGS);
  const char *type = flag(L, answer + 2, "only_charges")   ? "charge"
                     : flag(L, answer + 2, "only_credits") ? "payment"
                                                           : NULL;
  lua_createtable(L, 0, 2);
  if (type) push_rows_of(L, answer + 1, type);
  else lua_pushvalue(L, answer + 1);
  lua_setfield(L, -2, "invoices");
  lua_getfield(L, answer, "current");
  lua_setfield(L, -2, "current");
  return HOOK_DONE;
}

const struct vast_hooks vastL_hooks_invoices = {.before = invoices_before, .after = invoices_after};

/* --- show_earnings ----------------------------------------------------------------------- */

/* Days since 1970; yesterday where none is given. Whole ones are sent as integers. */
static void set_day(lua_State *L, int args, const char *name) {
  int64_t yesterday = (int64_t)vast_clock_wall() / DAY - 1;
  double seconds = number_or(L, args, name, (double)(yesterday * DAY));
  set_number(L, args, name, seconds / DAY);
}

static bool earnings_before(lua_State *L, struct call *c, int args) {
  (void)c;
  set_day(L, args, "start_date");
  set_day(L, args, "end_date");
  return true;
}

const struct vast_hooks vastL_hooks_earnings = {.before = earnings_before};

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

/* The service's word for the one at the top, which the row allowed: a finalizer may
** have changed the list since. */
static const char *translate(lua_State *L, const char *name, const struct word *words) {
  const char *text = vastL_raw_text(L, -1);
  while (text && words->given && strcmp(words->given, text) != 0) words++;
  if (text == NULL || words->sent == NULL)
    vastL_loop_raise(L, "bad argument '%s' (its entries changed during the call)", name);
  return words->sent;
}

/* Into the filters at the top: { column = { in = { … } } } for the words given. */
static void add_words(lua_State *L, int args, const char *name, const struct word *words,
                      const char *column) {
  if (lua_getfield(L, args, name) != LUA_TTABLE || lua_rawlen(L, -1) == 0) {
    lua_pop(L, 1);
    return;
  }
  lua_createtable(L, 0, 1);
  lua_newtable(L);
  for (lua_Integer i = 1; lua_rawgeti(L, -3, i) != LUA_TNIL; i++) {
    lua_pushstring(L, translate(L, name, words));
    lua_rawseti(L, -3, i);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  lua_setfield(L, -2, "in");
  lua_setfield(L, -3, column);
  lua_pop(L, 1);
}

/* Pushes { gte = start, lte = end }: the last week where neither is given. */
static void push_period(lua_State *L, int args) {
  double start = number_or(L, args, "start_date", -1), end = number_or(L, args, "end_date", -1);
  if (end < 0) end = start < 0 ? (double)(int64_t)vast_clock_wall() : start + WEEK;
  if (start < 0) start = end - WEEK;
  lua_createtable(L, 0, 2);
  set_number(L, lua_gettop(L), "gte", start);
  set_number(L, lua_gettop(L), "lte", end);
}

/* Charges have a route, a column of time and a format of their own. */
static void ask_for_charges(lua_State *L, struct call *c, int args) {
  c->own = *c->op;
  c->own.path = "/api/v0/charges/";
  c->op = &c->own;
  if (lua_getfield(L, args, "format") != LUA_TNIL) return;
  lua_pushliteral(L, "table");
  lua_setfield(L, args, "format");
}

static bool invoices_v1_before(lua_State *L, struct call *c, int args) {
  bool charges = flag(L, args, "charges");
  lua_createtable(L, 0, 2);
  push_period(L, args);
  lua_setfield(L, -2, charges ? "day" : "when");
  if (charges) add_words(L, args, "charge_type", charge_types, "type");
  else add_words(L, args, "invoice_type", invoice_types, "service");
  lua_setfield(L, args, "select_filters");
  double limit = number_or(L, args, "limit", 20);
  lua_pushinteger(L, limit < LIMIT ? (lua_Integer)limit : LIMIT);
  lua_setfield(L, args, "limit");
  lua_pushnil(L);
  if (charges) ask_for_charges(L, c, args);
  else lua_setfield(L, args, "format");
  return true;
}

const struct vast_hooks vastL_hooks_invoices_v1 = {.before = invoices_v1_before};
